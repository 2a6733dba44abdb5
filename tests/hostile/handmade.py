"""Records put together and signed by hand: what the engine would not sign, or would take minutes to sign.

A store in a PNG file, each manifest with a claim of version 2 and an ES256 signature of the small files' signer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cbor2 import CBORTag, dumps
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding

from tests.hostile import small
from tests.media import forge
from tests.record.boxes import cbor_box, superbox
from tests.samples.authority import Leaf
from tests.samples.kit import CAPTURED

ES256 = -7
X5CHAIN = 33
HEAD = b"\x89PNG\r\n\x1a\n" + forge.HEAD_CHUNK
TAIL = forge.PIXELS + forge.chunk(b"IEND", b"")
CREATED = {"actions": [{"action": "c2pa.created", "digitalSourceType": CAPTURED}]}
OPENED = {"actions": [{"action": "c2pa.opened", "parameters": {}}]}
PREVIEW = "c2pa.thumbnail.claim"
EMBEDDED = bytes.fromhex("40cb0c32bb8a489da70b2ad6f47f4369")  # ISO 19566-5, B.5: the type of an embedded file
NOTHING: Mapping[str, object] = {}


class Made(NamedTuple):
    """A signed manifest: its label, its box, and the box of its signature."""

    label: str
    box: bytes
    signature: bytes


def label(number: int) -> str:
    """Return the label of a manifest (C2PA 2.4, unique identifiers)."""
    return f"urn:c2pa:00000000-0000-4000-8000-{number:012d}"


def make(
    number: int, assertions: Sequence[tuple[str, object]], signer: Leaf | None = None, preview: bytes = b""
) -> Made:
    """Return a manifest with these assertions, hashed and signed as they are.

    Args:
        number: in its label.
        assertions: by their labels.
        signer: the one of all small files, unless given.
        preview: a JPEG that the record shows of its own asset; empty for none.
    """
    own = label(number)
    boxes = [(name, superbox(b"cbor", name.encode(), cbor_box(value))) for name, value in assertions]
    if preview:
        boxes.append((PREVIEW, _file(preview)))
    claim = dumps(
        {
            "instanceID": f"xmp:iid:{number}",
            "claim_generator_info": {"name": "hand", "version": "1"},
            "signature": f"self#jumbf=/c2pa/{own}/c2pa.signature",
            "created_assertions": [
                {"url": f"self#jumbf=c2pa.assertions/{name}", "hash": _digest(box)} for name, box in boxes
            ],
            "dc:title": f"step {number}",
            "alg": "sha256",
        }
    )
    signature = superbox(b"c2cs", b"c2pa.signature", _cbor(_signed(claim, signer or small.leaf())))
    box = superbox(
        b"c2ma",
        own.encode(),
        superbox(b"c2as", b"c2pa.assertions", *(box for _, box in boxes)),
        superbox(b"c2cl", b"c2pa.claim.v2", _cbor(claim)),
        signature,
    )
    return Made(own, box, signature)


def ingredient(of: Made, relationship: str = "parentOf", names: str | None = None) -> dict[str, object]:
    """Return an ingredient assertion about a manifest, or one that gives another label than the manifest has."""
    place = f"self#jumbf=/c2pa/{names or of.label}"
    codes = {"success": [], "informational": [], "failure": []}
    return {
        "dc:title": "before",
        "relationship": relationship,
        "activeManifest": {"url": place, "hash": _digest(of.box)},
        "claimSignature": {"url": f"{place}/c2pa.signature", "hash": _digest(of.signature)},
        "validationResults": {"activeManifest": codes},
    }


def png(
    number: int, assertions: Sequence[tuple[str, object]], before: Sequence[Made] = (), signer: Leaf | None = None
) -> bytes:
    """Return a PNG whose active manifest has these assertions and binds the file; `before` are older manifests."""
    older = b"".join(made.box for made in before)
    digest, length = bytes(32), 0
    for _ in range(4):  # the length of the record stands in the record
        exclusions = [{"start": len(HEAD), "length": length}]
        hashed = {"exclusions": exclusions, "alg": "sha256", "hash": digest, "pad": b"", "name": "jumbf manifest"}
        active = make(number, [*assertions, ("c2pa.hash.data", hashed)], signer)
        chunk = forge.chunk(b"caBX", superbox(b"c2pa", b"c2pa", older, active.box))
        if len(chunk) == length:
            break
        length, digest = len(chunk), hashlib.sha256(HEAD + TAIL).digest()
    return HEAD + chunk + TAIL


def chain(length: int) -> bytes:
    """Return a PNG with a chain of so many manifests, each the parent of the next."""
    made = [make(0, [("c2pa.actions.v2", CREATED)])]
    for number in range(1, length - 1):
        made.append(make(number, opening(made[-1])))
    return png(length, opening(made[-1]), made)


def diamond(levels: int) -> bytes:
    """Return a PNG in which each manifest names the one before twice: two to the power of `levels` ways lead down."""
    made = [make(0, [("c2pa.actions.v2", CREATED)])]
    for number in range(1, levels):
        made.append(make(number, _twice(made[-1])))
    return png(levels, _twice(made[-1]), made)


def circle() -> bytes:
    """Return a PNG whose older manifest names the active one as its parent, and the active one the older one."""
    start = make(0, [("c2pa.actions.v2", CREATED)])
    older = make(1, [("c2pa.actions.v2", OPENED), ("c2pa.ingredient.v3", ingredient(start, names=label(2)))])
    return png(2, opening(older), [older])


def own_parent() -> bytes:
    """Return a PNG whose manifest names itself as its parent."""
    start = make(0, [("c2pa.actions.v2", CREATED)])
    return png(1, [("c2pa.actions.v2", OPENED), ("c2pa.ingredient.v3", ingredient(start, names=label(1)))])


def crowded(count: int) -> bytes:
    """Return a PNG with so many empty assertions."""
    return png(1, [("c2pa.actions.v2", CREATED), *((f"org.example.a{number}", NOTHING) for number in range(count))])


def boxes_within_boxes(depth: int) -> bytes:
    """Return a PNG whose store is a superbox in a superbox, so many times."""
    inner = b""
    for _ in range(depth):
        inner = superbox(b"c2ma", b"a", inner)
    return HEAD + forge.chunk(b"caBX", superbox(b"c2pa", b"c2pa", inner)) + TAIL


def opening(parent: Made) -> list[tuple[str, object]]:
    """Return the assertions of a manifest that opened another."""
    place = "self#jumbf=c2pa.assertions/c2pa.ingredient.v3"
    box = superbox(b"cbor", b"c2pa.ingredient.v3", cbor_box(ingredient(parent)))
    opened = {"action": "c2pa.opened", "parameters": {"ingredients": [{"url": place, "hash": _digest(box)}]}}
    return [("c2pa.ingredient.v3", ingredient(parent)), ("c2pa.actions.v2", {"actions": [opened]})]


def _twice(parent: Made) -> list[tuple[str, object]]:
    return [*opening(parent), ("c2pa.ingredient.v3__1", ingredient(parent, "componentOf"))]


def _digest(box: bytes) -> bytes:
    """Return the hash that references to a box hold: over its content, from the description box on."""
    return hashlib.sha256(box[8:]).digest()


def _cbor(data: bytes) -> bytes:
    return forge.box(b"cbor", data)


def _file(data: bytes) -> bytes:
    """Return an embedded JPEG."""
    about = forge.box(b"jumd", EMBEDDED + b"\x03" + PREVIEW.encode() + b"\0")
    return forge.box(b"jumb", about + forge.box(b"bfdb", b"\0image/jpeg\0") + forge.box(b"bidb", data))


def _signed(claim: bytes, leaf: Leaf) -> bytes:
    """Sign a claim as COSE_Sign1 with a detached payload (RFC 9052 §4.4; C2PA 2.4, signing a claim)."""
    assert isinstance(leaf.key, ec.EllipticCurvePrivateKey)
    chain = [one.public_bytes(Encoding.DER) for one in leaf.chain]
    header = dumps({1: ES256, X5CHAIN: chain if len(chain) > 1 else chain[0]})  # RFC 9360: one stands by itself
    message = dumps(["Signature1", header, b"", claim])
    r, s = utils.decode_dss_signature(leaf.key.sign(message, ec.ECDSA(hashes.SHA256())))
    return dumps(CBORTag(18, [header, {}, None, r.to_bytes(32, "big") + s.to_bytes(32, "big")]))
