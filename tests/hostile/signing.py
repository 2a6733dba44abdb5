"""Records whose content hash is written out by the test: what it leaves out, and nothing that the engine would add.

The engine's own builder picks the exclusions itself, so a hash that leaves a picture out has to be made by hand.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from cbor2 import CBORTag, dumps
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding

from tests.media import forge
from tests.record import boxes
from tests.samples import authority, kit
from verify import Policy, Report, Verifier
from verify.media.packets import Range
from verify.policy import Anchors

LABEL = "urn:c2pa:5f2c7a53-7a07-4c33-9a3b-1a2b3c4d5e6f"
URL = f"self#jumbf=/c2pa/{LABEL}"
Binding = Mapping[str, Any]


@cache
def leaf() -> authority.Leaf:
    """Return the throwaway signer of this run."""
    return authority.new_leaf(authority.new_signing_authority())


@cache
def verifier() -> Verifier:
    """Return a verifier that knows the throwaway authority, so that nothing but the coverage can be at fault."""
    anchors = Anchors("sample", authority.pem(leaf().root).encode("ascii"))
    return Verifier(Policy(default_trust=False, anchors=(anchors,)))


def report(data: bytes, name: str) -> Report:
    """Return the report on a file."""
    return verifier().verify(data, name=name)


def by_engine(data: bytes, media_type: str) -> bytes:
    """Sign as the engine does."""
    made = kit.action("c2pa.created", source_type=kit.CAPTURED)
    return kit.sign(data, media_type, kit.manifest("t", kit.Agent("Acme", "1"), [made]), leaf())


def store(label: str, binding: Binding) -> bytes:
    """Return a manifest store with this hard binding, one action, and a good signature."""
    actions = {"actions": [{"action": "c2pa.created", "digitalSourceType": kit.CAPTURED}]}
    parts = ((label, boxes.assertion(label.encode(), binding)),)
    parts += (("c2pa.actions.v2", boxes.assertion(b"c2pa.actions.v2", actions)),)
    claim = dumps(
        {
            "instanceID": "xmp:iid:1",
            "claim_generator_info": {"name": "Acme"},
            "signature": f"{URL}/c2pa.signature",
            "created_assertions": [
                {"url": f"self#jumbf=c2pa.assertions/{name}", "hash": hashlib.sha256(part[8:]).digest()}
                for name, part in parts
            ],
            "alg": "sha256",
        }
    )
    manifest = boxes.superbox(
        b"c2ma",
        LABEL.encode(),
        boxes.superbox(b"c2as", b"c2pa.assertions", *(part for _, part in parts)),
        boxes.superbox(b"c2cl", b"c2pa.claim.v2", boxes.box(b"cbor", claim)),
        boxes.superbox(b"c2cs", b"c2pa.signature", boxes.box(b"cbor", _cose(claim))),
    )
    return boxes.store(manifest)


def _cose(claim: bytes) -> bytes:
    chain = [certificate.public_bytes(Encoding.DER) for certificate in leaf().chain]
    protected = dumps({1: -7, 33: chain})
    key = leaf().key
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    signature = key.sign(dumps(["Signature1", protected, b"", claim]), ec.ECDSA(hashes.SHA256()))
    r, s = utils.decode_dss_signature(signature)
    return dumps(CBORTag(18, [protected, {}, None, r.to_bytes(32) + s.to_bytes(32)]))


def hashed(data: bytes, left_out: Iterable[Range], starts: Iterable[int] = ()) -> bytes:
    """Return the SHA-256 of what is not left out; the offsets of boxes go in before their first byte."""
    digest, at, gaps = hashlib.sha256(), 0, sorted(left_out)
    marks = sorted(set(starts))
    for gap in (*gaps, Range(len(data), 0)):
        for mark in (*(mark for mark in marks if at <= mark < gap.start), None):
            end = gap.start if mark is None else mark
            digest.update(data[at:end])
            at = max(at, end)
            if mark is not None:
                digest.update(struct.pack(">Q", mark))
        at = max(at, gap.end)
    return digest.digest()


def jpeg_by_ranges(picture: bytes, more: Callable[[int, int], Iterable[Range]]) -> bytes:
    """Sign a JPEG by a data hash that leaves out the record and what `more` says.

    Args:
        picture: the JPEG.
        more: from where the record ends, and the size of the whole file, the other ranges.
    """

    def embed(manifests: bytes) -> bytes:
        return picture[:2] + forge.app11(manifests, 1, 1) + picture[2:]

    def bind(size: int) -> Binding:
        end = 2 + size - len(picture)
        gaps = [Range(2, end - 2), *more(end, size)]
        file = picture[:2] + bytes(end - 2) + picture[2:]
        return {
            "exclusions": [{"start": gap.start, "length": gap.length} for gap in gaps],
            "name": "jumbf manifest",
            "alg": "sha256",
            "hash": hashed(file, gaps),
            "pad": b"",
        }

    return _settled("c2pa.hash.data", bind, embed, len(embed(bytes(4096))))


def _settled(label: str, bind: Callable[[int], Binding], embed: Callable[[bytes], bytes], size: int) -> bytes:
    """Embed a record whose binding speaks of the size of the file with itself in it."""
    for _ in range(5):
        data = embed(store(label, bind(size)))
        if len(data) == size:
            return data
        size = len(data)
    raise AssertionError("the size does not settle")


def by_boxes(embed: Callable[[bytes], bytes], groups: Iterable[tuple[tuple[str, ...], bytes, dict[str, Any]]]) -> bytes:
    """Sign a picture by a box hash: names of each group, the bytes that are hashed, and further fields."""
    listed = [
        {"names": list(names), "hash": b"\0" if names == ("C2PA",) else hashlib.sha256(part).digest(), "pad": b""}
        | more
        for names, part, more in groups
    ]
    return embed(store("c2pa.hash.boxes", {"alg": "sha256", "boxes": listed}))


def video_by_boxes(
    video: bytes, exclusions: list[dict[str, Any]], left_out: Iterable[Range], starts: list[int]
) -> bytes:
    """Sign a video by a BMFF hash of version 2 whose record stands at the end.

    Args:
        video: whole, without a record.
        exclusions: as the assertion states them, beside the record and `ftyp`.
        left_out: the same as ranges.
        starts: offsets of the boxes at the top that are not left out as a whole.
    """
    own = {"xpath": "/uuid", "data": [{"offset": 8, "value": forge.C2PA_UUID}]}
    head = Range(0, int.from_bytes(video[:4], "big"))
    binding = {
        "exclusions": [own, {"xpath": "/ftyp"}, *exclusions],
        "alg": "sha256",
        "hash": hashed(video, [head, *left_out], starts),
        "name": "t",
    }
    return video + forge.c2pa_box(content=bytes(8) + store("c2pa.hash.bmff.v2", binding))
