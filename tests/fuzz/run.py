"""One run of the fuzzer: draw, damage, check, count; and what several runs found together."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.fuzz.mutators import mutate
from tests.fuzz.promise import Outcome, Product
from tests.fuzz.seeds import Seed, Seeds, load_seeds
from tests.hostile.watched import resident
from verify.policy import Policy

MIB = 1024 * 1024
MAX_SECONDS = 30.0
"""Longest time for one input; a death of the worker at its limit and the start of the next one included."""

MAX_GROWTH = 64 * MIB
"""Bytes by which the parent may grow over a whole run, after every undamaged file was read once."""

SLOWEST = 5
MEMORY_EVERY = 500
MAX_SAVED = 50


class Plan(NamedTuple):
    """What to do.

    Attributes:
        seed: the same seed and folder give the same inputs.
        inputs: how many, at most.
        seconds: for how long, at most.
        part, parts: which of several runs beside each other this is; it takes every `parts`-th input.
        folder: where signed files, the current input and failures are kept.
    """

    seed: int
    inputs: int
    seconds: float
    folder: Path
    part: int = 0
    parts: int = 1


class Tally(NamedTuple):
    """What a run found, as plain values.

    Attributes:
        inputs: how many were checked.
        seconds: how long that took.
        kinds: outcomes by state and by error code.
        deaths: ends of the worker, by reason.
        failures: promises that did not hold, with the place of the input.
        slowest: seconds and origin of the slowest inputs.
        growth: bytes by which the parent grew at most.
        longest: characters of the longest JSON report.
        trusted: how many inputs were told as intact from a recognised signer, after a check of their bytes.
    """

    inputs: int = 0
    seconds: float = 0.0
    kinds: tuple[tuple[str, int], ...] = ()
    deaths: tuple[tuple[str, int], ...] = ()
    failures: tuple[str, ...] = ()
    slowest: tuple[tuple[float, str], ...] = ()
    growth: int = 0
    longest: int = 0
    trusted: int = 0


class Damaged(NamedTuple):
    """One input and how it came about."""

    data: bytes
    ending: str
    story: str


def make_input(seeds: Seeds, seed: int, iteration: int) -> Damaged:
    """Return the input of one iteration; the same for the same seeds, seed and iteration."""
    dice = Random(f"{seed}:{iteration}")  # noqa: S311 -- to be repeated, not to be secret
    origin, other = _drawn(seeds.files, dice), _drawn(seeds.files, dice)
    data, names = mutate(origin.data, dice, other.data)
    return Damaged(data, Path(origin.name).suffix, f"{iteration}: {origin.name} {'+'.join(names)}")


def run(plan: Plan) -> Tally:
    """Check inputs until there are enough of them or the time is over."""
    seeds = load_seeds(plan.folder)
    current = _scratch(plan)
    current.mkdir(parents=True, exist_ok=True)
    try:
        with Product(seeds, Policy()) as product:
            return _run(plan, seeds, product, current)
    finally:
        for path in current.iterdir():
            path.unlink()
        current.rmdir()


def again(folder: Path, file: Path) -> tuple[Outcome, float]:
    """Check one kept input once more, in a fresh worker."""
    seeds = load_seeds(folder)
    with Product(seeds, Policy()) as product:
        for seed in seeds.files:
            path = file.with_name(f"undamaged-{seed.name}")
            path.write_bytes(seed.data)
            product.learn(str(path), seed.data)
            path.unlink()
        started = time.perf_counter()
        return product.check(str(file), file.read_bytes()), time.perf_counter() - started


def _run(plan: Plan, seeds: Seeds, product: Product, current: Path) -> Tally:
    kinds: Counter[str] = Counter()
    deaths: Counter[str] = Counter()
    failures: list[str] = []
    slowest: list[tuple[float, str]] = []
    done = longest = trusted = growth = 0
    for seed in seeds.files:
        path = current / f"input{Path(seed.name).suffix}"
        path.write_bytes(seed.data)
        failures += [f"undamaged {seed.name}: {what}" for what in product.learn(str(path), seed.data).broken]
    at_first, started = resident(), time.monotonic()
    for iteration in range(plan.part, plan.inputs, plan.parts):
        if time.monotonic() - started > plan.seconds:
            break
        item = make_input(seeds, plan.seed, iteration)
        path = current / f"input{item.ending}"
        path.write_bytes(item.data)
        began = time.perf_counter()
        outcome = product.check(str(path), item.data)
        took = time.perf_counter() - began
        done += 1
        kinds[outcome.kind] += 1
        longest, trusted = max(longest, outcome.longest), trusted + outcome.trusted
        if outcome.death:
            deaths[outcome.death] += 1
        slowest = sorted([*slowest, (round(took, 3), item.story)], reverse=True)[:SLOWEST]
        late = (f"took {took:.1f} s",) if took > MAX_SECONDS else ()
        if outcome.broken or late or outcome.death:
            kept = _keep(plan, item, iteration, outcome)
            failures += [f"{item.story}: {what} ({kept})" for what in (*outcome.broken, *late)]
        if done % MEMORY_EVERY == 0:
            growth = max(growth, resident() - at_first)
    growth = max(growth, resident() - at_first)
    seconds = time.monotonic() - started
    return Tally(
        done, seconds, _sorted(kinds), _sorted(deaths), tuple(failures), tuple(slowest), growth, longest, trusted
    )


def problems(tally: Tally) -> tuple[str, ...]:
    """Return what must not be: broken promises, and a parent that grew too much."""
    grown = (f"the parent grew by {tally.growth / MIB:.0f} MiB",) if tally.growth > MAX_GROWTH else ()
    return (*tally.failures, *grown)


def summary(tally: Tally, runs: int = 1) -> Iterator[str]:
    """Say what a run, or several beside each other, found."""
    rate = tally.inputs / tally.seconds if tally.seconds else 0.0
    yield f"{tally.inputs:,} inputs in {tally.seconds:,.0f} s by {runs} run(s): {rate:,.0f} a second"
    yield "outcomes: " + ", ".join(f"{kind} {count:,}" for kind, count in tally.kinds)
    yield f"told as intact from a recognised signer, with the bytes and words of a signed file: {tally.trusted:,}"
    yield f"ends of the worker: {sum(count for _, count in tally.deaths):,}"
    yield from (f"  {count:,} x {reason}" for reason, count in tally.deaths)
    yield "slowest: " + "; ".join(f"{seconds:.2f} s ({story})" for seconds, story in tally.slowest)
    yield f"parent grew by {tally.growth / MIB:.1f} MiB at most; longest JSON {tally.longest:,} characters"
    yield f"broken promises: {len(problems(tally))}"
    yield from (f"  {what}" for what in problems(tally))


def together(tallies: tuple[Tally, ...]) -> Tally:
    """Add up runs that were made beside each other; the growth is the largest, the time that of the longest."""
    kinds: Counter[str] = Counter()
    deaths: Counter[str] = Counter()
    for tally in tallies:
        kinds.update(dict(tally.kinds))
        deaths.update(dict(tally.deaths))
    return Tally(
        sum(tally.inputs for tally in tallies),
        max((tally.seconds for tally in tallies), default=0.0),
        _sorted(kinds),
        _sorted(deaths),
        tuple(what for tally in tallies for what in tally.failures),
        tuple(sorted((item for tally in tallies for item in tally.slowest), reverse=True)[:SLOWEST]),
        max((tally.growth for tally in tallies), default=0),
        max((tally.longest for tally in tallies), default=0),
        sum(tally.trusted for tally in tallies),
    )


def to_line(tally: Tally) -> str:
    """Return a tally as one line of JSON, for the run that started this one."""
    return json.dumps(tally)


def from_line(line: str) -> Tally:
    """Return the tally that a line holds."""
    inputs, seconds, kinds, deaths, failures, slowest, growth, longest, trusted = json.loads(line)
    pairs: list[tuple[tuple[Any, Any], ...]] = [tuple((a, b) for a, b in rows) for rows in (kinds, deaths, slowest)]
    return Tally(inputs, seconds, pairs[0], pairs[1], tuple(failures), pairs[2], growth, longest, trusted)


def _drawn(files: tuple[Seed, ...], dice: Random) -> Seed:
    return dice.choices(files, [seed.weight / len(seed.data) ** 0.5 for seed in files])[0]


def _scratch(plan: Plan) -> Path:
    """Return a folder for the current input, in memory where the system has one: it is written for every input."""
    memory = Path("/dev/shm")  # noqa: S108 -- with a folder of our own in it
    place = memory if os.access(memory, os.W_OK) else plan.folder
    return place / f"howmade-fuzz-{os.getpid()}"


def _keep(plan: Plan, item: Damaged, iteration: int, outcome: Outcome) -> str:
    """Keep an input that broke a promise or ended the worker, with what it takes to make it again."""
    kept = plan.folder / "failures"
    kept.mkdir(parents=True, exist_ok=True)
    file = kept / f"{plan.seed}-{iteration}{item.ending}"
    if len(list(kept.iterdir())) < 2 * MAX_SAVED:
        file.write_bytes(item.data)
        what = "\n".join((item.story, outcome.kind, outcome.death, *outcome.broken))
        command = f"python -m tests.fuzz --folder {plan.folder} --again {file}"
        file.with_suffix(".txt").write_text(f"{what}\n{command}\n", encoding="utf-8")
    return file.name


def _sorted(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
