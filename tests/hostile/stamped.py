"""Signed pictures in which every certificate and every time-stamp is the test's own, and the lists that know them.

The engine's builder refuses to sign with certificates that no honest signer has, and it takes time-stamps from the
network alone; so signature and token are put together here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from cbor2 import CBORTag, dumps
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from tests.media import forge
from tests.record import boxes
from tests.record.keys import (
    CONTENT_TYPE,
    ECDSA_SHA256,
    MESSAGE_DIGEST,
    SIGNED_DATA,
    SIGNING_CERTIFICATE,
    TST_INFO,
    algorithm,
    der,
    oid,
)
from tests.samples import kit, media
from tests.trust.authority import NOW, Party, Tree
from verify.examine.local import LocalExaminer
from verify.judge.evidence import Evidence
from verify.judge.verdict import Verdict, judge
from verify.policy import Limits
from verify.trust.lists import TrustList
from verify.trust.load import engine_lists
from verify.weigh import Means, weigh

LABEL = "urn:c2pa:0f3a51c6-3b6e-4c0a-8f43-6d1c3f7f9e21"
_URL = f"self#jumbf=/c2pa/{LABEL}"

_HEADER_BYTES = 40_000
"""Padding brings the header outside the signature to one size, so that a token may be taken out or put in."""


class Stamping(NamedTuple):
    """A time-stamp to be made.

    Attributes:
        by: the authority's tree; its leaf stamps.
        time: what it says.
        generation: 1 stamps the claim, 2 the signature (C2PA 2.2 §10.3.2.5).
    """

    by: Tree
    time: datetime = NOW
    generation: int = 2


class Odd(NamedTuple):
    """What may be out of the ordinary in a signature.

    Attributes:
        chain: the certificates that it brings, if not the tree's own.
        payload: what it carries inside, where a signature of this kind carries nothing (C2PA 2.2 §13.2).
        old: the claim is one of version 1.
        stapled: answers about revocation that stand outside what is signed.
        when: the time of the action that made the picture.
        media: the picture to be signed, a JPEG, if not the usual one.
    """

    chain: tuple[bytes, ...] = ()
    payload: bytes | None = None
    old: bool = False
    stapled: tuple[bytes, ...] = ()
    when: str = ""
    media: bytes = b""


PLAIN = Odd()


def picture(signer: Tree, *stampings: Stamping, source_type: str = kit.CAPTURED, odd: Odd = PLAIN) -> bytes:
    """Return a JPEG signed by the leaf of a tree.

    Args:
        signer: its leaf signs; the chain without the root goes into the file.
        stampings: time-stamps, in the order in which they stand in the header.
        source_type: what the record declares of the picture.
        odd: what is out of the ordinary.
    """
    plain = odd.media or media.media("image/jpeg")
    size = 0
    for _ in range(4):
        store = _store(signer, stampings, source_type, odd, (hashlib.sha256(plain).digest(), size))
        segments = forge.app11(store, 1, 1)
        if len(segments) == size:
            return plain[:2] + segments + plain[2:]
        size = len(segments)
    raise AssertionError("the size does not settle")


def _store(
    signer: Tree,
    stampings: tuple[Stamping, ...],
    source_type: str,
    odd: Odd,
    bound: tuple[bytes, int],
) -> bytes:
    dated = {"when": odd.when} if odd.when else {}
    actions = {"actions": [{"action": "c2pa.created", "digitalSourceType": source_type, **dated}]}
    digest, size = bound
    binding = {
        "exclusions": [{"start": 2, "length": size or 60_000}],
        "name": "jumbf manifest",
        "alg": "sha256",
        "hash": digest,
        "pad": b"",
    }
    parts = [(label, boxes.assertion(label.encode(), value)) for label, value in _named(binding, actions)]
    listed = [boxes.hashed_uri(part, f"self#jumbf=c2pa.assertions/{label}") for label, part in parts]
    claim = dumps(_claim(listed, old=odd.old))
    return boxes.store(
        boxes.superbox(
            b"c2ma",
            LABEL.encode(),
            boxes.superbox(b"c2as", b"c2pa.assertions", *(part for _, part in parts)),
            boxes.superbox(b"c2cl", b"c2pa.claim" if odd.old else b"c2pa.claim.v2", boxes.box(b"cbor", claim)),
            boxes.superbox(b"c2cs", b"c2pa.signature", boxes.box(b"cbor", cose(signer, claim, stampings, odd))),
        )
    )


def _claim(listed: list[dict[str, object]], *, old: bool) -> dict[str, object]:
    shared = {"instanceID": "xmp:iid:1", "signature": f"{_URL}/c2pa.signature", "alg": "sha256"}
    if old:
        return {**shared, "claim_generator": "Acme/1", "dc:format": "image/jpeg", "assertions": listed}
    return {**shared, "claim_generator_info": {"name": "Acme"}, "created_assertions": listed}


def _named(binding: Mapping[str, object], actions: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    return (("c2pa.hash.data", binding), ("c2pa.actions.v2", actions))


def cose(signer: Tree, claim: bytes, stampings: tuple[Stamping, ...], odd: Odd) -> bytes:
    """Return the signature of a claim, its header outside what is signed always of one size."""
    protected = dumps({1: -7, 33: list(odd.chain or signer.chain)})
    signature = _sign(signer.leaf, dumps(["Signature1", protected, b"", claim]))
    r, s = utils.decode_dss_signature(signature)
    raw = r.to_bytes(32) + s.to_bytes(32)
    tokens: dict[str, list[dict[str, bytes]]] = {}
    for stamping in stampings:
        payload = claim if stamping.generation == 1 else dumps(raw)
        token = time_stamp(dumps(["CounterSignature", protected, b"", payload]), stamping)
        tokens.setdefault("sigTst" if stamping.generation == 1 else "sigTst2", []).append({"val": token})
    header: dict[str, object] = {label: {"tstTokens": found} for label, found in tokens.items()}
    if odd.stapled:
        header["rVals"] = {"ocspVals": list(odd.stapled)}
    padding = bytes(_HEADER_BYTES - len(dumps({**header, "pad": bytes(300)})) + 300)
    return dumps(CBORTag(18, [protected, {**header, "pad": padding}, odd.payload, raw]))


def time_stamp(message: bytes, stamping: Stamping) -> bytes:
    """Return a time-stamp token (RFC 3161 §2.4.2) by the leaf of a tree, which brings its chain without the root."""
    party = stamping.by.leaf
    written = stamping.time.astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode()
    imprint = der(0x30, algorithm("sha256"), der(0x04, hashlib.sha256(message).digest()))
    info = der(0x30, b"\x02\x01\x01", oid("1.3.6.1.4.1.99.1"), imprint, b"\x02\x01\x2a", der(0x18, written))
    means = der(0x30, der(0x30, der(0x30, der(0x04, hashlib.sha256(party.der).digest()))))
    attributes = b"".join(
        der(0x30, label, der(0x31, value))
        for label, value in (
            (CONTENT_TYPE, TST_INFO),
            (MESSAGE_DIGEST, der(0x04, hashlib.sha256(info).digest())),
            (SIGNING_CERTIFICATE["sha256"], means),
        )
    )
    number = party.certificate.serial_number
    serial = der(0x02, number.to_bytes((number.bit_length() + 8) // 8))
    signer = der(
        0x30,
        b"\x02\x01\x01",
        der(0x30, party.certificate.issuer.public_bytes(), serial),
        algorithm("sha256"),
        der(0xA0, attributes),
        der(0x30, ECDSA_SHA256),
        der(0x04, _sign(party, der(0x31, attributes))),
    )
    signed = der(
        0x30,
        b"\x02\x01\x03",
        der(0x31, algorithm("sha256")),
        der(0x30, TST_INFO, der(0xA0, der(0x04, info))),
        der(0xA0, *stamping.by.chain),
        der(0x31, signer),
    )
    return der(0x30, SIGNED_DATA, der(0xA0, signed))


def _sign(party: Party, message: bytes) -> bytes:
    assert isinstance(party.key, ec.EllipticCurvePrivateKey)
    return party.key.sign(message, ec.ECDSA(hashes.SHA256()))


def evidence(data: bytes, *lists: TrustList, at: datetime = NOW) -> Evidence:
    """Return what is known of a picture with these lists, each for its own purpose."""
    facts = LocalExaminer(engine_lists(lists), Limits()).examine(data, name="a.jpg")
    return weigh(facts, Means(lists, at))


def verdict(data: bytes, *lists: TrustList, at: datetime = NOW) -> Verdict:
    """Return the judgement on a picture with these lists."""
    return judge(evidence(data, *lists, at=at), {item.name: item.issued for item in lists})
