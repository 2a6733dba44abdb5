"""Newer editions of the built-in trust lists, from their official sources over https."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from verify.errors import NetworkError, TrustError, VerifyError
from verify.failure import failure
from verify.model.vocabulary import ListOrigin
from verify.online.fetch import Failed, Fetcher, Rule
from verify.online.tell import reason
from verify.trust.edition import Change, change, newer, refuse
from verify.trust.forms.lote import read_lote
from verify.trust.forms.read import Form, form_of, read_list
from verify.trust.held import replace_held
from verify.trust.lists import Kind, Status, TrustList, builtin, digest_of
from verify.trust.purposes import Purpose

RULE = Rule("trust list", 4 * 1024 * 1024, 30.0)
"""The largest official list has some 100 KiB; the time is for a slow line."""


class Source(NamedTuple):
    """Where the editions of a built-in list are published.

    Attributes:
        list_id: of the built-in list.
        url: https.
        form: in which it is read.
        kind: what everything on it must be; None takes authorities and end entities alike.
    """

    list_id: str
    url: str
    form: Form
    kind: Kind | None = None


_C2PA = "https://raw.githubusercontent.com/c2pa-org/conformance-public/main/trust-list"

SOURCES = (
    Source("c2pa", f"{_C2PA}/C2PA-TRUST-LIST.json", Form.LOTE),
    Source("c2pa-tsa", f"{_C2PA}/C2PA-TSA-TRUST-LIST.json", Form.LOTE),
    Source("iptc-vnp", "https://trust.iptc.org/end-entity-list.pem", Form.PEM, Kind.END_ENTITY),
)
"""The official sources. The Interim Trust List has none any more: it was frozen."""


class Updated(NamedTuple):
    """A list was fetched; `change` is empty where its certificates are those that were in use."""

    trust_list: TrustList
    change: Change


class Frozen(NamedTuple):
    """A list is not kept up any more, so there is nothing to fetch."""

    trust_list: TrustList


class Refused(NamedTuple):
    """A list was not fetched, or what came was refused; the one in use stays."""

    list_id: str
    error: VerifyError


Outcome = Updated | Frozen | Refused


class Means(NamedTuple):
    """What an update works with.

    Attributes:
        folder: where lists are held.
        fetcher: fetches.
        now: aware.
        sources: of the lists that can be updated.
    """

    folder: Path
    fetcher: Fetcher
    now: datetime
    sources: tuple[Source, ...] = SOURCES


def update_lists(lists: tuple[str, ...], means: Means) -> Iterator[Outcome]:
    """Fetch lists, one after the other; what goes wrong with one never costs another.

    Args:
        lists: ids of built-in lists.
        means: with what.

    Raises:
        TrustError: `trust.unknown_list`, before anything is fetched.
    """
    for known in builtin(lists):
        if known.status is Status.FROZEN:
            yield Frozen(known)
            continue
        try:
            yield _update(known, means)
        except VerifyError as error:
            yield Refused(known.id, error)


def _update(known: TrustList, means: Means) -> Updated:
    source = next(one for one in means.sources if one.list_id == known.id)
    came = _edition(known, source, _fetched(source, means.fetcher), means.now)
    before: list[TrustList] = []

    def decide(held: TrustList | None) -> TrustList:
        before.append(known if held is None else newer(held, known))
        refuse(before[-1], came, means.now)
        return came

    new = replace_held(means.folder, known.id, decide)
    return Updated(new, change(before[-1], new))


def _fetched(source: Source, fetcher: Fetcher) -> bytes:
    content = io.BytesIO()
    outcome = fetcher.fetch(source.url, RULE, content)
    if isinstance(outcome, Failed):
        if not outcome.host:
            raise failure(NetworkError, "network.unreachable", "list_nowhere", reason=reason(outcome))
        raise failure(NetworkError, "network.unreachable", "list", host=outcome.host, reason=reason(outcome))
    return content.getvalue()


def _edition(known: TrustList, source: Source, data: bytes, now: datetime) -> TrustList:
    """Read an edition of a list that is known: what it is for is what we know, and not what came says."""
    new = known._replace(
        retrieved=now.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z",
        source=source.url,
        source_sha256=hashlib.sha256(data).hexdigest(),
        origin=ListOrigin.UPDATED,
    )
    if form_of(data) is not source.form:
        raise failure(TrustError, "trust.other_list", "form")
    if source.form is Form.LOTE:
        lote = read_lote(data)
        if lote.for_time_stamping is not (known.purpose is Purpose.TIME_STAMPING):
            raise failure(TrustError, "trust.other_list", "name", name=repr(lote.name[:60]))
        new = new._replace(issued=lote.issued, next_update=lote.next_update, entries=lote.entries)
    else:
        new = new._replace(entries=read_list(known.id, data).entries)
    if source.kind is not None and any(entry.kind is not source.kind for entry in new.entries):
        raise failure(TrustError, "trust.other_list", "authorities")
    return new._replace(digest=digest_of(entry.sha256 for entry in new.entries))
