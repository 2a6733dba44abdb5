"""Trust lists, and what became of their updates, as text and as JSON; what a list says stands there escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from typing import Any

from verify.errors import VerifyError
from verify.trust.edition import Change
from verify.trust.lists import Status, TrustList
from verify.trust.purposes import Purpose
from verify.words import listed, neutral, say

_WHEN = 10  # characters of a date


def show_lines(trust_list: TrustList, now: datetime, *, entries: bool) -> Iterator[str]:
    """Return a list as text.

    Args:
        trust_list: to be shown.
        now: aware; the age is counted to then.
        entries: name its certificates, too.
    """
    shown = _facts(trust_list, now)
    authorities = say("trust.authorities", count=trust_list.anchors_count)
    rows = {
        "operator": shown["operator"] or say("trust.no_operator"),
        "purpose": purposes(trust_list),
        "issued": _issued(trust_list),
        "next_update": shown["next_update"] or say("trust.no_next_update"),
        "age": _age(trust_list, now),
        "origin": say("trust.origin", origin=shown["origin"], source=shown["source"]),
        "certificates": listed((authorities, say("trust.by_themselves", count=trust_list.end_entities_count))),
        "digest": shown["digest"],
    }
    labels = {name: say(f"trust.row.{name}") for name in rows}
    width = max(map(len, labels.values()))
    yield f"{trust_list.id}  {neutral(trust_list.name)}"
    yield from (f"  {labels[name]:<{width}}  {row}" for name, row in rows.items())
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
    yield say("trust.refused", message=error.message, code=error.code)
    yield f"  {say('error.hint', hint=error.hint)}"


def edition(trust_list: TrustList) -> str:
    """Return what tells an edition in a few words."""
    many = len(trust_list.entries)
    if trust_list.issued:
        return say("trust.edition", date=trust_list.issued[:_WHEN], count=many)
    return say("trust.edition.undated", count=many)


def purposes(trust_list: TrustList) -> str:
    """Return what a list is used for, in words."""
    words = (say(f"trust.purpose.{one}") for one in Purpose if trust_list.serves(one))
    return reduce(lambda first, last: say("and", first=first, last=last), words)


def _facts(trust_list: TrustList, now: datetime) -> dict[str, Any]:
    return {
        "id": trust_list.id,
        "name": neutral(trust_list.name),
        "operator": neutral(trust_list.operator),
        "purposes": [one.value.replace("_", " ") for one in Purpose if trust_list.serves(one)],
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


def _issued(trust_list: TrustList) -> str:
    date = trust_list.issued or say("trust.no_date")
    if trust_list.frozen_since:
        return say("trust.frozen_since", date=date, since=trust_list.frozen_since)
    return date


def _age(trust_list: TrustList, now: datetime) -> str:
    days = trust_list.age_days(now)
    if days is None:
        return say("trust.age.frozen" if trust_list.status is Status.FROZEN else "trust.age.own")
    overdue = ".overdue" if trust_list.is_overdue(now) else ""
    if trust_list.retrieved:
        return say(f"trust.age.fetched{overdue}", count=days, date=trust_list.retrieved)
    return say(f"trust.age.issued{overdue}", count=days)
