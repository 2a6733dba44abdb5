"""The age of a trust list is told where an answer rests on it: old after 30 days, out of date after 90."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.program import ANCHOR, SAMPLES
from tests.trust.authority import issue
from tests.trust.published import ISSUED, edition
from verify import Anchors, Policy, Report, Verifier
from verify.model.vocabulary import ListOrigin, Severity
from verify.trust.forms.read import read_list
from verify.trust.held import replace_held
from verify.trust.lists import Status, TrustList
from verify.trust.purposes import Purpose

DAY = datetime.fromisoformat(ISSUED)
STEP = "Bring the trust lists up to date (howmade trust update), and check again."


@pytest.fixture(scope="module")
def acme() -> TrustList:
    """Return a list, kept up by its operator, that knows the signers of the samples."""
    found = read_list("acme", ANCHOR.read_bytes())
    return found._replace(name="Acme List", status=Status.CURRENT, issued=ISSUED)


def check(folder: Path, *lists: TrustList, days: int, file: str = "camera.jpg", **more: object) -> Report:
    """Check a sample so many days after the lists were issued."""
    for one in lists:
        replace_held(folder, one.id, lambda _, one=one: one)
    at = DAY.astimezone(UTC) + timedelta(days=days)
    names = tuple(one.id for one in lists)
    policy = Policy(trust_lists=names, lists_folder=folder, at=at, **more)  # type: ignore[arg-type]  # fields of it
    return Verifier(policy).verify(str(SAMPLES / file))


def told(report: Report) -> list[tuple[str, str]]:
    return [(item.code, item.detail) for item in report.findings if item.code.startswith("trust.")]


@pytest.mark.parametrize(
    ("days", "code", "severity"),
    [
        (0, None, None),
        (30, None, None),
        (31, "trust.list_old", Severity.NOTICE),
        (90, "trust.list_old", Severity.NOTICE),
        (91, "trust.list_outdated", Severity.WARNING),
    ],
)
def test_after_30_days_a_notice_and_after_90_a_warning(
    tmp_path: Path, acme: TrustList, days: int, code: str | None, severity: Severity | None
) -> None:
    report = check(tmp_path, acme, days=days)
    assert report.answers.signer.recognized_by == ("Acme List",)
    found = [(item.code, item.severity) for item in report.findings if item.code.startswith("trust.")]
    assert found == ([] if code is None else [(code, severity)])
    assert (STEP in report.next_steps) is (code is not None)
    (use,) = report.checked.trust_lists
    assert (use.origin, use.age_days) == (ListOrigin.IMPORTED, days)
    if code:
        assert told(report)[0][1].endswith(f"“Acme List”, last known to be current {days} days ago.")


def test_what_counts_is_when_it_was_last_fetched(tmp_path: Path, acme: TrustList) -> None:
    fetched = acme._replace(retrieved=(DAY + timedelta(days=80)).isoformat().replace("+00:00", "Z"))
    assert told(check(tmp_path, fetched, days=100)) == []


def test_a_list_whose_next_edition_is_overdue_is_out_of_date_however_young(tmp_path: Path, acme: TrustList) -> None:
    late = acme._replace(next_update="2026-05-03T00:00:00Z")
    ((code, detail),) = told(check(tmp_path, late, days=5))
    assert code == "trust.list_outdated"
    assert "was due on 2026-05-03" in detail


@pytest.mark.parametrize("status", [Status.FROZEN, Status.OWN])
def test_a_frozen_list_and_ones_own_have_no_age(tmp_path: Path, acme: TrustList, status: Status) -> None:
    report = check(tmp_path, acme._replace(status=status, next_update="2026-05-03T00:00:00Z"), days=1000)
    assert report.answers.signer.recognized_by == ("Acme List",)
    assert told(report) == []
    assert report.checked.trust_lists[0].age_days is None


def test_a_list_that_does_not_bear_on_the_answer_is_not_told_of(tmp_path: Path, acme: TrustList) -> None:
    other = edition(issue("Other Root"), list_id="other")
    fresh = acme._replace(retrieved="2026-08-08T00:00:00Z")
    report = check(tmp_path, fresh, other, days=100)
    assert report.answers.signer.recognized_by == ("Acme List",)
    assert told(report) == []


def test_where_no_list_knows_the_signer_an_old_list_of_signers_is_told_of(tmp_path: Path) -> None:
    signers = edition(issue("Other Root"), list_id="signers")
    clocks = edition(issue("Clock Root"), list_id="clocks", purpose=Purpose.TIME_STAMPING)
    ((code, detail),) = told(check(tmp_path, signers, clocks, days=40))
    assert (code, "The list signers" in detail, "The list clocks" in detail) == ("trust.list_old", True, False)


def test_where_nobody_signed_no_list_is_told_of(tmp_path: Path, acme: TrustList) -> None:
    report = check(tmp_path, acme, days=1000, file="unsigned.jpg")
    assert told(report) == []
    assert STEP not in report.next_steps
    assert report.checked.trust_lists[0].age_days == 1000


def test_before_its_own_date_a_list_is_0_days_old(tmp_path: Path, acme: TrustList) -> None:
    assert check(tmp_path, acme, days=-100).checked.trust_lists[0].age_days == 0


def test_anchors_of_ones_own_are_said_to_be_given(tmp_path: Path) -> None:
    own = Anchors("sample-authority", ANCHOR.read_bytes())
    (use,) = check(tmp_path, days=1000, anchors=(own,)).checked.trust_lists
    assert (use.name, use.origin, use.age_days) == ("sample-authority", ListOrigin.GIVEN, None)
