"""Which lists know a signer, and which know the authority that stamped a time. Time and lists come in as arguments."""

from datetime import datetime
from typing import NamedTuple

from verify.trust.certificate import parse
from verify.trust.lists import Kind, Status, TrustList
from verify.trust.path import Path, paths_of_any_purpose, paths_to
from verify.trust.purposes import Purpose


class RecognisedBy(NamedTuple):
    """A list that knows the signer, and through which certificate.

    Attributes:
        list_id: id of the list.
        list_name: its name, for people.
        anchor_subject: title of the listed certificate; text of the certificate, not neutralised.
        anchor_fingerprint: its SHA-256, 64 hexadecimal digits.
        kind: whether an authority above the signer is listed, or the signer's certificate itself.
        status: whether the list is in force, frozen, or the user's own.
        list_date: date of issue of the list, else since when it is frozen, or when it was fetched; None for the user's.
        path: the way from the signer to the listed certificate.
    """

    list_id: str
    list_name: str
    anchor_subject: str
    anchor_fingerprint: str
    kind: Kind
    status: Status
    list_date: str | None = None
    path: Path | None = None


class Recognition(NamedTuple):
    """What the lists say about a signer at one moment.

    Attributes:
        recognised_by: the claim-signing lists that know the signer, in the order of the lists, each at most once.
        outside_dates: lists that would know it but for dates: a certificate on the way, or the anchor, was out of its
            dates at that moment. Empty where `recognised_by` is not.
        wrong_purpose: a list would know the signer at that moment, but its certificate, or an authority's on the way,
            was made for another purpose. False where `recognised_by` is not empty.
        found_on_other_purpose: names of lists for another purpose that the chain leads to. Empty where `recognised_by`
            is not: many authorities stand on both kinds of list.
        leaf_valid: the signer's own certificate was within its dates at that moment.
    """

    recognised_by: tuple[RecognisedBy, ...]
    outside_dates: tuple[RecognisedBy, ...]
    wrong_purpose: bool
    found_on_other_purpose: tuple[str, ...]
    leaf_valid: bool


def recognise(chain: tuple[bytes, ...], time: datetime, lists: tuple[TrustList, ...]) -> Recognition:
    """Say which lists know the signer of a claim.

    Args:
        chain: DER certificates as the signature brings them, the signer's own first (RFC 9360 §2). Any bytes are
            taken; certificates that are none are passed over.
        time: the moment that counts, aware: of a trusted time-stamp, else of the check (C2PA 2.2 §15.8).
        lists: the loaded lists; those for other purposes never make a signer recognised.
    """
    leaf = parse(chain[0]) if chain else None
    if leaf is None:
        return Recognition((), (), wrong_purpose=False, found_on_other_purpose=(), leaf_valid=False)
    paths = [(one, paths_to(chain, one, Purpose.CLAIM_SIGNING)) for one in lists]
    recognised = tuple(_entry(one, path) for one, found in paths if (path := _first_at(found, time)))
    if recognised:
        return Recognition(recognised, (), wrong_purpose=False, found_on_other_purpose=(), leaf_valid=True)
    loose = [one for one in lists if _first_at(paths_of_any_purpose(chain, one), time)]
    return Recognition(
        (),
        tuple(_entry(one, found[0]) for one, found in paths if found),
        wrong_purpose=any(one.serves(Purpose.CLAIM_SIGNING) for one in loose),
        found_on_other_purpose=tuple(one.name for one in loose if not one.serves(Purpose.CLAIM_SIGNING)),
        leaf_valid=leaf.valid_at(time),
    )


def trusted_time(tsa_chain: tuple[bytes, ...], gen_time: datetime, lists: tuple[TrustList, ...]) -> str | None:
    """Return the name of the first list that vouches for a time-stamping authority, or None.

    Args:
        tsa_chain: DER certificates of the time-stamp, the one whose key signed it first.
        gen_time: the stamped time, aware: the moment at which the authority must have been in force (RFC 3161 §2.4.2).
        lists: the loaded lists; only those that serve time-stamping count.
    """
    for one in lists:
        if _first_at(paths_to(tsa_chain, one, Purpose.TIME_STAMPING), gen_time):
            return one.name
    return None


def _first_at(paths: tuple[Path, ...], time: datetime) -> Path | None:
    return next((path for path in paths if path.holds_at(time)), None)


def _entry(trust_list: TrustList, path: Path) -> RecognisedBy:
    anchor = path.anchor
    one = trust_list
    dated = one.issued or one.frozen_since or one.retrieved
    return RecognisedBy(one.id, one.name, anchor.title, anchor.sha256, anchor.kind, one.status, dated, path)
