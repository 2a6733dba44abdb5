"""One changed byte is enough: every change of a signed file is noticed, or stands where the report says it can.

By default some bytes of every format are changed, others in each; ``python -m tests.hostile.single_byte`` changes all.
"""

from __future__ import annotations

import pytest

from tests.hostile import small
from tests.hostile.single_byte import Checker, Seen, change_all, runs, says
from verify import Report

STEP = 41
"""One byte in so many is changed here, so that the test takes seconds."""

MAX_SIZE = 8 * 1024

ENDINGS = [item.ending for item in small.FORMATS]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_changed_byte_is_noticed_or_stands_where_nothing_is_signed(ending: str) -> None:
    result = change_all(ending, STEP, first=ENDINGS.index(ending))
    assert result.missed == ()
    assert result.counts[Seen.NOTICED] > result.changes // 3
    assert result.changes >= result.size // STEP


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_media_and_what_the_record_says_are_never_among_the_bytes_that_nothing_signs(ending: str) -> None:
    """Most of them are the room that the signer left in the signature's unsigned header: about a thousand zeroes."""
    data, checker = small.signed(ending), Checker()
    assert isinstance(checker.check(data, f"small.{ending}"), Report)
    places = checker.places(data)
    assert len(data) < MAX_SIZE
    assert 1000 < len(places.loose) < 1900
    said = [data.find(text) for text in (small.SAMPLES[4:], b"digitalCapture", b"Acme Camera")]
    assert not {at for at in said if at >= 0} & (places.loose | places.listed)


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "svg"])
def test_the_report_lists_the_very_bytes_of_the_record_that_nothing_signs(ending: str) -> None:
    """It may list the headings of signed values too: five bytes before the signature's protected header.

    Some formats hash the header of the record's container, and the byte that pads it, with the media. In SVG the record
    stands in Base64, and all of it is listed.
    """
    data, checker = small.signed(ending), Checker()
    assert isinstance(checker.check(data, f"small.{ending}"), Report)
    listed, record, loose = checker.places(data)
    first = data.index(b"jumb") - 4
    last = max(record) - 1  # one byte may pad the container
    assert [at for at in loose - listed if first <= at < last] == []
    assert len((listed & record) - loose) <= 5
    assert data[min((listed & record) - loose) :].startswith(b"\xd2\x84\x59")


def test_the_small_files_differ_in_nothing_that_counts() -> None:
    """All formats give the same answers, so that what is shown for one holds for the others."""
    checker = Checker()
    reports = [checker.check(small.signed(item.ending), f"small.{item.ending}") for item in small.FORMATS]
    answers = {
        (item.answers.record.state, item.answers.signer.state, item.answers.ai.state, item.answers.edits.state)
        for item in reports
        if isinstance(item, Report)
    }
    assert len(reports) == len(ENDINGS)
    assert answers == {("intact", "recognized", "declared_not_ai", "none_declared")}


def test_what_changes_nothing_says_the_same_and_another_word_does_not() -> None:
    checker, data = Checker(), small.signed("jpg")
    one, same = checker.check(data, "small.jpg"), checker.check(data, "small.jpg")
    other = checker.check(small.edited("jpg"), "small.jpg")
    assert isinstance(one, Report)
    assert isinstance(same, Report)
    assert isinstance(other, Report)
    assert says(one) == says(same) != says(other)


def test_places_are_told_as_runs() -> None:
    assert runs((7, 3, 4, 5, 9, 9)) == (range(3, 6), range(7, 8), range(9, 10))
    assert runs(()) == ()
