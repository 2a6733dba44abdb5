"""Certificates and paths as the report shows them: plain values, worked out once for each certificate.

Loaded where somebody signed; a file without a signature must not pay.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from verify.model.signing import ChainCertificate, NamedOid, PathCertificate, Recognition, Unrecognized
from verify.trust import crypto
from verify.trust.certificate import Certificate, parse
from verify.trust.path import Path, bounded
from verify.trust.recognise import RecognisedBy
from verify.trust.recognise import Recognition as Known
from verify.trust.sealed import SignatureState
from verify.words.oids_en import OID_NAMES

MAX_SHOWN = 8
"""Certificates shown of one chain, the first ones; genuine chains have up to four. Each costs 0.2 ms and some KiB of
the report, and a record can have a thousand manifests with a chain of its own each."""

MAX_OIDS = 32
"""Purposes or policies shown of one certificate, the first ones; genuine certificates have up to six."""

MAX_TEXT = 512
"""Longest name shown of a certificate, in characters; the longest genuine one seen has some 200."""

_ESCAPED = str.maketrans({char: f"\\{char}" for char in '\\,+"<>;='})  # RFC 4514 §2.4: what would read as structure


def describe_chain(chain: tuple[bytes, ...]) -> tuple[ChainCertificate, ...]:
    """Return the certificates of a chain in the order in which they were sent.

    Args:
        chain: DER certificates; what is none is left out, and what path building does not look at, too. Of long chains
            the first `MAX_SHOWN` are taken.
    """
    found = (_of(der) for der in bounded(chain)[:MAX_SHOWN])
    return tuple(one for one in found if one is not None)


def describe_paths(
    entries: tuple[RecognisedBy, ...], stamped: datetime | None, at: datetime
) -> tuple[Recognition, ...]:
    """Return how each list knows a signer.

    Args:
        entries: the lists that know the signer, or would but for dates.
        stamped: the time of a trusted time-stamp; None where there is none.
        at: the time of the check.
    """
    return tuple(
        Recognition(
            list_id=entry.list_id,
            list=entry.list_name,
            list_date=entry.list_date,
            status=entry.status.value,
            anchor=cut(entry.anchor_subject),
            anchor_fingerprint=entry.anchor_fingerprint,
            path=_steps(entry.path),
            at_signing=None if stamped is None else entry.path.holds_at(stamped),
            now=entry.path.holds_at(at),
        )
        for entry in entries
        if entry.path is not None
    )


def why_not(outcome: SignatureState, known: Known, chain: tuple[bytes, ...]) -> tuple[Unrecognized, ...]:
    """Return why no list vouches for a signer; empty where one does.

    Args:
        outcome: of the check of the signature: where that fails, nobody signed, whatever the certificates say.
        known: what the lists say.
        chain: DER certificates as sent.
    """
    if outcome is SignatureState.INVALID:
        return (Unrecognized.SIGNATURE_INVALID,)
    if outcome is SignatureState.UNCHECKED:
        return (Unrecognized.SIGNATURE_UNCHECKED,)
    if known.recognised_by:
        return ()
    if not chain or parse(chain[0]) is None:
        return (Unrecognized.NO_CERTIFICATE,)
    tests = (
        (Unrecognized.OUTSIDE_DATES, bool(known.outside_dates)),
        (Unrecognized.WRONG_PURPOSE, known.wrong_purpose),
        (Unrecognized.OTHER_LIST, bool(known.found_on_other_purpose)),
        (Unrecognized.NO_PATH, not (known.outside_dates or known.wrong_purpose or known.found_on_other_purpose)),
    )
    return tuple(code for code, holds in tests if holds)


def cut(text: str) -> str:
    """Return a text cut to a length that names have."""
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _steps(path: Path) -> tuple[PathCertificate, ...]:
    return tuple(PathCertificate(cut(one.title), one.sha256) for one in path.certificates)


def _of(der: bytes) -> ChainCertificate | None:
    return _shown(der) if len(der) <= crypto.CACHED_BYTES else _shown.__wrapped__(der)


@lru_cache(maxsize=crypto.CACHED)
def _shown(der: bytes) -> ChainCertificate | None:
    certificate = parse(der)
    if certificate is None:
        return None
    return ChainCertificate(
        subject=_name(certificate.names),
        issuer=_name(certificate.issuer_names),
        serial=f"{certificate.serial:x}",
        fingerprint=certificate.sha256,
        not_before=_iso(certificate.not_before),
        not_after=_iso(certificate.not_after),
        key=_key(certificate),
        signature_algorithm=_named(certificate.signature_algorithm),
        purposes=tuple(map(_named, certificate.purposes[:MAX_OIDS])),
        policies=tuple(map(_named, certificate.policies[:MAX_OIDS])),
        authority=certificate.is_ca,
    )


def _name(names: tuple[tuple[str, str], ...]) -> str:
    return cut(", ".join(f"{label}={value.translate(_ESCAPED)}" for label, value in names))


def _key(certificate: Certificate) -> str:
    if certificate.key_algorithm == "RSA":
        return f"RSA {certificate.key_bits}"
    return certificate.key_algorithm


def _named(oid: str) -> NamedOid:
    return NamedOid(oid, OID_NAMES.get(oid))


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
