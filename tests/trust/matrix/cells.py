"""What can differ between two signed pictures as far as trust goes, and the combinations that are tried."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, combinations, product
from typing import NamedTuple


class Lists(StrEnum):
    """Which lists are loaded; all but the last three load the clock's list too."""

    CURRENT = "current"  # a claim list in force knows the root
    OWN = "own"  # the user's PEM file knows the root
    ISSUING = "issuing"  # a claim list in force knows the authority between, not the root
    END_ENTITY = "end-entity"  # a claim list in force knows the signer's certificate itself
    HASHES = "hashes"  # a frozen list holds the fingerprint of the signer's certificate, and no certificate
    BOTH = "both"  # a list in force and a frozen one know the root
    NAMESAKE = "namesake"  # a list in force knows a root of the same name with another key
    FROZEN = "frozen"  # a frozen list, for claims and for clocks, knows the root and the clock
    CLOCKS_ONLY = "clocks-only"  # only a list for clocks is loaded; it knows the signer's root as well
    NONE = "none"


class Made(StrEnum):
    """What the signer's certificate was made for."""

    CLAIMS_AND_MAIL = "claims+mail"
    CLAIMS = "claims"
    MAIL_AND_SERVER = "mail+server"
    DOCUMENTS = "documents"
    CLOCK = "clock"
    RESPONDER = "responder"
    SERVER = "server"
    ANY = "any"
    CLAIMS_AND_ANY = "claims+any"
    NOTHING = "nothing"
    CLAIMS_AND_CLOCK = "claims+clock"
    AUTHORITY = "authority"  # claims and e-mail, but it may issue certificates
    NO_SIGNING = "no-signing"  # claims and e-mail, but its key usage leaves digital signatures out


class Dates(StrEnum):
    """Whose dates are out of order on the day of the check."""

    VALID = "valid"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    ISSUING_EXPIRED = "issuing-expired"
    ROOT_EXPIRED = "root-expired"


class Stamp(StrEnum):
    """The time-stamp of the signature."""

    NONE = "no-stamp"
    LISTED = "listed"  # of the day of signing, by the listed clock
    LISTED_OLD = "listed-v1"  # the same in the older form, over the claim
    LATE = "late"  # by the listed clock, the day before the check
    AGAIN = "again"  # both of these, the late one in front
    UNLISTED = "unlisted"  # of the day of signing, by a clock that no list knows
    SHIFTED = "shifted"  # by a clock of the forger's own with the listed clock's names, set as one likes
    LAPSED_CLOCK = "lapsed-clock"  # of the day of signing, by a listed clock whose certificate had ended by then
    BENT = "bent"  # of the listed clock, one bit changed
    STRIPPED = "stripped"  # of the listed clock, taken out of the finished file


class Told(StrEnum):
    """The answer about revocation that stands in the signature."""

    NOTHING = "no-answer"
    GOOD_THEN = "good-then"  # held on the day of signing
    GOOD_NOW = "good-now"  # holds on the day of the check
    REVOKED_BEFORE = "revoked-before"  # told on the day of signing
    REVOKED_AFTER = "revoked-after"  # between the day of signing and that of the check
    REVOKED_BY_DELEGATE = "revoked-by-delegate"  # before the signing, told by a responder that the issuer named
    FOREIGN = "foreign"  # good, about this certificate, signed by another authority
    GARBAGE = "garbage"


class Cell(NamedTuple):
    """One combination."""

    lists: Lists = Lists.CURRENT
    made: Made = Made.CLAIMS_AND_MAIL
    dates: Dates = Dates.VALID
    stamp: Stamp = Stamp.NONE
    told: Told = Told.NOTHING

    def __str__(self) -> str:
        return ",".join(self)


DIMENSIONS: tuple[type[StrEnum], ...] = (Lists, Made, Dates, Stamp, Told)

_ONE_KNOWN = (Stamp.NONE, Stamp.LISTED)


def cells() -> tuple[Cell, ...]:
    """Return the combinations: the whole product of what works together, and each pair of values of all the rest.

    Lists work together with dates (what is listed decides whose dates count) and with stamps (a list must know the
    clock); stamps with dates and with answers about revocation (both are judged at the time of signing); purposes with
    lists and dates (a wrong purpose is told only where a list would know the signer at that time).
    """
    products = (
        (Cell(a, dates=b, stamp=c) for a, b, c in product(Lists, Dates, _ONE_KNOWN)),
        (Cell(a, dates=Dates.EXPIRED, stamp=b) for a, b in product(Lists, Stamp)),
        (Cell(dates=a, stamp=b) for a, b in product(Dates, Stamp)),
        (Cell(a, stamp=b, told=c) for a, b, c in product(Lists, _ONE_KNOWN, Told)),
        (Cell(stamp=a, told=b) for a, b in product(Stamp, Told)),
        (Cell(a, b) for a, b in product(Lists, Made)),
        (Cell(made=a, dates=b, stamp=c) for a, b, c in product(Made, Dates, _ONE_KNOWN)),
    )
    found = tuple(dict.fromkeys(chain.from_iterable(products)))
    return (*found, *_missing_pairs(found))


def pairs(cell: Cell) -> frozenset[tuple[StrEnum, StrEnum]]:
    """Return the pairs of values of a cell, in the order of the dimensions."""
    return frozenset(combinations(cell, 2))


def all_pairs() -> frozenset[tuple[StrEnum, StrEnum]]:
    """Return every pair of values of two dimensions."""
    return frozenset(pair for one, other in combinations(DIMENSIONS, 2) for pair in product(one, other))


def _missing_pairs(found: tuple[Cell, ...]) -> Iterator[Cell]:
    """Yield further cells until each pair of values stands in one, each time the cell with the most missing pairs."""
    left = all_pairs().difference(*(pairs(cell) for cell in found))
    while left:
        first, second = min(left, key=_rank)
        fixed = {type(first): first, type(second): second}
        fitting = product(*([fixed[one]] if one in fixed else list(one) for one in DIMENSIONS))
        best = max((Cell(*values) for values in fitting), key=lambda cell: len(pairs(cell) & left))  # type: ignore[arg-type]
        yield best
        left -= pairs(best)


def _rank(pair: tuple[StrEnum, StrEnum]) -> tuple[int, ...]:
    """Order pairs the same way in every run: hashes of strings differ from one run to the next."""
    return tuple(place for one in pair for place in (DIMENSIONS.index(type(one)), list(type(one)).index(one)))
