"""Files for comparisons: an original, what was made out of it, and copies of it, all signed anew for a run of tests."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from tests.media import forge
from tests.samples import authority, build, kit, media, pictures
from verify import Anchors, Policy, Verifier
from verify.evidence.compare import compare
from verify.model.comparison import Comparison, Relation
from verify.pipeline import Seen

AT = datetime(2026, 11, 22, 15, tzinfo=UTC)
JPEG = "image/jpeg"
DESK = kit.Agent("Crop Desk", "5.1")
XMP = b"http://ns.adobe.com/xap/1.0/\0"


@cache
def signers() -> build.Signers:
    return build.signers()


@cache
def verifier() -> Verifier:
    anchors = Anchors("sample authority", authority.pem(signers().camera.root).encode())
    return Verifier(Policy(anchors=(anchors,), default_trust=False, at=AT))


@cache
def seen(data: bytes, name: str = "file.jpg") -> Seen:
    return verifier().see(data, name=name)


def compared(a: bytes, b: bytes) -> Comparison:
    return compare(seen(a), seen(b))


def first(a: bytes, b: bytes) -> Relation:
    return compared(a, b).relations[0]


@cache
def original() -> bytes:
    """Return what the camera signed."""
    return build.camera(signers().camera)


@cache
def descendant() -> bytes:
    """Return the original with a part cut out, signed by a desk that took it as its parent."""
    return made_of(original(), signers().editor)


def made_of(
    parent: bytes, leaf: authority.Leaf, relationship: str = "parentOf", *, size: tuple[int, int] = (120, 80)
) -> bytes:
    """Return a smaller picture whose record names another file as what went into it."""
    used = kit.Input("camera.jpg", parent, relationship=relationship)
    name = "c2pa.opened" if relationship == "parentOf" else "c2pa.placed"
    steps = [kit.action(name, agent=DESK, uses=[used.id]), kit.action("c2pa.cropped", agent=DESK)]
    if relationship != "parentOf":
        steps.insert(0, kit.action("c2pa.created", source_type=kit.HUMAN_EDITS, agent=DESK))
    definition = kit.manifest("cropped.jpg", DESK, steps)
    options = build.WITH_THUMBNAILS._replace(trusted=(authority.pem(signers().camera.root),))
    return kit.sign(media.still(pictures.landscape(size)), JPEG, definition, leaf, [used], options)


def unsigned(*, evening: bool = False) -> bytes:
    """Return the picture of the original as it was before it was signed, or another one."""
    if evening:
        return media.still(pictures.landscape(evening=True))
    return media.still(pictures.landscape(), exif=media.camera_exif())


def labelled(label: str) -> bytes:
    """Return another picture, signed by a stranger under a label of his choice."""
    created = kit.action("c2pa.created", source_type=kit.CAPTURED, agent=DESK)
    definition = {**kit.manifest("camera.jpg", DESK, [created]), "label": label}
    return kit.sign(unsigned(evening=True), JPEG, definition, signers().stranger)


def with_xmp(description: str, scan: bytes = forge.SCAN) -> bytes:
    """Return an unsigned JPEG with XMP."""
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
        f'xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#" {description}</rdf:RDF></x:xmpmeta>'
    )
    return forge.jpeg(forge.segment(0xE1, XMP + xmp.encode()), scan=scan)
