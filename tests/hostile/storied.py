"""Pictures with a story of several signers: each manifest with its own tree, time-stamps, answers about revocation."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from cbor2 import dumps

from tests.hostile.handmade import CREATED, HEAD, TAIL, Made, ingredient, label
from tests.hostile.stamped import Odd, Stamping, cose
from tests.media import forge
from tests.record.boxes import assertion, box, hashed_uri, store, superbox
from tests.trust.authority import Tree

STATUS = "c2pa.certificate-status"
_INGREDIENT = "c2pa.ingredient.v3"


class Chapter(NamedTuple):
    """One manifest of a story.

    Attributes:
        signer: its leaf signs.
        stampings: time-stamps.
        stapled: answers in the signature.
        status: what its certificate-status assertion holds; None where there is none.
        unlisted: the claim does not name that assertion.
        bent: the claim states another hash of it.
        relationship: to the chapter before; empty for a chapter that nothing leads from.
        update: it is an update manifest, without a hash of the content.
    """

    signer: Tree
    stampings: tuple[Stamping, ...] = ()
    stapled: tuple[bytes, ...] = ()
    status: object = None
    unlisted: bool = False
    bent: bool = False
    relationship: str = "parentOf"
    update: bool = False


def answers(*values: bytes) -> dict[str, object]:
    """Return what a certificate-status assertion holds (C2PA 2.2 §18)."""
    return {"ocspVals": list(values)}


def storied(*chapters: Chapter) -> bytes:
    """Return a PNG with these manifests, the last of them active, each made from the one before."""
    before: list[Made] = []
    for number, chapter in enumerate(chapters[:-1]):
        before.append(_made(number, chapter, before, (bytes(32), 0)))
    bound, chunk = (bytes(32), 0), b""
    for _ in range(5):  # the length of the record stands in the record
        active = _made(len(before), chapters[-1], before, bound)
        chunk = forge.chunk(b"caBX", store(*(made.box for made in before), active.box))
        if bound[1] == len(chunk):
            break
        bound = hashlib.sha256(HEAD + TAIL).digest(), len(chunk)
    return HEAD + chunk + TAIL


def _made(number: int, chapter: Chapter, before: list[Made], bound: tuple[bytes, int]) -> Made:
    own = label(number)
    linked = bool(before and chapter.relationship)
    parts: list[tuple[str, object]] = []
    if linked:
        parts.append((_INGREDIENT, ingredient(before[-1], chapter.relationship)))
    if not chapter.update:
        parts.append(("c2pa.actions.v2", _actions(chapter, parts)))
    if not chapter.update:
        exclusions = [{"start": len(HEAD), "length": bound[1]}]
        hashed = {"exclusions": exclusions, "alg": "sha256", "hash": bound[0], "pad": b"", "name": "jumbf manifest"}
        parts.append(("c2pa.hash.data", hashed))
    if chapter.status is not None:
        parts.append((STATUS, chapter.status))
    made = [(name, assertion(name.encode(), value)) for name, value in parts]
    listed = [
        hashed_uri(part, f"self#jumbf=c2pa.assertions/{name}") | ({"hash": bytes(32)} if _bent(name, chapter) else {})
        for name, part in made
        if not (name == STATUS and chapter.unlisted)
    ]
    claim = dumps(
        {
            "instanceID": f"xmp:iid:{number}",
            "claim_generator_info": {"name": "Acme"},
            "signature": f"self#jumbf=/c2pa/{own}/c2pa.signature",
            "created_assertions": listed,
            "alg": "sha256",
        }
    )
    odd = Odd(stapled=chapter.stapled)
    signature = superbox(b"c2cs", b"c2pa.signature", box(b"cbor", cose(chapter.signer, claim, chapter.stampings, odd)))
    whole = superbox(
        b"c2um" if chapter.update else b"c2ma",
        own.encode(),
        superbox(b"c2as", b"c2pa.assertions", *(part for _, part in made)),
        superbox(b"c2cl", b"c2pa.claim.v2", box(b"cbor", claim)),
        signature,
    )
    return Made(own, whole, signature)


def _actions(chapter: Chapter, used: list[tuple[str, object]]) -> Mapping[str, object]:
    if not used:
        return CREATED
    place = hashed_uri(assertion(_INGREDIENT.encode(), used[0][1]), f"self#jumbf=c2pa.assertions/{_INGREDIENT}")
    if chapter.relationship == "parentOf":
        return {"actions": [{"action": "c2pa.opened", "parameters": {"ingredients": [place]}}]}
    placed = {"action": "c2pa.placed", "parameters": {"ingredients": [place]}}
    return {"actions": [*CREATED["actions"], placed]}


def _bent(name: str, chapter: Chapter) -> bool:
    return name == STATUS and chapter.bent
