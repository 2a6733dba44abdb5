"""A certificate is good for what it was made for, and what must be kept apart never comes together."""

from __future__ import annotations

import pytest

from tests.trust.authority import AUTHORITY, SIGNER, STAMPER, Shape, issue
from verify.trust import purposes
from verify.trust.certificate import Certificate, parse
from verify.trust.purposes import Fit, Purpose, fit, path_fits

EMAIL, DOCUMENT, CLAIM = purposes.EMAIL_PROTECTION, purposes.DOCUMENT_SIGNING, purposes.CLAIM_SIGNING
MICROSOFT, STAMPING, OCSP = purposes.MICROSOFT_CLAIM_SIGNING, purposes.TIME_STAMPING, purposes.OCSP_SIGNING
SERVER, CLIENT, ANY = "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", purposes.ANY_PURPOSE
ADOBE_AUTHORITY = "1.2.840.113583.1.1.7"


def certificate(shape: Shape) -> Certificate:
    found = parse(issue("Acme", None, shape).der)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ((EMAIL,), Fit.FITS),
        ((DOCUMENT,), Fit.FITS),
        ((CLAIM,), Fit.FITS),
        ((MICROSOFT,), Fit.FITS),
        ((CLAIM, EMAIL), Fit.FITS),
        ((CLAIM, DOCUMENT), Fit.FITS),
        ((CLIENT, EMAIL), Fit.FITS),
        ((), Fit.NONE_NAMED),
        ((SERVER,), Fit.OTHER),
        ((STAMPING,), Fit.OTHER),
        ((OCSP,), Fit.OTHER),
        ((STAMPING, OCSP), Fit.OTHER),
        ((CLAIM, STAMPING), Fit.MIXED),
        ((EMAIL, OCSP), Fit.MIXED),
        ((ANY,), Fit.ANY),
        ((CLAIM, ANY), Fit.ANY),
    ],
)
def test_claims_are_signed_by_certificates_made_for_content(named: tuple[str, ...], expected: Fit) -> None:
    assert fit(certificate(SIGNER._replace(purposes=named)), Purpose.CLAIM_SIGNING) is expected


@pytest.mark.parametrize(
    ("named", "critical", "expected"),
    [
        ((STAMPING,), True, Fit.FITS),
        ((STAMPING,), False, Fit.FITS),
        ((STAMPING, CLIENT), True, Fit.FITS),
        ((STAMPING, CLIENT), False, Fit.MIXED),
        ((STAMPING, CLAIM), True, Fit.MIXED),
        ((STAMPING, EMAIL), True, Fit.MIXED),
        ((STAMPING, OCSP), True, Fit.MIXED),
        ((STAMPING, ANY), True, Fit.ANY),
        ((CLAIM, EMAIL), True, Fit.OTHER),
        ((), False, Fit.NONE_NAMED),
    ],
)
def test_times_are_stamped_by_certificates_made_for_that(named: tuple[str, ...], critical: bool, expected: Fit) -> None:
    shape = STAMPER._replace(purposes=named, critical=critical)
    assert fit(certificate(shape), Purpose.TIME_STAMPING) is expected


@pytest.mark.parametrize(("shape", "purpose"), [(SIGNER, Purpose.CLAIM_SIGNING), (STAMPER, Purpose.TIME_STAMPING)])
def test_an_authority_signs_certificates_and_nothing_else(shape: Shape, purpose: Purpose) -> None:
    assert fit(certificate(shape._replace(ca=True)), purpose) is Fit.IS_AUTHORITY


@pytest.mark.parametrize(("shape", "purpose"), [(SIGNER, Purpose.CLAIM_SIGNING), (STAMPER, Purpose.TIME_STAMPING)])
def test_a_key_kept_from_digital_signatures_signs_nothing(shape: Shape, purpose: Purpose) -> None:
    assert fit(certificate(shape._replace(usage=AUTHORITY.usage)), purpose) is Fit.KEY_USAGE
    assert fit(certificate(shape._replace(usage=None)), purpose) is Fit.FITS


@pytest.mark.parametrize(
    ("leaf", "authorities", "expected"),
    [
        ((EMAIL, CLAIM), [()], True),
        ((EMAIL, CLAIM), [(EMAIL,)], True),
        ((EMAIL, CLAIM), [(EMAIL,), (CLAIM,)], False),
        ((EMAIL,), [(DOCUMENT,)], False),
        ((EMAIL,), [(STAMPING,)], False),
        ((EMAIL,), [(SERVER,), ()], False),
        ((EMAIL,), [(ANY,)], True),
        ((EMAIL,), [(ADOBE_AUTHORITY,)], True),
        ((STAMPING,), [(ADOBE_AUTHORITY,)], False),
    ],
)
def test_authorities_pass_on_no_purpose_that_they_lack(
    leaf: tuple[str, ...], authorities: list[tuple[str, ...]], expected: bool
) -> None:
    above = tuple(certificate(AUTHORITY._replace(purposes=named)) for named in authorities)
    path = (certificate(SIGNER._replace(purposes=leaf)), *above)
    assert path_fits(path, Purpose.CLAIM_SIGNING) is expected
