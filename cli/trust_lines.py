"""Trust lists, and what became of their updates, as text and as JSON; what a list says stands there escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from verify.errors import VerifyError
from verify.trust.edition import Change
from verify.trust.lists import Status, TrustList
from verify.trust.purposes import Purpose
from verify.words.neutral import neutral

_WHEN = 10  # characters of a date


def show_lines(trust_list: TrustList, now: datetime, *, entries: bool) -> Iterator[str]:
    """Return a list as text.

    Args:
        trust_list: to be shown.
        now: aware; the age is counted to then.
        entries: name its certificates, too.
    """
    shown = _facts(trust_list, now)
    yield f"{trust_list.id}  {neutral(trust_list.name)}"
    yield f"  operator      {shown['operator'] or 'not said'}"
    yield f"  purpose       {' and '.join(shown['purposes'])}"
    yield f"  issued        {shown['issued'] or 'no date'}{_frozen(trust_list)}"
    yield f"  next update   {shown['next_update'] or 'not promised'}"
    yield f"  age           {_age(trust_list, now)}"
    yield f"  origin        {shown['origin']}: {shown['source']}"
    yield f"  certificates  {shown['anchors']} authorities, {shown['end_entities']} listed by themselves"
    yield f"  digest        {shown['digest']}"
    if entries:
        for entry in trust_list.entries:
            yield f"  {entry.kind.value:<12}  {entry.sha256}  {neutral(entry.title)}"


def show_json(trust_list: TrustList, now: datetime, *, entries: bool) -> dict[str, Any]:
    """Return a list as JSON values; arguments as for `show_lines`."""
    found = _facts(trust_list, now)
    if entries:
        found["certificates"] = [
            {"kind": entry.kind.value, "sha256": entry.sha256, "title": neutral(entry.title)}
            for entry in trust_list.entries
        ]
    return found


def change_lines(change: Change) -> Iterator[str]:
    """Return a line for every certificate that came or went."""
    for mark, entries in (("+", change.added), ("-", change.removed)):
        for entry in entries:
            yield f"  {mark} {entry.sha256}  {neutral(entry.title)}"


def refused_lines(error: VerifyError) -> Iterator[str]:
    """Return why a list was not taken, and what to do."""
    yield f"refused: {neutral(error.message, 2000)} [{error.code}]"
    yield f"  what to do: {neutral(error.hint, 2000)}"


def edition(trust_list: TrustList) -> str:
    """Return what tells an edition in a few words."""
    dated = f"issued {trust_list.issued[:_WHEN]}" if trust_list.issued else "no date of issue"
    return f"{dated}, {len(trust_list.entries)} certificates"


def purposes(trust_list: TrustList) -> tuple[str, ...]:
    """Return what a list is used for, in words."""
    return tuple(one.value.replace("_", " ") for one in Purpose if trust_list.serves(one))


def _facts(trust_list: TrustList, now: datetime) -> dict[str, Any]:
    return {
        "id": trust_list.id,
        "name": neutral(trust_list.name),
        "operator": neutral(trust_list.operator),
        "purposes": list(purposes(trust_list)),
        "status": trust_list.status.value,
        "issued": trust_list.issued,
        "frozen_since": trust_list.frozen_since,
        "next_update": trust_list.next_update,
        "retrieved": trust_list.retrieved,
        "age_days": trust_list.age_days(now),
        "overdue": trust_list.is_overdue(now),
        "origin": trust_list.origin.value,
        "source": neutral(trust_list.source),
        "licence": None if trust_list.licence is None else neutral(trust_list.licence),
        "anchors": trust_list.anchors_count,
        "end_entities": trust_list.end_entities_count,
        "digest": trust_list.digest,
    }


def _frozen(trust_list: TrustList) -> str:
    return f" (frozen since {trust_list.frozen_since})" if trust_list.frozen_since else ""


def _age(trust_list: TrustList, now: datetime) -> str:
    days = trust_list.age_days(now)
    if days is None:
        return "none: nothing is added to a frozen list" if trust_list.status is Status.FROZEN else "none: it is yours"
    since = f"fetched {trust_list.retrieved}" if trust_list.retrieved else "since it was issued"
    return f"{days} day{'' if days == 1 else 's'} ({since}){', overdue' if trust_list.is_overdue(now) else ''}"
