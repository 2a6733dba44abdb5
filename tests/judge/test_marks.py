"""Marks outside Content Credentials: told as unsigned, told beside any record, and never with the words of a prompt."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.records import (
    CAPTURED,
    FORGED,
    GENERATED,
    PARTLY,
    action,
    codes,
    evidence,
    manifest,
    of_actions,
    verdict,
)
from verify.judge.findings import MAX_PROBLEMS_SHOWN
from verify.judge.marks import pointer
from verify.judge.metadata import MAX_FIELDS
from verify.judge.severity import SEVERITY
from verify.judge.verdict import Verdict, judge
from verify.media.packets import Problem, Range
from verify.model.manifests import Tool
from verify.model.vocabulary import (
    AiState,
    AppliesTo,
    Basis,
    Coverage,
    EditsState,
    Location,
    RecordState,
    Says,
    Severity,
)
from verify.record.types import Binding
from verify.render.plain import plain
from verify.signals.marks import Field, Found, Grade, Mark, Place, Trace, TraceKind

DATA_HASH = Binding("c2pa.hash.data", ())
PROMPT = "two ministers kiss in a garden"
AT = Place("PNG tEXt", "parameters", (Range(52, 300),))
RECIPE = Mark(
    id="params.a1111",
    standard="Stable Diffusion web UI",
    says=Says.GENERATED,
    value="Steps: 15, Sampler: UniPC",
    tool=Tool("someModel_v2", None),
    when=None,
    place=AT,
    grade=Grade.VERIFIED,
    prompt=PROMPT,
)
EDIT = RECIPE._replace(
    id="iptc.dst",
    standard="IPTC",
    says=Says.EDITED,
    value=PARTLY,
    tool=None,
    place=Place("JPEG APP1", "Iptc4xmpExt:DigitalSourceType", (Range(109, 900),)),
    prompt=None,
)
CAMERA = (
    Field("EXIF", "Make", "Acme", Place("JPEG APP1", "Make", (Range(30, 4),))),
    Field("EXIF", "Model", "Acme Camera 7", Place("JPEG APP1", "Model", (Range(30, 4),))),
    Field("EXIF", "DateTimeOriginal", "2026:06:14 18:20:05", Place("JPEG APP1", "DateTimeOriginal", (Range(30, 4),))),
)
SIGNED_CAPTURE = of_actions(action("c2pa.created", CAPTURED))
ALTERED = manifest(
    assertions={"c2pa.actions.v2": {"actions": [action("c2pa.created", GENERATED)]}},
    failed=("assertion.dataHash.mismatch",),
)


def marked(*marks: Mark, fields: tuple[Field, ...] = ()) -> Found:
    return Found(marks=marks, fields=fields)


def traced(kind: TraceKind, what: str = "FBMD01000abc") -> Found:
    return Found(traces=(Trace(kind, what, Place("JPEG APP13", "2:40", (Range(77, 20),))),))


def covered(judged: Verdict) -> list[bool | None]:
    return [field.covered_by_signature for field in judged.metadata]


def finding(judged: Verdict, code: str) -> str:
    """Return the detail of the one finding with a code."""
    (found,) = (item for item in judged.findings if item.code == code)
    assert found.severity is SEVERITY[code]
    return found.detail


def test_a_mark_is_an_unsigned_statement_about_the_file_with_value_tool_and_place() -> None:
    (statement,) = verdict(signals=marked(RECIPE)).statements
    assert (statement.says, statement.strength, statement.applies_to) == (
        Says.GENERATED,
        Basis.UNSIGNED,
        AppliesTo.FILE,
    )
    assert statement.who is None
    assert statement.tool == Tool("someModel_v2", None)
    assert statement.source.standard == "Stable Diffusion web UI"
    assert statement.source.value == "Steps: 15, Sampler: UniPC"
    assert statement.source.pointer == "PNG tEXt parameters at byte 52"


def test_a_place_that_the_container_does_not_store_as_it_is_has_no_offset() -> None:
    assert pointer(Place("PNG zTXt", "AIGC", ())) == "PNG zTXt AIGC"
    assert pointer(Place("JPEG COM", "", (Range(7, 3), Range(90, 3)))) == "JPEG COM at byte 7"


def test_a_mark_answers_the_question_of_ai_and_names_its_program() -> None:
    judged = verdict(signals=marked(RECIPE))
    ai = judged.answers.ai
    assert (judged.answers.record.state, ai.state, ai.basis) == (
        RecordState.ABSENT,
        AiState.GENERATED,
        Basis.UNSIGNED,
    )
    assert ai.generators == (Tool("someModel_v2", None),)
    assert ai.statements == (0,)
    assert judged.headline.startswith("AI-generated")
    assert "unsigned metadata" in judged.headline


def test_the_same_mark_found_twice_is_told_once_and_two_marks_are_told_in_their_order() -> None:
    judged = verdict(signals=marked(RECIPE, RECIPE, EDIT))
    assert [item.source.standard for item in judged.statements] == ["Stable Diffusion web UI", "IPTC"]
    assert judged.answers.ai.state is AiState.GENERATED


def test_an_ai_edit_in_a_mark_is_an_edit_with_ai() -> None:
    judged = verdict(signals=marked(EDIT._replace(edit=True)))
    assert (judged.answers.ai.state, judged.answers.edits.state) == (AiState.EDITED, EditsState.AI)
    assert judged.answers.edits.basis is Basis.UNSIGNED


def test_a_label_that_says_possible_is_told_as_possible() -> None:
    judged = verdict(signals=marked(RECIPE._replace(says=Says.POSSIBLE, tool=None)))
    assert (judged.answers.ai.state, judged.answers.ai.basis) == (AiState.POSSIBLE, Basis.UNSIGNED)
    assert judged.headline.startswith("May contain parts made with AI")


def test_what_a_mark_signs_itself_is_stronger_than_unsigned() -> None:
    (statement,) = verdict(signals=marked(RECIPE._replace(signed_by="NovelAI"))).statements
    assert (statement.strength, statement.who) == (Basis.SIGNED_UNRECOGNIZED, "NovelAI")


@pytest.mark.parametrize("record", [(), (of_actions(action("c2pa.created", GENERATED)),), (ALTERED,)])
def test_no_part_of_the_report_holds_the_prompt_unless_it_is_asked_for(record: tuple[dict[str, object], ...]) -> None:
    facts = evidence(*record, signals=marked(RECIPE))
    assert PROMPT not in json.dumps(plain(judge(facts, {})))
    shown = judge(facts, {}, show_prompts=True)
    assert [(field.field, field.value) for field in shown.metadata] == [
        ("parameters", "Steps: 15, Sampler: UniPC"),
        ("prompt", PROMPT),
    ]
    assert PROMPT not in json.dumps(plain(shown._replace(metadata=())))


def test_camera_metadata_never_cancels_a_mark() -> None:
    """A photograph that was edited with AI keeps the camera's fields (docs/contract.md §2)."""
    judged = verdict(signals=marked(EDIT, fields=CAMERA))
    assert (judged.answers.ai.state, judged.answers.ai.basis) == (AiState.EDITED, Basis.UNSIGNED)
    assert [field.field for field in judged.metadata][1:] == ["Make", "Model", "DateTimeOriginal"]
    assert judged.answers.ai == verdict(signals=marked(EDIT)).answers.ai


def test_camera_metadata_alone_says_nothing_about_ai() -> None:
    judged = verdict(signals=marked(fields=CAMERA))
    assert (judged.answers.ai.state, judged.statements) == (AiState.UNSTATED, ())
    assert codes(judged) == codes(verdict())


def test_a_signed_capture_against_an_unsigned_recipe_is_a_conflict_and_both_are_shown() -> None:
    judged = verdict(SIGNED_CAPTURE, signals=marked(RECIPE))
    assert judged.answers.ai.state is AiState.GENERATED
    assert judged.answers.ai.basis is Basis.UNSIGNED
    assert "ai.conflict" in codes(judged)
    assert [(item.says, item.strength) for item in judged.statements] == [
        (Says.DECLARED_NOT_AI, Basis.SIGNED_RECOGNIZED),
        (Says.GENERATED, Basis.UNSIGNED),
    ]
    assert judged.answers.ai.statements == (1,)
    assert "c2pa.actions.v2" in finding(judged, "ai.conflict")


def test_an_unsigned_ai_edit_against_a_signed_capture_is_a_conflict_too() -> None:
    judged = verdict(SIGNED_CAPTURE, signals=marked(EDIT))
    assert judged.answers.ai.state is AiState.EDITED
    assert "ai.conflict" in codes(judged)


def test_a_mark_that_agrees_with_the_record_leaves_the_answer_to_the_signature() -> None:
    judged = verdict(of_actions(action("c2pa.created", GENERATED)), signals=marked(RECIPE))
    ai = judged.answers.ai
    assert (ai.state, ai.basis, ai.statements) == (AiState.GENERATED, Basis.SIGNED_RECOGNIZED, (0, 1))
    assert not {"ai.conflict", "ai.unsigned_only"} & set(codes(judged))


def test_a_mark_counts_beside_an_altered_record_and_the_headline_tells_the_alteration_first() -> None:
    judged = verdict(ALTERED, signals=marked(RECIPE))
    assert judged.answers.record.state is RecordState.ALTERED
    assert (judged.answers.ai.state, judged.answers.ai.basis) == (AiState.GENERATED, Basis.UNSIGNED)
    assert [item.strength for item in judged.statements] == [Basis.UNSIGNED]
    assert [item.says for item in judged.leads] == [Says.GENERATED]
    changed, generated = judged.headline.find("changed after signing"), judged.headline.find("AI-generated")
    assert 0 <= changed < generated
    assert SEVERITY[codes(judged)[0]] is Severity.PROBLEM


def test_a_mark_lends_a_forged_record_nothing() -> None:
    judged = verdict(SIGNED_CAPTURE, seals=(FORGED,), signals=marked(RECIPE))
    assert judged.answers.ai.basis is Basis.UNSIGNED
    assert "ai.conflict" not in codes(judged)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"coverage": Coverage.FULL}, True),
        ({"coverage": Coverage.METADATA_EXCLUDED, "excluded": (Range(0, 53),)}, False),
        ({"coverage": Coverage.METADATA_EXCLUDED, "excluded": (Range(351, 9),)}, False),
        ({"coverage": Coverage.METADATA_EXCLUDED, "excluded": (Range(0, 52), Range(352, 9))}, True),
        ({"coverage": None}, None),
        ({"coverage": Coverage.FULL, "location": Location.SIDECAR}, None),
    ],
    ids=["whole", "head left out", "tail left out", "its neighbours left out", "other binding", "sidecar"],
)
def test_a_field_says_whether_the_signature_covers_its_bytes(known: dict[str, Any], expected: bool | None) -> None:
    judged = verdict(SIGNED_CAPTURE, signals=marked(RECIPE), bindings=(DATA_HASH,), **known)
    assert covered(judged) == [expected]


BMFF_HASH = Binding("c2pa.hash.bmff.v3", (), left_out=("/ftyp", "/mfra", "/moov/udta/odd"))
FIRST_BMFF_HASH = Binding("c2pa.hash.bmff", (), left_out=("/ftyp", "/meta/iloc"))  # it left the locations out
TREE_HASH = Binding("c2pa.hash.bmff.v3", (), left_out=("/ftyp", "/mdat"))  # the samples are hashed in pieces
BOX_HASH = Binding("c2pa.hash.boxes", (), left_out=("tEXt",), listed=("PNGh", "IHDR", "iTXt", "IDAT"))


@pytest.mark.parametrize(
    ("binding", "where", "expected"),
    [
        (BMFF_HASH, "MP4 moov/udta/meta/ilst", True),
        (BMFF_HASH, "MP4 uuid", True),
        (BMFF_HASH, "MP4 moov/udta/odd", False),
        (BMFF_HASH, "MP4 moov/udta/odd/inside", False),
        (BMFF_HASH, "MP4 moov/udta/oddly", True),
        (BMFF_HASH, "AVIF meta item Exif", None),
        (BMFF_HASH, "AVIF meta item Exif in mdat", True),
        (BMFF_HASH, "HEIC meta item mime in meta/idat", True),
        (BMFF_HASH, "MP4 moov/meta item mime in mdat, free", True),
        (BMFF_HASH, "AVIF meta item Exif in ftyp", False),
        (BMFF_HASH, "AVIF meta item Exif in mdat, mfra", False),
        (BMFF_HASH, "AVIF meta item Exif in uuid", None),
        (BMFF_HASH, "AVIF meta item Exif in moov", None),
        (BMFF_HASH, "MP4 moov/udta/odd/meta item Exif in mdat", False),
        (FIRST_BMFF_HASH, "AVIF meta item Exif in mdat", None),
        (TREE_HASH, "AVIF meta item Exif in mdat", None),
        (TREE_HASH, "AVIF meta item Exif in meta/idat", True),
        (BMFF_HASH, "MP4 after the end of the boxes", None),
        (BOX_HASH, "PNG iTXt", True),
        (BOX_HASH, "PNG tEXt", False),
        (BOX_HASH, "PNG zTXt", None),
        (BOX_HASH, "PNG after the end of the image", None),
        (Binding("c2pa.hash.collection.data", ()), "PNG iTXt", None),
    ],
)
def test_box_hashes_cover_what_they_hold_and_no_more(binding: Binding, where: str, expected: bool | None) -> None:
    elsewhere = RECIPE._replace(place=Place(where, "parameters", (Range(52, 300),)))
    judged = verdict(SIGNED_CAPTURE, signals=marked(elsewhere), bindings=(binding,))
    assert covered(judged) == [expected]


def test_two_bindings_leave_it_open_what_is_covered() -> None:
    both = (DATA_HASH, BOX_HASH)
    assert covered(verdict(SIGNED_CAPTURE, signals=marked(RECIPE), bindings=both, coverage=Coverage.FULL)) == [None]


def test_without_a_record_or_with_one_that_does_not_hold_nothing_is_covered() -> None:
    assert covered(verdict(signals=marked(RECIPE, fields=CAMERA))) == [False] * 4
    assert covered(verdict(ALTERED, signals=marked(RECIPE), coverage=Coverage.FULL)) == [False]


def test_what_the_file_does_not_store_as_it_is_told_has_an_unknown_cover() -> None:
    inflated = RECIPE._replace(place=Place("PNG zTXt", "parameters", ()))
    assert covered(verdict(SIGNED_CAPTURE, signals=marked(inflated), coverage=Coverage.FULL)) == [None]


def test_the_list_of_fields_is_bounded() -> None:
    many = tuple(Field("EXIF", f"Field{number}", "x", AT) for number in range(MAX_FIELDS + 50))
    assert len(verdict(signals=marked(RECIPE, fields=many)).metadata) == MAX_FIELDS


def test_unsigned_words_alone_are_said_to_be_unsigned_with_their_standards() -> None:
    detail = finding(verdict(signals=marked(RECIPE, EDIT)), "ai.unsigned_only")
    assert "Stable Diffusion web UI" in detail
    assert "IPTC" in detail


@pytest.mark.parametrize("grade", Grade)
def test_a_mark_that_only_others_reported_is_said_to_be_so(grade: Grade) -> None:
    found = codes(verdict(signals=marked(RECIPE._replace(grade=grade))))
    assert ("ai.reported_mark" in found) == (grade is Grade.OTHERS)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (TraceKind.PLATFORM, "metadata.platform_trace"),
        (TraceKind.RECORD_ADDRESS, "metadata.record_address"),
        (TraceKind.REENCODED, "metadata.reencoded"),
        (TraceKind.SCREENSHOT, "metadata.screenshot"),
        (TraceKind.EDITING, "metadata.editing_software"),
    ],
)
def test_a_trace_of_handling_is_a_finding_and_never_a_statement(kind: TraceKind, code: str) -> None:
    judged = verdict(signals=traced(kind))
    assert "FBMD01000abc" in finding(judged, code)
    assert next(item.source for item in judged.findings if item.code == code) == "JPEG APP13 2:40 at byte 77"
    assert (judged.statements, judged.answers.ai.state) == ((), AiState.UNSTATED)


def test_every_kind_of_trace_has_its_finding() -> None:
    shown = {code for kind in TraceKind for code in codes(verdict(signals=traced(kind)))} & set(SEVERITY)
    assert len({code for code in shown if code.startswith("metadata.")}) == len(TraceKind)


def test_what_could_not_be_read_is_told_whoever_noticed_it() -> None:
    of_walk, of_reader = Problem("png", 9, "cut off"), Problem("PNG iTXt", 63, "XMP with a document type")
    detail = finding(verdict(problems=(of_walk,), signals=Found(problems=(of_reader,))), "input.partly_read")
    assert "png: cut off" in detail
    assert "PNG iTXt: XMP with a document type" in detail
    assert "input.partly_read" not in codes(verdict())


def test_hundreds_of_problems_make_one_short_finding() -> None:
    many = tuple(Problem("jpeg", number, f"stray bytes {number}.") for number in range(200))
    detail = finding(verdict(problems=many), "input.partly_read")
    assert sum(f"stray bytes {number}." in detail for number in range(200)) == MAX_PROBLEMS_SHOWN


WORDS = st.text(max_size=20)
MARKS = st.builds(
    Mark,
    id=st.just("params.a1111"),
    standard=WORDS,
    says=st.sampled_from(Says),
    value=WORDS,
    tool=st.none() | st.builds(Tool, WORDS, st.none() | WORDS),
    when=st.none() | WORDS,
    place=st.builds(Place, WORDS, WORDS, st.sampled_from([(), (Range(5, 9),)])),
    grade=st.sampled_from(Grade),
    prompt=st.none() | st.just("\x02the prompt\x03"),
    signed_by=st.none() | WORDS,
    edit=st.booleans(),
)


@given(marks=st.lists(MARKS, max_size=5).map(tuple), record=st.sampled_from([(), (SIGNED_CAPTURE,), (ALTERED,)]))
def test_any_marks_beside_any_record_give_a_report_without_prompts(
    marks: tuple[Mark, ...], record: tuple[dict[str, object], ...]
) -> None:
    judged = verdict(*record, signals=Found(marks=marks))
    assert "the prompt" not in json.dumps(plain(judged))
    assert all(index < len(judged.statements) for index in judged.answers.ai.statements)
    told = [item for item in judged.statements if item.source.standard != "C2PA"]
    assert all(item.strength in (Basis.UNSIGNED, Basis.SIGNED_UNRECOGNIZED) for item in told)
