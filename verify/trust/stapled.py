"""Answers about revocation that stand in the signature itself, outside what is signed (C2PA 2.2 §15.9).

The signer asked its issuer and put the answer in, for those who check without a network. Anyone can take it out or put
another in; so it counts by its own signature alone, and a file without one is no better off than with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from verify.trust.lists import TrustList
from verify.trust.ocsp import SKEW, Inquiry, read_answer, subject
from verify.trust.sealed import Revocation, RevocationState

MAX_STAPLED = 8
"""Answers of a signature that are looked at; genuine signatures have one, and each costs up to 1 ms. Who adds others
to push one out of sight could as well take it away."""

MAX_STAPLED_BYTES = 64 * 1024
"""Bytes of one answer; genuine ones have 0.5 to 5 KiB."""

_MAY_END = ("certificate_hold", "remove_from_crl")  # a revocation for any other reason is for good (RFC 5280 §5.3.1)


def read_stapled(
    answers: tuple[bytes, ...],
    chain: tuple[bytes, ...],
    lists: tuple[TrustList, ...],
    moment: datetime,
    at: datetime,
) -> Revocation:
    """Judge the answers that a signature brings about its own signer.

    Args:
        answers: at least one, DER; may be anything.
        chain: DER certificates, leaf first.
        lists: the loaded lists, one of which knows the signer.
        moment: the time of signing by a trusted time-stamp; without one, `at`.
        at: the time of the check, aware.

    Returns:
        The worst that counts: a revocation, the oldest of several, then the latest good answer. An answer is good only
        if it was valid at `moment` (C2PA 2.2 §15.9); a revocation that is for good counts whenever it was told.
        Unchecked, with the reason for the first answer, where none counts. Never raises.
    """
    asked = subject(chain, lists, moment)
    if isinstance(asked, str):
        return Revocation(RevocationState.UNCHECKED, why=asked, stapled=True)
    found = tuple(_read(answer, asked, moment, at)._replace(stapled=True) for answer in answers[:MAX_STAPLED])
    revoked = min(_of(found, RevocationState.REVOKED), key=lambda item: item.time, default=None)
    good = max(_of(found, RevocationState.GOOD), key=lambda item: item.time, default=None)
    return revoked or good or found[0]


def _read(answer: bytes, asked: Inquiry, moment: datetime, at: datetime) -> Revocation:
    if len(answer) > MAX_STAPLED_BYTES:
        return Revocation(RevocationState.UNCHECKED, why="large")
    found = read_answer(answer, asked, moment, "")
    if found.why != "dated":
        return found
    told = datetime.fromisoformat(found.detail)
    if told - max(moment, at) > SKEW:
        return found
    then = read_answer(answer, asked, told, "")
    return then if then.state is RevocationState.REVOKED and then.detail not in _MAY_END else found


def _of(found: tuple[Revocation, ...], state: RevocationState) -> Iterator[Revocation]:
    return (item for item in found if item.state is state)
