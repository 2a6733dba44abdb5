"""One process, many files: the whole check against the engine alone, with the same engine and the same settings.

Run ``python bench/engine.py``. Files are signed on the spot; nothing is read from disk while the clock runs. The engine
takes longer with every trust list that it is given, so its time without any is printed too: the promises are about what
we add to the engine as the product sets it up.
"""

from __future__ import annotations

import io
import random

from measure import by_turns, gate, importable, show

importable()

from PIL import Image  # noqa: E402 - the line above makes the project importable

from tests.samples import authority, kit, media, pictures  # noqa: E402
from verify import Anchors, Policy, Verifier  # noqa: E402
from verify.record.engine import Engine  # noqa: E402

ROUNDS_SMALL = 200
ROUNDS_LARGE = 40
ADDED_MS = 2.0  # our own work on a small file
LARGE_RATIO = 1.15  # our own work on a file of 2 MB
LARGE_SIDES = (1952, 1464)  # noise of this size makes a JPEG of about 2 MB


def noise(sides: tuple[int, int]) -> bytes:
    """Return a JPEG of noise, the same on every run."""
    image = Image.frombytes("RGB", sides, random.Random(2026).randbytes(sides[0] * sides[1] * 3))  # noqa: S311
    return media.still(image)


def signed(picture: bytes, leaf: authority.Leaf) -> bytes:
    """Return the picture with one manifest."""
    tool = kit.Agent("Bench", "1")
    definition = kit.manifest("bench.jpg", tool, [kit.action("c2pa.created", source_type=kit.CAPTURED, agent=tool)])
    return kit.sign(picture, "image/jpeg", definition, leaf)


def main() -> int:
    """Measure, print, and return 0 when every promise is kept."""
    issuer = authority.new_signing_authority("Bench Authority")
    anchors = Anchors("bench", authority.pem(issuer.root).encode("ascii"))
    verifier = Verifier(Policy(anchors=(anchors,)))
    engine = verifier._examiner._engine  # noqa: SLF001 - the very engine of the product, with its lists and settings
    plain = Engine()
    kept = []
    for title, picture, algorithm, rounds in (
        ("small JPEG, ES256", media.still(pictures.landscape()), authority.Algorithm.ES256, ROUNDS_SMALL),
        ("small JPEG, PS256", media.still(pictures.landscape()), authority.Algorithm.PS256, ROUNDS_SMALL),
        ("large JPEG, ES256", noise(LARGE_SIDES), authority.Algorithm.ES256, ROUNDS_LARGE),
    ):
        data = signed(picture, authority.new_leaf(issuer, algorithm=algorithm))
        pair = by_turns(
            lambda data=data: engine.read(io.BytesIO(data), "image/jpeg"),  # type: ignore[misc]
            lambda data=data: verifier.verify(data),  # type: ignore[misc]
            rounds,
            warm_up=3,
        )
        show(f"{title}, {len(data) / 1e6:.2f} MB, {rounds} rounds", pair)
        no_list = by_turns(lambda data=data: plain.read(io.BytesIO(data), "image/jpeg"), _nothing, rounds)  # type: ignore[misc]
        print(f"  without lists  {no_list.bare}")
        small = rounds == ROUNDS_SMALL
        kept.append(gate("added", pair.added, ADDED_MS, " ms") if small else gate("ratio", pair.ratio, LARGE_RATIO))
    return 0 if all(kept) else 1


def _nothing() -> None:
    """Stand on the other side where there is nothing to compare with."""


if __name__ == "__main__":
    raise SystemExit(main())
