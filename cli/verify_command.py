"""`howmade verify`: check files and print a report for each."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from cli import ahead, options
from cli.conditions import DEFAULT, Condition, holds
from cli.exits import unreached, worst
from cli.inputs import STANDARD_INPUT, Job, expand, is_address, is_single, told
from cli.language import language_of
from cli.output import Format, Target, Writer, make_writer
from cli.policy_place import place
from cli.progress import Progress
from cli.settings import Settings, over, parse_memory, policy_of
from cli.sizes import parse_size
from verify.errors import ExitCode, InputError, UsageError, VerifyError
from verify.examine.client import WorkerExaminer
from verify.examine.messages import Setup
from verify.failure import failure
from verify.model.names import name_bytes, shown_name
from verify.model.report import SCHEMA_VERSION, ErrorFile, ErrorInfo, ErrorReport, Report
from verify.pipeline import Seen, Verifier, load_judging
from verify.pixels.open import require
from verify.policy import Anchors, IncidentFile, Policy
from verify.trust.load import engine_lists, load_lists
from verify.words import say, speaking


def verify(
    paths: options.Paths,
    form: options.Form = None,
    lang: options.Lang = None,
    output: options.Output = None,
    details: options.Details = None,
    manifest: options.Manifest = None,
    policy: options.PolicyPath = None,
    no_policy: options.NoPolicy = False,
    trust_list: options.TrustLists = None,
    trust_anchors: options.TrustAnchors = None,
    time_anchors: options.TimeAnchors = None,
    identity_anchors: options.IdentityAnchors = None,
    identity_issuer: options.IdentityIssuers = None,
    incidents: options.Incidents = None,
    no_default_trust: options.NoDefaultTrust = None,
    pixels: options.Pixels = None,
    second_opinion: options.SecondOpinion = None,
    show_prompts: options.ShowPrompts = None,
    online: options.Online = None,
    at: options.At = None,
    follow_links: options.FollowLinks = False,
    max_size: options.MaxSize = None,
    max_memory: options.MaxMemory = None,
    max_time: options.MaxTime = None,
    fail_on: options.FailOn = None,
) -> None:
    """Say how each picture, video or sound was made, as far as the file itself says, and who says so."""
    arguments = tuple(paths)
    if manifest is not None and not is_single(arguments):
        raise failure(UsageError, "usage.manifest")
    given = Settings(
        trust_lists=tuple(trust_list) if trust_list else None,
        default_trust=None if no_default_trust is None else not no_default_trust,
        anchors=own_lists(trust_anchors),
        clocks=own_lists(time_anchors),
        identity_anchors=own_lists(identity_anchors),
        identity_issuers=tuple(identity_issuer or ()),
        incidents=own_notices(incidents),
        pixels=pixels,
        second_opinion=second_opinion,
        show_prompts=show_prompts,
        online=online,
        max_size=None if max_size is None else parse_size(max_size, "--max-size"),
        max_memory=None if max_memory is None else parse_memory(max_memory, "--max-memory"),
        max_time=max_time,
        fail_on=tuple(fail_on) if fail_on else None,
        form=form,
        details=details,
        language=None if lang is None else lang.value,
    )
    asked = over(given, from_policy_file(policy, no_policy=no_policy))
    if asked.pixels:
        require()
    if asked.second_opinion:
        from verify.second.installed import require as require_second  # noqa: PLC0415 -- few runs ask for one

        require_second()
    settled = policy_of(asked, at, language_of(asked.form, asked.language))
    conditions = DEFAULT if asked.fail_on is None else asked.fail_on
    try:
        with speaking(settled.language), Target(output) as target:
            writer = make_writer(
                asked.form or Format.TEXT, target.stream, single=is_single(arguments), details=asked.details is True
            )
            inputs = expand(arguments, follow_links=follow_links)
            code = _run(inputs.jobs, settled, manifest, writer, conditions)
            sys.stderr.write(told(inputs.skipped))
    except BrokenPipeError:  # whoever reads our output has had enough
        code = ExitCode.OK
    raise typer.Exit(code)


def from_policy_file(named: Path | None, *, no_policy: bool) -> Settings:
    """Return what the policy file asks for; nothing where there is none, or none is wanted."""
    if no_policy:
        if named is not None:
            raise failure(UsageError, "usage.policy")
        return Settings()
    path = place(None if named is None else str(named))
    if path is None:
        return Settings()
    from cli.policy_file import read_policy  # noqa: PLC0415 -- most runs have no policy file

    return read_policy(Path(path))


def own_lists(paths: list[Path] | None) -> tuple[Anchors, ...]:
    """Return the anchors in files that options name."""
    if not paths:
        return ()
    from cli.own_files import own_anchors  # noqa: PLC0415 -- few users have anchors of their own

    return tuple(own_anchors(path) for path in paths)


def own_notices(paths: list[Path] | None) -> tuple[IncidentFile, ...]:
    """Return the notices in files that options name."""
    if not paths:
        return ()
    from cli.own_files import own_incidents  # noqa: PLC0415 -- few users have notices of their own

    return tuple(own_incidents(path) for path in paths)


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
        Setup(lists, policy.limits, policy.pixels, policy.language), ahead.worker(), meanwhile=_load
    )  # ends when we end
    verifier = Verifier(policy, examiner)
    with Progress(len(jobs)) as progress:
        for job in jobs:
            code, item, seen = check_job(verifier, job, manifest, pictures=writer.wants_pictures)
            writer.add(item, seen)
            if isinstance(item, Report) and any(holds(condition, item) for condition in conditions):
                code = ExitCode.CONDITION
            codes.add(code)
            if isinstance(item, Report) and item.checked.network and unreached(item):
                codes.add(ExitCode.NETWORK)
            progress.step()
    writer.close()
    return worst(codes)


def check_job(
    verifier: Verifier, job: Job, manifest: Path | None, *, pictures: bool
) -> tuple[ExitCode, Report | ErrorReport, Seen | None]:
    """Check one job: what goes wrong with it is an error in the place of its report, and an exit code."""
    if job.error is not None:
        return job.error.exit_code, _error(job, job.error), None
    try:
        seen = _seen(verifier, job, str(manifest) if manifest else None, pictures=pictures)
    except InputError as error:
        return error.exit_code, _error(job, error), None
    except VerifyError as error:
        return ExitCode.BUG, _error(job, error), None
    except Exception as error:  # noqa: BLE001 -- a bug of ours on one file must not cost the other files
        bug = failure(VerifyError, "internal.bug", name=type(error).__name__)
        return ExitCode.BUG, _error(job, bug), None
    return ExitCode.OK, seen.report, seen


def _seen(verifier: Verifier, job: Job, beside: str | None, *, pictures: bool) -> Seen:
    if is_address(job.path):
        return verifier.see_address(job.path, manifest=beside, pictures=pictures)
    if job.path == STANDARD_INPUT:
        return verifier.see(sys.stdin.buffer, name=say("standard_input"), manifest=beside, pictures=pictures)
    return verifier.see(job.path, manifest=beside, pictures=pictures)


def _error(job: Job, error: VerifyError) -> ErrorReport:
    name = say("standard_input") if job.path == STANDARD_INPUT else Path(job.path).name or job.path
    address = shown_name(job.path) if is_address(job.path) else None
    path = None if job.path == STANDARD_INPUT or address else job.path
    file = ErrorFile(shown_name(name), shown_name(path) if path else None, address, name_bytes(path))
    return ErrorReport(SCHEMA_VERSION, file, ErrorInfo(error.code, error.message, error.hint))
