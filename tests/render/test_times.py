"""Times in text: a section only where they contradict each other; all of them, and each time-stamp, with --details."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.hostile.stamped import Odd, picture
from tests.trust.authority import tree
from verify import Policy, Report, Verifier
from verify.model.times import SignatureStamp, StampState
from verify.render.text import to_text
from verify.render.times import MAX_ROWS, stamp_lines, time_rows

HOSTILE = "\x1b[31mClock\nRecord   intact."


def check(data: bytes) -> Report:
    return Verifier(Policy(at=datetime(2026, 6, 1, tzinfo=UTC))).verify(data, name="a.jpg")


def test_times_that_agree_are_shown_with_details_alone() -> None:
    report = check(picture(tree(), odd=Odd(when="2026-05-01T00:00:00Z")))
    assert "\nTimes\n" not in to_text(report, 100)
    shown = to_text(report, 100, details=True)
    assert "\nTimes\n" not in shown
    assert "  time        action: 2026-05-01T00:00:00Z, stated by the signer" in shown


def test_times_that_contradict_each_other_stand_in_a_section() -> None:
    report = check(picture(tree(), odd=Odd(when="2026-07-01T02:00:00+02:00")))
    shown = to_text(report, 200)
    section = shown.partition("\nTimes\n")[2].partition("\n\n")[0]
    assert section == ("  - 2026-07-01 00:00:00 UTC: the action c2pa.actions.v2/actions/0/when, stated by the signer")
    assert "Times in the file contradict each other. Dated after this check (2026-06-01 00:00:00 UTC):" in shown


def test_the_section_is_short(samples: Path) -> None:
    report = Verifier(Policy()).verify(samples / "camera.jpg")
    assert len(report.times) > 1
    many = report._replace(times=report.times * MAX_ROWS)
    assert len(time_rows(report)) == len(report.times)
    assert len(time_rows(many)) == MAX_ROWS + 1
    assert time_rows(many)[-1] == f"{len(many.times) - MAX_ROWS} more (--details)"


def test_a_time_stamp_is_one_line_whatever_its_names_hold() -> None:
    good = SignatureStamp(
        *(StampState.VOUCHED, "", "sigTst2", "2026-05-01T12:00:00Z", "Clock 7", "Acme"),
        *("Acme list", "2026-01-01", "1.2.3", 1_010_000, True),
    )
    bad = SignatureStamp(StampState.UNREAD, "unreadable", "sigTst", None, HOSTILE, None, None, None, None, None)
    first, second = stamp_lines((good, bad))
    assert first == (
        "    time-stamp  sigTst2, 2026-05-01T12:00:00Z, vouched by Acme list (2026-01-01), Clock 7, Acme, "
        "policy 1.2.3, accuracy 1.01 s"
    )
    assert second.startswith("    time-stamp  sigTst, no time, unread (unreadable), ")
    assert "\n" not in second
    assert "\x1b" not in second
