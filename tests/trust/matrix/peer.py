"""The path building of the `cryptography` library, brought as near to the profile of C2PA as its settings allow.

Written apart from `verify.trust`: the rules for extensions are stated a second time, over the library's own types.
What the library does not let anyone set (its algorithms, its critical extensions) makes the differences that
`differences` lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    Policy,
    PolicyBuilder,
    Store,
    VerificationError,
)

from verify.trust.lists import TrustList
from verify.trust.purposes import Purpose

_AUTHORITIES_BETWEEN = 6  # eight certificates with the leaf and the anchor, as `verify.trust.path` has it

CLAIMS = frozenset(
    {
        x509.ObjectIdentifier("1.3.6.1.4.1.62558.2.1"),  # C2PA claim signing
        ExtendedKeyUsageOID.EMAIL_PROTECTION,
        x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36"),  # document signing, RFC 9336
        x509.ObjectIdentifier("1.3.6.1.4.1.311.76.59.1.9"),  # Microsoft's claim signing
    }
)
CLOCKS = frozenset({ExtendedKeyUsageOID.TIME_STAMPING})
ANY = ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE
_FREE = frozenset({ANY, x509.ObjectIdentifier("1.2.840.113583.1.1.7")})


PresentValidator = Callable[[Policy, x509.Certificate, x509.ExtendedKeyUsage], None]


class Word(NamedTuple):
    """What the library says of a chain, and why where it says no."""

    leads_there: bool
    why: str = ""


def leads_to(chain: tuple[bytes, ...], trust_list: TrustList, time: datetime, purpose: Purpose) -> Word:
    """Ask the library whether a chain leads to a certificate of a list at a time, for a purpose.

    Args:
        chain: DER certificates, leaf first; those that cannot be read are left out.
        trust_list: its certificates are the library's store, if it serves the purpose.
        time: aware.
        purpose: claims or clocks.
    """
    if not trust_list.serves(purpose):
        return Word(leads_there=False, why="the list is for another purpose")
    leaf, *others = _read(chain)
    anchors = _read(one.der for one in trust_list.entries)
    builder = PolicyBuilder().store(Store(anchors)).time(time.astimezone(UTC).replace(tzinfo=None))
    builder = builder.max_chain_depth(_AUTHORITIES_BETWEEN)
    accepted = CLAIMS if purpose is Purpose.CLAIM_SIGNING else CLOCKS
    purposes = _claims if purpose is Purpose.CLAIM_SIGNING else _clocks
    builder = builder.extension_policies(ca_policy=_authorities(leaf, accepted), ee_policy=_leaves(purposes))
    try:
        builder.build_client_verifier().verify(leaf, others)
    except VerificationError as error:
        return Word(leads_there=False, why=str(error).removeprefix("validation failed: "))
    return Word(leads_there=True)


def _read(chain: Iterable[bytes]) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(der) for der in chain]


def _leaves(purposes: PresentValidator) -> ExtensionPolicy:
    def basic(_policy: Policy, _leaf: x509.Certificate, said: x509.BasicConstraints | None) -> None:
        _demand(said is None or not said.ca, "a leaf that may issue")

    def usage(_policy: Policy, _leaf: x509.Certificate, said: x509.KeyUsage | None) -> None:
        _demand(said is None or said.digital_signature, "a leaf that may not sign")

    return (
        ExtensionPolicy.permit_all()
        .require_present(x509.ExtendedKeyUsage, Criticality.AGNOSTIC, purposes)
        .may_be_present(x509.BasicConstraints, Criticality.AGNOSTIC, basic)
        .may_be_present(x509.KeyUsage, Criticality.AGNOSTIC, usage)
    )


def _claims(_policy: Policy, _leaf: x509.Certificate, said: x509.ExtendedKeyUsage) -> None:
    """C2PA 2.2 §14.5.1.1: one of four purposes at least, and none that is kept apart."""
    named = set(said)
    apart = {ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.OCSP_SIGNING, ANY}
    _demand(bool(named & CLAIMS) and not named & apart, "not for claims, or not for them alone")


def _clocks(_policy: Policy, leaf: x509.Certificate, said: x509.ExtendedKeyUsage) -> None:
    """RFC 3161 §2.3: time stamping alone and critical; one of the two is enough where nothing is kept apart."""
    named = set(said)
    strict = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).critical or named == CLOCKS
    apart = {ExtendedKeyUsageOID.OCSP_SIGNING, ANY, *CLAIMS}
    _demand(named >= CLOCKS and strict and not named & apart, "not for clocks, or not for them alone")


def _authorities(leaf: x509.Certificate, accepted: frozenset[x509.ObjectIdentifier]) -> ExtensionPolicy:
    try:
        own = accepted & set(leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except (x509.ExtensionNotFound, ValueError):
        own = frozenset()

    def purposes(_policy: Policy, _authority: x509.Certificate, named: x509.ExtendedKeyUsage | None) -> None:
        _demand(named is None or bool((own | _FREE) & set(named)), "an authority for other purposes")

    def usage(_policy: Policy, _authority: x509.Certificate, said: x509.KeyUsage | None) -> None:
        _demand(said is None or said.key_cert_sign, "an authority that may not sign certificates")

    def names(_policy: Policy, authority: x509.Certificate, said: x509.NameConstraints | None) -> None:
        critical = said and authority.extensions.get_extension_for_class(x509.NameConstraints).critical
        _demand(not critical, "critical name constraints, which are not applied")

    return (
        ExtensionPolicy.permit_all()
        .require_present(x509.BasicConstraints, Criticality.AGNOSTIC, None)  # the library itself asks for the CA flag
        .may_be_present(x509.ExtendedKeyUsage, Criticality.AGNOSTIC, purposes)
        .may_be_present(x509.KeyUsage, Criticality.AGNOSTIC, usage)
        .may_be_present(x509.NameConstraints, Criticality.AGNOSTIC, names)
    )


def _demand(holds: bool, why: str) -> None:
    if not holds:
        raise ValueError(why)
