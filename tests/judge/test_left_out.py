"""What the signature does not protect, in words: every range stands there, or is counted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.judge.records import codes, evidence, of_actions, verdict
from verify.examine.protection import LeftOut, Part, Protection
from verify.judge.left_out import MAX_RANGES, left_out_in_words, ranges_in_words
from verify.media.packets import Range
from verify.model.vocabulary import Coverage


def spots(count: int, part: Part = Part.RECORD, start: int = 0) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(start + 10 * number, 3, part) for number in range(count))


def test_every_range_is_named_by_its_first_and_last_byte() -> None:
    assert ranges_in_words((Range(0, 1), Range(5, 10))) == "bytes 0 to 0 and bytes 5 to 14"


@pytest.mark.parametrize("count", [1, MAX_RANGES, MAX_RANGES + 1, 400])
def test_ranges_beyond_the_limit_are_counted(count: int) -> None:
    words = left_out_in_words(evidence(of_actions(), unprotected=spots(count)))
    assert words.count(" to ") == min(count, MAX_RANGES)
    assert ("one more run of bytes" in words) == (count == MAX_RANGES + 1)
    assert (f"{count - MAX_RANGES} more runs" in words) == (count > MAX_RANGES + 1)


def test_the_limit_holds_for_all_parts_together_and_none_is_passed_over() -> None:
    runs = (*spots(MAX_RANGES, Part.RECORD), *spots(3, Part.MEDIA, 1000), *spots(2, Part.STANDARD, 2000))
    words = left_out_in_words(evidence(of_actions(), unprotected=runs))
    assert words.index("seen or heard") < words.index("standard") < words.index("parts of the record")
    assert "5 more runs of bytes" in words


@pytest.mark.parametrize("part", list(Part))
def test_each_kind_of_bytes_has_words_of_its_own(part: Part) -> None:
    words = {left_out_in_words(evidence(of_actions(), unprotected=spots(1, other))) for other in Part}
    assert len(words) == len(Part)
    assert "bytes 0 to 2" in left_out_in_words(evidence(of_actions(), unprotected=spots(1, part)))


def test_parts_are_told_from_the_gravest_to_the_least() -> None:
    every = tuple(item for number, part in enumerate(Part) for item in spots(1, part, 100 * number))
    words = left_out_in_words(evidence(of_actions(), unprotected=every))
    order = (
        "seen or heard",
        "follows the end",
        "something else",
        "metadata",
        "tables",
        "; padding",
        "standard",
    )
    places = [words.index(part) for part in (*order, "parts of the record")]
    assert places == sorted(places)


def told(**facts: Any) -> list[str]:  # noqa: ANN401 -- any fact
    return [code for code in codes(verdict(of_actions(), **facts)) if code.startswith("coverage.")]


def test_what_is_not_protected_is_told_of_a_record_that_holds_and_of_no_other() -> None:
    assert told(unprotected=spots(1), coverage=Coverage.FULL) == ["coverage.excluded_ranges"]
    assert told(coverage=Coverage.FULL) == []
    broken = [{"code": "assertion.dataHash.mismatch"}]
    changed = verdict(
        {**of_actions(), "validationResults": {"failure": broken}}, unprotected=spots(1), coverage=Coverage.FULL
    )
    assert "coverage.excluded_ranges" not in codes(changed)


@pytest.mark.parametrize(("unprotected", "words"), [((), "covers them"), (spots(1), "at will")])
def test_bytes_after_the_end_are_told_with_whether_they_can_be_changed(
    unprotected: tuple[LeftOut, ...], words: str
) -> None:
    behind = Protection(trailing=(Range(0, 5),))
    found = verdict(of_actions(), protection=behind, coverage=Coverage.FULL, unprotected=unprotected).findings
    assert words in next(finding.detail for finding in found if finding.code == "coverage.trailing_bytes")
