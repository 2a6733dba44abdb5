"""The timeline: oldest first, what is vouched for told apart from what is stated, and no zone made up."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.reports import report
from verify.model.report import Report
from verify.model.times import TimeKind, TimeMention, TimeSayer
from verify.render.html.moments import MAX_MOMENTS, moments
from verify.render.html.timeline import timeline_rows, timeline_svg

SVG = "{http://www.w3.org/2000/svg}"


def mention(value: str, *, zone: bool = True, by: TimeSayer = TimeSayer.METADATA) -> TimeMention:
    utc = value if zone else None
    return TimeMention(value, utc, TimeKind.CREATED, by, "Stamp House", "a list", "XMP", "xmp:CreateDate", None)


def with_times(*times: TimeMention) -> Report:
    return report("unsigned.jpg")._replace(times=times, history=())


def drawn(made: Report) -> tuple[Element, Element]:
    whole = fromstring(f"<div>{timeline_svg(made)}</div>")
    for item in whole.iter():
        assert item.tag.removeprefix(SVG) in {"div", "svg", "title", "desc", "g", "line", "rect", "circle", "text"}
        assert not [name for name in item.attrib if name == "style" or name.startswith("on") or "href" in name]
    wide, narrow = whole
    return wide, narrow


def classes(svg: Element, tag: str) -> list[str]:
    return [item.attrib["class"] for item in svg.iter(f"{SVG}{tag}")]


def test_a_file_without_times_has_no_timeline() -> None:
    assert timeline_svg(with_times()) == ""
    assert timeline_rows(with_times()) == ()


def test_the_steps_of_an_edited_picture_stand_in_order() -> None:
    rows = timeline_rows(report("camera-ai-fill.jpg"))
    told = [row.what for row in rows if row.who == "stated by the signer"]
    assert told == [
        "Acme Camera 7 1.4: captured this picture (digitalCapture)",
        "FillBrush 3: opened an earlier version",
        "FillBrush 3: edited, with generative AI",
    ]
    assert [row.gap for row in rows[-2:]] == ["13 hours later", "three minutes later"]


def test_a_vouched_time_stamp_is_filled_and_a_stated_time_hollow() -> None:
    made = with_times(
        mention("2026-01-02T03:04:05Z", by=TimeSayer.LISTED_AUTHORITY),
        mention("2026-01-01T03:04:05Z", by=TimeSayer.UNLISTED_AUTHORITY),
        mention("2026-01-03T03:04:05Z", by=TimeSayer.BROKEN_RECORD),
    )
    for svg in drawn(made):
        assert classes(svg, "circle") == ["timeline-hollow", "timeline-filled", "timeline-hollow timeline-broken"]
    whos = [row.who for row in timeline_rows(made)]
    assert whos[0] == "time-stamped by Stamp House, which no loaded list knows"
    assert whos[1] == "time-stamped by Stamp House, vouched for by the list a list"
    assert whos[2] == "stated in a record that does not hold"


def test_a_time_without_a_zone_is_a_bar_as_wide_as_it_can_mean() -> None:
    made = with_times(mention("2026:01:02 12:00:00", zone=False), mention("2026-01-02T12:00:00Z"))
    first, second = moments(made)
    assert first.first is not None
    assert first.last is not None
    assert (first.first.isoformat(), first.last.isoformat()) == (
        "2026-01-01T22:00:00+00:00",
        "2026-01-03T00:00:00+00:00",
    )
    assert second.gap == "may be before or after the one above"
    wide, _ = drawn(made)
    assert classes(wide, "rect") == ["timeline-hollow"]
    assert "between 2026-01-01 22:00 UTC and 2026-01-03 00:00 UTC" in timeline_rows(made)[0].who


def test_a_distance_from_a_time_without_a_zone_is_the_least_that_it_can_be() -> None:
    made = with_times(mention("2026-01-02", zone=False), mention("2026-01-10T12:00:00Z"))
    assert [row.gap for row in timeline_rows(made)] == ["", "at least seven days later"]


def test_years_and_seconds_are_told_and_not_drawn_to_scale() -> None:
    made = with_times(
        mention("2016-01-01T00:00:00Z"), mention("2026-01-01T00:00:00Z"), mention("2026-01-01T00:00:01Z"),
        mention("2026-01-01T00:00:01Z", by=TimeSayer.SIGNER),
    )  # fmt: skip
    gaps = [row.gap for row in timeline_rows(made)]
    assert gaps == ["", "ten years later", "one second later", "at the same second"]


def test_what_is_no_time_stands_last_and_says_so() -> None:
    odd = (mention(text, zone=False) for text in ("yesterday", "9999:99:99 99:99:99"))
    made = with_times(*odd, mention("2026-01-01T00:00:00Z"))
    rows = timeline_rows(made)
    assert rows[0].time == "2026-01-01 00:00:00 UTC"
    assert all(row.time.endswith("not a time that can be placed") for row in rows[1:])
    wide, _ = drawn(made)
    assert len(classes(wide, "circle")) == 1


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    ends = (mention(text, zone=False) for text in ("0001:01:01 00:00:00", "9999-12-31"))
    made = with_times(*ends, mention("9999-12-31T23:59:59+00:00"))
    assert len(timeline_rows(made)) == 3


def test_many_times_are_folded_with_a_count_and_time_stamps_stay() -> None:
    times = [mention(f"20{year:02}-01-01T00:00:00Z") for year in range(90)]
    times[45] = times[45]._replace(by=TimeSayer.LISTED_AUTHORITY)
    found = moments(with_times(*times))
    assert len(found) <= MAX_MOMENTS
    assert sum(item.folded or 1 for item in found) == 90
    assert [item.time for item in found if item.vouched] == ["2045-01-01 00:00:00 UTC"]
    assert any("times in between" in item.time for item in found)


@given(st.lists(st.tuples(st.text(max_size=60), st.booleans(), st.sampled_from(tuple(TimeSayer))), max_size=40))
@settings(deadline=None, max_examples=60)
def test_any_text_in_the_place_of_a_time_is_told_and_counted(texts: list[tuple[str, bool, TimeSayer]]) -> None:
    times = tuple(dict.fromkeys(mention(text, zone=zone, by=by) for text, zone, by in texts))
    made = with_times(*times)
    assert len(moments(made)) <= MAX_MOMENTS
    if times:
        drawn(made)


def test_hostile_names_of_authorities_are_words_and_nothing_else() -> None:
    evil = mention("2026-01-01T00:00:00Z", by=TimeSayer.LISTED_AUTHORITY)._replace(
        who="<script>\u202e\x1b[31m", list='"><a href="javascript:x">', pointer="</svg><img src=x onerror=y>"
    )
    svg = timeline_svg(with_times(evil))
    drawn(with_times(evil))
    assert not [bad for bad in ("<script", "<img", "<a ", "\u202e", "\x1b") if bad in svg]
