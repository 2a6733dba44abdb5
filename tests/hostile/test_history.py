"""Histories made to lend a file the good name of another: each manifest is told on its own.

The engine says Trusted of nearly all of these files, because it asks about the file's own manifest alone. The listed
signer and the stranger are of two throwaway authorities, of which the verifier knows one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from tests.hostile import handmade, small
from tests.media import forge
from tests.samples import authority, kit, media, pictures
from verify import Policy, Report, Verifier
from verify.model.report import Finding
from verify.model.vocabulary import AiState, Basis, Coverage, EditsState, RecordState, Severity, SignerState
from verify.policy import Anchors
from verify.render.as_json import to_json
from verify.render.text import to_text

PNG, JPEG = "image/png", "image/jpeg"
AGENT = kit.Agent("Acme", "1")
MIB = 1024 * 1024
UPDATE = kit.Options(update=True)
DISCLOSURE = {"label": "c2pa.ai-disclosure", "data": {"modelType": "model", "modelName": "Dream"}, "created": True}
NOTE = {"label": "org.example.note", "data": {"a": 1}, "created": True}


@cache
def listed() -> authority.Leaf:
    """Return a signer whose authority the verifier knows."""
    return authority.new_leaf(authority.new_signing_authority("Listed"), "Acme Imaging", "Acme Camera")


@cache
def stranger() -> authority.Leaf:
    """Return a signer whose authority nobody knows, under a name that everybody does."""
    return authority.new_leaf(authority.new_signing_authority("Own"), "Daily Planet", "Planet Camera")


def check(data: bytes) -> Report:
    """Check a file with the list that knows the listed signer."""
    anchors = Anchors("sample", authority.pem(listed().root).encode("ascii"))
    return Verifier(Policy(default_trust=False, anchors=(anchors,))).verify(data, name="photo.png")


def made(
    leaf: authority.Leaf, source_type: str = kit.GENERATED, assertions: Sequence[Mapping[str, object]] = ()
) -> bytes:
    """Return a picture that a signer says was made in this way."""
    created = kit.action("c2pa.created", source_type=source_type)
    return kit.sign(forge.png(), PNG, kit.manifest("made", AGENT, [created], assertions=assertions), leaf)


def opened(parent: bytes, leaf: authority.Leaf, picture: bytes | None = None) -> bytes:
    """Return a picture that a signer says came out of an earlier one, which may be quite another."""
    definition = kit.manifest("opened", AGENT, [kit.action("c2pa.opened", uses=["parent"])])
    return kit.sign(picture or forge.png(), PNG, definition, leaf, [kit.Input("before.png", parent, PNG)])


def placed(part: bytes, leaf: authority.Leaf) -> bytes:
    """Return a capture into which a part was placed."""
    actions = [
        kit.action("c2pa.created", source_type=kit.CAPTURED),
        kit.action("c2pa.placed", uses=["part"]),
    ]
    used = kit.Input("part.png", part, PNG, "componentOf", "part")
    return kit.sign(forge.png(), PNG, kit.manifest("placed", AGENT, actions), leaf, [used])


def updated(parent: bytes, leaf: authority.Leaf, removed: Sequence[str] = ()) -> bytes:
    """Return the same picture with an update manifest on top, which removes assertions of the one below."""
    below = check(parent).manifests[0].label
    urls = [f"self#jumbf=/c2pa/{below}/c2pa.assertions/{label}" for label in removed]
    actions = [kit.action("c2pa.opened", uses=["parent"]), kit.action("c2pa.edited.metadata")]
    actions += [
        {"action": "c2pa.redacted", "parameters": {"redacted": url}, "reason": "c2pa.PII.present"} for url in urls
    ]
    definition = {**kit.manifest("updated", AGENT, actions, complete=False), "redactions": urls}
    return kit.sign(parent, PNG, definition, leaf, [kit.Input("before.png", parent, PNG)], UPDATE)


def changed(data: bytes) -> bytes:
    """Return a signed picture with something added that its hash covers."""
    return data.replace(forge.PIXELS, forge.chunk(b"tEXt", b"a\0b") + forge.PIXELS)


def findings(report: Report, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == code]


def steps(report: Report) -> list[str]:
    return [step.sentence for step in report.history]


# -- rows 30 to 32: what the parents' records are worth ----------------------------------------------------------------


def test_a_parent_that_was_changed_before_a_listed_signer_took_it_in_is_told() -> None:
    report = check(opened(changed(made(listed())), listed()))
    assert (report.answers.record.engine_state, report.answers.signer.state) == ("Trusted", SignerState.RECOGNIZED)
    (found,) = findings(report, "ingredient.failed")
    assert found.severity is Severity.WARNING
    assert "did not hold when it was added (assertion.dataHash.mismatch)" in found.detail
    (step,) = steps(report)
    assert "its record failed when it was added (assertion.dataHash.mismatch)" in step
    assert "not here to check" in step
    assert report.answers.ai.state is AiState.UNSTATED
    assert [lead.strength for lead in report.leads] == [Basis.NONE]
    assert report.answers.edits.state is EditsState.UNSTATED, "the broken record's complete list is worth nothing"


def test_a_part_that_was_changed_before_it_was_placed_is_told_in_its_step() -> None:
    report = check(placed(changed(made(listed())), listed()))
    assert findings(report, "ingredient.failed")
    assert any("its record failed when it was added" in step for step in steps(report))
    assert report.answers.ai.state is AiState.DECLARED_NOT_AI


def test_nobody_says_that_the_earlier_picture_was_checked() -> None:
    for report in (check(opened(made(listed()), listed())), check(opened(made(stranger()), listed()))):
        assert any("they are not here, so only their records were checked" in gap for gap in report.not_covered)
    assert not any("only their records" in gap for gap in check(made(listed())).not_covered)


def test_a_listed_child_lends_its_name_to_no_stranger_s_parent() -> None:
    report = check(opened(made(stranger()), listed()))
    (statement,) = (item for item in report.statements if item.says == "generated")
    assert (statement.who, statement.strength) == ("Daily Planet", Basis.SIGNED_UNRECOGNIZED)
    assert report.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED
    assert report.answers.edits.basis is Basis.SIGNED_UNRECOGNIZED, "both lists together say that there was no edit"
    (found,) = findings(report, "ingredient.unrecognized")
    assert (found.severity, "“Daily Planet”" in found.detail) == (Severity.NOTICE, True)
    assert any("signed by “Daily Planet”, which is on no loaded list" in step for step in steps(report))
    assert "no listed signer vouches for" in report.headline


def test_a_stranger_s_part_in_a_listed_capture_is_the_stranger_s_word() -> None:
    report = check(placed(made(stranger()), listed()))
    assert (report.answers.ai.state, report.answers.ai.basis) == (AiState.EDITED, Basis.SIGNED_UNRECOGNIZED)
    assert report.answers.ai.sentence.startswith("The record of that part declares it")
    assert findings(report, "ingredient.unrecognized")


def test_a_listed_camera_s_record_below_a_stranger_s_picture_is_not_promoted() -> None:
    """The camera never saw the picture: only the stranger says that it came out of the camera's."""
    other = forge.png(forge.chunk(b"tEXt", b"another\0picture"))
    report = check(opened(made(listed(), kit.CAPTURED), stranger(), other))
    assert report.answers.record.state is RecordState.INTACT
    assert (report.answers.signer.state, report.answers.signer.recognized_by) == (SignerState.UNRECOGNIZED, ())
    assert report.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED
    assert {item.strength for item in report.statements} == {Basis.SIGNED_UNRECOGNIZED}
    assert "Acme" not in report.answers.signer.sentence
    assert "is on no loaded list" in report.headline


# -- rows 27 and 28: what is declared, and where -----------------------------------------------------------------------


def test_an_ai_picture_signed_anew_as_a_capture_is_only_what_its_signer_says() -> None:
    report = check(made(listed(), kit.CAPTURED))
    assert report.answers.ai.state is AiState.DECLARED_NOT_AI
    assert "is not proof that no AI was used" in report.answers.ai.sentence


@pytest.mark.parametrize(
    ("relationship", "state", "inputs"),
    [("parentOf", "generated", 0), ("componentOf", "edited", 0), ("inputTo", "declared_not_ai", 1)],
)
def test_ai_that_went_in_is_told_at_the_top(relationship: str, state: str, inputs: int) -> None:
    actions = [kit.action("c2pa.created", source_type=kit.CAPTURED), kit.action("c2pa.edited", uses=["parent"])]
    if relationship == "parentOf":
        actions = [kit.action("c2pa.opened", uses=["parent"])]
    used = kit.Input("ai.png", made(listed()), PNG, relationship)
    report = check(kit.sign(forge.png(), PNG, kit.manifest("t", AGENT, actions), listed(), [used]))
    assert report.answers.ai.state.value == state
    assert len(report.answers.ai.inputs) == len(findings(report, "ai.inputs")) == inputs


# -- rows 33 and 34: what later signers did ----------------------------------------------------------------------------


def test_a_stranger_s_update_answers_for_itself_and_changes_no_media() -> None:
    report = check(updated(made(listed()), stranger()))
    assert report.manifests[0].update
    assert (report.answers.record.state, report.answers.record.coverage) == (RecordState.INTACT, Coverage.FULL)
    assert (report.answers.signer.state, report.answers.signer.organization) == (
        SignerState.UNRECOGNIZED,
        "Daily Planet",
    )
    told = "An update by “Daily Planet”, which is on no loaded list, was put on top of the record of “Acme Imaging”"
    assert told in report.answers.record.sentence
    assert "it can add statements, but not change the media" in report.answers.record.sentence
    (found,) = findings(report, "history.stranger_update")
    assert (found.severity, told in found.detail) == (Severity.NOTICE, True)
    assert report.answers.ai.basis is Basis.SIGNED_RECOGNIZED, "the listed signer's own hash binds this very file"
    assert report.answers.edits.basis is Basis.SIGNED_UNRECOGNIZED


def test_an_update_of_another_picture_is_a_change() -> None:
    assert check(changed(updated(made(listed()), stranger()))).answers.record.state is RecordState.ALTERED


def test_an_update_by_the_same_key_is_no_stranger_s() -> None:
    report = check(updated(made(stranger()), stranger()))
    assert not findings(report, "history.stranger_update")
    assert "update by" not in report.answers.record.sentence


def test_below_a_child_of_a_stranger_an_update_binds_nothing() -> None:
    report = check(opened(updated(made(listed()), listed()), stranger()))
    assert report.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED


@pytest.mark.parametrize(("leaf", "by"), [(listed, "by “Acme Imaging”"), (stranger, "calls itself “Daily Planet”")])
def test_what_was_removed_is_told_with_the_name_of_who_removed_it(leaf: object, by: str) -> None:
    assert callable(leaf)
    whole = made(listed(), assertions=[DISCLOSURE, NOTE])
    below = check(whole).manifests[0].label
    report = check(updated(whole, leaf(), ["c2pa.ai-disclosure", "org.example.note"]))
    assert report.answers.record.state is RecordState.INTACT
    (disclosure,), (note,) = findings(report, "history.ai_redacted"), findings(report, "history.redacted")
    assert (disclosure.severity, note.severity) == (Severity.WARNING, Severity.NOTICE)
    for found, label in ((disclosure, "c2pa.ai-disclosure"), (note, "org.example.note")):
        assert f"“{label}” of the record {below} was removed by" in found.detail
        assert by in found.detail
        assert found.source == report.manifests[0].label


# -- row 35: gathered assertions ---------------------------------------------------------------------------------------


def gathered_by_prefix(source_type: str) -> bytes:
    """Return a picture whose action list is gathered, beside a created one whose label begins in the same way."""
    listed_actions = {"actions": [kit.action("c2pa.created", source_type=source_type)]}
    more = {"actions": [kit.action("c2pa.cropped")]}
    definition = {
        "claim_version": 2,
        "title": "gathered",
        "claim_generator_info": [AGENT.json()],
        "assertions": [
            {"label": "c2pa.actions.v2", "data": listed_actions},
            {"label": "c2pa.actions.v2.more", "data": more, "created": True},
        ],
    }
    return kit.sign(forge.png(), PNG, definition, listed())


def test_what_is_gathered_is_not_the_signer_s_own_whatever_its_label_begins_with() -> None:
    report = check(gathered_by_prefix(kit.GENERATED))
    assert report.answers.signer.state is SignerState.RECOGNIZED
    statement = report.statements[report.answers.ai.statements[0]]
    assert (statement.says, statement.who, statement.strength) == ("generated", None, Basis.SIGNED_UNRECOGNIZED)
    assert report.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED
    assert "its signer does not vouch for it (a gathered assertion)" in report.answers.ai.sentence
    assert "no listed signer vouches for" in report.headline
    (found,) = findings(report, "ai.gathered")
    assert statement.source.pointer in found.detail
    gathered, cropped = report.history
    assert (gathered.by, cropped.by) == (None, "Acme Imaging")
    assert "does not vouch for it" in gathered.sentence
    assert "vouch" not in cropped.sentence


def test_a_gathered_capture_is_no_better_evidence_than_a_stranger_s() -> None:
    assert check(gathered_by_prefix(kit.CAPTURED)).answers.ai.basis is Basis.SIGNED_UNRECOGNIZED


# -- rows 36 to 38: names, hashes and pictures of their own making -----------------------------------------------------


def identity(name: str, hashed: str = "c2pa.hash.data") -> dict[str, object]:
    """Return an identity assertion that was made by nobody who could."""
    url = f"self#jumbf=c2pa.assertions/{hashed}"
    payload = {"sig_type": "cawg.x509.cose", "referenced_assertions": [{"url": url, "hash": "AAAA"}]}
    return {"label": "cawg.identity", "data": {"signer_payload": payload, "signature": name, "pad1": ""}}


def test_a_name_that_someone_gave_themselves_is_not_verified_and_stands_on_no_line_of_the_signer() -> None:
    plain, report = check(made(listed())), check(made(listed(), assertions=[identity("BBC News")]))
    assert report.answers.signer == plain.answers.signer
    assert report.answers.record.state is RecordState.INTACT
    codes = [finding.code for finding in report.findings if finding.code.startswith("identity.")]
    assert codes
    assert any("Who the named author is" in gap for gap in report.not_covered)
    assert "BBC" not in to_text(report)


def test_a_hash_of_one_s_own_kind_binds_nothing_and_proves_no_identity() -> None:
    own = {"label": "c2pa.hash.fake", "data": {"exclusions": [{"start": 0, "length": 9999}]}, "created": True}
    report = check(made(listed(), assertions=[own, identity("BBC News", "c2pa.hash.fake")]))
    assert (report.answers.record.state, report.answers.record.coverage) == (RecordState.INTACT, Coverage.FULL)
    assert [finding.code for finding in report.findings if finding.code.startswith("identity.")] == ["identity.failed"]
    video = small.BY_ENDING["mp4"]
    definition = kit.manifest("t", AGENT, [small.MADE], assertions=[own])
    anchors = Anchors("sample", authority.pem(listed().root).encode("ascii"))
    film = kit.sign(video.media(), video.media_type, definition, listed())
    found = Verifier(Policy(default_trust=False, anchors=(anchors,))).verify(film, name="film.mp4")
    assert found.answers.record.coverage is not None, "the one hash that binds is followed"


def test_a_preview_is_named_as_one_and_never_shown() -> None:
    """A signer can put any picture there; nothing of it leaves the record."""
    definition = kit.manifest("t", AGENT, [kit.action("c2pa.created", source_type=kit.CAPTURED)])
    data = kit.sign(media.still(pictures.landscape()), JPEG, definition, listed(), (), kit.Options(thumbnails=True))
    report = check(data)
    assert report.manifests[0].has_thumbnail
    assert "embedded preview (unverified)" in to_text(report, details=True)
    assert b"c2pa.thumbnail.claim" in data
    assert "data:image" not in to_json(report)


# -- row 47: depth -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "count", "more"),
    [(handmade.diamond(30), 31, 59), (handmade.chain(199), 199, 197)],
    ids=["thirty levels of two parents", "199 in a row"],
)
def test_a_deep_history_of_strangers_is_told_once_and_shortly(data: bytes, count: int, more: int) -> None:
    report = check(data)
    assert len(report.manifests) == count
    (found,) = findings(report, "ingredient.unrecognized")
    assert f"“before” and {more} more" in found.detail
    assert len(to_json(report)) < 5 * MIB
    assert {item.strength for item in report.statements} == {Basis.SIGNED_UNRECOGNIZED}


def test_a_history_of_more_steps_than_are_told_says_so() -> None:
    actions = [{"action": "c2pa.created", "digitalSourceType": kit.CAPTURED}]
    actions += [{"action": "c2pa.cropped"}] * 600
    report = check(handmade.png(1, [("c2pa.actions.v2", {"actions": actions})]))
    (found,) = findings(report, "history.cut")
    assert "500" in found.detail
    assert len(report.history) == 500
    assert "history_steps" in report.checked.limits_hit
