"""Times of a file: all are listed with who says them; what cannot be right together is told, and nothing else is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.stamped import Odd, Stamping, picture, verdict
from tests.hostile.storied import Chapter, storied
from tests.judge.records import KNOWN, action, evidence, ingredient, manifest
from tests.samples import media, pictures
from tests.trust.authority import NOW, SIGNER, STAMPER, tree
from verify.judge.contradictions import SKEW
from verify.judge.times import MAX_TIMES, ZONES
from verify.judge.verdict import Verdict, judge
from verify.model.report import Finding
from verify.model.times import SignatureStamp, StampState, TimeKind, TimeSayer
from verify.model.vocabulary import RecordState, Severity, SignerState, TimeSource
from verify.signals.date_text import exif_date
from verify.signals.marks import Dated, Found, Place
from verify.trust.lists import from_pem, tsa_from_pem
from verify.trust.sealed import Seal, SignedTime
from verify.words.findings_en import FINDINGS

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CAMERA = tree()
ACME = from_pem("acme.pem", CAMERA.root.pem)
CLOCK = tree(STAMPER)
CLOCKS = tsa_from_pem("clocks.pem", CLOCK.root.pem)
STAMPED = datetime(2026, 5, 1, 12, tzinfo=UTC)


def told(found: Verdict) -> str:
    """What the finding says; nothing where there is none."""
    (text,) = [item.detail for item in found.findings if item.code == "time.contradiction"] or [""]
    return text


def exif_time(moment: datetime) -> str:
    return moment.strftime("%Y:%m:%d %H:%M:%S")


@cache
def photo(when: str, offset: str = "") -> bytes:
    exif = media.camera_exif(when)
    if offset:
        exif.get_ifd(0x8769)[0x9011] = offset
    return media.still(pictures.landscape((64, 48)), exif=exif)


def shot(*stampings: Stamping, when: str = "", taken: bytes = b"") -> Verdict:
    """Judge a picture by a known signer with these time-stamps, an action's time, and its own metadata."""
    return verdict(picture(CAMERA, *stampings, odd=Odd(when=when, media=taken)), ACME, CLOCKS)


# -- what is listed ----------------------------------------------------------------------------------------------------


def test_every_time_of_a_picture_is_listed_with_who_says_it() -> None:
    found = shot(Stamping(CLOCK, STAMPED), when="2026-05-01T11:59:00Z", taken=photo("2026:05:01 13:58:00", "+02:00"))
    rows = [(item.kind, item.by, item.value, item.utc, item.covered_by_signature) for item in found.times]
    assert rows[:2] == [
        (TimeKind.TIME_STAMP, TimeSayer.LISTED_AUTHORITY, "2026-05-01T12:00:00Z", "2026-05-01T12:00:00Z", None),
        (TimeKind.ACTION, TimeSayer.SIGNER, "2026-05-01T11:59:00Z", "2026-05-01T11:59:00Z", True),
    ]
    assert rows[2] == (
        *(TimeKind.CAPTURED, TimeSayer.METADATA),
        *("2026:05:01 13:58:00 +02:00", "2026-05-01T11:58:00Z", True),
    )
    stamp, stated, exif = found.times[:3]
    assert (stamp.who, stamp.list, stamp.standard, stamp.manifest) == (
        "Acme Camera",
        "clocks.pem",
        "RFC 3161",
        0,
    )
    assert stamp.pointer.endswith("/c2pa.signature/sigTst2")
    assert (stated.who, stated.standard) == ("Acme", "C2PA")
    assert stated.pointer.endswith("/c2pa.actions.v2/actions/0/when")
    assert (exif.who, exif.standard, exif.manifest) == (None, "Exif", None)
    assert "DateTimeOriginal, OffsetTimeOriginal" in exif.pointer
    assert told(found) == ""


def test_a_time_without_a_zone_has_none() -> None:
    found = shot(taken=photo("2026:05:01 13:58:00"))
    assert [(item.kind, item.utc) for item in found.times] == [
        (TimeKind.CAPTURED, None),
        (TimeKind.DIGITIZED, None),
        (TimeKind.MODIFIED, None),
    ]


def test_every_time_stamp_of_a_signature_stands_in_its_manifest() -> None:
    stranger = tree(STAMPER)
    found = shot(Stamping(stranger, STAMPED - DAY, 1), Stamping(CLOCK, STAMPED), Stamping(CLOCK, STAMPED + DAY))
    rows = [
        (item.state, item.header, item.time, item.list, item.counts, item.policy, item.accuracy_us)
        for item in found.manifests[0].stamps
    ]
    policy = ("1.3.6.1.4.1.99.1", None)
    assert rows == [
        (StampState.UNLISTED, "sigTst", "2026-04-30T12:00:00Z", None, False, *policy),
        (StampState.VOUCHED, "sigTst2", "2026-05-01T12:00:00Z", "clocks.pem", True, *policy),
        (StampState.VOUCHED, "sigTst2", "2026-05-02T12:00:00Z", "clocks.pem", False, *policy),
    ]
    assert {item.authority for item in found.manifests[0].stamps} == {"Acme Camera"}
    assert {item.organization for item in found.manifests[0].stamps} == {"Acme"}
    assert found.answers.signer.time == "2026-05-01T12:00:00Z"


def test_a_time_stamp_of_another_signature_is_told_as_broken_and_its_time_counts_for_nothing() -> None:
    data = picture(CAMERA, Stamping(CLOCK, STAMPED))
    other = picture(CAMERA, Stamping(CLOCK, STAMPED - DAY))
    at, place = data.find(b"20260501120000Z"), other.find(b"20260430120000Z")
    # The imprint in front of the time is what belongs to the other signature.
    changed = data[: at - 60] + other[place - 60 : place + 15] + data[at + 15 :]
    found = verdict(changed, ACME, CLOCKS)
    (stamp,) = found.manifests[0].stamps
    assert (stamp.state, stamp.counts, stamp.list) == (StampState.BROKEN, False, None)
    assert stamp.reason in ("imprint", "attributes")
    assert [item for item in found.times if item.kind is TimeKind.TIME_STAMP] == []
    assert found.answers.signer.time_source is TimeSource.NONE


def test_times_of_a_broken_record_are_listed_as_such_and_contradict_nothing() -> None:
    data = picture(CAMERA, Stamping(CLOCK, STAMPED), odd=Odd(when="2026-05-20T00:00:00Z"))
    whole = verdict(data, ACME, CLOCKS)
    found = verdict(data[:-40] + bytes([data[-40] ^ 1]) + data[-39:], ACME, CLOCKS)
    assert found.answers.record.state is RecordState.ALTERED
    (stated,) = [item for item in found.times if item.kind is TimeKind.ACTION]
    assert (stated.by, stated.covered_by_signature, stated.who) == (TimeSayer.BROKEN_RECORD, False, None)
    assert told(whole) != ""
    assert told(found) == ""


def test_an_unsigned_picture_has_its_metadata_s_times_and_no_contradiction() -> None:
    found = judge(evidence(signals=Found(dates=(exif("2026:05:01 13:58:00"),)), at=NOW), {})
    assert [(item.by, item.covered_by_signature) for item in found.times] == [(TimeSayer.METADATA, False)]
    assert told(found) == ""


def test_the_number_of_times_is_bounded() -> None:
    acted = [action("c2pa.edited", when="2026-05-01T00:00:00Z")] * (2 * MAX_TIMES)
    found = judge(evidence(manifest(assertions={"c2pa.actions.v2": {"actions": acted}})), {})
    assert len(found.times) == MAX_TIMES


# -- contradictions ----------------------------------------------------------------------------------------------------


def test_an_action_after_the_time_stamp_of_its_own_signature_is_told_with_who_says_each() -> None:
    found = shot(Stamping(CLOCK, STAMPED), when="2026-05-02T12:00:00Z")
    (finding,) = [item for item in found.findings if item.code == "time.contradiction"]
    assert finding.severity is Severity.NOTICE
    assert finding.detail == (
        "Dated after the signature was there: the action c2pa.created is dated 2026-05-02 12:00:00 UTC, stated by the "
        "signer; but the signature was time-stamped on 2026-05-01 12:00:00 UTC by Acme Camera, vouched for by "
        "the list clocks.pem."
    )
    assert found.answers.record.state is RecordState.INTACT  # no answer rests on it
    assert found.answers.signer.state is SignerState.RECOGNIZED


@pytest.mark.parametrize(("after", "is_told"), [(SKEW, False), (SKEW + timedelta(seconds=1), True), (-DAY, False)])
def test_clocks_may_differ_by_a_little(after: timedelta, is_told: bool) -> None:
    found = shot(Stamping(CLOCK, STAMPED), when=(STAMPED + after).isoformat())
    assert bool(told(found)) is is_told


@pytest.mark.parametrize("zone", ["+14:00", "-12:00", "+02:00"])
def test_an_offset_is_taken_into_account(zone: str) -> None:
    moment = STAMPED.astimezone(datetime.fromisoformat(f"2026-01-01T00:00:00{zone}").tzinfo)
    found = shot(Stamping(CLOCK, STAMPED), taken=photo(exif_time(moment), zone))
    assert told(found) == ""
    found = shot(Stamping(CLOCK, STAMPED), taken=photo(exif_time(moment + HOUR), zone))
    assert told(found).count("DateTimeOriginal") == 1


@pytest.mark.parametrize(("after", "is_told"), [(14 * HOUR, False), (ZONES, False), (ZONES + 10 * SKEW, True)])
def test_without_a_zone_only_what_no_zone_explains_is_told(after: timedelta, is_told: bool) -> None:
    found = shot(Stamping(CLOCK, STAMPED), taken=photo(exif_time(STAMPED + after)))
    assert bool(told(found)) is is_told
    assert ("no zone stated" in told(found)) is is_told


@pytest.mark.parametrize("generation", [1, 2])
def test_a_stamp_by_a_clock_that_no_list_knows_is_compared_with_nothing(generation: int) -> None:
    found = shot(
        Stamping(tree(STAMPER), STAMPED, generation), when="2026-05-02T12:00:00Z", taken=photo("2026:05:20 00:00:00")
    )
    assert told(found) == ""


def test_two_time_stamps_never_contradict_each_other() -> None:
    """Each shows only that the signature is no younger; anyone may add a later one (RFC 3161 appendix B)."""
    found = shot(Stamping(CLOCK, STAMPED), Stamping(CLOCK, STAMPED + 20 * DAY, 1))
    assert (told(found), len(found.times)) == ("", 2)


def test_the_earliest_time_stamp_is_the_measure() -> None:
    found = shot(Stamping(CLOCK, STAMPED + 20 * DAY), Stamping(CLOCK, STAMPED), when="2026-05-05T00:00:00Z")
    assert "time-stamped on 2026-05-01" in told(found)


def test_a_stamp_older_than_the_signer_s_certificate_is_told() -> None:
    young = tree(SIGNER._replace(first=STAMPED + DAY))
    found = verdict(picture(young, Stamping(CLOCK, STAMPED)), from_pem("acme.pem", young.root.pem), CLOCKS)
    assert told(found) == (
        "Older than its own certificate: the signature was time-stamped on 2026-05-01 12:00:00 UTC by Acme Camera, "
        "vouched for by the list clocks.pem; but the certificate of Acme is valid only from 2026-05-02 12:00:00 UTC."
    )


def test_a_stated_time_of_signing_before_the_certificate_began_is_told_where_nothing_better_is_there() -> None:
    young = tree(SIGNER._replace(first=STAMPED))
    acme = from_pem("acme.pem", young.root.pem)
    odd = Odd(when="2026-04-01T00:00:00Z")
    assert "cannot be that of signing: the action c2pa.created" in told(verdict(picture(young, odd=odd), acme, CLOCKS))
    own_clock = Stamping(tree(STAMPER), STAMPED - 10 * DAY)
    said = told(verdict(picture(young, own_clock), acme, CLOCKS))
    assert "which no loaded list knows; but the certificate of Acme is valid only from 2026-05-01" in said
    # With a time-stamp that counts, an action may be as old as it likes: what is signed today was made long ago.
    assert told(verdict(picture(young, Stamping(CLOCK, STAMPED + DAY), odd=odd), acme, CLOCKS)) == ""


def test_what_went_in_stamped_after_what_came_out_is_told() -> None:
    early, late = Stamping(CLOCK, STAMPED), Stamping(CLOCK, STAMPED + DAY)
    right = verdict(storied(Chapter(CAMERA, (early,)), Chapter(CAMERA, (late,))), ACME, CLOCKS)
    wrong = verdict(storied(Chapter(CAMERA, (late,)), Chapter(CAMERA, (early,))), ACME, CLOCKS)
    assert len(right.times) == len(wrong.times) == 2
    assert told(right) == ""
    assert told(wrong).startswith("What went in is time-stamped after what came out: for ")
    assert told(wrong).count("2026-05-02 12:00:00 UTC") == told(wrong).count("2026-05-01 12:00:00 UTC") == 1


def test_a_time_after_the_check_is_told_unless_the_check_was_set_back() -> None:
    data = picture(CAMERA, odd=Odd(when="2026-07-01T00:00:00Z", media=photo("2026:07:01 00:00:00")))
    assert "Dated after this check (2026-06-01 00:00:00 UTC): the action c2pa.created" in told(verdict(data, ACME))
    assert told(verdict(data, ACME, at=NOW + 60 * DAY)) == ""
    stamped = picture(CAMERA, Stamping(CLOCK, STAMPED), odd=Odd(when="2026-05-01T00:00:00Z"))
    assert told(verdict(stamped, ACME, CLOCKS, at=STAMPED - 30 * DAY)) == ""


def test_the_finding_accuses_nobody() -> None:
    text = FINDINGS["time.contradiction"]
    assert "often set wrong" in text.not_shows
    whole = " ".join(text).lower()
    assert not [word for word in ("fake", "forged", "lie ", "tampered", "manipulated") if word in whole]


def test_many_contradictions_are_told_up_to_a_bound() -> None:
    acted = [action(f"c2pa.step{number}", when="2026-07-01T00:00:00Z") for number in range(30)]
    found = judge(evidence(manifest(assertions={"c2pa.actions.v2": {"actions": acted}}), at=NOW), {})
    assert told(found).count("Dated after") == 5
    assert told(found).endswith("There are 25 more of this kind.")


# -- out of records alone ----------------------------------------------------------------------------------------------


def exif(value: str, kind: TimeKind = TimeKind.CAPTURED) -> Dated:
    return Dated(kind, "Exif", value, exif_date(value), Place("JPEG APP1", "DateTimeOriginal", ()))


def stamp(time: str, accuracy: int | None = None) -> SignatureStamp:
    return SignatureStamp(
        StampState.VOUCHED, "", "sigTst2", time, "Clock", "Time", "clocks", None, None, accuracy, counts=True
    )


def sealed(time: str, accuracy: int | None = None) -> Seal:
    return KNOWN._replace(time=SignedTime(time, "Clock", "clocks"), stamps=(stamp(time, accuracy),))


def of_metadata(**fields: object) -> dict[str, object]:
    return manifest(assertions={"stds.exif": fields})


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("exif:DateTimeOriginal", TimeKind.CAPTURED),
        ("EXIF:GPSTimeStamp", TimeKind.CAPTURED),
        ("xmp:CreateDate", TimeKind.CREATED),
        ("xmp:ModifyDate", TimeKind.MODIFIED),
    ],
)
def test_dates_of_signed_metadata_assertions_are_the_signer_s(field: str, kind: TimeKind) -> None:
    found = judge(evidence(of_metadata(**{field: "2026-05-01T12:00:00,5+02:00"})), {})
    (one,) = found.times
    assert (one.kind, one.by, one.utc, one.who) == (
        kind,
        TimeSayer.SIGNER,
        "2026-05-01T10:00:00.500000Z",
        "Acme Imaging",
    )
    assert one.pointer == f"urn:c2pa:active/stds.exif/{field}"


def test_a_signed_capture_after_the_time_stamp_is_told_and_a_later_change_is_not() -> None:
    seals = (sealed("2026-05-01T12:00:00Z"),)
    captured = of_metadata(**{"exif:DateTimeOriginal": "2026-05-01T13:00:00Z"})
    changed = of_metadata(**{"xmp:ModifyDate": "2026-05-01T13:00:00Z"})
    assert "the capture (DateTimeOriginal)" in told(judge(evidence(captured, seals=seals), {}))
    assert told(judge(evidence(changed, seals=seals), {})) == ""


def test_the_accuracy_that_an_authority_states_widens_what_its_stamp_can_mean() -> None:
    stated = of_metadata(**{"exif:DateTimeOriginal": "2026-05-01T12:30:00Z"})
    assert told(judge(evidence(stated, seals=(sealed("2026-05-01T12:00:00Z", 1_000_000),)), {})) != ""
    assert told(judge(evidence(stated, seals=(sealed("2026-05-01T12:00:00Z", 3_600_000_000),)), {})) == ""


def test_a_part_whose_record_does_not_hold_contradicts_nothing() -> None:
    parent = manifest("urn:c2pa:parent", failed=("assertion.hashedURI.mismatch",))
    child = manifest(assertions={"c2pa.ingredient.v3": ingredient(target="urn:c2pa:parent", **{"dc:title": "a.jpg"})})
    seals = (sealed("2026-05-01T12:00:00Z"), sealed("2026-05-03T12:00:00Z"))
    good = told(judge(evidence(child, {**parent, "validationResults": {}}, seals=seals), {}))
    assert "for a.jpg, the signature was time-stamped on 2026-05-03" in good
    # The time-stamp itself holds for what it was made for, so it is listed, and compared.
    assert len(judge(evidence(child, parent, seals=seals), {}).times) == 2


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_in_the_place_of_a_time_breaks_the_judgement(when: str, date: str) -> None:
    acted: dict[str, Any] = {"c2pa.actions.v2": {"actions": [action("c2pa.created", when=when)]}}
    stated = {**acted, "stds.exif": {"exif:DateTimeOriginal": date}}
    facts = evidence(manifest(assertions=stated), seals=(sealed("2026-05-01T12:00:00Z"),), at=NOW)
    found = judge(facts, {})
    assert {item.value for item in found.times if item.standard == "C2PA"} <= {when, date}
    assert all(isinstance(item, Finding) for item in found.findings)


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31", "0001-01-01"])
def test_the_first_and_the_last_year_are_no_trouble(when: str) -> None:
    facts = evidence(of_metadata(**{"xmp:CreateDate": when}), seals=(sealed("2026-05-01T12:00:00Z"),), at=NOW)
    assert [item.value for item in judge(facts, {}).times] == ["2026-05-01T12:00:00Z", when]
