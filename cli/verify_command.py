"""`howmade verify`: check files and print a report for each."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cli import ahead
from cli.conditions import DEFAULT, Condition, holds
from cli.exits import worst
from cli.inputs import STANDARD_INPUT, Job, expand, is_single
from cli.output import Format, Target, Writer, make_writer
from cli.progress import Progress
from verify.errors import ExitCode, InputError, TrustError, UsageError, VerifyError
from verify.examine.client import WorkerExaminer
from verify.examine.messages import Setup
from verify.model.names import name_bytes, shown_name
from verify.model.report import SCHEMA_VERSION, ErrorFile, ErrorInfo, ErrorReport, Report
from verify.pipeline import Verifier, load_judging
from verify.pixels.open import require
from verify.policy import Anchors, Policy
from verify.trust.load import engine_lists, load_lists


def verify(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    form: Annotated[Format, typer.Option("--format", help="How to print the report.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
    details: Annotated[bool, typer.Option("--details", help="Add certificates, codes, hashes, pointers.")] = False,
    manifest: Annotated[Path | None, typer.Option(help="A .c2pa file with the record of the one PATH.")] = None,
    trust_list: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Use this built-in list only (repeatable).")
    ] = None,
    trust_anchors: Annotated[
        list[Path] | None, typer.Option(help="PEM file with anchors of your own; adds a list (repeatable).")
    ] = None,
    no_default_trust: Annotated[bool, typer.Option("--no-default-trust", help="Leave the built-in lists out.")] = False,
    pixels: Annotated[
        bool, typer.Option("--pixels", help="Look for marks hidden in the pixels, too (needs howmade[pixels]).")
    ] = False,
    show_prompts: Annotated[
        bool, typer.Option("--show-prompts", help="Show what generators were told to make; it can name people.")
    ] = False,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="Check validity as of this time (ISO 8601).")] = None,
    fail_on: Annotated[
        list[Condition] | None,
        typer.Option(help="End with exit code 10 on this (repeatable). [default: altered, uncovered]"),
    ] = None,
) -> None:
    """Say how each picture, video or sound was made, as far as the file itself says, and who says so.

    Example: howmade verify viral.mp4 --details
    """
    arguments = tuple(paths)
    if manifest is not None and not is_single(arguments):
        raise UsageError("usage.manifest", "--manifest goes with one file", "give one PATH")
    if pixels:
        require()
    policy = Policy(
        trust_lists=tuple(trust_list) if trust_list else None,
        anchors=tuple(_anchors(path) for path in trust_anchors or ()),
        default_trust=not no_default_trust,
        at=_time(at) if at else None,
        pixels=pixels,
        show_prompts=show_prompts,
    )
    try:
        with Target(output) as target:
            writer = make_writer(form, target.stream, single=is_single(arguments), details=details)
            code = _run(expand(arguments), policy, manifest, writer, tuple(fail_on or DEFAULT))
    except BrokenPipeError:  # whoever reads our output has had enough
        code = ExitCode.OK
    raise typer.Exit(code)


def _run(
    jobs: tuple[Job, ...], policy: Policy, manifest: Path | None, writer: Writer, conditions: tuple[Condition, ...]
) -> ExitCode:
    """Check every job; what goes wrong with one never costs another."""
    codes = set()
    lists = engine_lists(load_lists(policy))
    examiner = WorkerExaminer(
        Setup(lists, policy.limits, policy.pixels), ahead.worker(), meanwhile=load_judging
    )  # ends when we end
    verifier = Verifier(policy, examiner)
    with Progress(len(jobs)) as progress:
        for job in jobs:
            code, item = _check(verifier, job, manifest)
            writer.add(item)
            if isinstance(item, Report) and any(holds(condition, item) for condition in conditions):
                code = ExitCode.CONDITION
            codes.add(code)
            progress.step()
    writer.close()
    return worst(codes)


def _check(verifier: Verifier, job: Job, manifest: Path | None) -> tuple[ExitCode, Report | ErrorReport]:
    if job.error is not None:
        return job.error.exit_code, _error(job, job.error)
    try:
        beside = str(manifest) if manifest else None
        if job.path == STANDARD_INPUT:
            return ExitCode.OK, verifier.verify(sys.stdin.buffer, name="standard input", manifest=beside)
        return ExitCode.OK, verifier.verify(job.path, manifest=beside)
    except InputError as error:
        return error.exit_code, _error(job, error)
    except VerifyError as error:
        return ExitCode.BUG, _error(job, error)
    except Exception as error:  # noqa: BLE001 -- a bug of ours on one file must not cost the other files
        hint = "please report this, with the file if you may share it"
        return ExitCode.BUG, _error(job, VerifyError("internal.bug", f"howmade failed ({type(error).__name__})", hint))


def _error(job: Job, error: VerifyError) -> ErrorReport:
    name = "standard input" if job.path == STANDARD_INPUT else Path(job.path).name or job.path
    path = None if job.path == STANDARD_INPUT else job.path
    file = ErrorFile(shown_name(name), shown_name(path) if path else None, None, name_bytes(path))
    return ErrorReport(SCHEMA_VERSION, file, ErrorInfo(error.code, error.message, error.hint))


def _anchors(path: Path) -> Anchors:
    try:
        return Anchors(path.stem, path.read_bytes())
    except OSError as error:
        raise TrustError(
            "trust.unreadable", f"the anchors in “{path.name}” cannot be read", "check the path"
        ) from error


def _time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError("usage.time", "--at takes a time in ISO 8601", "for example 2026-11-22T14:00:00Z") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
