"""With --details, each signer is shown with its path, its validity then and now, its key, purposes and policies."""

from __future__ import annotations

from datetime import timedelta

from cryptography import x509

from tests.hostile.stamped import Stamping, picture
from tests.trust.authority import NOW, SIGNER, STAMPER, issue, tree
from verify import Policy, Verifier
from verify.model.report import Report
from verify.policy import Anchors
from verify.render.details import detail_lines
from verify.trust.c2pa_extensions import ASSURANCE_LEVEL

DAY = timedelta(days=1)
LEVEL_1 = x509.UnrecognizedExtension(x509.ObjectIdentifier(ASSURANCE_LEVEL), bytes.fromhex("060a2b0601040183e85e030a"))
POLICY = x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("1.3.6.1.4.1.62558.1.1"), None)])


def report(data: bytes, *roots: bytes) -> Report:
    anchors = tuple(Anchors(f"list {number}", pem) for number, pem in enumerate(roots, 1))
    return Verifier(Policy(trust_lists=(), anchors=anchors, at=NOW)).verify(data)


def lines(shown: Report) -> list[str]:
    """Return the lines with single blanks."""
    return [" ".join(line.split()) for line in detail_lines(shown, 80)]


def test_a_recognised_signer_is_shown_with_path_key_purposes_policies_and_level() -> None:
    camera = tree(SIGNER._replace(extra=((LEVEL_1, False), (POLICY, False))))
    shown = report(picture(camera), camera.root.pem)
    leaf, middle, root = shown.manifests[0].signer.recognition[0].path
    found = lines(shown)
    assert "list list 1, own, without a date" in found
    at = found.index(f"path Acme Camera {leaf.fingerprint}")
    assert found[at + 1] == f"issued by Acme Issuing {middle.fingerprint}"
    assert found[at + 2] == f"issued by Acme Root {root.fingerprint}"
    assert found[at + 3] == "path valid when signed: not known, no trusted time-stamp; at the check: yes"
    assert "in dates when signed: not known, no trusted time-stamp; at the check: yes" in found
    assert "key P-256" in found
    assert "purposes e-mail protection (1.3.6.1.5.5.7.3.4), C2PA claim signing (1.3.6.1.4.1.62558.2.1)" in found
    assert "policies C2PA certificate policy (1.3.6.1.4.1.62558.1.1)" in found
    assert "assurance level 1, as the certificate states" in found


def test_an_expired_signer_is_shown_with_the_list_that_would_know_it_and_why_it_does_not() -> None:
    camera = tree(SIGNER._replace(last=NOW - DAY))
    found = lines(report(picture(camera), camera.root.pem))
    assert "not by list 1, own, for dates alone" in found
    assert "why not outside_dates" in found
    assert "path valid when signed: not known, no trusted time-stamp; at the check: no" in found


def test_a_stranger_is_shown_with_the_reason_and_no_path() -> None:
    stranger, clock = tree(), tree(STAMPER)
    found = lines(report(picture(stranger, Stamping(clock, NOW - DAY)), tree().root.pem))
    assert "why not no_path" in found
    assert [line for line in found if line.startswith(("path", "product", "assurance"))] == []


def test_a_name_out_of_a_certificate_cannot_begin_a_line_of_its_own() -> None:
    camera = tree()
    leaf = issue("x\n  list  C2PA Trust List", camera.middle, SIGNER)
    shown = report(picture(camera._replace(leaf=leaf)), camera.root.pem)
    assert all("\n" not in line for line in detail_lines(shown, 80))
    assert not any(line.startswith("list C2PA") for line in lines(shown))
