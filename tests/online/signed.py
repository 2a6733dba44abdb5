"""Pictures signed on the spot: by a signer whose certificate names a responder, and with the record kept elsewhere."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tests.online.authority import NOW, Told, answer, signer_under
from tests.samples import kit, media, pictures
from tests.samples.authority import Algorithm, Leaf
from tests.trust.authority import Party, issue
from verify import Anchors, Policy

AGENT = kit.Agent("Acme Camera 7", "1.4")
RESPONDER = "http://ocsp.example"


class Camera(NamedTuple):
    """A signer, its issuer and its root, the last being on the user's own list."""

    root: Party
    issuer: Party
    leaf: Party

    @property
    def signing(self) -> Leaf:
        chain = (self.leaf.certificate, self.issuer.certificate)
        return Leaf(Algorithm.ES256, self.leaf.key, chain, self.root.certificate)

    @property
    def policy(self) -> Policy:
        own = Anchors("acme", self.root.pem)
        return Policy(anchors=(own,), default_trust=False, at=NOW, online=True, clock=lambda: NOW)

    def told(self, told: Told, by: Party | None = None) -> bytes:
        return answer(self.leaf, self.issuer, by or self.issuer, told)


def camera(responder: str = RESPONDER) -> Camera:
    """Draw new keys."""
    root = issue("Acme Root")
    issuer = issue("Acme Issuing", root)
    return Camera(root, issuer, signer_under(issuer, responder))


@cache
def picture() -> bytes:
    return media.still(pictures.landscape())


def definition() -> dict[str, object]:
    return kit.manifest("photo.jpg", AGENT, [kit.action("c2pa.created", source_type=kit.CAPTURED, agent=AGENT)])


def signed(by: Camera) -> bytes:
    """Return a picture with its record in it."""
    return kit.sign(picture(), "image/jpeg", definition(), by.signing)


def signed_elsewhere(by: Camera, url: str) -> tuple[bytes, bytes]:
    """Return a picture that only names the address of its record, and the record."""
    return kit.sign_remote(picture(), "image/jpeg", definition(), by.signing, url)
