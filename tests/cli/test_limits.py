"""The bounds of the examining process, as options."""

from __future__ import annotations

import pytest

from tests.cli.program import SAMPLES, check
from verify.policy import MIB, Limits


def test_enough_memory_and_time_change_nothing() -> None:
    given = check("--format", "json", "--max-memory", "256MiB", "--max-time", "55", SAMPLES / "camera.jpg")
    assert (given.code, given.json["answers"]["record"]["state"]) == (0, "intact")


WRONG = (("--max-memory", "plenty"), ("--max-memory", "1MiB"), ("--max-time", "0"), ("--max-time", "soon"))


@pytest.mark.parametrize("arguments", WRONG)
def test_what_is_no_bound_is_wrong_usage(arguments: tuple[str, str]) -> None:
    run = check(*arguments, SAMPLES / "camera.jpg")
    assert (run.code, run.out) == (2, "")
    assert arguments[0] in run.err


def test_two_thirds_of_the_time_are_processor_time() -> None:
    assert Limits().with_seconds(90).worker_cpu_seconds == 60
    assert Limits().with_seconds(1).worker_cpu_seconds == 1
    assert Limits().of_files_up_to(4096 * MIB).with_seconds(600).worker_seconds == 600
