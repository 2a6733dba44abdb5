"""Which metadata a signature covers, in files that are signed on the spot and then changed."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.media import documents
from tests.samples import authority, kit, media, pictures
from verify import Policy, Verifier
from verify.media.ooxml import DOCX
from verify.model.report import Report
from verify.model.vocabulary import RecordState

DEFINITION = kit.manifest("a", kit.Agent("Darkroom", "1"), [kit.action("c2pa.created", source_type=kit.CAPTURED)])


@pytest.fixture(scope="module")
def leaf() -> authority.Leaf:
    return authority.new_leaf(authority.new_signing_authority("Test Authority"), "Acme Imaging", "Acme Camera")


def checked(data: bytes) -> Report:
    report = Verifier(Policy()).verify(data)
    assert isinstance(report, Report)
    return report


def covered(report: Report) -> set[bool | None]:
    return {field.covered_by_signature for field in report.metadata}


def test_the_camera_s_fields_in_an_avif_are_covered_by_a_hash_over_boxes(leaf: authority.Leaf) -> None:
    picture = media.still(pictures.landscape((96, 64)), "image/avif", exif=media.camera_exif())
    signed = kit.sign(picture, "image/avif", DEFINITION, leaf)
    report = checked(signed)
    assert report.answers.record.state is RecordState.INTACT
    assert "Make" in {field.field for field in report.metadata}
    assert covered(report) == {True}
    changed = checked(signed.replace(b"Acme Camera 7", b"Acme Camera 8"))
    assert changed.answers.record.state is RecordState.ALTERED
    assert covered(changed) == {False}


def test_a_signed_word_document_is_read_and_a_changed_property_is_told(leaf: authority.Leaf) -> None:
    signed = kit.sign(documents.office(method=zipfile.ZIP_STORED), DOCX, DEFINITION, leaf)
    report = checked(signed)
    assert (report.file.media_type, report.answers.record.state) == (DOCX, RecordState.INTACT)
    assert covered(report) == {None}
    assert checked(signed.replace(b"acme", b"acne")).answers.record.state is RecordState.ALTERED


def test_a_part_added_to_a_signed_document_is_told(leaf: authority.Leaf) -> None:
    added = io.BytesIO(kit.sign(documents.office(method=zipfile.ZIP_STORED), DOCX, DEFINITION, leaf))
    with zipfile.ZipFile(added, "a") as archive:
        archive.writestr("word/more.xml", "<a/>")
    assert checked(added.getvalue()).answers.record.state is RecordState.ALTERED


def test_a_record_that_the_engine_does_not_find_in_a_document_is_never_told_as_absent() -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        hidden = documents.office(method=method, more={"META-INF/content_credential.c2pa": b"no record at all"})
        assert checked(hidden).answers.record.state is RecordState.UNREADABLE


@pytest.mark.parametrize("data", [documents.office(None), documents.markdown(" no")])
def test_a_document_without_record_or_label_says_nothing(data: bytes) -> None:
    report = checked(data)
    assert (report.answers.record.state, report.findings, report.statements) == (RecordState.ABSENT, (), ())
    assert report.headline.startswith("Nothing in this copy says how it was made.")
