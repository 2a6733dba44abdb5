"""A file that somebody publishes or hands over, in whatever form it is, as a trust list of the user's own."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from verify.errors import TrustError
from verify.failure import failure
from verify.model.vocabulary import ListOrigin
from verify.trust.forms.entries import not_empty, of_certificates
from verify.trust.forms.fields import bad, bounded, parse
from verify.trust.forms.hashes import is_hashes, read_hashes
from verify.trust.forms.lote import is_lote, read_lote
from verify.trust.forms.own import is_own, read_own
from verify.trust.lists import Listed, Status, TrustList, digest_of, from_pem
from verify.trust.purposes import Purpose
from verify.words import say


class Form(StrEnum):
    """How a list is written."""

    PEM = "pem"
    LOTE = "lote"
    HASHES = "hashes"
    OWN = "own"


def form_of(data: bytes) -> Form:
    """Tell the form of a list by its content.

    Raises:
        TrustError: `trust.bad_list`: it has none that is known.
    """
    head = bounded(data).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if b"-----BEGIN " in data:
        return Form.PEM
    if head == b"{":
        found = parse(data)
        if is_lote(found):
            return Form.LOTE
        if is_own(found):
            return Form.OWN
        raise bad("other_json")
    if head == b"<":
        raise bad("markup")
    if is_hashes(data):
        return Form.HASHES
    return Form.LOTE if head == b"e" and data.count(b".") > 1 else Form.PEM  # each says best what is amiss


def read_list(list_id: str, data: bytes, purpose: Purpose | None = None) -> TrustList:
    """Return a list of the user's own out of a file.

    Args:
        list_id: what it is to be called; see `verify.trust.forms.own.LIST_ID`.
        data: the file.
        purpose: what its certificates may be trusted for. None takes what the list says of itself, and for a form
            that says nothing claim signing.

    Raises:
        TrustError: `trust.bad_list`, `trust.bad_pem`, `trust.empty_list`, `trust.signed_list`; `trust.purpose` where
            the list calls itself one for another purpose.
    """
    form = form_of(data)
    match form:
        case Form.PEM:
            return _own(list_id, data, _relisted(from_pem(list_id, data)), purpose)
        case Form.HASHES:
            return _own(list_id, data, read_hashes(data), purpose)
        case Form.LOTE:
            return _of_lote(list_id, data, purpose)
        case Form.OWN:
            found = read_own(data)
            entries_hold(found)
            _agree(purpose, found.purpose)
            return found._replace(id=list_id, origin=ListOrigin.IMPORTED)


def entries_hold(trust_list: TrustList) -> None:
    """Compare every kind and title of a list with its certificate.

    Raises:
        TrustError: `trust.bad_list`: one is not what the certificate says.
    """
    where = say("bad_list.a_certificate")
    for entry in trust_list.entries:
        if entry.base64 and of_certificates(((entry.der, where),)) != (entry,):
            raise bad("entry", sha256=entry.sha256[:16])


def _of_lote(list_id: str, data: bytes, purpose: Purpose | None) -> TrustList:
    lote = read_lote(data)
    stated = Purpose.TIME_STAMPING if lote.for_time_stamping else None
    if stated is not None:
        _agree(purpose, stated)
    return _own(list_id, data, lote.entries, stated or purpose)._replace(
        name=lote.name or list_id,
        operator=lote.operator,
        status=Status.CURRENT,
        issued=lote.issued,
        next_update=lote.next_update,
    )


def _agree(asked: Purpose | None, stated: Purpose) -> None:
    if asked is not None and asked is not stated:
        raise failure(TrustError, "trust.purpose", stated.value)


def _relisted(found: TrustList) -> tuple[Listed, ...]:
    """Return the entries with titles that a data file can hold."""
    where = say("bad_list.a_certificate")
    return not_empty(of_certificates((entry.der, where) for entry in found.entries))


def _own(list_id: str, data: bytes, entries: tuple[Listed, ...], purpose: Purpose | None) -> TrustList:
    return TrustList(
        id=list_id,
        name=list_id,
        operator="",
        purpose=purpose or Purpose.CLAIM_SIGNING,
        also_time_stamping=False,
        status=Status.OWN,
        issued=None,
        frozen_since=None,
        retrieved=None,
        next_update=None,
        source="imported by the user",
        source_sha256=hashlib.sha256(data).hexdigest(),
        licence=None,
        digest=digest_of(entry.sha256 for entry in entries),
        entries=entries,
        origin=ListOrigin.IMPORTED,
    )
