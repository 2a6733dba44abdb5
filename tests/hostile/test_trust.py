"""Who signed, for what, and when: a chain to a listed root is not enough, and a date that anyone sets proves nothing.

The engine trusts many of these files. Where it does and we do not, the report says so.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from tests.cli.program import howmade
from tests.hostile.stamped import Odd, Stamping, evidence, picture, verdict
from tests.samples import kit
from tests.trust.authority import AUTHORITY, CLAIM, NOW, SIGNER, STAMPER, Tree, issue, tree
from verify import Policy, Verifier
from verify.examine.local import LocalExaminer
from verify.judge.signer import signing_time
from verify.judge.verdict import Verdict
from verify.model.vocabulary import AiState, Basis, RecordState, Severity, SignerState, TimeSource
from verify.policy import Anchors, Limits
from verify.record.engine_list import EngineList
from verify.trust import purposes
from verify.trust.lists import TrustList, from_pem, tsa_from_pem
from verify.trust.seal import MAX_STAMPS
from verify.weigh import Means, weigh

SERVER = "1.3.6.1.5.5.7.3.1"
DAY = timedelta(days=1)
ENDED = datetime(2026, 3, 1, tzinfo=UTC)  # before NOW, and before the clock of whoever runs this

CAMERA = tree()
ACME = from_pem("acme.pem", CAMERA.root.pem)
CLOCK = tree(STAMPER)
CLOCKS = tsa_from_pem("clocks.pem", CLOCK.root.pem)

LAPSED = tree(SIGNER._replace(last=ENDED))
LAPSED_LIST = from_pem("acme.pem", LAPSED.root.pem)


@cache
def known(*stampings: Stamping) -> bytes:
    """Return a picture by a signer whom a list knows."""
    return picture(CAMERA, *stampings)


@cache
def lapsed(*stampings: Stamping) -> bytes:
    """Return a picture by a signer whom a list knows and whose certificate has expired."""
    return picture(LAPSED, *stampings)


def codes(found: Verdict) -> list[str]:
    return [finding.code for finding in found.findings]


def detail(found: Verdict, code: str) -> str:
    return " ".join(finding.detail for finding in found.findings if finding.code == code)


def disagreement(found: Verdict) -> str:
    """Return what is told of a difference with the engine; nothing where the two agree."""
    told = [finding for finding in found.findings if finding.code == "engine.disagrees"]
    assert all(finding.severity is Severity.NOTICE for finding in told)
    return " ".join(finding.detail for finding in told)


def assert_not_recognised(found: Verdict, state: SignerState = SignerState.UNRECOGNIZED) -> None:
    """The bytes are those that were signed, and no list vouches for who did it."""
    assert found.answers.record.state is RecordState.INTACT
    assert (found.answers.signer.state, found.answers.signer.recognized_by) == (state, ())
    assert found.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED


# -- purpose -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "named",
    [
        (purposes.CLAIM_SIGNING, purposes.EMAIL_PROTECTION),
        (purposes.CLAIM_SIGNING, purposes.DOCUMENT_SIGNING),
        (purposes.CLAIM_SIGNING,),
        (purposes.EMAIL_PROTECTION,),
        (purposes.DOCUMENT_SIGNING,),
        (purposes.EMAIL_PROTECTION, SERVER),  # C2PA 2.2 §14.5.1.1 forbids no further purposes but those kept apart
    ],
    ids=["claims and e-mail", "claims and documents", "claims", "e-mail", "documents", "e-mail and server"],
)
def test_a_certificate_made_for_signing_content_under_a_listed_root_is_recognised(named: tuple[str, ...]) -> None:
    signer = tree(SIGNER._replace(purposes=named))
    found = verdict(picture(signer), from_pem("acme.pem", signer.root.pem))
    assert found.answers.record.engine_state == "Trusted"
    assert found.answers.record.state is RecordState.INTACT
    assert (found.answers.signer.state, found.answers.signer.recognized_by) == (SignerState.RECOGNIZED, ("acme.pem",))
    assert found.answers.ai.basis is Basis.SIGNED_RECOGNIZED
    assert disagreement(found) == ""


@pytest.mark.parametrize(
    ("named", "engine"),
    [
        ((purposes.TIME_STAMPING,), "Trusted"),
        ((purposes.OCSP_SIGNING,), "Trusted"),
        ((*CLAIM, purposes.TIME_STAMPING), "Invalid"),
        ((SERVER,), "Invalid"),
        ((purposes.ANY_PURPOSE,), "Invalid"),
        ((), "Invalid"),
    ],
    ids=["time-stamping", "revocation", "claims and time-stamping", "server", "any", "none"],
)
def test_a_certificate_made_for_something_else_under_a_listed_root_is_not_recognised(
    named: tuple[str, ...], engine: str
) -> None:
    signer = tree(SIGNER._replace(purposes=named))
    found = verdict(picture(signer), from_pem("acme.pem", signer.root.pem))
    assert_not_recognised(found)
    assert "signer.wrong_purpose" in codes(found)
    assert found.answers.record.engine_state == engine
    assert ("the signer is trusted" in disagreement(found)) == (engine == "Trusted")


def test_a_time_stamping_certificate_signs_no_claims_where_its_root_is_on_both_kinds_of_list() -> None:
    both = (from_pem("acme.pem", CLOCK.root.pem), CLOCKS)
    found = verdict(picture(CLOCK), *both)
    assert found.answers.record.engine_state == "Trusted"
    assert_not_recognised(found)
    assert {"signer.wrong_purpose", "engine.disagrees"} <= set(codes(found))


def test_a_signer_under_a_root_for_clocks_alone_is_not_recognised_and_the_list_is_named() -> None:
    found = verdict(known(), tsa_from_pem("acme-clocks.pem", CAMERA.root.pem))
    assert found.answers.record.engine_state == "Trusted"
    assert_not_recognised(found)
    assert "acme-clocks.pem" in detail(found, "signer.other_list")
    assert disagreement(found) == (
        "The engine says: the signer is trusted. Our own check says: no loaded list knows the signer. "
        "The answers rest on our own check."
    )


def test_a_signer_under_a_root_for_named_authors_alone_is_not_recognised() -> None:
    """No list of ours is for CAWG identities, so such a root can reach the engine alone; it then trusts the claim."""
    authors = EngineList("urn:test:authors", "cawg", CAMERA.root.pem.decode("ascii"), "")
    facts = LocalExaminer((authors,), Limits()).examine(known(), name="a.jpg")
    assert facts.engine_state == "Trusted"
    assert weigh(facts, Means((), NOW)).seal(0).state is SignerState.UNRECOGNIZED


# -- the chain ---------------------------------------------------------------------------------------------------------


def false_root() -> Tree:
    """A root with the very name of the listed one, and everything below it."""
    return tree()


def leaf_as_issuer() -> Tree:
    """A listed authority's customer signs a certificate for somebody else."""
    return Tree(CAMERA.root, CAMERA.leaf, issue("Other Camera", CAMERA.leaf, SIGNER))


@pytest.mark.parametrize("signer", [false_root, leaf_as_issuer])
def test_a_forged_chain_leads_to_nobody(signer: object) -> None:
    made: Tree = signer()  # type: ignore[operator]
    chain = (made.leaf.der, made.middle.der, CAMERA.middle.der)
    found = verdict(picture(made, odd=Odd(chain=chain)), ACME)
    assert_not_recognised(found)
    assert found.answers.record.engine_state == "Valid"
    assert disagreement(found) == ""


def test_a_self_made_authority_with_a_famous_name_is_what_it_calls_itself_and_no_more() -> None:
    root = issue("The New York Times Root", organization="The New York Times")
    stranger = Tree(root, root, issue("Newsroom", root, SIGNER, organization="The New York Times"))
    found = verdict(picture(stranger, odd=Odd(chain=(stranger.leaf.der,))), ACME)
    assert_not_recognised(found)
    assert found.answers.signer.sentence.startswith(
        "The signer calls itself “The New York Times”. No loaded list knows it, and anyone can make such a signature "
        "under any name."
    )
    assert "whose signer calls itself “The New York Times” and is on no loaded list" in found.headline


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("The N\u0435w York Times", "signer.mixed_script_name"),
        ("The New York Times \u00a0 ", "signer.unrecognized"),
        ("BBC News\u202e\x1b[31m", "signer.unrecognized"),
    ],
    ids=["Cyrillic letter", "blanks behind", "controls"],
)
def test_a_name_that_looks_like_another_is_shown_plainly_and_beside_its_fingerprint(name: str, code: str) -> None:
    root = issue("Root")
    signer = Tree(root, root, issue("Newsroom", root, SIGNER, organization=name))
    found = verdict(picture(signer, odd=Odd(chain=(signer.leaf.der,))), ACME)
    assert_not_recognised(found)
    assert code in codes(found)
    shown = found.answers.signer.organization
    assert shown == (shown or "").strip()
    assert not {"\u202e", "\x1b"} & set(found.answers.signer.sentence + found.headline)
    assert found.manifests[0].signer.fingerprint == evidence(picture_of(signer), ACME).seal(0).fingerprint


def picture_of(signer: Tree) -> bytes:
    return picture(signer, odd=Odd(chain=(signer.leaf.der,)))


@pytest.mark.parametrize(("part", "engine"), [("middle", "Valid"), ("root", "Trusted")])
def test_a_signer_under_an_authority_that_has_expired_is_not_recognised(part: str, engine: str) -> None:
    signer = tree(**{part: AUTHORITY._replace(last=ENDED)})
    found = verdict(picture(signer), from_pem("acme.pem", signer.root.pem))
    assert_not_recognised(found)
    assert found.answers.record.engine_state == engine
    assert ("engine.disagrees" in codes(found)) == (engine == "Trusted")


def test_certificates_in_another_order_lead_to_the_same_root_and_the_engine_s_other_word_is_told() -> None:
    mixed = (CAMERA.leaf.der, CAMERA.root.der, CAMERA.middle.der)
    found = verdict(picture(CAMERA, odd=Odd(chain=mixed)), ACME)
    assert found.answers.signer.state is SignerState.RECOGNIZED
    assert found.answers.record.engine_state == "Valid"
    assert "The engine says: the signer is not trusted. Our own check says: a loaded list knows" in disagreement(found)


def test_short_certificates_are_found_for_the_engine_too() -> None:
    """Ed25519 and short names make certificates of which the signed part stays below 256 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- here alone

    root = issue("R", None, AUTHORITY, Ed25519PrivateKey.generate(), organization="R")
    middle = issue("M", root, AUTHORITY, Ed25519PrivateKey.generate(), organization="R")
    signer = Tree(root, middle, issue("L", middle, SIGNER, organization="L"))
    assert middle.der[1] == 0x82
    assert middle.der[5] == 0x81
    found = verdict(picture(signer), from_pem("r.pem", root.pem))
    assert found.answers.signer.state is SignerState.RECOGNIZED
    assert found.answers.record.engine_state == "Trusted"
    assert disagreement(found) == ""


def test_a_signature_with_other_bytes_inside_is_no_signature_of_the_claim_whatever_the_engine_says() -> None:
    found = verdict(picture(CAMERA, odd=Odd(payload=b"another claim")), ACME)
    assert found.answers.record.engine_state == "Trusted"
    assert found.answers.record.state is RecordState.ALTERED
    assert "record.signature_mismatch" in codes(found)
    assert found.answers.signer.state is SignerState.NONE
    assert found.answers.ai.state is AiState.UNSTATED
    assert disagreement(found).startswith(
        "The engine says: the signature holds. Our own check says: the signature does not hold."
    )


# -- the list ----------------------------------------------------------------------------------------------------------


def test_each_list_that_knows_the_signer_is_named_by_itself_and_lists_are_never_merged() -> None:
    middle = from_pem("issuing.pem", CAMERA.middle.pem)
    other = from_pem("other.pem", issue("Other Root").pem)
    assert verdict(known(), other, middle, ACME).answers.signer.recognized_by == ("issuing.pem", "acme.pem")
    assert verdict(known(), ACME, other, middle).answers.signer.recognized_by == ("acme.pem", "issuing.pem")
    sentence = verdict(known(), ACME, other, middle).answers.signer.sentence
    assert "the list “acme.pem” and the list “issuing.pem”" in sentence


def test_two_lists_of_one_name_are_told_apart() -> None:
    other = issue("Other Root")
    anchors = (Anchors("acme", other.pem), Anchors("acme", CAMERA.root.pem), Anchors("C2PA Trust List", other.pem))
    report = Verifier(Policy(trust_lists=("c2pa",), anchors=anchors, at=NOW)).verify(known(), name="a.jpg")
    assert [item.name for item in report.checked.trust_lists] == [
        "C2PA Trust List",
        "acme",
        "acme (2)",
        "C2PA Trust List (2)",
    ]
    assert report.answers.signer.recognized_by == ("acme (2)",)


def test_without_lists_nobody_is_recognised_and_the_report_says_that_none_was_loaded() -> None:
    found = verdict(known())
    assert_not_recognised(found)
    assert found.answers.record.engine_state == "Valid"
    assert "Who signed: no trust list was loaded." in found.not_covered


def test_the_command_line_uses_the_lists_that_it_is_given_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(known())
    (tmp_path / "acme.pem").write_bytes(CAMERA.root.pem)
    own = ("--trust-anchors", tmp_path / "acme.pem")
    check = ("verify", "--format", "json", "--fail-on", "unrecognized", tmp_path / "a.jpg")
    runs = {
        "own": howmade(*check, "--no-default-trust", *own),
        "none": howmade(*check, "--no-default-trust"),
        "one": howmade(*check, "--trust-list", "iptc-vnp"),
        "named": howmade(*check, "--no-default-trust", "--trust-list", "itl", *own),
        "unknown": howmade(*check, "--trust-list", "everyone"),
    }
    assert {name: run.code for name, run in runs.items()} == {"own": 0, "none": 10, "one": 10, "named": 0, "unknown": 4}
    loaded = {
        name: [item["name"] for item in run.json["checked"]["trust_lists"]]
        for name, run in runs.items()
        if name != "unknown"
    }
    assert loaded == {
        "own": ["acme"],
        "none": [],
        "one": ["IPTC Origin Verified News Publishers List"],
        "named": ["Interim Trust List (legacy)", "acme"],
    }
    assert runs["named"].json["answers"]["signer"]["recognized_by"] == ["acme"]


# -- time --------------------------------------------------------------------------------------------------------------


def in_time(by: Tree = CLOCK, generation: int = 2) -> Stamping:
    """Return a time-stamp that says that the record was signed before the certificate ended."""
    return Stamping(by, ENDED - DAY, generation)


def test_an_expired_certificate_without_a_time_stamp_is_expired_and_nothing_was_changed() -> None:
    found = verdict(lapsed(), LAPSED_LIST, CLOCKS)
    assert found.answers.record.engine_state == "Invalid"
    assert_not_recognised(found, SignerState.EXPIRED)
    assert {"signer.expired", "time.stated_only"} <= set(codes(found))
    assert "anyone can make" not in found.answers.signer.sentence
    assert disagreement(found) == ""


def test_an_expired_certificate_that_no_list_ever_knew_is_told_as_that() -> None:
    """To let a self-made certificate expire must not make it look better than one in force."""
    found = verdict(lapsed(), ACME)
    assert_not_recognised(found, SignerState.EXPIRED)
    assert "No loaded list knew it before that either, and anyone can make such a signature" in (
        found.answers.signer.sentence
    )


@pytest.mark.parametrize("generation", [1, 2])
def test_a_time_stamp_by_a_clock_that_no_list_knows_proves_no_time(generation: int) -> None:
    found = verdict(lapsed(in_time(generation=generation)), LAPSED_LIST)
    assert_not_recognised(found, SignerState.EXPIRED)
    assert found.answers.signer.time_source is TimeSource.STATED
    assert "no loaded list knows that authority" in detail(found, "time.stated_only")


@pytest.mark.parametrize("generation", [1, 2])
def test_a_time_stamp_by_a_listed_clock_shows_that_the_certificate_was_in_force(generation: int) -> None:
    found = verdict(lapsed(in_time(generation=generation)), LAPSED_LIST, CLOCKS)
    signer = found.answers.signer
    assert found.answers.record.engine_state == "Trusted"
    assert (signer.state, signer.recognized_by) == (SignerState.RECOGNIZED, ("acme.pem",))
    assert (signer.time, signer.time_source) == ("2026-02-28T00:00:00Z", TimeSource.TIMESTAMP)
    assert "signed not later than 2026-02-28 00:00:00 UTC" in signer.sentence
    assert not {"time.stated_only", "engine.disagrees"} & set(codes(found))


def no_purpose() -> tuple[Tree, TrustList]:
    """A certificate for e-mail under a listed root for clocks stamps a time."""
    clock = tree(STAMPER._replace(purposes=(purposes.EMAIL_PROTECTION,), critical=False))
    return clock, tsa_from_pem("clocks.pem", clock.root.pem)


def claims_only() -> tuple[Tree, TrustList]:
    """A clock's root stands on a list for signers alone."""
    return CLOCK, from_pem("signers.pem", CLOCK.root.pem)


def clock_as_signer_too() -> tuple[Tree, TrustList]:
    """A certificate stamps times and signs claims, which must be kept apart."""
    clock = tree(STAMPER._replace(purposes=(purposes.TIME_STAMPING, *CLAIM)))
    return clock, tsa_from_pem("clocks.pem", clock.root.pem)


def expired_clock() -> tuple[Tree, TrustList]:
    """A clock's certificate had ended when it stamped."""
    clock = tree(STAMPER._replace(last=ENDED - 2 * DAY))
    return clock, tsa_from_pem("clocks.pem", clock.root.pem)


@pytest.mark.parametrize("made", [no_purpose, claims_only, clock_as_signer_too, expired_clock])
def test_a_clock_is_believed_only_where_it_and_its_list_are_made_for_that(made: object) -> None:
    clock, trust_list = made()  # type: ignore[operator]
    found = verdict(lapsed(in_time(clock)), LAPSED_LIST, trust_list)
    assert_not_recognised(found, SignerState.EXPIRED)
    assert found.answers.signer.time_source is not TimeSource.TIMESTAMP
    assert "time.stated_only" in codes(found)


@pytest.mark.parametrize("made", [no_purpose, claims_only])
def test_where_the_engine_believes_such_a_clock_the_difference_is_told(made: object) -> None:
    clock, trust_list = made()  # type: ignore[operator]
    found = verdict(lapsed(in_time(clock)), LAPSED_LIST, trust_list)
    told = disagreement(found)
    assert "the time-stamp is trusted" in told
    assert "no loaded list knows the authority of the time-stamp" in told


def test_a_clock_of_one_s_own_prints_any_date_and_no_date_of_it_counts() -> None:
    long_ago = datetime(1999, 12, 31, tzinfo=UTC)
    clock = tree(*(shape._replace(first=datetime(1990, 1, 1, tzinfo=UTC)) for shape in (STAMPER, AUTHORITY, AUTHORITY)))
    data = known(Stamping(clock, long_ago))
    found = verdict(data, ACME, CLOCKS)
    signer = found.answers.signer
    assert signer.state is SignerState.RECOGNIZED  # by the time of the check; the stamp does not move it
    assert (signer.time, signer.time_source) == ("1999-12-31T00:00:00Z", TimeSource.STATED)
    assert "1999" in detail(found, "time.stated_only")
    assert "When it was signed: the time is only the signer's word." in found.not_covered


@pytest.mark.parametrize("generation", [1, 2])
def test_a_clock_of_one_s_own_saves_no_expired_signer_of_an_old_record(generation: int) -> None:
    """The engine takes every clock for a trusted one where the claim is of version 1."""
    ancient = {"first": datetime(1990, 1, 1, tzinfo=UTC)}
    shapes = (AUTHORITY._replace(**ancient), AUTHORITY._replace(**ancient))
    signer = tree(SIGNER._replace(last=ENDED, **ancient), *shapes)
    stamp = Stamping(tree(STAMPER._replace(**ancient), *shapes), datetime(2023, 6, 1, tzinfo=UTC), generation)
    found = verdict(picture(signer, stamp, odd=Odd(old=True)), from_pem("acme.pem", signer.root.pem), CLOCKS)
    assert found.answers.record.engine_state == "Trusted"
    assert_not_recognised(found, SignerState.EXPIRED)
    assert found.answers.signer.time_source is TimeSource.STATED
    assert disagreement(found).startswith("The engine says: the signer is trusted and the time-stamp is trusted.")


def test_a_time_stamp_that_was_taken_away_leaves_an_intact_record_without_proof_of_time() -> None:
    before, after = (verdict(data, ACME, CLOCKS) for data in (known(Stamping(CLOCK)), known()))
    assert before.answers.signer.time_source is TimeSource.TIMESTAMP
    assert after.answers.record.state is RecordState.INTACT
    assert after.answers.signer.state is SignerState.RECOGNIZED
    assert (after.answers.signer.time, after.answers.signer.time_source) == (None, TimeSource.NONE)
    assert "time.stated_only" in codes(after)


@pytest.mark.parametrize("turned", [False, True], ids=["added behind", "added before"])
def test_a_later_time_stamp_in_any_place_takes_nothing_from_the_earliest(turned: bool) -> None:
    """Anyone with access to a clock can stamp a record again; it only shows that the signature is not younger."""
    stamps = (in_time(), Stamping(CLOCK, NOW))
    found = verdict(lapsed(*(reversed(stamps) if turned else stamps)), LAPSED_LIST, CLOCKS)
    assert found.answers.signer.state is SignerState.RECOGNIZED
    assert found.answers.signer.time == "2026-02-28T00:00:00Z"


def test_a_record_stamped_again_only_after_its_certificate_ended_is_expired() -> None:
    found = verdict(lapsed(Stamping(CLOCK, NOW)), LAPSED_LIST, CLOCKS)
    assert_not_recognised(found, SignerState.EXPIRED)
    assert found.answers.signer.time_source is TimeSource.TIMESTAMP
    assert "signed not later than 2026-06-01" in found.answers.signer.sentence


def test_a_listed_clock_counts_beside_others_and_behind_them_up_to_a_bound() -> None:
    stranger = Stamping(tree(STAMPER), ENDED - 9 * DAY)
    beside = evidence(lapsed(stranger, in_time()), LAPSED_LIST, CLOCKS)
    assert beside.seal(0).state is SignerState.RECOGNIZED
    behind = evidence(lapsed(*[stranger] * MAX_STAMPS, in_time()), LAPSED_LIST, CLOCKS)
    assert behind.seal(0).state is SignerState.EXPIRED
    time = signing_time(behind.manifests[0], behind.seal(0))
    assert time is not None
    assert time.source is TimeSource.STATED


REORDERED = "of the identity assertion: cawg.x509.credential.untrusted, cawg.x509.signature.mismatch"


def test_of_other_people_s_files_few_carry_a_difference_each_for_its_reason(corpus: Path) -> None:
    """Three have claims of version 1, for which the engine trusts every clock; ours are on no list."""
    verifier = Verifier(Policy(at=datetime(2026, 11, 22, tzinfo=UTC)))
    rows = json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))["files"]
    told = {}
    for path in (corpus / row["file"] for row in rows):
        for finding in verifier.verify(path).findings:
            if finding.code == "engine.disagrees":
                told[path.name] = finding.detail.partition(". Our own")[0].removeprefix("The engine says: ")
    assert told == {
        # Made with RSASSA-PSS and a salt of another length, which the engine refuses and the key has signed.
        "background.jpg": "the signature does not hold and the time-stamp is trusted",
        "trustnxt-icon-signed-v2-bmff.heic": "the time-stamp is trusted",
        "cards_expired_with_untrusted_timestamp.jpg": "the time-stamp is trusted",
        # Identities whose payload stands in another order than the one in which the engine writes it anew.
        "x509-es256-jpeg.jpg": REORDERED,
        "x509-es256-mp4.mp4": REORDERED,
    }


# -- what is said ------------------------------------------------------------------------------------------------------


def test_a_genuine_picture_with_a_stranger_s_record_of_ai_is_no_fact_about_the_picture() -> None:
    """Who wants a picture to look generated signs a record that says so; nothing stops them."""
    root = issue("Root", organization="BBC News")
    stranger = Tree(root, root, issue("Desk", root, SIGNER, organization="BBC News"))
    data = picture(stranger, source_type=kit.GENERATED, odd=Odd(chain=(stranger.leaf.der,)))
    found = verdict(data, ACME)
    assert_not_recognised(found)
    assert (found.answers.ai.state, found.answers.ai.basis) == (AiState.GENERATED, Basis.SIGNED_UNRECOGNIZED)
    assert found.answers.ai.sentence.startswith("A signer that no list knows declares it")
    assert "anyone can make such a signature under any name" in found.answers.signer.sentence
    assert "according to a record whose signer calls itself “BBC News” and is on no loaded list" in found.headline


def test_a_signature_with_a_certificate_that_cannot_be_read_names_nobody() -> None:
    """Older records carry the certificate unsigned: whoever bends a name in it leaves key and signature."""
    bent = CAMERA.leaf.der.replace(b"\x0c\x04Acme", b"\x13\x04Ac\xcee", 1)  # a PrintableString has no such byte
    assert bent != CAMERA.leaf.der
    found = verdict(picture(CAMERA, odd=Odd(chain=(bent, CAMERA.middle.der))), ACME)
    signer = found.answers.signer
    assert (signer.state, signer.name, signer.organization) == (SignerState.UNRECOGNIZED, None, None)
    assert "names nobody" in signer.sentence
    assert "?" not in found.headline
    assert "whose signer cannot be named" in found.headline
