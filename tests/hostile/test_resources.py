"""Files made to exhaust who reads them: each costs its own answer and a bounded time, and the next file is read."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile import handmade, small
from tests.hostile.watched import MIB, Answer, Watched
from tests.media import forge
from tests.samples import kit
from tests.signals import bombs

MAX_SECONDS = 30.0
MAX_GROWTH = 64 * MIB
MAX_JSON = 5 * MIB
UNSAFE = "input.unsafe"
FILLER = b"A" * 64
HUGE_TEXT = b"\x7a\xff\xff\xff\xff"
HUGE_BYTES = b"\x5a\xff\xff\xff\xff"
EXA_BYTES = b"\x5b\x0f\xff\xff\xff\xff\xff\xff\xff"
HUGE_ARRAY = b"\x9a\x7f\xff\xff\xff"


def _claiming(head: bytes, count: int = 1) -> bytes:
    """Return a signed JPEG in which the texts of some assertions claim to be gigabytes long (RFC 8949 §3.2)."""
    blobs = [{"label": f"org.example.blob{number}", "data": {"v": FILLER.decode()}} for number in range(count)]
    definition = kit.manifest("bomb", small.AGENT, [small.MADE], assertions=blobs)
    signed = kit.sign(small.BY_ENDING["jpg"].media(), "image/jpeg", definition, small.leaf())
    start = b"\x78\x40" + FILLER
    assert signed.count(start) == count
    return signed.replace(start, (head + FILLER)[: len(start)])


def _deep_cbor(unit: bytes) -> bytes:
    """Return a signed PNG with an assertion of arrays or maps in each other, thousands deep."""
    depth = 20_000
    boxes = handmade.png(1, [("c2pa.actions.v2", handmade.CREATED), ("org.example.deep", "A" * depth)])
    start = boxes.index(b"A" * depth)
    return boxes[:start] + (unit * depth)[:depth] + boxes[start + depth :]


def _tag_of_gigabytes() -> bytes:
    """Return an MP3 of 133 bytes whose one frame claims 2 GB (ID3v2.3 §3.3)."""
    frame = b"GEOB" + struct.pack(">IH", 0x7FFFFFFF, 0) + b"\0application/c2pa\0"
    return b"ID3\x03\0\0" + bytes((0, 0, 0, 123)) + frame.ljust(123, b"\0")


def _wide_png() -> bytes:
    """Return a PNG of 100,000 by 100,000 pixels in a few bytes (PNG 3rd edition §11.2.1)."""
    head = forge.chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + forge.PIXELS + forge.chunk(b"IEND", b"")


def _inflating_text() -> bytes:
    """Return a PNG whose iTXt chunk inflates to 800 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)  # stands for itself, so it can be repeated
    check = struct.pack(">HH", 800 * MIB % 65_521, 1)  # Adler-32 of zeroes
    packed = b"\x78\xda" + block * 800 + b"\x03\0" + check
    return forge.png(forge.chunk(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0" + packed))


def _brob() -> bytes:
    """Return a JPEG XL with compressed boxes that hold no Brotli (ISO/IEC 18181-2, brob)."""
    boxes = [forge.box(b"brob", name + b"\x5b\xff\xff\xff" + bytes(400)) for name in (b"xml ", b"jumb", b"Exif")]
    return small.BY_ENDING["jxl"].media() + b"".join(boxes)


def _svg(packet: bytes) -> bytes:
    return b"<svg xmlns='http://www.w3.org/2000/svg'><metadata>" + packet + b"</metadata></svg>"


def _doctype(packet: bytes) -> bytes:
    return packet[: packet.index(b"]>") + 2] + b"<svg xmlns='http://www.w3.org/2000/svg'><text>&it;</text></svg>"


REFUSED = frozenset({"altered", "unreadable", UNSAFE})
"""A record with a part that cannot be: never intact, and never "no record"."""

NONE = frozenset({"absent"})
"""There is no record, and whatever else stands there does no harm."""

Story = tuple[str, Callable[[], bytes], frozenset[str]]
STORIES: dict[str, Story] = {
    "a CBOR text of 4 GB": ("jpg", lambda: _claiming(HUGE_TEXT), REFUSED),
    "CBOR bytes of 4 GB": ("jpg", lambda: _claiming(HUGE_BYTES), REFUSED),
    "twelve CBOR texts of 4 GB": ("jpg", lambda: _claiming(HUGE_TEXT, 12), REFUSED),
    "CBOR bytes of an exabyte": ("jpg", lambda: _claiming(EXA_BYTES), REFUSED),
    "a CBOR array of two thousand million": ("jpg", lambda: _claiming(HUGE_ARRAY), REFUSED),
    "CBOR arrays 20,000 deep": ("png", lambda: _deep_cbor(b"\x81"), REFUSED),
    "CBOR maps 20,000 deep": ("png", lambda: _deep_cbor(b"\xa1\x61a"), REFUSED),
    "an ID3 frame of 2 GB in 133 bytes": ("mp3", _tag_of_gigabytes, frozenset({"absent", "unreadable", UNSAFE})),
    "thirty levels of two parents": ("png", lambda: handmade.diamond(30), frozenset({"intact"})),
    "199 manifests in a row": ("png", lambda: handmade.chain(199), frozenset({"intact"})),
    "a thousand manifests in a row": ("png", lambda: handmade.chain(1000), frozenset({"unreadable"})),
    "two manifests that are each other's parent": ("png", handmade.circle, REFUSED),
    "a manifest that is its own parent": ("png", handmade.own_parent, REFUSED),
    "boxes 10,000 deep": ("png", lambda: handmade.boxes_within_boxes(10_000), REFUSED),
    "a billion laughs in SVG": ("svg", lambda: _svg(bombs.laughs()), NONE),
    "a billion laughs before SVG": ("svg", lambda: _doctype(bombs.laughs()), NONE),
    "one long entity used often, in SVG": ("svg", lambda: _svg(bombs.quadratic()), NONE),
    "an entity in a file, in SVG": (
        "svg",
        lambda: _doctype(bombs.external(b"file:///etc/hostname")),
        NONE,
    ),
    "an entity on a server, in XMP": (
        "jpg",
        lambda: bombs.xmp_jpeg(bombs.external(b"http://127.0.0.1:9/x")),
        NONE,
    ),
    "a PNG of 100,000 by 100,000 pixels": ("png", _wide_png, NONE),
    "a text of 800 MB in a PNG": ("png", _inflating_text, NONE),
    "compressed boxes that cannot be unpacked": ("jxl", _brob, frozenset({"absent", "unreadable"})),
}
"""Stories with the ending of the file's name, what makes it, and the answers that are right."""


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with Watched() as product:
        yield product


@pytest.fixture(scope="module", autouse=True)
def _read_before(watched: Watched, honest: Path) -> None:
    """What is imported for the first file is no growth of those that follow."""
    assert watched.check(honest).state == "intact"


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("honest") / "honest.jpg"
    path.write_bytes(small.signed("jpg"))
    return path


@pytest.mark.parametrize("story", STORIES)
def test_a_hostile_file_costs_its_own_answer_and_the_next_file_is_read(
    story: str, watched: Watched, honest: Path, tmp_path: Path
) -> None:
    ending, make, expected = STORIES[story]
    path = tmp_path / f"hostile.{ending}"
    path.write_bytes(make())
    answer = watched.check(path)
    assert answer.state in expected, (answer.state, answer.reasons, answer.message)
    assert answer.seconds < MAX_SECONDS + 5  # the limit is for reading; a new worker and the rendering come on top
    assert answer.growth < MAX_GROWTH
    assert len(answer.json) < MAX_JSON
    assert_said_why(answer)
    assert watched.check(honest).state == "intact"


def test_sixteen_thousand_assertions_end_with_the_worker_s_time(honest: Path, tmp_path: Path) -> None:
    """The engine's time grows with the square of their number; less time than people get is granted here."""
    policy = small.policy()
    limits = policy.limits._replace(worker_cpu_seconds=4)
    assert policy.limits.worker_cpu_seconds < policy.limits.worker_seconds <= MAX_SECONDS
    path = tmp_path / "crowded.png"
    path.write_bytes(handmade.crowded(16_000))
    with Watched(policy._replace(limits=limits)) as impatient:
        answer = impatient.check(path)
        assert (answer.state, answer.seconds < MAX_SECONDS) == (UNSAFE, True)
        assert_said_why(answer)
        assert impatient.check(honest).state == "intact"


def assert_said_why(answer: Answer) -> None:
    """Check that an answer without a good record says why."""
    if answer.error:
        assert answer.message.startswith("the file could not be examined safely (")
    if answer.state in ("altered", "unreadable"):
        assert answer.reasons


def test_an_entity_s_text_is_in_no_answer(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "entity.svg"
    secret = tmp_path / "secret.txt"
    secret.write_text("what stands in another file")
    path.write_bytes(_doctype(bombs.external(secret.as_uri().encode())))
    answer = watched.check(path)
    assert answer.state == "absent"
    assert "another file" not in answer.json


def test_what_the_limits_leave_of_a_long_history_is_a_report_of_bounded_length(
    watched: Watched, tmp_path: Path
) -> None:
    path = tmp_path / "long.png"
    path.write_bytes(handmade.chain(199))
    answer = watched.check(path)
    assert answer.report is not None
    assert len(answer.report.manifests) == 199
    assert len(answer.text) < MIB
