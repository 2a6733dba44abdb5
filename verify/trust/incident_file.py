"""Notices of incidents in a file of the user's own: the form of our own list, read strictly.

What does not have the form is refused with the number of the entry and the key, because a notice that is silently left
out is one that nobody misses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, NoReturn

from verify.errors import TrustError
from verify.failure import failure
from verify.policy import IncidentFile
from verify.trust.incidents import Incident, Source
from verify.words import listed, say

MAX_BYTES = 1 << 20
"""Bytes of a file; an entry has about one kilobyte."""

MAX_ENTRIES = 1000
"""Entries of a file: each is compared with every signer, which takes a microsecond."""

MAX_VALUES = 1000
"""Names, serial numbers or sources of one entry; a withdrawn batch of certificates can have hundreds."""

MAX_TEXT = 1000
"""Characters of one text; longer ones are no notice."""

_ENTRY = ("id", "what", "since", "until", "match", "sources")
_MATCH = ("organizations", "issuer_organizations", "issuer_names", "issuer_fingerprints", "serials", "reason")
_NAMING = ("organizations", "issuer_organizations", "issuer_names", "issuer_fingerprints")
_SOURCE = ("title", "url", "date")
_ID = re.compile(r"[a-z0-9-]{1,64}")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_SERIAL = re.compile(r"0|[1-9a-f][0-9a-f]{0,63}")


class _At(NamedTuple):
    """Where in the file: its name, the number of the entry from 1 (0 for the file itself), and the key."""

    file: str
    entry: int = 0
    key: str = ""

    def under(self, key: str) -> _At:
        """Return the place of a key in here."""
        return self._replace(key=f"{self.key}.{key}" if self.key else key)


def read_incident_files(files: tuple[IncidentFile, ...]) -> tuple[Incident, ...]:
    """Return the incidents of all files, in their order.

    Args:
        files: as the policy gives them.

    Raises:
        TrustError: `trust.incidents`: a file has not the form; the message gives the number of the entry, from 1, and
            the key.
    """
    return tuple(incident for file in files for incident in _read(file))


def _read(file: IncidentFile) -> tuple[Incident, ...]:
    at = _At(file.name)
    if len(file.json) > MAX_BYTES:
        _refuse(at, "bytes", count=MAX_BYTES)
    try:
        data = json.loads(file.json.decode("utf-8-sig"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        _refuse(at, "not_json", line=error.lineno)
    except (ValueError, RecursionError):
        _refuse(at, "not_utf8")
    listed = _keys(data, at, ("incidents",))["incidents"]
    entries = _list(listed, at.under("incidents"), MAX_ENTRIES)
    found = tuple(_incident(entry, _At(file.name, number)) for number, entry in enumerate(entries, 1))
    seen: set[str] = set()
    for number, incident in enumerate(found, 1):
        if incident.id in seen:
            _refuse(_At(file.name, number, "id"), "twice")
        seen.add(incident.id)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key that comes twice")
    return found


def _incident(entry: object, at: _At) -> Incident:
    fields = _keys(entry, at, _ENTRY)
    inside = at.under("match")
    match = _keys(fields["match"], inside, ("valid_from",), _MATCH)
    if "reason" in match:
        _text(match["reason"], inside.under("reason"))
    names = {key: _texts(match.get(key, []), inside.under(key)) for key in _NAMING}
    if not any(names.values()):
        _refuse(inside, "nobody", names=listed(_NAMING))
    fingerprints = names["issuer_fingerprints"]
    if not all(map(_FINGERPRINT.fullmatch, fingerprints)):
        _refuse(inside.under("issuer_fingerprints"), "fingerprints")
    serials = _texts(match.get("serials", []), inside.under("serials"))
    if not all(map(_SERIAL.fullmatch, serials)):
        _refuse(inside.under("serials"), "serials")
    sources = _list(fields["sources"], at.under("sources"), MAX_VALUES)
    if not sources:
        _refuse(at.under("sources"), "no_source")
    if not _ID.fullmatch(_text(fields["id"], at.under("id"))):
        _refuse(at.under("id"), "id")
    return Incident(
        id=fields["id"],
        what=_text(fields["what"], at.under("what")),
        since=_date(fields["since"], at.under("since")),
        until=_in_order(_date(fields["since"], at), _date(fields["until"], at.under("until")), at.under("until")),
        organizations=_folded(names["organizations"]),
        issuer_organizations=_folded(names["issuer_organizations"]),
        valid_from=_days(match["valid_from"], inside.under("valid_from")),
        sources=tuple(_source(item, at.under(f"sources.{number}")) for number, item in enumerate(sources, 1)),
        issuer_names=_folded(names["issuer_names"]),
        issuer_fingerprints=frozenset(fingerprints),
        serials=frozenset(serials),
    )


def _source(item: object, at: _At) -> Source:
    fields = _keys(item, at, _SOURCE)
    url = _text(fields["url"], at.under("url"))
    if not url.startswith(("https://", "http://")):
        _refuse(at.under("url"), "address")
    day = fields["date"]
    return Source(_text(fields["title"], at.under("title")), url, None if day is None else _date(day, at.under("date")))


def _keys(data: object, at: _At, needed: tuple[str, ...], allowed: tuple[str, ...] = ()) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        _refuse(at, "no_object")
    for key in needed:
        if key not in data:
            _refuse(at.under(key), "missing")
    for key in data:
        if key not in (*needed, *allowed):
            _refuse(at.under(key[:MAX_TEXT]), "unknown")
    return data


def _list(data: object, at: _At, most: int) -> list[Any]:
    if not isinstance(data, list):
        _refuse(at, "no_list")
    if len(data) > most:
        _refuse(at, "more", most=most)
    return data


def _texts(data: object, at: _At) -> tuple[str, ...]:
    return tuple(_text(item, at) for item in _list(data, at, MAX_VALUES))


def _text(data: object, at: _At) -> str:
    if not isinstance(data, str) or not data.strip() or len(data) > MAX_TEXT:
        _refuse(at, "text", count=MAX_TEXT)
    return data


def _date(data: object, at: _At) -> str:
    text = _text(data, at)
    try:
        return text if date.fromisoformat(text).isoformat() == text else _refuse(at, "date")
    except ValueError:
        _refuse(at, "date")


def _days(data: object, at: _At) -> tuple[str, str]:
    days = _list(data, at, 2)
    if len(days) != 2:  # noqa: PLR2004 -- first and last
        _refuse(at, "dates")
    first, last = (_date(day, at) for day in days)
    return first, _in_order(first, last, at)


def _in_order(first: str, last: str, at: _At) -> str:
    if last < first:
        _refuse(at, "order")
    return last


def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _refuse(at: _At, why: str, **values: str | int) -> NoReturn:
    """Say what is wrong, ``incidents.WHY`` of `verify.words`, behind the place where that is."""
    place = "_".join(name for name, there in (("entry", at.entry), ("key", at.key)) if there)
    values = {"file": at.file, "entry": at.entry, "key": at.key, "why": say(f"incidents.{why}", **values)}
    raise failure(TrustError, "trust.incidents", place, **values)
