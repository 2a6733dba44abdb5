"""What single ID3v2 frames say (ID3v2.4 native frames, clause 4)."""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.media.cursor import Cursor
from verify.media.found import Finds, decoded_store
from verify.media.limits import MAX_MANIFEST_STORE, MAX_NAME, MAX_PACKET
from verify.media.packets import Packet, PacketKind, Problem, Range

ENCODINGS: Final = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
WIDE: Final = (1, 2)
C2PA_TYPES: Final = (b"application/c2pa", b"application/x-c2pa-manifest-store")  # C2PA Annex A, "ID3"
XMP_OWNER: Final = b"XMP"
COMMENTS: Final = ("COMM", "USLT", "COM", "ULT")
USER_TEXTS: Final = ("TXXX", "WXXX", "TXX", "WXX")
PICTURES: Final = (
    "APIC",
    "PIC",
    "MCDI",
    "SYLT",
    "RVA2",
    "EQU2",
    "ETCO",
    "MLLT",
    "SYTC",
    "POPM",
    "PCNT",
    "RBUF",
    "CHAP",
    "CTOC",
)


class Frame(NamedTuple):
    """One frame: identifier, the whole of it, its content, and what must be undone before it can be read."""

    identifier: str
    whole: Range
    body: Range
    compressed: bool
    encrypted: bool
    unsynchronised: bool
    skipped: int


def frame_packets(cursor: Cursor, frame: Frame, where: str) -> Finds:
    """Yield what one frame says; texts in UTF-16 become UTF-8, other texts stay as they are."""
    name = frame.identifier
    where = f"{where} {name}"
    if name in PICTURES:
        return
    if frame.encrypted:
        yield Problem(where, frame.whole.start, "an encrypted frame was not read")
        return
    data, exact = _content(cursor, frame)
    if name in ("GEOB", "GEO"):
        yield from _object(frame, data, where, exact=exact)
    elif len(data) > MAX_PACKET:
        yield Problem(
            where, frame.whole.start, f"{len(data)} bytes: larger than {MAX_PACKET}, not read", "packet_bytes"
        )
    elif name == "PRIV":
        owner, _, content = data.partition(b"\0")
        place = _tail(frame, len(content), exact=exact)
        if owner == XMP_OWNER:
            yield Packet(PacketKind.XMP, where, "", content, place)
        else:
            yield Packet(PacketKind.SEGMENT, where, owner.decode("latin-1"), content, place)
    elif name in USER_TEXTS or name in COMMENTS:
        skipped = 4 if name in COMMENTS else 1  # comments have a language of three letters
        encoding = data[0] if data else 0
        label, text = _split(data[skipped:], encoding)
        title = _decode(label, encoding).strip("\ufeff") or name
        # The text of a link (WXXX) is Latin-1 whatever the encoding of its description.
        yield from _text(
            where, title, text, 0 if name.startswith("W") else encoding, _tail(frame, len(text), exact=exact)
        )
    elif name.startswith("T"):
        text = data[1:]
        yield from _text(where, name, text, data[0] if data else 0, _tail(frame, len(text), exact=exact))
    elif name.startswith("W"):
        yield from _text(where, name, data, 0, _tail(frame, len(data), exact=exact))
    else:
        yield Packet(PacketKind.SEGMENT, where, name, data, _tail(frame, len(data), exact=exact))


def _content(cursor: Cursor, frame: Frame) -> tuple[bytes, bool]:
    """Return a frame's content, and whether it stands in the file as it is."""
    data = cursor.take(*frame.body)
    exact = True
    if frame.unsynchronised and b"\xff\0" in data:
        data, exact = data.replace(b"\xff\0", b"\xff"), False
    data = data[frame.skipped :]
    if frame.compressed:
        data, exact = cursor.inflate(data, frame.body.start), False
    return data, exact


def _tail(frame: Frame, length: int, *, exact: bool) -> tuple[Range, ...]:
    """Return where the last bytes of a frame stand; the whole content when it was decoded."""
    return (Range(frame.body.end - length, length),) if exact else (frame.body,)


def _split(data: bytes, encoding: int) -> tuple[bytes, bytes]:
    """Cut a text at its terminator, which has two bytes on an even place in UTF-16."""
    if encoding not in WIDE:
        head, _, tail = data.partition(b"\0")
        return head, tail
    at = data.find(b"\0\0", 0, MAX_NAME)
    while at % 2 and at >= 0:
        at = data.find(b"\0\0", at + 1, MAX_NAME)
    return (data, b"") if at < 0 else (data[:at], data[at + 2 :])


def _decode(data: bytes, encoding: int) -> str:
    return data.decode(ENCODINGS.get(encoding, "latin-1"), "replace")


def _text(where: str, name: str, text: bytes, encoding: int, place: tuple[Range, ...]) -> Finds:
    """Yield a text; UTF-16 is written anew as UTF-8."""
    if encoding in WIDE:
        decoded = _decode(text[: len(text) // 2 * 2], encoding).rstrip("\0").encode("utf-8", "replace")
        yield Packet(PacketKind.TEXT, where, name, decoded, place)
        return
    kept = text.rstrip(b"\0")
    if len(place) == 1 and place[0].length == len(text):
        place = (Range(place[0].start, len(kept)),)
    yield Packet(PacketKind.TEXT, where, name, kept, place)


def _object(frame: Frame, data: bytes, where: str, *, exact: bool) -> Finds:
    """Yield a general encapsulated object: encoding, media type, file name, description, then the object."""
    media_type, nul, rest = data[1:].partition(b"\0")
    if not data or not nul:
        yield Problem(where, frame.whole.start, "an object frame ends inside its header")
        return
    _, rest = _split(rest, data[0])
    _, content = _split(rest, data[0])
    place = _tail(frame, len(content), exact=exact)
    if media_type.strip().lower() in C2PA_TYPES:
        if len(content) <= MAX_MANIFEST_STORE:
            yield from decoded_store(where, content, place, (frame.whole,))
    elif len(content) <= MAX_PACKET:
        yield Packet(PacketKind.SEGMENT, where, media_type.decode("latin-1"), content, place)
