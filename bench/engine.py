"""One process, many files: the whole check against the engine alone, with the same trust lists and settings.

Run ``python bench/engine.py``. Files are signed on the spot; nothing is read from disk while the clock runs. The engine
alone is given the lists whole, as anyone would load them; the product gives it what a record names of them, and that
time and the time without any list are printed too. The SHA-256 of a large file is worked out beside the engine, which
helps only where a second processor is free; whether one was is printed first.
"""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterator
from functools import partial
from threading import Thread

from measure import by_turns, gate, importable, show

importable()

from PIL import Image  # noqa: E402 - the line above makes the project importable

from tests.samples import authority, kit, media, pictures  # noqa: E402
from verify import Anchors, Policy, Verifier  # noqa: E402
from verify.record.engine import Engine  # noqa: E402

ROUNDS_SMALL = 200
ROUNDS_LARGE = 100
ADDED_MS = 2.0  # our own work on a small file
LARGE_RATIO = 1.15  # our own work on a file of 2 MB
SMALL = 1_000_000  # bytes
LARGE_SIDES = (1952, 1464)  # noise of this size makes a JPEG of about 2 MB


def noise(sides: tuple[int, int]) -> Image.Image:
    """Return a picture of noise, the same on every run."""
    return Image.frombytes("RGB", sides, random.Random(2026).randbytes(sides[0] * sides[1] * 3))  # noqa: S311


def beside() -> float:
    """Return how many times longer two hashes at once take than one: 1 with a free second processor, 2 without."""
    data = bytes(8_000_000)

    def one() -> None:
        hashlib.sha256(data)

    def two() -> None:
        other = Thread(target=one)
        other.start()
        one()
        other.join()

    return by_turns(one, two, ROUNDS_LARGE).ratio


def signed(picture: bytes, media_type: str, leaf: authority.Leaf) -> bytes:
    """Return the picture with one manifest."""
    tool = kit.Agent("Bench", "1")
    definition = kit.manifest("bench", tool, [kit.action("c2pa.created", source_type=kit.CAPTURED, agent=tool)])
    return kit.sign(picture, media_type, definition, leaf)


def main() -> int:
    """Measure, print, and return 0 when every promise is kept."""
    issuer = authority.new_signing_authority("Bench Authority")
    anchors = Anchors("bench", authority.pem(issuer.root).encode("ascii"))
    verifier = Verifier(Policy(anchors=(anchors,)))
    engine = verifier._examiner._engine  # noqa: SLF001 - the very engine of the product, with its lists and settings
    plain = Engine()
    kept = []
    print(f"two hashes at once take {beside():.2f} times as long as one (1: a second processor is free, 2: none is)")
    for title, picture, media_type, algorithm in _pictures():
        data = signed(picture, media_type, authority.new_leaf(issuer, algorithm=algorithm))
        rounds = ROUNDS_SMALL if len(data) < SMALL else ROUNDS_LARGE
        store = verifier._examiner.examine(data).store  # type: ignore[attr-defined]  # noqa: SLF001 - as above
        read = partial(_read, data=data, media_type=media_type)
        pair = by_turns(partial(read, engine), partial(verifier.verify, data), rounds, warm_up=3)
        show(f"{title}, {len(data) / 1e6:.2f} MB, {rounds} rounds", pair)
        fewer = by_turns(partial(read, engine, store=store), partial(read, plain), rounds)
        print(f"  engine, lists as the product gives them  {fewer.bare}\n  engine, no list{'':24}  {fewer.whole}")
        small = rounds == ROUNDS_SMALL
        kept.append(gate("added", pair.added, ADDED_MS, " ms") if small else gate("ratio", pair.ratio, LARGE_RATIO))
    return 0 if all(kept) else 1


def _pictures() -> Iterator[tuple[str, bytes, str, authority.Algorithm]]:
    small, large = media.still(pictures.landscape()), noise(LARGE_SIDES)
    yield "small JPEG, ES256", small, "image/jpeg", authority.Algorithm.ES256
    yield "small JPEG, PS256", small, "image/jpeg", authority.Algorithm.PS256
    yield "large JPEG, ES256", media.still(large), "image/jpeg", authority.Algorithm.ES256
    buffer = io.BytesIO()
    large.crop((0, 0, 960, 700)).save(buffer, "PNG")  # noise cannot be compressed: three bytes a pixel
    yield "large PNG, ES256", buffer.getvalue(), "image/png", authority.Algorithm.ES256


def _read(engine: Engine, data: bytes, media_type: str, store: bytes | None = None) -> None:
    engine.read(io.BytesIO(data), media_type, None, store)


if __name__ == "__main__":
    raise SystemExit(main())
