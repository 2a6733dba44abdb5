"""What a careful reader would tell of the signer of each cell beside the answers: as `oracle`, from its words alone."""

from __future__ import annotations

from typing import NamedTuple

from tests.trust.matrix.cells import Cell, Dates, Lists, Stamp, Told
from tests.trust.matrix.oracle import (
    KNOWN_BY,
    MAY_SIGN_CLAIMS,
    ONLY_SAYS,
    SHOWS,
    WITHDRAWN,
    Moment,
    expected,
    is_good,
    moment_of,
    out_of_dates,
    over,
)
from verify.model.revocation import RevocationState
from verify.model.signing import Unrecognized
from verify.model.times import StampState
from verify.model.vocabulary import SignerState


class Details(NamedTuple):
    """What is told of the signer of a manifest.

    Attributes:
        why: why no list vouches for it.
        at_signing: its certificate was within its dates at the time that a time-stamp shows; None without one.
        now: the same of the time of the check.
        ways: of each list that knows it: name, and whether the path to it held at the shown time, and now.
        stamps: what each time-stamp is worth.
        revocation: what is known of that.
    """

    why: tuple[Unrecognized, ...]
    at_signing: bool | None
    now: bool
    ways: tuple[tuple[str, bool | None, bool], ...]
    stamps: tuple[StampState, ...]
    revocation: RevocationState


def expected_details(cell: Cell) -> Details:
    """Return the details for a cell."""
    moment = moment_of(cell)
    shown = moment is not Moment.CHECK
    known_by = expected(cell).recognized_by
    path_now = not out_of_dates(cell, Moment.CHECK)
    return Details(
        _why(cell, moment),
        at_signing=_leaf_holds(cell, moment) if shown else None,
        now=_leaf_holds(cell, Moment.CHECK),
        ways=tuple((name, True if shown else None, path_now) for name in known_by),
        stamps=_stamps(cell),
        revocation=_revocation(cell, moment),
    )


def _leaf_holds(cell: Cell, moment: Moment) -> bool:
    """Say whether the signer's own certificate is within its dates, whatever its authorities are."""
    return cell.dates not in (Dates.EXPIRED, Dates.NOT_YET) or not over(cell.dates, moment)


def _why(cell: Cell, moment: Moment) -> tuple[Unrecognized, ...]:
    """Name the one thing that stands in the way; where two do, no path would hold for either reason alone."""
    match expected(cell).state:
        case SignerState.RECOGNIZED:
            return ()
        case SignerState.REVOKED:
            return (Unrecognized.REVOKED,)
    known, fits = bool(KNOWN_BY[cell.lists]), cell.made in MAY_SIGN_CLAIMS
    late = out_of_dates(cell, moment)
    if known and fits and late:
        return (Unrecognized.OUTSIDE_DATES,)
    if known and not fits and not late:
        return (Unrecognized.WRONG_PURPOSE,)
    if cell.lists is Lists.CLOCKS_ONLY and not late:
        return (Unrecognized.OTHER_LIST,)
    return (Unrecognized.NO_PATH,)


def _stamps(cell: Cell) -> tuple[StampState, ...]:
    if cell.stamp in SHOWS:
        worth = StampState.UNLISTED if cell.lists is Lists.NONE else StampState.VOUCHED
        return (worth, worth) if cell.stamp is Stamp.AGAIN else (worth,)
    if cell.stamp in ONLY_SAYS:
        return (StampState.UNLISTED,)
    return (StampState.BROKEN,) if cell.stamp is Stamp.BENT else ()


def _revocation(cell: Cell, moment: Moment) -> RevocationState:
    """Tell apart: no answer, one that counts for nothing, one that counts; a stranger's issuer is a stranger, too."""
    if cell.told is Told.NOTHING:
        return RevocationState.UNCHECKED
    if expected(cell).state not in (SignerState.RECOGNIZED, SignerState.REVOKED):
        return RevocationState.UNUSABLE
    if cell.told in WITHDRAWN:
        return RevocationState.REVOKED
    return RevocationState.GOOD if is_good(cell, moment) else RevocationState.UNUSABLE
