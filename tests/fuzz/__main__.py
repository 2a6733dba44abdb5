"""The fuzzer as a program: ``python -m tests.fuzz --seconds 120 --seed 1``, ``--inputs 500000 --jobs 2``."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.run import Plan, Tally, again, from_line, problems, run, summary, to_line, together

ENDLESS = 10**12


def main() -> int:
    """Run, print a summary, and return 1 where a promise did not hold."""
    options = _options()
    folder: Path = options.folder
    if options.again:
        outcome, seconds = again(folder, options.again)
        print(f"{outcome.kind} in {seconds:.2f} s", *(outcome.death, *outcome.broken), sep="\n")  # noqa: T201 -- a program
        return bool(outcome.broken)
    plan = Plan(options.seed, options.inputs or ENDLESS, options.seconds or ENDLESS, folder, *options.part)
    if options.raw:
        print(to_line(run(plan)))  # noqa: T201 -- a program
        return 0
    tally = run(plan) if options.jobs == 1 else _several(plan, options.jobs)
    print(*summary(tally, options.jobs), sep="\n")  # noqa: T201 -- a program
    return bool(problems(tally))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="where chance starts")
    parser.add_argument("--inputs", type=int, default=0, help="end after so many inputs")
    parser.add_argument("--seconds", type=float, default=0.0, help="end after so many seconds")
    parser.add_argument("--jobs", type=int, default=1, help="runs beside each other")
    parser.add_argument("--again", type=Path, help="check one kept input once more")
    kept = Path(tempfile.gettempdir()) / "howmade-fuzz"
    parser.add_argument("--folder", type=Path, default=kept, help="where signed files and failures are kept")
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help=argparse.SUPPRESS)
    parser.add_argument("--raw", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not (options.inputs or options.seconds or options.again):
        parser.error("say when to end: --inputs or --seconds")
    return options


def _several(plan: Plan, jobs: int) -> Tally:
    """Start runs beside each other, each with its part of the inputs, and add up what they found."""
    run(plan._replace(inputs=0))  # makes the signed files, which all of them share
    numbers = ("--seed", str(plan.seed), "--inputs", str(plan.inputs), "--seconds", str(plan.seconds))
    command = [sys.executable, "-m", "tests.fuzz", "--raw", "--folder", str(plan.folder), *numbers]
    runs = [
        subprocess.Popen([*command, "--part", str(part), str(jobs)], stdout=subprocess.PIPE, text=True)
        for part in range(jobs)
    ]
    lines = [each.communicate()[0] for each in runs]
    lost = tuple(f"run {part} ended with code {each.returncode}" for part, each in enumerate(runs) if each.returncode)
    tally = together(tuple(from_line(line) for line in lines if line.strip()))
    return tally._replace(failures=(*tally.failures, *lost))


if __name__ == "__main__":
    sys.exit(main())
