"""What ties two files together: bytes, records and what went in; never a name alone, and never what they look like."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.evidence.files import (
    compared,
    descendant,
    first,
    labelled,
    made_of,
    original,
    seen,
    signers,
    unsigned,
    with_xmp,
)
from tests.media import forge
from tests.samples import media, pictures
from verify.evidence.compare import compare, not_comparable
from verify.model.comparison import MarkKind, RelationKind, Standing, TieKind, Vouched, Which
from verify.model.report import ErrorFile, ErrorInfo, ErrorReport
from verify.pipeline import Seen
from verify.record.store import RawAssertion, read_store

BOTH = (Which.A, Which.B)
DID, IID = "xmp.did:4f0c2a17-9d1e-4b6a-8c33-51e7b0a9d2f4", "xmp.iid:0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"


def test_the_same_file_twice_is_the_same_bytes_and_nothing_differs() -> None:
    comparison = compared(original(), original())
    (relation,) = comparison.relations
    assert (relation.kind, relation.vouched) == (RelationKind.SAME_BYTES, Vouched.BYTES)
    assert [(tie.kind, tie.value) for tie in relation.ties] == [(TieKind.FILE_SHA256, sha256(original()).hexdigest())]
    assert comparison.differences == ()
    assert comparison.same_count > 5
    assert comparison.headline == "A and B are the same file, byte for byte."


def test_an_original_is_an_earlier_version_of_what_was_cut_out_of_it() -> None:
    relation = first(original(), descendant())
    assert (relation.kind, relation.vouched, relation.earlier) == (
        RelationKind.ANCESTOR,
        Vouched.SIGNED_RECOGNIZED,
        Which.A,
    )
    assert relation.matches == BOTH
    assert relation.ties[0].kind is TieKind.MANIFEST_BYTES
    assert relation.sentence == (
        "A is an earlier version of B, according to a signed record from Sample Darkroom (list: sample authority)."
    )


def test_the_order_of_the_files_turns_the_direction_and_nothing_else() -> None:
    one, other = first(original(), descendant()), first(descendant(), original())
    assert other.earlier is Which.B
    assert other._replace(earlier=Which.A, sentence="", ties=()) == one._replace(sentence="", ties=())


def test_over_two_generations_it_is_still_an_earlier_version() -> None:
    grandchild = made_of(descendant(), signers().editor, size=(80, 60))
    relation = first(original(), grandchild)
    assert (relation.kind, relation.earlier, relation.vouched) == (
        RelationKind.ANCESTOR,
        Which.A,
        Vouched.SIGNED_RECOGNIZED,
    )


def test_a_stranger_can_name_an_ancestor_and_the_sentence_says_whose_word_it_is() -> None:
    relation = first(original(), made_of(original(), signers().stranger))
    assert (relation.kind, relation.vouched) == (RelationKind.ANCESTOR, Vouched.SIGNED_UNRECOGNIZED)
    assert "calls itself “The New York Times” and is on no loaded list" in relation.sentence


def test_a_way_through_a_stranger_is_no_stronger_than_the_stranger() -> None:
    through = made_of(made_of(original(), signers().stranger), signers().editor, size=(80, 60))
    relation = first(original(), through)
    assert (relation.kind, relation.vouched) == (RelationKind.ANCESTOR, Vouched.SIGNED_UNRECOGNIZED)


@pytest.mark.parametrize("relationship", ["componentOf", "inputTo"])
def test_what_was_placed_in_or_used_as_input_is_no_earlier_version(relationship: str) -> None:
    relation = first(made_of(original(), signers().editor, relationship), original())
    assert (relation.kind, relation.earlier) == (RelationKind.INGREDIENT, Which.B)
    assert relation.sentence.startswith("B went into A, according to a signed record")


def test_two_files_made_out_of_one_share_its_record() -> None:
    relation = first(descendant(), made_of(original(), signers().editor, size=(90, 60)))
    assert (relation.kind, relation.vouched, relation.earlier) == (
        RelationKind.SHARED,
        Vouched.SIGNED_RECOGNIZED,
        None,
    )
    assert [tie.kind for tie in relation.ties] == [TieKind.MANIFEST_BYTES]


def test_an_input_without_a_record_is_known_again_by_its_small_picture_and_that_is_told_with_care() -> None:
    portrait = media.still(pictures.portrait(pictures.PERSON_A))
    a, b = (made_of(portrait, signers().editor, "inputTo", size=size) for size in ((120, 80), (90, 60)))
    relation = first(a, b)
    assert relation.kind is RelationKind.SHARED
    assert {tie.kind for tie in relation.ties} == {TieKind.THUMBNAIL}
    assert "programs also use one picture for many files" in relation.sentence


def test_a_copy_that_lost_its_record_is_tied_by_nothing_and_what_it_lacks_is_listed() -> None:
    comparison = compared(original(), unsigned())
    assert comparison.relations[0].kind is RelationKind.NONE
    assert comparison.headline == (
        "A carries a Content Credentials record and B does not; nothing that was read ties the two together."
    )
    lost = {(item.kind, item.name) for item in comparison.differences if item.standing is Standing.ONLY_A}
    assert (MarkKind.RECORD, "Content Credentials record") in lost
    assert (MarkKind.STATEMENT, "C2PA: an origin without AI (Acme Camera 7 1.4)") in lost
    assert all(item.standing is Standing.ONLY_A for item in comparison.differences)
    assert not any(item.kind is MarkKind.FIELD for item in comparison.differences)  # Exif stands in both


def test_a_copy_written_anew_has_the_form_of_one_and_no_more_is_said() -> None:
    comparison = compared(original(), media.still(pictures.landscape()))
    (trace,) = [item for item in comparison.differences if item.kind is MarkKind.TRACE]
    assert trace.standing is Standing.ONLY_B
    assert trace.sentence.endswith("That fits a copy that was written anew; it does not show it.")


def test_files_with_nothing_in_common_have_nothing_in_common_and_no_word_is_lost_on_what_they_show() -> None:
    comparison = compared(original(), labelled("urn:c2pa:00000000-1111-4222-8333-444455556666"))
    (relation,) = comparison.relations
    assert (relation.kind, relation.vouched, relation.ties) == (RelationKind.NONE, Vouched.NONE, ())
    assert comparison.headline == "A and B each carry a record, and the records have nothing in common."
    assert comparison.not_covered[0].startswith("What the two files show or sound like: not compared.")


# -- what a record must be to be the same ------------------------------------------------------------------------------


def test_a_record_pasted_onto_another_picture_is_the_same_record_and_only_one_file_matches_it() -> None:
    pasted = media.with_picture(original(), unsigned(evening=True))
    relation = first(original(), pasted)
    assert (relation.kind, relation.vouched, relation.matches) == (
        RelationKind.SAME_RECORD,
        Vouched.UNSIGNED,
        (Which.A,),
    )
    assert relation.sentence.endswith("B was changed after signing, or the record was put on another file.")
    weights = [item for item in compared(original(), pasted).differences if item.kind is MarkKind.STATEMENT]
    assert weights
    assert all("counts as evidence in A alone" in item.sentence for item in weights)


def test_a_picture_under_a_pasted_record_is_no_earlier_version_of_what_was_made_from_the_original() -> None:
    pasted = media.with_picture(original(), unsigned(evening=True))
    relation = first(pasted, descendant())
    assert (relation.kind, relation.vouched) == (RelationKind.ANCESTOR, Vouched.UNSIGNED)
    assert relation.sentence.endswith("A does not match its own record.")


def test_a_changed_file_ties_nothing_to_its_ancestors() -> None:
    changed = media.with_picture(descendant(), unsigned(evening=True))
    relation = first(original(), changed)
    assert (relation.kind, relation.vouched) == (RelationKind.ANCESTOR, Vouched.UNSIGNED)
    assert relation.sentence.endswith("B does not match its own record.")


def test_a_copied_label_with_other_bytes_ties_nothing() -> None:
    label = seen(original()).report.manifests[0].label
    (relation,) = compared(original(), labelled(label)).relations
    assert (relation.kind, relation.vouched) == (RelationKind.LABEL_ONLY, Vouched.UNSIGNED)
    assert [(tie.kind, tie.value) for tie in relation.ties] == [(TieKind.LABEL, label)]
    assert "ties nothing" in relation.sentence


def test_a_copied_label_is_not_the_ancestor_that_bears_it() -> None:
    label = seen(original()).report.manifests[0].label
    kinds = {relation.kind for relation in compared(labelled(label), descendant()).relations}
    assert kinds == {RelationKind.LABEL_ONLY}


def test_one_changed_byte_beside_the_claim_leaves_claim_and_signature_the_same() -> None:
    raw = next(item for item in _assertions(original()) if item.label.startswith("c2pa.thumbnail"))
    at = original().index(raw.payload.tobytes()[100:400]) + 50
    changed = bytearray(original())
    changed[at] ^= 1
    relation = first(original(), bytes(changed))
    assert (relation.kind, relation.matches) == (RelationKind.SAME_RECORD, (Which.A,))
    assert [tie.kind for tie in relation.ties] == [TieKind.CLAIM]


def _assertions(data: bytes) -> tuple[RawAssertion, ...]:
    store = seen(data).facts.store
    assert store is not None
    return read_store(store).manifests[0].assertions


# -- identifiers that nobody signs -------------------------------------------------------------------------------------


def test_equal_identifiers_in_xmp_are_a_lead_that_nobody_signs() -> None:
    a = with_xmp(f'xmpMM:DocumentID="{DID}" xmpMM:InstanceID="{IID}"/>')
    b = with_xmp(f'xmpMM:DocumentID="{DID}" xmpMM:InstanceID="xmp.iid:ffeeddcc-0011-2233-4455-667788990011"/>')
    (relation,) = compared(a, b).relations
    assert (relation.kind, relation.vouched) == (RelationKind.SAME_IDS, Vouched.UNSIGNED)
    assert [(tie.kind, tie.value) for tie in relation.ties] == [(TieKind.XMP_ID, DID)]
    assert relation.ties[0].a.endswith("xmpMM:DocumentID")


def test_what_a_file_says_that_it_was_made_from_is_known_again() -> None:
    a = with_xmp(f'xmpMM:InstanceID="{IID}"/>')
    b = with_xmp(f'><xmpMM:DerivedFrom stRef:instanceID="{IID}"/></rdf:Description>')
    (relation,) = compared(a, b).relations
    assert relation.kind is RelationKind.SAME_IDS
    assert relation.ties[0].b.endswith("xmpMM:DerivedFrom/instanceID")


@pytest.mark.parametrize("value", ["", "1", "xmp.did:1111", "uuid:00000000-0000-0000-0000-000000000000"])
def test_an_identifier_that_could_be_anybodys_ties_nothing(value: str) -> None:
    a, b = (with_xmp(f'xmpMM:DocumentID="{value}"/>', scan) for scan in (forge.SCAN, forge.SCAN + b"\x00"))
    assert [relation.kind for relation in compared(a, b).relations] == [RelationKind.NONE]


def test_a_value_that_changed_is_told_apart_from_one_that_is_missing() -> None:
    a = media.still(pictures.landscape(), exif=media.camera_exif())
    b = media.still(pictures.landscape(), exif=media.camera_exif("2026:06:15 09:00:00"))
    changed = [item for item in compared(a, b).differences if item.standing is Standing.DIFFERS]
    assert changed
    assert all((item.a, item.b) == ("2026:06:14 18:20:05", "2026:06:15 09:00:00") for item in changed)


# -- hostile -----------------------------------------------------------------------------------------------------------


def crowd(count: int, *, turned: bool) -> str:
    """Return crJSON of many manifests, each of which calls the next and the first its parent."""
    labels = [f"urn:c2pa:{number:05}" for number in range(count)]
    ordered = labels[::-1] if turned else labels
    manifests = [
        {
            "label": label,
            "claim.v2": {"instanceID": f"xmp.iid:abcdefghij{label}"},
            "assertions": {
                f"c2pa.ingredient.v3__{target}": {
                    "relationship": "parentOf",
                    "instanceID": f"xmp.iid:abcdefghij{ordered[target % count]}",
                    "activeManifest": {"url": f"self#jumbf=/c2pa/{ordered[target % count]}"},
                }
                for target in (number + 1, 0, number)
            },
        }
        for number, label in enumerate(ordered)
    ]
    return json.dumps({"manifests": manifests})


def with_record(crjson: str, store: bytes | None = None) -> Seen:
    base = seen(original())
    facts = base.facts._replace(crjson=crjson, store=store, sha256=sha256(crjson.encode()).hexdigest())
    return base._replace(facts=facts)


def test_a_thousand_manifests_in_circles_end_in_names_that_tie_nothing() -> None:
    comparison = compare(with_record(crowd(1000, turned=False)), with_record(crowd(1000, turned=True)))
    assert {relation.vouched for relation in comparison.relations} == {Vouched.UNSIGNED}
    (labels,) = [relation for relation in comparison.relations if relation.kind is RelationKind.LABEL_ONLY]
    assert labels.ties_count == 1000
    assert len(labels.ties) == 20


@pytest.mark.parametrize("crjson", ["", "[]", '{"manifests": [3]}', '{"manifests": [{"assertions": 1}]}', "[" * 9000])
def test_a_record_of_any_form_gives_a_comparison(crjson: str) -> None:
    comparison = compare(with_record(crjson, b"\0" * 40), seen(descendant()))
    assert comparison.headline


def test_two_boxes_of_one_name_are_nobodys_record() -> None:
    store = seen(original()).facts.store
    assert store is not None
    base = seen(original())
    twice = base._replace(facts=base.facts._replace(store=_doubled(store), sha256="0" * 64))
    ties = {tie.kind for relation in compare(twice, base).relations for tie in relation.ties}
    assert ties == {TieKind.LABEL, TieKind.THUMBNAIL}


def test_a_manifest_that_was_put_into_a_store_and_that_nothing_names_is_vouched_for_by_nobody() -> None:
    """The bytes of the store are left out of the file's own hash, so anybody can add to them."""
    portrait = media.still(pictures.portrait(pictures.PERSON_A))
    stranger = seen(made_of(portrait, signers().stranger, "inputTo", size=(64, 48)))
    base = seen(descendant())
    store, more = base.facts.store, stranger.facts.store
    assert store is not None
    assert more is not None
    (*_, last) = read_store(more).manifests
    longer = _with_box(store, more[last.start : last.start + last.length])
    document = json.loads(base.facts.crjson)
    document["manifests"].append({"label": last.label, "claim.v2": {}, "assertions": {}})
    facts = base.facts._replace(store=longer, crjson=json.dumps(document))
    (relation,) = compare(base._replace(facts=facts), stranger).relations
    assert (relation.kind, relation.vouched) == (RelationKind.SHARED, Vouched.UNSIGNED)


def _with_box(store: bytes, box: bytes) -> bytes:
    return (int.from_bytes(store[:4], "big") + len(box)).to_bytes(4, "big") + store[4:] + box


def _doubled(store: bytes) -> bytes:
    """Put the one manifest of a store into it once more."""
    (manifest,) = read_store(store).manifests
    return _with_box(store, store[manifest.start : manifest.start + manifest.length])


# -- errors ------------------------------------------------------------------------------------------------------------


def test_a_file_that_could_not_be_checked_stands_there_as_its_error() -> None:
    missing = ErrorReport(
        1, ErrorFile("x.jpg", "x.jpg", None), ErrorInfo("input.missing", "there is no such file", "-")
    )
    comparison = not_comparable(seen(original()).report, missing)
    assert comparison.headline == ("A and B cannot be compared, because B could not be checked: there is no such file.")
    assert (comparison.relations, comparison.differences, comparison.b) == ((), (), missing)
    assert not_comparable(missing, missing).headline == (
        "A and B cannot be compared, because neither could be checked."
    )


# -- files of others ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "kind", "tie"),
    [
        ("adobe-20220124-A.jpg", "adobe-20220124-CA.jpg", RelationKind.ANCESTOR, TieKind.INSTANCE_ID),
        ("adobe-20220124-CA.jpg", "adobe-20220124-E-dat-CA.jpg", RelationKind.SAME_RECORD, TieKind.MANIFEST_BYTES),
        ("adobe-20220124-CA.jpg", "adobe-20220124-E-uri-CA.jpg", RelationKind.SAME_RECORD, TieKind.CLAIM),
        ("adobe-20220124-CA.jpg", "adobe-20220124-E-sig-CA.jpg", RelationKind.LABEL_ONLY, TieKind.LABEL),
    ],
)
def test_files_whose_story_their_makers_tell(a: str, b: str, kind: RelationKind, tie: TieKind, corpus: Path) -> None:
    """A is unsigned, CA was made from it; the E files are CA with one part of the file or the record changed."""
    one, other = ((corpus / "files" / name).read_bytes() for name in (a, b))
    relations = compared(one, other).relations
    (relation,) = (item for item in relations if item.kind is kind)
    assert relation.ties[0].kind is tie
    assert {item.vouched for item in relations} == {Vouched.UNSIGNED}
    assert kind is RelationKind.LABEL_ONLY or relation == relations[0]
