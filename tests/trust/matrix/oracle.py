"""What a careful reader of the standards would answer for each cell, from its words alone.

Nothing here looks at a certificate, a list or a byte, and nothing calls the code under test: each rule is a sentence
over the values of the cell, with the clause that it comes from.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tests.trust.matrix.cells import Cell, Dates, Lists, Made, Stamp, Told
from tests.trust.matrix.world import CLAIM_LIST, FROZEN_LIST, OWN_LIST
from verify.model.vocabulary import SignerState, TimeSource


class Moment(StrEnum):
    """The time that counts."""

    SIGNING = "signing"  # shown by a time-stamp of that day
    LATE = "late"  # shown by a time-stamp of the day before the check
    CHECK = "check"  # nothing shows it, so the time of the check stands in


class Expected(NamedTuple):
    """The answers for a cell.

    Attributes:
        state: who signed.
        recognized_by: the lists that know the signer.
        time_source: who vouches for the time.
        codes: the findings about signer and time, of those in `CODES`.
        not_revoked: the answers say that the certificate was not revoked.
    """

    state: SignerState
    recognized_by: tuple[str, ...]
    time_source: TimeSource
    codes: frozenset[str]
    not_revoked: bool


CODES = frozenset(
    {
        "signer.unrecognized",
        "signer.expired",
        "signer.revoked",
        "signer.revoked_later",
        "signer.revocation_unchecked",
        "signer.legacy_list_only",
        "signer.wrong_purpose",
        "signer.other_list",
        "time.stated_only",
    }
)
"""The findings that the rules below speak of; others may stand beside them."""

# A claim signer's certificate names claim signing, e-mail or document signing (C2PA 2.2 §14.5.1.1), may name others
# beside it, but neither time stamping nor OCSP signing, nor any purpose at all; it issues no certificates, and its
# key usage has digital signatures (§14.5.1.2).
MAY_SIGN_CLAIMS = frozenset({Made.CLAIMS_AND_MAIL, Made.CLAIMS, Made.MAIL_AND_SERVER, Made.DOCUMENTS})

# A list for time-stamps never recognises a claim signer, nor does a root that only has the name of a listed one.
KNOWN_BY = {
    Lists.CURRENT: (CLAIM_LIST,),
    Lists.OWN: (OWN_LIST,),
    Lists.ISSUING: (CLAIM_LIST,),
    Lists.END_ENTITY: (CLAIM_LIST,),
    Lists.HASHES: (FROZEN_LIST,),
    Lists.BOTH: (CLAIM_LIST, FROZEN_LIST),
    Lists.NAMESAKE: (),
    Lists.FROZEN: (FROZEN_LIST,),
    Lists.CLOCKS_ONLY: (),
    Lists.NONE: (),
}

# What is listed decides whose dates count: those of the certificates from the signer up to the listed one, which is the
# end of the path (RFC 5280 §6.1: a path ends at its trust anchor).
DATES_THAT_COUNT = {
    Lists.END_ENTITY: frozenset({Dates.EXPIRED, Dates.NOT_YET}),
    Lists.HASHES: frozenset({Dates.EXPIRED, Dates.NOT_YET}),
    Lists.ISSUING: frozenset({Dates.EXPIRED, Dates.NOT_YET, Dates.ISSUING_EXPIRED}),
}
ALL_DATES = frozenset({Dates.EXPIRED, Dates.NOT_YET, Dates.ISSUING_EXPIRED, Dates.ROOT_EXPIRED})

# A time-stamp shows a time only if a list for time-stamps knows its clock, if the clock's certificate was within its
# dates when it stamped, and if its signature holds (RFC 3161 §2.3, §2.4.2).
# Of two the earlier counts: anyone can add later ones (RFC 3161 appendix B).
SHOWS = {
    Stamp.LISTED: Moment.SIGNING,
    Stamp.LISTED_OLD: Moment.SIGNING,
    Stamp.AGAIN: Moment.SIGNING,
    Stamp.LATE: Moment.LATE,
}

# A time-stamp that holds, by a clock that proves nothing, says a time all the same. A broken one says nothing.
ONLY_SAYS = frozenset({Stamp.UNLISTED, Stamp.SHIFTED, Stamp.LAPSED_CLOCK})


# Answers that count against the signer, by the issuer or by a responder whom the issuer named (RFC 6960 §4.2.2.2).
WITHDRAWN = frozenset({Told.REVOKED_BEFORE, Told.REVOKED_AFTER, Told.REVOKED_BY_DELEGATE})


def expected(cell: Cell) -> Expected:
    """Return the answers for a cell."""
    moment = moment_of(cell)
    in_dates = not out_of_dates(cell, moment)
    known = bool(KNOWN_BY[cell.lists])
    fits = cell.made in MAY_SIGN_CLAIMS
    state = _state(cell, moment, recognised=known and fits and in_dates)
    source = _time_source(cell, moment)
    recognised = state is SignerState.RECOGNIZED
    codes = {
        "signer.unrecognized": state is SignerState.UNRECOGNIZED,
        "signer.expired": state is SignerState.EXPIRED,
        "signer.revoked": state is SignerState.REVOKED,
        # A revocation after a shown time of signing leaves the signer, and is told (C2PA 2.2 §15.9).
        "signer.revoked_later": recognised and cell.told in WITHDRAWN,
        "signer.revocation_unchecked": recognised and _worth_nothing(cell, moment),
        # A list that is no longer kept up knows the signer, and no list in force does.
        "signer.legacy_list_only": recognised and cell.lists in (Lists.FROZEN, Lists.HASHES),
        # A list would know the signer at that time, but for what the certificate was made for.
        "signer.wrong_purpose": known and in_dates and not fits,
        # A list for clocks leads to the signer; that counts for nothing, and is told.
        "signer.other_list": state is SignerState.UNRECOGNIZED and cell.lists is Lists.CLOCKS_ONLY and in_dates,
        # Without a time-stamp that shows it, the time is the signer's word.
        "time.stated_only": source is not TimeSource.TIMESTAMP,
    }
    return Expected(
        state,
        KNOWN_BY[cell.lists] if recognised else (),
        source,
        frozenset(code for code, told in codes.items() if told),
        not_revoked=recognised and is_good(cell, moment),
    )


def moment_of(cell: Cell) -> Moment:
    """Say which time counts: the one that a time-stamp shows, else that of the check (C2PA 2.2 §15.8)."""
    return Moment.CHECK if cell.lists is Lists.NONE else SHOWS.get(cell.stamp, Moment.CHECK)


def out_of_dates(cell: Cell, moment: Moment) -> bool:
    """Say whether the path to the listed certificate does not hold at that time (RFC 5280 §6.1.3 (a) (2))."""
    return over(cell.dates, moment) and cell.dates in DATES_THAT_COUNT.get(cell.lists, ALL_DATES)


def over(dates: Dates, moment: Moment) -> bool:
    """Say whether something is out of its dates: what has expired since was in force on the day of signing."""
    match dates:
        case Dates.VALID:
            return False
        case Dates.NOT_YET:
            return True
        case Dates.EXPIRED | Dates.ISSUING_EXPIRED | Dates.ROOT_EXPIRED:
            return moment is not Moment.SIGNING


def _state(cell: Cell, moment: Moment, *, recognised: bool) -> SignerState:
    if recognised:
        return SignerState.REVOKED if revoked_by_then(cell.told, moment) else SignerState.RECOGNIZED
    # An answer of a stranger's issuer about the stranger counts for nothing; nor does the date of the authorities say
    # that the signer's own certificate has ended.
    own = cell.dates in (Dates.EXPIRED, Dates.NOT_YET)
    return SignerState.EXPIRED if own and over(cell.dates, moment) else SignerState.UNRECOGNIZED


def revoked_by_then(told: Told, moment: Moment) -> bool:
    """Say whether the revocation covers the signing; without a shown time it does (C2PA 2.2 §15.9, RFC 5280 §5.3.2)."""
    match told:
        case Told.REVOKED_BEFORE | Told.REVOKED_BY_DELEGATE:
            return True
        case Told.REVOKED_AFTER:
            return moment is not Moment.SIGNING
        case _:
            return False


def is_good(cell: Cell, moment: Moment) -> bool:
    """Say whether the answer is good at the time that counts: its window must hold that time (RFC 6960 §3.2)."""
    if cell.told is Told.GOOD_THEN:
        return moment is Moment.SIGNING
    return cell.told is Told.GOOD_NOW and moment is not Moment.SIGNING


def _worth_nothing(cell: Cell, moment: Moment) -> bool:
    """Say whether there is an answer, and it counts neither for nor against the signer."""
    return cell.told is not Told.NOTHING and cell.told not in WITHDRAWN and not is_good(cell, moment)


def _time_source(cell: Cell, moment: Moment) -> TimeSource:
    if moment is not Moment.CHECK:
        return TimeSource.TIMESTAMP
    says = cell.stamp in ONLY_SAYS or cell.stamp in SHOWS  # a good clock that no loaded list knows
    return TimeSource.STATED if says else TimeSource.NONE
