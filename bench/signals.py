"""Walker and readers of marks: the time for each JPEG, and the bytes that are read of a large video.

Run ``python bench/signals.py [FOLDER]``. Every JPEG in the folder is read, whatever its name is; by default those in
``samples/``. The files are in memory while the clock runs. The video of 2 GB stands on no disk: it is a source of zeros
with boxes in it, which counts what is asked of it.
"""

from __future__ import annotations

import statistics
import struct
import sys
import time
from pathlib import Path
from typing import Final

from measure import ROOT, gate, importable

importable()

from verify.media.bytesource import ByteSource, MemorySource  # noqa: E402 - the line above makes the project importable
from verify.media.sniff import HEAD_BYTES, sniff  # noqa: E402
from verify.media.traces import find_traces  # noqa: E402
from verify.media.walk import walk  # noqa: E402
from verify.signals import xmp  # noqa: E402
from verify.signals.read import read_signals  # noqa: E402

ROUNDS: Final = 30
AT_MOST_MS: Final = 1.0  # for one JPEG, in the median
AT_MOST_MB: Final = 5.0  # read of the structure of the video
FILM: Final = 2 * 1024**3
SAMPLES_A_CHUNK: Final = 4096
JPEG: Final = "image/jpeg"


class Counting:
    """A file of zeros with some boxes in it, which counts the bytes that are read.

    Args:
        size: in bytes.
        parts: what stands in it, by its offset.
    """

    def __init__(self, size: int, parts: dict[int, bytes]) -> None:
        self.size = size
        self.parts = parts
        self.taken = 0
        self.reads = 0

    def read_at(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from offset ``start``."""
        length = max(0, min(length, self.size - start))
        self.taken += length
        self.reads += 1
        data = bytearray(length)
        for at, part in self.parts.items():
            begin, end = max(at, start), min(at + len(part), start + length)
            if begin < end:
                data[begin - start : end - start] = part[begin - at : end - at]
        return bytes(data)


def box(kind: bytes, *content: bytes) -> bytes:
    """Return an ISO-BMFF box."""
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def film() -> Counting:
    """Return a video of 2 GB without a record: samples first, then a sample table of two megabytes and one tag."""
    head = box(b"ftyp", b"isom", bytes(4), b"isom")
    media = struct.pack(">I4sQ", 1, b"mdat", FILM)
    offsets = box(b"co64", bytes(4), struct.pack(">I", FILM // SAMPLES_A_CHUNK // 2), bytes(8 * 250_000))
    track = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", offsets))))
    encoder = box(b"\xa9too", box(b"data", struct.pack(">II", 1, 0), b"Lavf61.7.100"))
    handler = box(b"hdlr", bytes(8), b"mdirappl", bytes(9))
    tags = box(b"udta", box(b"meta", bytes(4), handler, box(b"ilst", encoder)))
    tail = box(b"moov", box(b"mvhd", bytes(100)), track, tags)
    end = len(head) + FILM
    return Counting(end + len(tail), {0: head, len(head): media, end: tail})


def read(source: ByteSource, media_type: str) -> int:
    """Walk and read, and return the number of marks and fields."""
    found = read_signals(walk(source, media_type), media_type)
    return len(found.marks) + len(found.fields)


def jpegs(folder: Path) -> list[tuple[str, bytes]]:
    """Return the JPEGs of a folder and the folders in it, known by their first bytes."""
    files = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(name, data) for name, data in files if sniff(data[:HEAD_BYTES]).name == JPEG]


def milliseconds(data: bytes) -> float:
    """Return the median time for one file; nothing is remembered from one round to the next."""
    times = []
    for _ in range(ROUNDS):
        xmp.read_xmp.cache_clear()
        began = time.perf_counter()
        read(MemorySource(data), JPEG)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> int:
    """Measure, print, and return 0 when every promise is kept."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples"
    files = jpegs(folder)
    if not files:
        print("no JPEG in this folder")
        return 2
    each = sorted((milliseconds(data), name, len(data)) for name, data in files)
    size = sum(len(data) for _, data in files)
    print(f"{len(files)} JPEGs, {size / 1e6:.1f} MB, {ROUNDS} rounds each")
    middle = statistics.median(took for took, _, _ in each)
    print(f"  min {each[0][0]:.2f}  median {middle:.2f}  max {each[-1][0]:.2f} ms")
    for took, name, length in each[:-4:-1]:
        print(f"  slowest: {took:7.2f} ms  {length / 1e6:6.2f} MB  {name}")
    kept = [gate("walker and readers, a JPEG", middle, AT_MOST_MS, " ms")]
    video = film()
    began = time.perf_counter()
    read(video, "video/mp4")
    took = (time.perf_counter() - began) * 1000
    print(f"a video of {video.size / 1e9:.2f} GB: {video.reads} reads, {took:.1f} ms")
    kept.append(gate("bytes read by walker and readers", video.taken / 1e6, AT_MOST_MB, " MB"))
    traced = film()
    find_traces(traced)
    print(f"  beside them, the search for traces of a record reads {traced.taken / 1e6:.2f} MB")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
