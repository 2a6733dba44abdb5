"""A new edition of a list against the one in use: what it adds and takes away, and when it is refused.

Whoever answers in the place of a list's publisher must not be able to bring back an old edition, or to empty the list.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from verify.errors import TrustError
from verify.failure import failure
from verify.trust.lists import Listed, TrustList

_AHEAD = timedelta(days=1)
"""How far an edition may be dated ahead of our clock, which may be slow or stand in another zone."""


class Change(NamedTuple):
    """What a new edition adds and takes away, each in the order of its list."""

    added: tuple[Listed, ...]
    removed: tuple[Listed, ...]


def change(old: TrustList, new: TrustList) -> Change:
    """Compare two editions by the fingerprints of their certificates."""
    before, after = ({entry.sha256 for entry in one.entries} for one in (old, new))
    return Change(
        tuple(entry for entry in new.entries if entry.sha256 not in before),
        tuple(entry for entry in old.entries if entry.sha256 not in after),
    )


def refuse(old: TrustList, new: TrustList, now: datetime) -> None:
    """Refuse an edition that must not take the place of the one in use.

    Args:
        old: in use.
        new: fetched.
        now: aware.

    Raises:
        TrustError: `trust.other_list`, `trust.older_edition`, `trust.future_edition`, `trust.shrunk_edition`.
    """
    if (old.id, old.purpose, old.also_time_stamping) != (new.id, new.purpose, new.also_time_stamping):
        raise failure(TrustError, "trust.other_list")
    if old.issued is not None and (new.issued is None or _moment(new.issued) < _moment(old.issued)):
        if new.issued is None:
            raise failure(TrustError, "trust.older_edition", "undated", used=old.issued[:10])
        raise failure(TrustError, "trust.older_edition", came=new.issued[:10], used=old.issued[:10])
    if new.issued is not None and _moment(new.issued) > now + _AHEAD:
        raise failure(TrustError, "trust.future_edition", came=new.issued[:10])
    if 2 * len(new.entries) < len(old.entries):
        raise failure(TrustError, "trust.shrunk_edition", count=len(new.entries), used=len(old.entries))


def newer(held: TrustList, builtin: TrustList) -> TrustList:
    """Return the later of a held edition and the built-in one, which a new version of the program may have brought."""
    if held.issued and builtin.issued:
        return held if _moment(held.issued) >= _moment(builtin.issued) else builtin
    known = tuple(one.retrieved or one.issued or "" for one in (held, builtin))
    return held if known[0][:10] >= known[1][:10] else builtin


def _moment(text: str) -> datetime:
    """Return a time of a list, or the beginning of a date."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
