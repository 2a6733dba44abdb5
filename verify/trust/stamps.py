"""Every time-stamp of one signature: whose it is, whether it holds, and which list vouches for its authority.

RFC 3161 tokens in the headers ``sigTst`` and ``sigTst2`` (C2PA 2.2 §10.3.2.5). These stand outside what is signed:
whoever holds the file can add or take away time-stamps, so each is told by itself and none weakens another.
"""

from __future__ import annotations

from datetime import UTC, datetime

from verify.model.times import SignatureStamp, StampState
from verify.record.cose import CoseSignature, Stamp
from verify.record.timestamp import Token, TokenCheck, TokenFault, read_token, stamped_message, verify_token
from verify.trust.certificate import parse
from verify.trust.lists import TrustList
from verify.trust.recognise import trusted_time
from verify.trust.sealed import SignedTime, Stamps

_MAX_NAME = 256  # characters taken over from a certificate, as of a signer

_HEADERS = {1: "sigTst", 2: "sigTst2"}
_UNREADABLE = "unreadable"


def read_stamps(signature: CoseSignature, claim: bytes, lists: tuple[TrustList, ...]) -> Stamps:
    """Read and check the time-stamps of a signature.

    The earliest time that a list vouches for counts, else that of the first time-stamp that holds at all. Each shows
    that the signature is no younger than it. Whoever holds the file can add later ones, in any place, so the order says
    nothing and the earliest proves most (RFC 3161 appendix B).

    Args:
        signature: as `read_signature` reads it, with no more time-stamps than shall be looked at.
        claim: the claim's CBOR bytes.
        lists: the loaded trust lists; only those that serve time-stamping vouch for an authority.
    """
    found = [_read(stamp, signature, claim, lists) for stamp in signature.stamps]
    timed = [(moment, i) for i, (moment, _) in enumerate(found) if moment is not None]
    vouched = [(moment, i) for moment, i in timed if found[i][1].state is StampState.VOUCHED]
    holding = [(moment, i) for moment, i in timed if found[i][1].state is StampState.UNLISTED]
    if not vouched and not holding:
        return Stamps(each=tuple(stamp for _, stamp in found))
    moment, chosen = min(vouched) if vouched else holding[0]
    one = found[chosen][1]
    written = moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return Stamps(
        moment,
        SignedTime(written, one.authority or one.organization, one.list),
        tuple(stamp._replace(counts=i == chosen) for i, (_, stamp) in enumerate(found)),
    )


def _read(
    stamp: Stamp, signature: CoseSignature, claim: bytes, lists: tuple[TrustList, ...]
) -> tuple[datetime | None, SignatureStamp]:
    header = _HEADERS.get(stamp.version, "")
    token = read_token(stamp.token)
    if token is None:
        return None, SignatureStamp(StampState.UNREAD, _UNREADABLE, header, None, None, None, None, None, None, None)
    check = verify_token(token, stamped_message(signature, claim, stamp.version))
    by = trusted_time(check.chain, token.gen_time, lists) if check.valid else None
    return token.gen_time, _told(token, check, header, next((one for one in lists if one.name == by), None))


def _told(token: Token, check: TokenCheck, header: str, by: TrustList | None) -> SignatureStamp:
    authority = parse(check.signer) if check.signer else None
    return SignatureStamp(
        state=_state(check, by),
        reason=check.reason.value,
        header=header,
        time=token.gen_time.isoformat().replace("+00:00", "Z"),
        authority=_shown(authority.common_name) if authority else None,
        organization=_shown(authority.organization) if authority else None,
        list=by.name if by else None,
        list_issued=(by.issued or by.frozen_since or by.retrieved) if by else None,
        policy=token.policy,
        accuracy_us=token.accuracy_us,
    )


def _state(check: TokenCheck, by: TrustList | None) -> StampState:
    if check.valid:
        return StampState.VOUCHED if by else StampState.UNLISTED
    return StampState.UNREAD if check.reason is TokenFault.UNSUPPORTED else StampState.BROKEN


def _shown(name: str | None) -> str | None:
    """Return a name without the blanks around it, cut to a length that names have; None for an empty one."""
    return ((name or "").strip()[:_MAX_NAME]) or None
