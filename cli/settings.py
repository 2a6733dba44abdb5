"""What is asked of a check: by options, by a policy file, or by nobody; and the policy that comes of it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cli.conditions import Condition
from cli.data_folder import lists_folder_of_check
from cli.output import Format
from cli.sizes import parse_size
from verify.errors import UsageError
from verify.failure import failure
from verify.policy import MIB, Anchors, IncidentFile, Limits, Policy, PolicyFile

_MIN_MEMORY = 256 * MIB
"""What the examining process needs before it has seen a file, with some room: it works with 150 MiB."""


class Settings(NamedTuple):
    """What somebody asked for; None, or nothing in it, where he did not say.

    Attributes:
        trust_lists: ids of the built-in lists to use.
        default_trust: whether to use the built-in lists where none is named.
        anchors: lists of the user's own for claim signing.
        clocks: the same for time-stamping.
        identity_anchors: the same for identity assertions (CAWG).
        identity_issuers: DIDs of those whose identity claims aggregations are believed.
        lists_folder: where newer editions of built-in lists, and imported lists, are kept.
        pixels: look for marks hidden in the pixels.
        show_prompts: report what generators were told.
        online: allow the network.
        max_size: largest file, in bytes.
        max_memory: memory of the process that examines, in bytes.
        max_time: longest time for one file, in seconds.
        fail_on: conditions for exit code 10.
        form: format of the reports.
        details: whether reports as text have details.
        policy_file: the file that these settings come from.
        second_opinion: ask another verifier, too.
        incidents: notices of incidents with signers.
        language: of the report; None for that of the system.
    """

    trust_lists: tuple[str, ...] | None = None
    default_trust: bool | None = None
    anchors: tuple[Anchors, ...] = ()
    clocks: tuple[Anchors, ...] = ()
    identity_anchors: tuple[Anchors, ...] = ()
    identity_issuers: tuple[str, ...] = ()
    lists_folder: Path | None = None
    pixels: bool | None = None
    show_prompts: bool | None = None
    online: bool | None = None
    max_size: int | None = None
    max_memory: int | None = None
    max_time: float | None = None
    fail_on: tuple[Condition, ...] | None = None
    form: Format | None = None
    details: bool | None = None
    policy_file: PolicyFile | None = None
    second_opinion: bool | None = None
    incidents: tuple[IncidentFile, ...] = ()
    language: str | None = None


_ADDED = frozenset({"anchors", "clocks", "identity_anchors", "identity_issuers", "incidents"})
"""What options add to a policy file; in all else they take its place."""


def over(given: Settings, base: Settings) -> Settings:
    """Return what options ask for, and what a policy file asks for where they say nothing.

    An option about the built-in lists takes the place of all that the file says about them: `--no-default-trust` leaves
    out also those that the file names.

    Args:
        given: by options.
        base: by a policy file.
    """
    if given.default_trust is not None and given.trust_lists is None:
        base = base._replace(trust_lists=None)
    merged: dict[str, Any] = {}
    for name, own, other in zip(Settings._fields, tuple[Any, ...](given), tuple[Any, ...](base), strict=True):
        merged[name] = other + own if name in _ADDED else other if own is None else own
    return Settings(**merged)


def policy_of(settings: Settings, at: str | None, language: str = "en") -> Policy:
    """Return the policy of a check.

    Args:
        settings: what was asked for.
        at: time of the check as it was given, ISO 8601; a time without a zone is in UTC.
        language: of the sentences.

    Raises:
        UsageError: `at` is no time.
    """
    return Policy(
        trust_lists=settings.trust_lists,
        anchors=settings.anchors,
        default_trust=settings.default_trust is not False,
        at=_time(at) if at else None,
        limits=_limits(settings),
        pixels=settings.pixels is True,
        show_prompts=settings.show_prompts is True,
        online=settings.online is True,
        clocks=settings.clocks,
        identity_anchors=settings.identity_anchors,
        identity_issuers=settings.identity_issuers,
        lists_folder=settings.lists_folder or lists_folder_of_check(),
        file=settings.policy_file,
        second_opinion=settings.second_opinion is True,
        incidents=settings.incidents,
        language=language,
    )


def parse_memory(text: str, option: str) -> int:
    """Return the memory of the examining process in bytes.

    Raises:
        UsageError: it is no size, or too little to read any file with.
    """
    memory = parse_size(text, option)
    if memory < _MIN_MEMORY:
        raise failure(UsageError, "usage.memory", option=option, least=_MIN_MEMORY // MIB)
    return memory


def _limits(settings: Settings) -> Limits:
    """Return the limits; what is given by name wins over what follows from the size."""
    limits = Limits()
    if settings.max_size is not None:
        limits = limits.of_files_up_to(settings.max_size)
    if settings.max_memory is not None:
        limits = limits._replace(worker_memory=settings.max_memory)
    return limits if settings.max_time is None else limits.with_seconds(settings.max_time)


def _time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise failure(UsageError, "usage.time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
