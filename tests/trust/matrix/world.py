"""The authorities, lists, clocks and pictures of the matrix; each is made once for a run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography.x509 import ocsp

from tests.hostile.stamped import Odd, Stamping, evidence, picture
from tests.online import authority as responders
from tests.trust.authority import AUTHORITY, CLAIM, NOW, ONLY_CERTIFICATES, SIGNER, STAMPER, Party, Tree, issue, tree
from tests.trust.matrix.cells import Cell, Dates, Lists, Made, Stamp, Told
from verify.judge.evidence import Evidence
from verify.trust import purposes
from verify.trust.forms.hashes import read_hashes
from verify.trust.lists import Kind, Status, TrustList, from_pem, tsa_from_pem

DAY = timedelta(days=1)
SIGNED = NOW - 200 * DAY
ENDED = NOW - 100 * DAY
"""End of what has expired: after the signing, before the check and before the clock of whoever runs this."""
BEGINS = datetime(2040, 1, 1, tzinfo=UTC)
"""Start of what is not yet valid, for the check and for the clock of whoever runs this."""
LATE = NOW - DAY
SHIFTED = {Dates.NOT_YET: BEGINS + 30 * DAY}
LONG_AGO = datetime(2025, 2, 1, tzinfo=UTC)  # within the dates of all that has expired

SERVER = "1.3.6.1.5.5.7.3.1"

_NAMED = {
    Made.CLAIMS_AND_MAIL: CLAIM,
    Made.CLAIMS: (purposes.CLAIM_SIGNING,),
    Made.MAIL_AND_SERVER: (purposes.EMAIL_PROTECTION, SERVER),
    Made.DOCUMENTS: (purposes.DOCUMENT_SIGNING,),
    Made.CLOCK: (purposes.TIME_STAMPING,),
    Made.RESPONDER: (purposes.OCSP_SIGNING,),
    Made.SERVER: (SERVER,),
    Made.ANY: (purposes.ANY_PURPOSE,),
    Made.CLAIMS_AND_ANY: (*CLAIM, purposes.ANY_PURPOSE),
    Made.NOTHING: (),
    Made.CLAIMS_AND_CLOCK: (*CLAIM, purposes.TIME_STAMPING),
    Made.AUTHORITY: CLAIM,
    Made.NO_SIGNING: CLAIM,
}

CLOCK = tree(STAMPER)
LAPSED_CLOCK = tree(STAMPER._replace(last=SIGNED - DAY))
STRANGER_CLOCK = tree(STAMPER)
FORGED_CLOCK = tree(STAMPER)  # every tree has the same names, so this one looks like the listed one
_KNOWN_CLOCKS = CLOCK.root.pem + LAPSED_CLOCK.root.pem

CLAIM_LIST, FROZEN_LIST, OWN_LIST, CLOCK_LIST = "Acme List", "Old Acme List", "acme.pem", "Acme Clocks"


@cache
def signer(made: Made, dates: Dates) -> Tree:
    """Return the signer with its authorities."""
    leaf = SIGNER._replace(purposes=_NAMED[made], ca=made is Made.AUTHORITY)
    if made is Made.NO_SIGNING:
        leaf = leaf._replace(usage=ONLY_CERTIFICATES)
    match dates:
        case Dates.VALID:
            return tree(leaf)
        case Dates.EXPIRED:
            return tree(leaf._replace(last=ENDED))
        case Dates.NOT_YET:
            return tree(leaf._replace(first=BEGINS))
        case Dates.ISSUING_EXPIRED:
            return tree(leaf, middle=AUTHORITY._replace(last=ENDED))
        case Dates.ROOT_EXPIRED:
            return tree(leaf, root=AUTHORITY._replace(last=ENDED))


@cache
def lists(kind: Lists, made: Made, dates: Dates) -> tuple[TrustList, ...]:
    """Return the lists that are loaded."""
    return _LOADED[kind](signer(made, dates))


def _claims(anchor: Party) -> TrustList:
    return _named(from_pem("claims", anchor.pem), CLAIM_LIST)


def _frozen(anchor: Party) -> TrustList:
    """Vouch for clocks too, as the Interim list does."""
    known = from_pem("frozen", anchor.pem + _KNOWN_CLOCKS)
    return _named(known, FROZEN_LIST)._replace(status=Status.FROZEN, also_time_stamping=True, frozen_since="2026-01-01")


def _by_itself(leaf: Party) -> TrustList:
    known = from_pem("signers", leaf.pem)
    return _named(
        known._replace(entries=tuple(one._replace(kind=Kind.END_ENTITY) for one in known.entries)), CLAIM_LIST
    )


def _by_fingerprint(leaf: Party) -> TrustList:
    """Hold a line of base64 for the certificate, as the Interim list's list of hashes does."""
    line = base64.b64encode(hashlib.sha256(leaf.der).digest())
    known = _by_itself(leaf)._replace(entries=read_hashes(line))
    return known._replace(id="test:hashes", name=FROZEN_LIST, status=Status.FROZEN, frozen_since="2026-01-01")


def _clocks() -> TrustList:
    return _named(tsa_from_pem("clocks", _KNOWN_CLOCKS), CLOCK_LIST)


def _named(known: TrustList, name: str) -> TrustList:
    return known._replace(id=f"test:{name}", name=name, status=Status.CURRENT, issued="2026-05-01T00:00:00Z")


_LOADED: dict[Lists, Callable[[Tree], tuple[TrustList, ...]]] = {
    Lists.CURRENT: lambda of: (_claims(of.root), _clocks()),
    Lists.OWN: lambda of: (from_pem(OWN_LIST, of.root.pem), _clocks()),
    Lists.ISSUING: lambda of: (_claims(of.middle), _clocks()),
    Lists.END_ENTITY: lambda of: (_by_itself(of.leaf), _clocks()),
    Lists.HASHES: lambda of: (_by_fingerprint(of.leaf), _clocks()),
    Lists.BOTH: lambda of: (_claims(of.root), _frozen(of.root), _clocks()),
    Lists.NAMESAKE: lambda _of: (_claims(tree().root), _clocks()),
    Lists.FROZEN: lambda of: (_frozen(of.root),),
    Lists.CLOCKS_ONLY: lambda of: (_named(tsa_from_pem("clocks", of.root.pem + _KNOWN_CLOCKS), CLOCK_LIST),),
    Lists.NONE: lambda _of: (),
}


@cache
def signed(made: Made, dates: Dates, stamp: Stamp, told: Told) -> bytes:
    """Return a signed picture."""
    by = signer(made, dates)
    data = picture(by, *_stampings(stamp, dates), odd=Odd(stapled=_answers(told, by)))
    match stamp:
        case Stamp.BENT:
            at = data.index(_token(data)) + len(_token(data)) - 1
            return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        case Stamp.STRIPPED:  # what holds the time-stamp is outside the signature: another label, and nobody finds it
            assert data.count(b"sigTst2") == 1
            return data.replace(b"sigTst2", b"nothing")
        case _:
            return data


def picture_of(cell: Cell) -> bytes:
    """Return the signed picture of a cell."""
    return signed(cell.made, cell.dates, cell.stamp, cell.told)


@cache
def weighed(cell: Cell) -> Evidence:
    """Return what is known of the picture of a cell, with the lists of that cell."""
    return evidence(picture_of(cell), *lists_of(cell))


def lists_of(cell: Cell) -> tuple[TrustList, ...]:
    """Return the lists of a cell."""
    return lists(cell.lists, cell.made, cell.dates)


def _stampings(stamp: Stamp, dates: Dates) -> tuple[Stamping, ...]:
    on_that_day = Stamping(CLOCK, SIGNED)
    made = {
        Stamp.LISTED: on_that_day,
        Stamp.BENT: on_that_day,
        Stamp.STRIPPED: on_that_day,
        Stamp.LISTED_OLD: on_that_day._replace(generation=1),
        Stamp.LATE: on_that_day._replace(time=LATE),
        Stamp.UNLISTED: on_that_day._replace(by=STRANGER_CLOCK),
        Stamp.SHIFTED: Stamping(FORGED_CLOCK, SHIFTED.get(dates, LONG_AGO)),
        Stamp.LAPSED_CLOCK: on_that_day._replace(by=LAPSED_CLOCK),
    }
    if stamp is Stamp.AGAIN:
        return made[Stamp.LATE], made[Stamp.LISTED]
    return (made[stamp],) if stamp in made else ()


def _token(data: bytes) -> bytes:
    """Return the token, from its label to its last byte: a definite-length CBOR byte string."""
    start = data.index(b"cval", data.index(b"sigTst2")) + 4
    assert data[start] == 0x59
    return data[start : start + 3 + int.from_bytes(data[start + 1 : start + 3])]


def _answers(told: Told, by: Tree) -> tuple[bytes, ...]:
    delegate = issue("Acme Responder", by.middle, responders.RESPONDER)
    match told:
        case Told.NOTHING:
            return ()
        case Told.GARBAGE:
            return (b"<html>",)
        case Told.FOREIGN:
            return (_answer(by, STRANGER_CLOCK.middle, _SAID[told]),)
        case Told.REVOKED_BY_DELEGATE:
            return (_answer(by, delegate, _SAID[told]._replace(brings=(delegate,))),)
        case _:
            return (_answer(by, by.middle, _SAID[told]),)


def _answer(about: Tree, by: Party, said: responders.Told) -> bytes:
    return responders.answer(about.leaf, about.middle, by, said)


def _of(status: ocsp.OCSPCertStatus, day: datetime, since: datetime | None = None) -> responders.Told:
    """Say something that holds for four days around a day."""
    return responders.Told(status, since, day - DAY, day + 3 * DAY)


_GOOD, _WITHDRAWN = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED
_SAID = {
    Told.GOOD_THEN: _of(_GOOD, SIGNED),
    Told.GOOD_NOW: _of(_GOOD, NOW),
    Told.FOREIGN: _of(_GOOD, SIGNED),
    Told.REVOKED_BEFORE: _of(_WITHDRAWN, SIGNED, SIGNED - 2 * DAY),
    Told.REVOKED_BY_DELEGATE: _of(_WITHDRAWN, SIGNED, SIGNED - 2 * DAY),
    Told.REVOKED_AFTER: _of(_WITHDRAWN, SIGNED + 90 * DAY, SIGNED + 60 * DAY),
}
