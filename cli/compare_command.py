"""`howmade compare`: two files beside each other."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import ahead, options
from cli.exits import unreached, worst
from cli.inputs import STANDARD_INPUT, Job
from cli.language import language_of
from cli.output import Format, Target
from cli.said import said
from cli.settings import Settings, over, parse_memory, policy_of
from cli.sizes import parse_size
from cli.verify_command import check_job, from_policy_file, own_lists, own_notices
from verify.errors import ExitCode, UsageError
from verify.evidence.compare import compare as compare_seen
from verify.evidence.compare import not_comparable
from verify.examine.client import WorkerExaminer
from verify.examine.messages import Setup
from verify.failure import failure
from verify.model.report import Report
from verify.pipeline import Seen, Verifier, load_judging
from verify.policy import Policy
from verify.trust.load import engine_lists, load_lists
from verify.words.spoken import speaking

if TYPE_CHECKING:
    from typing import TextIO

    from verify.model.comparison import Comparison


class CompareFormat(StrEnum):
    """Formats of a comparison."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


First = Annotated[str, typer.Argument(metavar="A", help=said("help.compare.a"))]
Second = Annotated[str, typer.Argument(metavar="B", help=said("help.compare.b"))]
Form = Annotated[CompareFormat | None, typer.Option("--format", help=said("help.compare.form"))]
Output = Annotated[Path | None, typer.Option("--output", "-o", help=said("help.option.output"))]


def compare(
    a: First,
    b: Second,
    form: Form = None,
    lang: options.Lang = None,
    output: Output = None,
    policy: options.PolicyPath = None,
    no_policy: options.NoPolicy = False,
    trust_list: options.TrustLists = None,
    trust_anchors: options.TrustAnchors = None,
    time_anchors: options.TimeAnchors = None,
    identity_anchors: options.IdentityAnchors = None,
    identity_issuer: options.IdentityIssuers = None,
    incidents: options.Incidents = None,
    no_default_trust: options.NoDefaultTrust = None,
    online: options.Online = None,
    at: options.At = None,
    max_size: options.MaxSize = None,
    max_memory: options.MaxMemory = None,
    max_time: options.MaxTime = None,
) -> None:
    """Say what ties two files together, such as a copy that went viral and the original, and what one of them lacks."""
    if a == b == STANDARD_INPUT:
        raise failure(UsageError, "usage.compare")
    given = Settings(
        trust_lists=tuple(trust_list) if trust_list else None,
        default_trust=None if no_default_trust is None else not no_default_trust,
        anchors=own_lists(trust_anchors),
        clocks=own_lists(time_anchors),
        identity_anchors=own_lists(identity_anchors),
        identity_issuers=tuple(identity_issuer or ()),
        incidents=own_notices(incidents),
        online=online,
        max_size=None if max_size is None else parse_size(max_size, "--max-size"),
        max_memory=None if max_memory is None else parse_memory(max_memory, "--max-memory"),
        max_time=max_time,
        language=None if lang is None else lang.value,
    )
    asked = over(given, from_policy_file(policy, no_policy=no_policy))
    chosen = form or _usual(asked)
    language = language_of(Format(chosen.value), asked.language)
    settled = policy_of(asked._replace(pixels=False, second_opinion=False), at, language)
    try:
        with speaking(language), Target(output) as target:
            code = _run((Job(a), Job(b)), settled, chosen, target.stream)
    except BrokenPipeError:  # whoever reads our output has had enough
        code = ExitCode.OK
    raise typer.Exit(code)


def _usual(asked: Settings) -> CompareFormat:
    """Return the format of the policy file, where a comparison has it."""
    name = asked.form.value if asked.form else ""
    return CompareFormat(name) if name in set(CompareFormat) else CompareFormat.TEXT


def _load() -> None:
    """Load what judges a file while the worker reads the first one."""
    load_judging()
    ahead.loaded()


def _run(jobs: tuple[Job, Job], policy: Policy, form: CompareFormat, stream: TextIO) -> ExitCode:
    """Check both files under one policy, compare them, and write the comparison."""
    setup = Setup(engine_lists(load_lists(policy)), policy.limits, policy.pixels, policy.language)
    examiner = WorkerExaminer(setup, ahead.worker(), meanwhile=_load)
    verifier = Verifier(policy, examiner)
    pictures = form is CompareFormat.HTML
    checked = tuple(check_job(verifier, job, None, pictures=pictures) for job in jobs)
    codes = [code for code, _, _ in checked]
    codes += [ExitCode.NETWORK for _, item, _ in checked if isinstance(item, Report) and unreached(item)]
    (_, one, a), (_, other, b) = checked
    comparison = compare_seen(a, b) if a and b else not_comparable(one, other)
    _write(comparison, (a, b), form, stream)
    return worst(codes)


def _write(comparison: Comparison, seen: tuple[Seen | None, Seen | None], form: CompareFormat, stream: TextIO) -> None:
    match form:
        case CompareFormat.TEXT:
            from cli.output_text import LinesWriter  # noqa: PLC0415 -- other formats need none of it
            from verify.render.compared_text import comparison_lines  # noqa: PLC0415 -- as above

            LinesWriter(stream).write(partial(comparison_lines, comparison))
        case CompareFormat.JSON:
            from verify.render.compared_json import comparison_to_json  # noqa: PLC0415 -- as above

            stream.write(comparison_to_json(comparison) + "\n")
        case CompareFormat.HTML:
            from verify.render.html.compared import comparison_to_html  # noqa: PLC0415 -- as above

            stream.write(comparison_to_html(comparison, (a.pictures if a else None for a in seen)) + "\n")
    stream.flush()
