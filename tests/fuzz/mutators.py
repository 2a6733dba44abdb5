"""Ways to damage a file: chance, and knowledge of where formats keep their lengths, counts, names and boxes.

Every mutator takes the bytes, the dice and another file, and returns new bytes. It draws everything from the dice, so
that the same seed and iteration give the same input again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutator = Callable[[bytes, Random, bytes], bytes]

MAX_GROWTH = 64 * 1024
"""Bytes that one step may add: files stay small, so that many are read."""

NAMES = (
    *(b"jumb", b"jumd", b"cbor", b"json", b"bfdb", b"bidb", b"uuid", b"c2sh", b"brob"),
    *(b"ftyp", b"moov", b"mdat", b"free", b"meta", b"iloc", b"iinf", b"infe", b"idat", b"trak", b"mdia", b"minf"),
    *(b"stbl", b"stco", b"co64", b"stsz", b"stsd", b"udta", b"ilst", b"data", b"keys", b"moof", b"sidx", b"mfra"),
    *(b"caBX", b"IHDR", b"IDAT", b"IEND", b"iTXt", b"tEXt", b"zTXt", b"eXIf"),
    *(b"RIFF", b"LIST", b"fmt ", b"C2PA", b"VP8 ", b"VP8X", b"XMP ", b"EXIF", b"INFO", b"JUNK"),
    *(b"ID3\x03", b"ID3\x04", b"GEOB", b"TXXX", b"fLaC", b"jxlc", b"jxlp", b"Exif", b"xml ", b"8BIM", b"OggS"),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xeb", b"\xff\xe1", b"\xff\xed", b"\x1aE\xdf\xa3", b"FLV\x01"),
)
"""Names that stand beside a length in one of the formats."""

EDGES = (0, 1, 2, 4, 7, 8, 9, 16, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
"""Numbers at which lengths and counts go wrong."""

CBOR_HEADS = tuple(
    bytes.fromhex(text)
    for text in (
        *("5affffffff", "7affffffff", "9affffffff", "baffffffff", "5b00000010ffffffff", "9bffffffffffffffff"),
        *("5bffffffffffffffff", "bb7fffffffffffffff", "1bffffffffffffffff", "3bffffffffffffffff", "fb7ff8000000000000"),
        *("5f", "7f", "9f", "bf", "ff", "f6", "f7", "f5", "40", "60", "80", "a0", "c2", "d9ffff", "d818", "18", "fc"),
    )
)
"""Starts of CBOR items: huge strings and arrays, items without an end, simple values, tags (RFC 8949 §3)."""

WORDS = (
    *(b"\0", b"\x1b[31m", "\u202e\u2066".encode(), b"\xff\xfe", b"\xed\xa0\x80", b"%s%n", b"../../x", b"<script>"),
    *(b"self#jumbf=", b"self#jumbf=/c2pa/", b"c2pa.actions", b"c2pa.hash.data", b"c2pa.ingredient__1", b"urn:c2pa:"),
    *(b"http://127.0.0.1:9/", b"2026-13-45T99:99:99Z", b"sha999", b"trainedAlgorithmicMedia", b"\r\n\r\n", b"&a;" * 9),
)
"""Texts put in the place of others: escapes, directions, broken encodings, names that the standard knows."""


def flip_bits(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Turn a few bits around, anywhere."""
    return _flipped(data, dice, 0, len(data))


def flip_in_record(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Turn a few bits around inside the record."""
    return _flipped(data, dice, *record_span(data))


def cut_off(data: bytes, dice: Random, _other: bytes) -> bytes:
    """End the file early."""
    return data[: dice.randrange(len(data))]


def cut_out(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Leave a piece out."""
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.choice((1, 2, 4, 8, 32, 256, 4096)) :]


def change_length(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Change the number before or after a name: box sizes, chunk sizes, counts."""
    at = _named(data, dice)
    if at is None:
        return change_number(data, dice, b"")
    return _number_at(data, dice, max(0, at + dice.choice((-4, -4, -4, 2, 4, 8))), 4)


def change_number(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Write a number at which lengths go wrong, anywhere or in the record."""
    start, end = record_span(data) if dice.random() < 0.5 else (0, len(data))
    return _number_at(data, dice, dice.randrange(start, end), dice.choice((1, 2, 4, 8)))


def change_cbor(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Write the start of another CBOR item over one in the record."""
    places = [match.end() for match in re.finditer(b"cbor", data)]
    if not places:
        return change_number(data, dice, b"")
    at = min(len(data), dice.choice(places) + dice.choice((0, 1, dice.randrange(64), dice.randrange(512))))
    head = dice.choice((*CBOR_HEADS, b"\x81" * 300, b"\xa1\x61a" * 200, b"\xd8\x20" * 100))
    return data[:at] + head + data[at + dice.choice((0, len(head))) :]


def repeat_piece(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Repeat a piece, somewhere else."""
    start = dice.randrange(len(data))
    piece = data[start : start + dice.choice((4, 16, 64, 512, 4096))] * dice.choice((1, 1, 2, 16))
    at = dice.randrange(len(data) + 1)
    return data[:at] + piece[:MAX_GROWTH] + data[at:]


def repeat_box(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Repeat a whole box behind itself or behind another, with or without room made for it in the first one."""
    places = [match.start() - 4 for match in re.finditer(b"jumb|uuid|meta|free|trak", data) if match.start() >= 4]
    if not places:
        return repeat_piece(data, dice, b"")
    start, at = dice.choice(places), dice.choice((*places, len(data)))
    box = data[start : start + min(int.from_bytes(data[start : start + 4], "big"), MAX_GROWTH)]
    changed = bytearray(data[:at] + box + data[at:])
    first = places[0]
    if at > first and dice.random() < 0.7:
        size = int.from_bytes(changed[first : first + 4], "big") + len(box)
        changed[first : first + 4] = min(size, 0xFFFFFFFF).to_bytes(4, "big")
    return bytes(changed)


def splice(data: bytes, dice: Random, other: bytes) -> bytes:
    """Put a piece of another file in, over what was there or between it."""
    start, end = record_span(other) if dice.random() < 0.5 else (0, len(other))
    begin = dice.randrange(start, end)
    piece = other[begin : begin + dice.choice((16, 128, 1024, 8192, MAX_GROWTH))]
    at = dice.randrange(len(data) + 1)
    return data[:at] + piece + data[at + dice.choice((0, len(piece))) :]


def halves(data: bytes, dice: Random, other: bytes) -> bytes:
    """Join the beginning of one file and the end of another."""
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other)) :][:MAX_GROWTH]


def change_text(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Write over a text, in its length or with another one."""
    texts = list(re.finditer(rb"[ -~]{5,}", data[:200_000]))
    if not texts:
        return flip_bits(data, dice, b"")
    text = dice.choice(texts)
    at = dice.randrange(text.start(), text.end())
    word = dice.choice(WORDS)
    return data[:at] + word + data[at + dice.choice((0, len(word), text.end() - at)) :]


def insert_bytes(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Put bytes of chance in."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.randbytes(dice.choice((1, 2, 3, 8, 64, 1024))) + data[at:]


def run_of_one(data: bytes, dice: Random, _other: bytes) -> bytes:
    """Write a run of one value over what is there."""
    at, length = dice.randrange(len(data)), dice.choice((2, 4, 8, 32, 512))
    value = dice.choice((b"\xff", b"\xff", b"\0", b"\x80"))
    return data[:at] + (value * length)[: len(data) - at] + data[at + length :]


def append_bytes(data: bytes, dice: Random, other: bytes) -> bytes:
    """Put something behind the end: chance, an unprotected box, another file."""
    tail = (dice.randbytes(dice.choice((1, 8, 1024))), b"\0\0\0\x10free" + dice.randbytes(8), other[:MAX_GROWTH])
    return data + dice.choice(tail)


MUTATORS: tuple[Mutator, ...] = (
    flip_bits,
    flip_in_record,
    flip_in_record,
    cut_off,
    cut_out,
    change_length,
    change_length,
    change_number,
    change_cbor,
    change_cbor,
    repeat_piece,
    repeat_box,
    splice,
    halves,
    change_text,
    insert_bytes,
    run_of_one,
    append_bytes,
)
"""All of them; those that reach furthest into the readers come twice."""


def mutate(data: bytes, dice: Random, other: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Damage a file in one to four steps; return it with the names of the mutators.

    Args:
        data: the file.
        dice: where every choice comes from.
        other: the file that is spliced in.
    """
    names = []
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 4))):
        mutator = dice.choice(MUTATORS)
        data = mutator(data, dice, other) or data[:1]
        names.append(mutator.__name__)
    return data, tuple(names)


def record_span(data: bytes) -> tuple[int, int]:
    """Return where the first JUMBF box stands, roughly; the whole file where there is none."""
    at = data.find(b"jumb")
    if at < 4:
        return 0, len(data)
    size = int.from_bytes(data[at - 4 : at], "big")
    return at - 4, min(len(data), at - 4 + max(size, 64))


def _flipped(data: bytes, dice: Random, start: int, end: int) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 4, 16))):
        changed[dice.randrange(start, end)] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _named(data: bytes, dice: Random) -> int | None:
    """Return the place of one of the names that stand in the file."""
    names = [name for name in NAMES if name in data]
    if not names:
        return None
    name = re.escape(dice.choice(names))
    return dice.choice([match.start() for match in re.finditer(name, data)])


def _number_at(data: bytes, dice: Random, at: int, width: int) -> bytes:
    """Write a number of a width in bytes at a place, in one of the two byte orders."""
    now = int.from_bytes(data[at : at + width], "big")
    near = (
        now + 1,
        now - 1,
        now + 8,
        now - 8,
        now * 2,
        now // 2,
        len(data),
        len(data) + 1,
        dice.getrandbits(8 * width),
    )
    value = dice.choice((*EDGES, *near)) % (1 << (8 * width))
    order = dice.choice(("big", "big", "little"))
    return data[:at] + value.to_bytes(width, order) + data[at + width :]
