"""Certificates like those of a publicly known incident: told with its sources, and no answer changes by it.

The names are those of the incident's own certificates; keys and authorities are the test's. Anyone can make the same.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.program import howmade
from tests.hostile.stamped import evidence, picture, verdict
from tests.samples import authority, kit, media
from tests.trust.authority import AUTHORITY, NOW, SIGNER, Tree, issue
from verify import Policy, Report, Verifier
from verify.judge.revocation import with_revocation
from verify.judge.verdict import Verdict, judge
from verify.model.report import Finding
from verify.model.revocation import RevocationState
from verify.model.vocabulary import RecordState, Severity, SignerState
from verify.policy import Anchors
from verify.trust.incidents import builtin_incidents, concerns, incidents_of
from verify.trust.lists import TrustList, from_pem
from verify.trust.sealed import NO_SEAL, Revocation, Seal

NIKON = "NIKON CORPORATION"
DURING = datetime(2025, 9, 1, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
OLD_FILE = "nikon-20221019-building.jpeg"
NAMESAKE = "no loaded list vouches for it, so name and date are only the signer's own words"


@cache
def camera(
    organization: str = NIKON, issuer: str = NIKON, first: datetime = DURING, last: datetime | None = None
) -> Tree:
    """Return a signer with these names, whose certificate is valid from then on."""
    shape = SIGNER._replace(first=first) if last is None else SIGNER._replace(first=first, last=last)
    root = issue("Root", None, AUTHORITY, organization=issuer)
    middle = issue("Issuing", root, AUTHORITY, organization=issuer)
    return Tree(root, middle, issue("Camera", middle, shape, organization=organization))


def list_of(signer: Tree) -> TrustList:
    return from_pem("own.pem", signer.root.pem)


def told(found: Verdict | Report) -> list[Finding]:
    return [finding for finding in found.findings if finding.code == "signer.known_incident"]


def detail(found: Verdict) -> str:
    """Return the one finding's detail."""
    (finding,) = told(found)
    assert finding.severity is Severity.WARNING
    return finding.detail


# -- which certificates ------------------------------------------------------------------------------------------------


def test_a_listed_signer_with_a_certificate_of_those_days_is_told_with_date_and_sources() -> None:
    found = verdict(picture(camera()), list_of(camera()))
    text = detail(found)
    assert "that of “NIKON CORPORATION” is valid from 2025-09-01." in text
    assert "2025-09-05" in text
    assert "https://petapixel.com/2025/09/05/" in text
    assert NAMESAKE not in text


def test_the_incident_changes_no_answer() -> None:
    """What is publicly known about a maker says nothing about one file, and the issuer alone can revoke."""
    found, plain = (verdict(picture(who), list_of(who)) for who in (camera(), camera("Acme", "Acme")))
    assert told(found)
    assert told(plain) == []
    assert found.answers.record.state is RecordState.INTACT
    assert found.answers.signer.state is SignerState.RECOGNIZED
    assert found.answers.signer.recognized_by == ("own.pem",)
    assert found.answers.ai == plain.answers.ai
    assert found.answers.edits == plain.answers.edits


@pytest.mark.parametrize(
    ("first", "concerned"),
    [
        (datetime(2025, 8, 26, tzinfo=UTC) - SECOND, False),
        (datetime(2025, 8, 26, tzinfo=UTC), True),
        (datetime(2025, 9, 6, tzinfo=UTC) - SECOND, True),
        (datetime(2025, 9, 6, tzinfo=UTC), False),
    ],
    ids=["before", "first day", "last day", "after"],
)
def test_only_certificates_of_those_days_are_concerned(first: datetime, *, concerned: bool) -> None:
    signer = camera(first=first)
    assert bool(told(verdict(picture(signer), list_of(signer)))) is concerned


@pytest.mark.parametrize(
    ("organization", "issuer", "concerned"),
    [
        ("Nikon Corporation", "Acme", True),
        ("Daily Planet", NIKON, True),  # whoever gets a certificate from there may have his own name in it
        ("Acme", "Acme", False),
        ("NIKON CORPORATION Fan Club", "Acme", False),
        ("Nikon", "Acme", False),
        ("NIK\u041eN CORPORATION", "Acme", False),  # a Cyrillic letter; another finding tells of that
    ],
)
def test_only_certificates_with_those_names_are_concerned(organization: str, issuer: str, *, concerned: bool) -> None:
    signer = camera(organization, issuer)
    assert bool(told(verdict(picture(signer), list_of(signer)))) is concerned


# -- whose word it is --------------------------------------------------------------------------------------------------


def test_a_namesake_whom_no_list_knows_is_told_as_one_who_says_so() -> None:
    """Anyone can bring a maker's name into a report by a certificate of his own."""
    found = verdict(picture(camera()), list_of(camera("Acme", "Acme")))
    assert found.answers.signer.state is SignerState.UNRECOGNIZED
    assert NAMESAKE in detail(found)


def test_a_listed_signer_whose_certificate_has_expired_is_told_all_the_same() -> None:
    signer = camera(last=NOW - timedelta(days=1))
    found = verdict(picture(signer), list_of(signer))
    assert found.answers.signer.state is SignerState.EXPIRED
    assert NAMESAKE not in detail(found)
    assert NAMESAKE in detail(verdict(picture(signer)))


def test_a_revoked_signer_is_told_beside_the_revocation() -> None:
    known = evidence(picture(camera()), list_of(camera()))
    revoked = Revocation(RevocationState.REVOKED, "ocsp.example", "2025-09-21T00:00:00Z")
    found = judge(with_revocation(known, revoked), {"own.pem": None})
    assert found.answers.signer.state is SignerState.REVOKED
    assert "signer.revoked" in [finding.code for finding in found.findings]
    assert NAMESAKE not in detail(found)


def test_a_signature_that_does_not_hold_names_nobody_and_brings_no_incident() -> None:
    data = bytearray(picture(camera()))
    at = data.find(b"xmp:iid:1")  # in the claim, which the signature covers
    data[at] ^= 1
    found = verdict(bytes(data), list_of(camera()))
    assert found.answers.signer.state is SignerState.NONE
    assert told(found) == []


# -- in the history ----------------------------------------------------------------------------------------------------


def test_a_picture_of_those_days_that_someone_else_edited_keeps_the_incident() -> None:
    """The editor's own signature is in order; what came in is not made better by it."""
    years = authority.Validity(DURING, DURING + timedelta(days=3650))
    own = authority.new_leaf(authority.new_signing_authority(NIKON), NIKON, "Camera", validity=years)
    editor = authority.new_leaf(authority.new_signing_authority("Daily Planet"), "Daily Planet", "Desk")
    agent = kit.Agent("Acme", "1")
    taken = kit.manifest("taken", agent, [kit.action("c2pa.created", source_type=kit.CAPTURED)])
    original = kit.sign(media.media("image/jpeg"), "image/jpeg", taken, own)
    opened = kit.manifest("edited", agent, [kit.action("c2pa.opened", uses=["parent"])])
    used = kit.Input("before.jpg", original, "image/jpeg")
    edited = kit.sign(media.media("image/jpeg"), "image/jpeg", opened, editor, [used])
    pem = authority.pem(editor.root, own.root).encode("ascii")
    report = Verifier(Policy(default_trust=False, anchors=(Anchors("own", pem),))).verify(edited, name="photo.jpg")
    assert report.answers.signer.organization == "Daily Planet"
    (finding,) = told(report)
    assert finding.source == report.manifests[1].label
    assert NAMESAKE not in finding.detail
    assert NIKON in finding.detail


# -- genuine files, and the command ------------------------------------------------------------------------------------


def test_an_older_file_by_the_same_maker_is_not_concerned(corpus: Path) -> None:
    report = Verifier().verify(corpus / "files" / OLD_FILE)
    assert report.answers.signer.organization == NIKON
    assert told(report) == []


def test_the_command_shows_it_in_full(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(picture(camera()))
    out = " ".join(howmade("verify", str(file)).out.split())
    assert "Warnings - An incident is publicly known with certificates like this one." in out
    assert "suspended on 2025-09-05" in out
    assert NAMESAKE in out


# -- the list ----------------------------------------------------------------------------------------------------------


def test_every_incident_is_dated_in_order_sourced_and_named_once() -> None:
    incidents = builtin_incidents()
    assert len({item.id for item in incidents}) == len(incidents) > 0
    for item in incidents:
        assert re.fullmatch(r"[a-z0-9-]+", item.id)
        assert date.fromisoformat(item.since) <= date.fromisoformat(item.until)
        first, last = map(date.fromisoformat, item.valid_from)
        assert first <= last
        assert first <= date.fromisoformat(item.until)
        assert item.sources
        for source in item.sources:
            assert urlsplit(source.url).scheme == "https"
            assert source.date is None or date.fromisoformat(source.date)


def test_no_incident_concerns_a_certificate_without_a_name_or_without_dates() -> None:
    """An empty name in the list would be that of everybody."""
    for item in builtin_incidents():
        assert item.organizations | item.issuer_organizations
        assert "" not in item.organizations | item.issuer_organizations
        nameless = NO_SEAL._replace(not_before=f"{item.valid_from[0]}T00:00:00Z")
        assert not concerns(item, nameless)
    assert incidents_of(Seal(NO_SEAL.signature, SignerState.UNRECOGNIZED, organization=NIKON)) == ()
