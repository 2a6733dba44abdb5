"""A large video: the whole check with its SHA-256, against the engine alone.

Run ``python bench/large.py [MEGABYTES]``. The video is made and signed in a temporary folder (twice its size is needed
there) and read once before the clock starts, so that both ways find it in the page cache.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from measure import by_turns, gate, importable, show

importable()

from tests.samples import authority, h264, kit, media, mp4  # noqa: E402 - the line above makes them importable
from verify import Anchors, Policy, Verifier  # noqa: E402

MEGABYTES = 300
ROUNDS = 5
AT_MOST = 1.3  # times the engine alone, on two cores
CHUNK = 1_000_000
MEDIA_TYPE = "video/mp4"


def write_video(path: Path, megabytes: int) -> None:
    """Write a playable video whose ``mdat`` goes on with noise after the last frame."""
    frames = media.kiss_frames()
    track = mp4.h264_track(h264.encode(frames), frames[0].size, media.FRAME_RATE)
    head, _ = mp4.head_and_offset(track, filler=megabytes * CHUNK)
    draw = random.Random(2026)  # noqa: S311 - noise, not a secret
    with path.open("wb") as file:
        file.write(head)
        file.writelines(track.samples)
        for _ in range(megabytes):
            file.write(draw.randbytes(CHUNK))


def signed_video(folder: Path, megabytes: int, leaf: authority.Leaf) -> Path:
    """Write and sign the video, and return its path."""
    plain, target = folder / "plain.mp4", folder / "signed.mp4"
    write_video(plain, megabytes)
    tool = kit.Agent("Bench", "1")
    definition = kit.manifest("large.mp4", tool, [kit.action("c2pa.created", source_type=kit.GENERATED, agent=tool)])
    kit.sign_file(plain, target, MEDIA_TYPE, definition, leaf)
    plain.unlink()
    return target


def main() -> int:
    """Measure, print, and return 0 when the promise is kept."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES
    leaf = authority.new_leaf(authority.new_signing_authority("Bench Authority"))
    verifier = Verifier(Policy(anchors=(Anchors("bench", authority.pem(leaf.root).encode("ascii")),)))
    engine = verifier._examiner._engine  # noqa: SLF001 - the very engine of the product, with its lists and settings
    with tempfile.TemporaryDirectory() as folder:
        path = signed_video(Path(folder), megabytes, leaf)
        print(f"{path.stat().st_size / 1e6:.1f} MB, {os.cpu_count()} cores; peak after signing {_peak()} MiB")

        def alone() -> None:
            with path.open("rb") as file:
                engine.read(file, MEDIA_TYPE)

        answers = verifier.verify(path).answers
        print(f"  record {answers.record.state}, signer {answers.signer.state}; peak after one check {_peak()} MiB")
        pair = by_turns(alone, lambda: verifier.verify(path), ROUNDS)
        show(f"{ROUNDS} rounds", pair)
        before = time.process_time()
        verifier.verify(path)
        print(f"  processor time of one whole check {time.process_time() - before:.2f} s")
        return 0 if gate("ratio", pair.ratio, AT_MOST) else 1


def _peak() -> int:
    """Return the largest memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    raise SystemExit(main())
