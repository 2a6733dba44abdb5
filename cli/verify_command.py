"""`howmade verify`: check files and print a report for each."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cli import ahead
from cli.conditions import DEFAULT, Condition, holds
from cli.exits import unreached, worst
from cli.inputs import STANDARD_INPUT, Job, expand, is_address, is_single, told
from cli.output import Format, Target, Writer, make_writer
from cli.progress import Progress
from cli.sizes import parse_size
from verify.errors import ExitCode, InputError, TrustError, UsageError, VerifyError
from verify.examine.client import WorkerExaminer
from verify.examine.messages import Setup
from verify.model.names import name_bytes, shown_name
from verify.model.report import SCHEMA_VERSION, ErrorFile, ErrorInfo, ErrorReport, Report
from verify.pipeline import Verifier, load_judging
from verify.pixels.open import require
from verify.policy import MIB, Anchors, Limits, Policy
from verify.trust.load import engine_lists, load_lists

_MIN_MEMORY = 256 * MIB
"""What the examining process needs before it has seen a file, with some room: it works with 150 MiB."""

_MAX_ANCHORS = 16 * 1024 * 1024
"""Bytes of a PEM file; the largest list of certificates of any system has about 300 KB."""


def verify(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, https addresses (--online), or - for standard input."),
    ],
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
    online: Annotated[
        bool,
        typer.Option("--online", help="Fetch records kept elsewhere, ask about revocation; those asked learn of it."),
    ] = False,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="Check validity as of this time (ISO 8601).")] = None,
    follow_links: Annotated[
        bool, typer.Option("--follow-links", help="Follow links inside folders, too; circles end.")
    ] = False,
    max_size: Annotated[
        str | None,
        typer.Option(
            metavar="SIZE", help="Largest file to examine, such as 600MiB. [default: 2GiB; JPEG, GIF, SVG, PDF 256MiB]"
        ),
    ] = None,
    max_memory: Annotated[
        str | None, typer.Option(metavar="SIZE", help="Memory of the process that examines. [default: 2GiB]")
    ] = None,
    max_time: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=1, max=86400, help="Longest time for one file. [default: 30]"),
    ] = None,
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
        limits=_limits(max_size, max_memory, max_time),
        pixels=pixels,
        show_prompts=show_prompts,
        online=online,
    )
    try:
        with Target(output) as target:
            writer = make_writer(form, target.stream, single=is_single(arguments), details=details)
            inputs = expand(arguments, follow_links=follow_links)
            code = _run(inputs.jobs, policy, manifest, writer, tuple(fail_on or DEFAULT))
            sys.stderr.write(told(inputs.skipped))
    except BrokenPipeError:  # whoever reads our output has had enough
        code = ExitCode.OK
    raise typer.Exit(code)


def _load() -> None:
    """Load what judges a file while the worker reads the first one."""
    load_judging()
    ahead.loaded()


def _run(
    jobs: tuple[Job, ...], policy: Policy, manifest: Path | None, writer: Writer, conditions: tuple[Condition, ...]
) -> ExitCode:
    """Check every job; what goes wrong with one never costs another."""
    codes = set()
    lists = engine_lists(load_lists(policy))
    examiner = WorkerExaminer(
        Setup(lists, policy.limits, policy.pixels), ahead.worker(), meanwhile=_load
    )  # ends when we end
    verifier = Verifier(policy, examiner)
    with Progress(len(jobs)) as progress:
        for job in jobs:
            code, item = _check(verifier, job, manifest)
            writer.add(item)
            if isinstance(item, Report) and any(holds(condition, item) for condition in conditions):
                code = ExitCode.CONDITION
            codes.add(code)
            if isinstance(item, Report) and item.checked.network and unreached(item):
                codes.add(ExitCode.NETWORK)
            progress.step()
    writer.close()
    return worst(codes)


def _check(verifier: Verifier, job: Job, manifest: Path | None) -> tuple[ExitCode, Report | ErrorReport]:
    if job.error is not None:
        return job.error.exit_code, _error(job, job.error)
    try:
        return ExitCode.OK, _verified(verifier, job, str(manifest) if manifest else None)
    except InputError as error:
        return error.exit_code, _error(job, error)
    except VerifyError as error:
        return ExitCode.BUG, _error(job, error)
    except Exception as error:  # noqa: BLE001 -- a bug of ours on one file must not cost the other files
        hint = "please report this, with the file if you may share it"
        return ExitCode.BUG, _error(job, VerifyError("internal.bug", f"howmade failed ({type(error).__name__})", hint))


def _verified(verifier: Verifier, job: Job, beside: str | None) -> Report:
    if is_address(job.path):
        return verifier.verify_address(job.path, manifest=beside)
    if job.path == STANDARD_INPUT:
        return verifier.verify(sys.stdin.buffer, name="standard input", manifest=beside)
    return verifier.verify(job.path, manifest=beside)


def _error(job: Job, error: VerifyError) -> ErrorReport:
    name = "standard input" if job.path == STANDARD_INPUT else Path(job.path).name or job.path
    address = shown_name(job.path) if is_address(job.path) else None
    path = None if job.path == STANDARD_INPUT or address else job.path
    file = ErrorFile(shown_name(name), shown_name(path) if path else None, address, name_bytes(path))
    return ErrorReport(SCHEMA_VERSION, file, ErrorInfo(error.code, error.message, error.hint))


def _limits(max_size: str | None, max_memory: str | None, max_time: float | None) -> Limits:
    """Return the limits; what is given by name wins over what follows from the size."""
    limits = Limits()
    if max_size is not None:
        limits = limits.of_files_up_to(parse_size(max_size, "--max-size"))
    if max_memory is not None:
        limits = limits._replace(worker_memory=_memory(max_memory))
    return limits if max_time is None else limits.with_seconds(max_time)


def _memory(text: str) -> int:
    memory = parse_size(text, "--max-memory")
    if memory < _MIN_MEMORY:
        raise UsageError(
            "usage.memory", "--max-memory is too little to read any file with", f"at least {_MIN_MEMORY // MIB} MiB"
        )
    return memory


def _anchors(path: Path) -> Anchors:
    from verify.media.opened import open_regular  # noqa: PLC0415 -- few users have anchors of their own

    try:
        with open_regular(str(path)) as file:
            pem = file.read(_MAX_ANCHORS + 1)
    except (OSError, InputError) as error:
        raise TrustError(
            "trust.unreadable", f"the anchors in “{path.name}” cannot be read", "check the path"
        ) from error
    if len(pem) > _MAX_ANCHORS:
        raise TrustError("trust.unreadable", f"“{path.name}” is too large for a list of anchors", "check the path")
    return Anchors(path.stem, pem)


def _time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError("usage.time", "--at takes a time in ISO 8601", "for example 2026-11-22T14:00:00Z") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
