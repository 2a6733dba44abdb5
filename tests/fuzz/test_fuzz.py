"""Damaged files by the hundred go through the product as people meet it; a long run is asked for by the environment.

``HOWMADE_FUZZ_SECONDS=120`` makes the run of this test that long, ``HOWMADE_FUZZ_SEED`` starts chance elsewhere.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutators import MAX_GROWTH, MUTATORS, Mutator, mutate
from tests.fuzz.promise import Product
from tests.fuzz.run import Plan, Tally, from_line, make_input, problems, run, summary, to_line, together
from tests.fuzz.seeds import load_seeds
from tests.hostile import small
from tests.media import forge
from tests.samples import kit
from verify import Policy

INPUTS = 300
SECONDS = float(os.environ.get("HOWMADE_FUZZ_SECONDS", "0"))
SEED = int(os.environ.get("HOWMADE_FUZZ_SEED", "1"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def test_every_damaged_file_gives_one_answer_and_none_is_vouched_for(folder: Path) -> None:
    plan = Plan(SEED, 10**9, SECONDS, folder) if SECONDS else Plan(SEED, INPUTS, 10**9, folder)
    tally = run(plan)
    assert problems(tally) == (), "\n".join(summary(tally))
    assert tally.inputs >= (1 if SECONDS else INPUTS)
    assert sum(count for _, count in tally.kinds) == tally.inputs


def test_the_same_seed_gives_the_same_inputs(folder: Path) -> None:
    first, second = load_seeds(folder), load_seeds(folder)
    inputs = [make_input(first, 7, number) for number in range(50)]
    assert inputs == [make_input(second, 7, number) for number in range(50)]
    assert inputs != [make_input(first, 8, number) for number in range(50)]


def test_every_format_that_the_engine_signs_is_damaged(folder: Path) -> None:
    names = {seed.name for seed in load_seeds(folder).files}
    assert {f"{kind}.{item.ending}" for kind in ("plain", "edited") for item in small.FORMATS} <= names
    assert len([name for name in names if name.startswith("marked.")]) >= 12


@pytest.mark.parametrize("mutator", MUTATORS, ids=lambda item: item.__name__)
def test_a_mutator_changes_files_of_any_size_and_adds_little(mutator: Mutator) -> None:
    files = (b"x", small.signed("jpg"), small.signed("mp4"))
    for number in range(30):
        data = files[number % 3]
        changed = mutator(data, Random(number), files[(number + 1) % 3])  # noqa: S311 -- to be repeated
        assert len(changed) <= len(data) + MAX_GROWTH + 32
    assert mutate(files[1], Random(1), files[2])[0] != files[1]  # noqa: S311 -- as above


def test_what_runs_beside_each_other_find_is_added_up() -> None:
    one = Tally(3, 2.0, (("intact", 2), ("absent", 1)), (), ("a",), ((0.5, "x"),), 10, 5, 1)
    two = Tally(2, 3.0, (("absent", 2),), (("killed", 1),), (), ((0.7, "y"),), 4, 9, 0)
    both = together((from_line(to_line(one)), from_line(to_line(two))))
    assert both == Tally(
        5, 3.0, (("absent", 3), ("intact", 2)), (("killed", 1),), ("a",), ((0.7, "y"), (0.5, "x")), 10, 9, 1
    )
    assert [line for line in summary(both) if "killed" in line] == ["  1 x killed"]


def test_a_signed_file_that_nobody_knows_is_a_broken_promise(folder: Path, tmp_path: Path) -> None:
    """Whatever is told as intact must be a file that was signed before the damage: this one was not."""
    stranger, known = tmp_path / "stranger.png", tmp_path / "known.png"
    other = kit.manifest("stranger", small.AGENT, [small.MADE])
    stranger.write_bytes(kit.sign(forge.png(forge.chunk(b"tEXt", b"a\0b")), "image/png", other, small.leaf()))
    known.write_bytes(small.signed("png"))
    with Product(load_seeds(folder), Policy()) as product:
        assert product.learn(str(known), known.read_bytes()).broken == ()
        assert product.check(str(known), known.read_bytes()) == product.check(str(known), known.read_bytes())
        (broken,) = product.check(str(stranger), stranger.read_bytes()).broken
    assert broken == "intact, but the covered bytes are those of no signed file"


def test_a_file_that_says_something_else_under_the_same_bytes_is_a_broken_promise(folder: Path, tmp_path: Path) -> None:
    """The same picture, signed again with another claim."""
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    other = kit.manifest("other", small.AGENT, [kit.action("c2pa.created", source_type=kit.GENERATED)])
    one.write_bytes(small.signed("png"))
    two.write_bytes(kit.sign(forge.png(), "image/png", other, small.leaf()))
    with Product(load_seeds(folder), Policy()) as product:
        product.learn(str(one), one.read_bytes())
        (broken,) = product.check(str(two), two.read_bytes()).broken
    assert broken == "intact, but the report says something that the signed file does not"


def test_a_parent_that_grows_is_a_broken_promise() -> None:
    assert problems(Tally(growth=65 * 1024 * 1024)) == ("the parent grew by 65 MiB",)
    assert problems(Tally(growth=63 * 1024 * 1024)) == ()
