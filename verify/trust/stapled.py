"""Answers about revocation that come with the file: in a signature, outside what is signed, or elsewhere in the record.

The signer asked its issuer and put the answer in (C2PA 2.2 §15.9), or a later one did for the signers below it
(certificate-status assertion). Anyone can take such an answer out or put another in; so it counts by its own signature
alone, and a file without one is no better off than with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from verify.model.revocation import RevocationOrigin, RevocationState
from verify.trust.lists import TrustList
from verify.trust.ocsp import SKEW, Inquiry, read_answer, subject
from verify.trust.sealed import Revocation

MAX_STAPLED = 8
"""Answers about one signer that are looked at; genuine signatures have one, and each costs up to 1 ms. Who adds others
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
    origin: RevocationOrigin = RevocationOrigin.SIGNATURE,
) -> Revocation:
    """Judge the answers that a file brings about one signer.

    Args:
        answers: at least one, DER; may be anything.
        chain: DER certificates, leaf first.
        lists: the loaded lists, one of which knows the signer.
        moment: the time of signing by a trusted time-stamp; without one, `at`.
        at: the time of the check, aware.
        origin: where they stand.

    Returns:
        The worst that counts: a revocation, the oldest of several, then the latest good answer. An answer out of the
        signature is good only if it was valid at `moment` (C2PA 2.2 §15.9). One that a later manifest brings may be of
        after `moment` as well, as long as the certificate was within its dates then: a certificate that is good later
        was not withdrawn before. A revocation that is for good counts whenever it was told. Unusable, with the reason
        for the first answer, where none counts. Never raises.
    """
    asked = subject(chain, lists, moment)
    if isinstance(asked, str):
        return Revocation(RevocationState.UNUSABLE, why=asked, origin=origin)
    read = (_read(answer, asked, moment, at, origin) for answer in answers[:MAX_STAPLED])
    found = tuple(_brought(item, origin) for item in read)
    revoked = min(_of(found, RevocationState.REVOKED), key=lambda item: item.time, default=None)
    good = max(_of(found, RevocationState.GOOD), key=lambda item: item.time, default=None)
    return revoked or good or found[0]


def _brought(found: Revocation, origin: RevocationOrigin) -> Revocation:
    """Say where it stands; whatever stands there is an answer, so that a refusal is an unusable one."""
    state = RevocationState.UNUSABLE if found.state is RevocationState.UNCHECKED else found.state
    return found._replace(state=state, origin=origin)


def _read(answer: bytes, asked: Inquiry, moment: datetime, at: datetime, origin: RevocationOrigin) -> Revocation:
    if len(answer) > MAX_STAPLED_BYTES:
        return Revocation(RevocationState.UNUSABLE, why="large")
    found = read_answer(answer, asked, moment, "")
    if found.why != "dated":
        return found
    told = datetime.fromisoformat(found.detail)
    if told - max(moment, at) > SKEW:
        return found
    then = read_answer(answer, asked, told, "")
    if then.state is RevocationState.REVOKED:
        return found if then.detail in _MAY_END else then
    later = origin is RevocationOrigin.RECORD and told > moment and asked.leaf.valid_at(told)
    return then if later else found


def _of(found: tuple[Revocation, ...], state: RevocationState) -> Iterator[Revocation]:
    return (item for item in found if item.state is state)
