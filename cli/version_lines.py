"""`howmade --version`: this program, the engine, Python, and the trust lists that a check uses."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import UTC, datetime

from cli.data_folder import lists_folder
from verify.errors import VerifyError
from verify.version import ENGINE, VERSION
from verify.words import say

_DIGEST = 12
"""Characters of a digest that are shown: enough to tell editions of one list apart."""

_DATE = 10  # characters of a date


def version_lines() -> Iterator[str]:
    """Yield the lines; the first one is the program's name and version, and stays so for other programs."""
    yield f"howmade {VERSION}"
    yield f"{say('version.engine')}  {ENGINE}"
    yield f"Python  {platform.python_version()} ({platform.python_implementation()}, {platform.system()})"
    yield say("version.lists")
    yield from _lists(datetime.now(UTC))


def _lists(now: datetime) -> Iterator[str]:
    """Yield a line for each list; one that cannot be read is named, because a version is asked for when things fail."""
    from verify.trust.held import held_ids  # noqa: PLC0415 -- reading the lists takes as long as all the rest
    from verify.trust.in_use import in_use  # noqa: PLC0415 -- as above
    from verify.trust.lists import BUILTIN_IDS, Status  # noqa: PLC0415 -- as above

    folder = lists_folder()
    try:
        names = tuple(dict.fromkeys((*BUILTIN_IDS, *held_ids(folder))))
    except VerifyError as error:
        yield f"  {error.message} [{error.code}]"
        names = BUILTIN_IDS
    width = max(map(len, names))
    for name in names:
        try:
            found = in_use(folder, name)
        except VerifyError as error:
            yield f"  {name:<{width}}  {say('version.unreadable', code=error.code)}"
            continue
        days = found.age_days(now)
        dated = found.issued or found.frozen_since or found.retrieved
        if found.status is Status.FROZEN:
            age = say("version.frozen")
        elif days is None:
            age = say("version.own")
        else:
            age = say("version.age.overdue" if found.is_overdue(now) else "version.age", count=days)
        when = dated[:_DATE] if dated else say("trust.no_date")
        yield f"  {name:<{width}}  {when:<{_DATE}}  {found.digest[:_DIGEST]}  {age}"
