"""The files that are damaged: signed ones of every format, marked ones without a record, and the corpus if it is there.

Signing draws keys and identifiers at random, so the signed files are kept in a folder between runs: with the same
folder, the same seed and iteration give the same input. Another edition of the files gets a folder of its own.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path
from typing import NamedTuple

from tests.hostile import small
from tests.media import forge
from tests.samples.authority import pem
from tests.signals.marked import IPTC_URI, rdf
from verify.policy import Anchors

ROOT = Path(__file__).resolve().parents[2]
MAX_CORPUS = 430_000
"""Bytes of a corpus file that is damaged; longer ones make each input slow and are read by the same code."""

ANCHOR = "anchor.pem"
XMP = rdf(attributes='xmp:CreatorTool="Maker 1"').encode()
SAYS_AI = rdf(
    "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    "</Iptc4xmpExt:DigitalSourceType>",
    Iptc4xmpExt=IPTC_URI,
).encode()
RECIPE = b"a house\nNegative prompt: blur\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512, Model: m"
GRAPH = (
    b'{"3":{"class_type":"KSampler","inputs":{"seed":1,"model":["4",0]}},"4":{"class_type":"CheckpointLoaderSimple"}}'
)
IIM = b"\x1c\x02\x50\0\x05Maker\x1c\x02\x6e\0\x06Agency"


class Seed(NamedTuple):
    """A file to damage.

    Attributes:
        name: with the ending of its format.
        data: all of its bytes.
        weight: how often it is taken, compared with others.
    """

    name: str
    data: bytes
    weight: float = 1.0


class Seeds(NamedTuple):
    """All files, and the anchor that recognises the signer of those that were made here."""

    files: tuple[Seed, ...]
    anchors: Anchors


def load_seeds(folder: Path) -> Seeds:
    """Return every file, and make those that are signed where the folder does not hold them yet."""
    edition = hashlib.sha256(Path(small.__file__).read_bytes()).hexdigest()[:8]
    kept = folder / f"seeds-{edition}"
    if not (kept / ANCHOR).is_file():
        kept.mkdir(parents=True, exist_ok=True)
        for item in small.FORMATS:
            (kept / f"plain.{item.ending}").write_bytes(small.signed(item.ending))
            (kept / f"edited.{item.ending}").write_bytes(small.edited(item.ending))
        (kept / ANCHOR).write_text(pem(small.leaf().root), encoding="ascii")  # last: it says that all are there
    signed = (path for path in sorted(kept.iterdir()) if path.name != ANCHOR)
    files = (*(Seed(path.name, path.read_bytes(), 4.0) for path in signed), *_marked(), *_corpus())
    return Seeds(files, Anchors(small.LIST, (kept / ANCHOR).read_bytes()))


def _marked() -> tuple[Seed, ...]:
    exif = forge.tiff({0x010F: (2, b"Acme\0"), 0x0131: (2, b"Maker 1\0"), 0x9C9E: (1, "a;b".encode("utf-16-le"))})
    segments = (
        forge.segment(0xE1, b"Exif\0\0" + exif),
        forge.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SAYS_AI),
        forge.segment(0xED, b"Photoshop 3.0\0" + forge.resource(0x0404, IIM)),
    )
    chunks = (
        forge.chunk(b"tEXt", b"parameters\0" + RECIPE),
        forge.chunk(b"zTXt", b"prompt\0\0" + zlib.compress(GRAPH)),
        forge.chunk(b"iTXt", b"XML:com.adobe.xmp" + bytes(5) + SAYS_AI),
        forge.chunk(b"tEXt", b"AIGC\0" + forge.LABEL),
        forge.chunk(b"eXIf", exif),
    )
    tags = forge.box(b"ilst", forge.box(b"\xa9too", forge.value(b"Lavf")), forge.box(b"\xa9cmt", forge.value(GRAPH)))
    user_data = forge.box(b"udta", forge.full_box(b"meta", forge.handler(b"mdir"), tags))
    stream = forge.pdf_stream(b"/Type/Metadata/Subtype/XML", XMP)
    vorbis = forge.vorbis(b"COMMENT=" + GRAPH, b"AIGC=" + forge.LABEL)
    frames = (forge.tag_frame(b"TXXX", b"\0AIGC\0" + forge.LABEL), forge.tag_frame(b"TSSE", b"\0Maker"))
    tag = forge.simple_tag(b"COMMENT", GRAPH, forge.simple_tag(b"AIGC", forge.LABEL))
    files = {
        "marked.jpg": forge.jpeg(*segments),
        "marked.png": forge.png(*chunks),
        "marked.webp": forge.riff(b"WEBP", forge.riff_chunk(b"EXIF", exif), forge.riff_chunk(b"XMP ", SAYS_AI)),
        "marked.gif": forge.gif(
            b"\x21\xff\x0bXMP DataXMP" + SAYS_AI + bytes(258), b"\x21\xfe" + forge.sub_blocks(GRAPH)
        ),
        "marked.tif": forge.tiff({270: (2, RECIPE + b"\0"), 700: (1, SAYS_AI), 33723: (7, IIM)}),
        "marked.mp4": forge.mp4(forge.box(b"moov", user_data), forge.box(b"uuid", forge.XMP_UUID, SAYS_AI)),
        "marked.mkv": forge.matroska(forge.element(0x1254C367, forge.element(0x7373, tag))),
        "marked.flv": forge.flv(
            forge.amf_string(b"onMetaData") + b"\x03" + forge.amf_key(b"AIGC") + forge.amf_string(b"{}")
        ),
        "marked.ogg": forge.page(b"\x01vorbis" + bytes(23), begins=True) + forge.page(b"\x03vorbis" + vorbis + b"\x01"),
        "marked.flac": forge.flac((4, vorbis)),
        "marked.mp3": forge.id3(*frames) + b"\xff\xfb\x10\xc4" + bytes(100),
        "marked.pdf": forge.pdf(b"<</Type/Catalog/Metadata 2 0 R>>", stream),
        "marked.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><metadata>" + SAYS_AI + b"</metadata></svg>",
        "marked.wav": forge.riff(b"WAVE", forge.riff_list(b"INFO", forge.riff_chunk(b"ICMT", GRAPH))),
        "bare.c2pa": forge.STORE,
    }
    return tuple(Seed(name, data, 1.5) for name, data in files.items())


def _corpus() -> tuple[Seed, ...]:
    """Return the small files of other people, where they stand beside the checkout; they are never kept."""
    place = Path(os.environ.get("HOWMADE_CORPUS", ROOT.parent / "shared" / "corpus"))
    files = sorted((*place.glob("files/*"), *place.glob("marks/*")))
    return tuple(Seed(path.name, path.read_bytes(), 0.5) for path in files if path.stat().st_size < MAX_CORPUS)
