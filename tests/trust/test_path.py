"""Paths are found whatever the order of the chain, and none is found that a careful reader of RFC 5280 would refuse."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trust.authority import (
    AUTHORITY,
    FIRST,
    LAST,
    NOW,
    ONLY_DATA,
    SIGNER,
    Key,
    Party,
    Shape,
    curve_key,
    issue,
    rsa_key,
    tree,
)
from verify.trust import path as paths
from verify.trust import purposes
from verify.trust.certificate import parse
from verify.trust.lists import Kind, TrustList, builtin, from_pem, tsa_from_pem
from verify.trust.path import Path, paths_of_any_purpose, paths_to
from verify.trust.purposes import Purpose

FAMILY = tree()
ANCHORS = from_pem("acme.pem", FAMILY.root.pem)


def found(chain: tuple[bytes, ...], *anchors: Party) -> tuple[Path, ...]:
    trust_list = from_pem("test.pem", b"".join(anchor.pem for anchor in anchors))
    return paths_to(chain, trust_list, Purpose.CLAIM_SIGNING)


def titles(path: Path) -> list[str | None]:
    return [certificate.common_name for certificate in path.certificates]


def line(root: Party, length: int) -> tuple[bytes, ...]:
    """Make a signer with `length` authorities between it and the root; return the chain, leaf first."""
    authorities = [root]
    for number in range(length):
        authorities.append(issue(f"Acme {number}", authorities[-1]))
    leaf = issue("Acme Camera", authorities[-1], SIGNER)
    return (leaf.der, *(one.der for one in reversed(authorities[1:])))


def test_the_usual_path_leads_from_leaf_to_root() -> None:
    (path,) = paths_to(FAMILY.chain, ANCHORS, Purpose.CLAIM_SIGNING)
    assert titles(path) == ["Acme Camera", "Acme Issuing", "Acme Root"]
    assert (path.anchor.kind, path.anchor.title) == (Kind.ANCHOR, "Acme Root")
    assert path.holds_at(NOW)


def test_a_root_sent_along_changes_nothing() -> None:
    assert len(found((*FAMILY.chain, FAMILY.root.der), FAMILY.root)) == 1


def test_an_intermediate_that_is_listed_ends_the_path() -> None:
    (path,) = found((*FAMILY.chain, FAMILY.root.der), FAMILY.middle, FAMILY.root)
    assert titles(path) == ["Acme Camera", "Acme Issuing"]


def test_intermediates_may_come_in_any_order() -> None:
    root = issue("Acme Root")
    leaf, *between = line(root, 4)
    assert len(found((leaf, *reversed(between)), root)) == 1


def test_a_chain_that_does_not_begin_with_the_leaf_is_not_put_right() -> None:
    assert found(FAMILY.chain[::-1], FAMILY.root) == ()


def test_a_missing_intermediate_breaks_the_path() -> None:
    assert found(FAMILY.chain[:1], FAMILY.root) == ()


def test_unrelated_certificates_are_passed_over() -> None:
    others = tuple(issue(f"Other {number}").der for number in range(5))
    assert len(found((FAMILY.chain[0], *others, b"junk", FAMILY.chain[1]), FAMILY.root)) == 1


def test_a_false_root_of_the_same_name_is_not_the_root() -> None:
    false = tree()
    assert false.root.certificate.subject == FAMILY.root.certificate.subject
    assert found((*false.chain, false.root.der), FAMILY.root) == ()


def test_a_true_intermediate_between_false_ends_connects_nothing() -> None:
    false = tree()
    assert found((false.leaf.der, FAMILY.middle.der, FAMILY.root.der), FAMILY.root) == ()


def test_a_leaf_cannot_issue() -> None:
    forged = issue("The New York Times", FAMILY.leaf, SIGNER)
    assert found((forged.der, *FAMILY.chain), FAMILY.root) == ()


@pytest.mark.parametrize(
    "middle",
    [
        AUTHORITY._replace(ca=False),
        AUTHORITY._replace(ca=None),
        AUTHORITY._replace(usage=ONLY_DATA),
        AUTHORITY._replace(extra=((x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3"), b"\x05\x00"), True),)),
        AUTHORITY._replace(extra=((x509.NameConstraints([x509.DNSName("acme.test")], None), True),)),
        AUTHORITY._replace(purposes=(purposes.TIME_STAMPING,)),
    ],
    ids=[
        "not an authority",
        "says nothing about being one",
        "may not sign certificates",
        "unknown critical extension",
        "critical name constraints",
        "stamps times only",
    ],
)
def test_an_intermediate_that_may_not_issue_breaks_the_path(middle: Shape) -> None:
    family = tree(middle=middle)
    assert found(family.chain, family.root) == ()


def test_an_authority_without_key_usage_may_issue() -> None:
    family = tree(middle=AUTHORITY._replace(usage=None))
    assert len(found(family.chain, family.root)) == 1


@pytest.mark.parametrize(("allowed", "between", "expected"), [(0, 0, 1), (0, 1, 0), (1, 1, 1), (1, 2, 0), (None, 3, 1)])
def test_the_path_length_of_the_root_is_kept(allowed: int | None, between: int, expected: int) -> None:
    root = issue("Acme Root", None, Shape(path_length=allowed))
    assert len(found(line(root, between), root)) == expected


def test_a_change_of_key_does_not_count_towards_the_path_length() -> None:
    root = issue("Acme Root", None, Shape(path_length=0))
    renewed = issue("Acme Root", root)  # self-issued: the old key vouches for the new one
    leaf = issue("Acme Camera", renewed, SIGNER)
    assert [titles(path) for path in found((leaf.der, renewed.der), root)] == [
        ["Acme Camera", "Acme Root", "Acme Root"]
    ]


def test_a_path_of_eight_is_followed_and_one_of_nine_is_not() -> None:
    root = issue("Acme Root")
    assert len(found(line(root, paths.MAX_PATH_CERTIFICATES - 2), root)) == 1
    assert found(line(root, paths.MAX_PATH_CERTIFICATES - 1), root) == ()


def test_a_cross_signed_authority_gives_a_path_to_each_root() -> None:
    other = issue("Other Root")
    crossed = issue("Acme Issuing", other, AUTHORITY, FAMILY.middle.key)
    both = found((*FAMILY.chain, crossed.der), FAMILY.root, other)
    assert sorted(path.anchor.title for path in both) == ["Acme Root", "Other Root (Acme)"]


def test_two_roots_that_vouch_for_each_other_end_the_walk() -> None:
    one, two = issue("One"), issue("Two")
    crossed = (issue("One", two, AUTHORITY, one.key), issue("Two", one, AUTHORITY, two.key))
    leaf = issue("Acme Camera", one, SIGNER)
    assert found((leaf.der, *(party.der for party in crossed)), FAMILY.root) == ()
    both = found((leaf.der, *(party.der for party in crossed)), one, two)
    assert [titles(path) for path in both[:2]] == [["Acme Camera", "One"], ["Acme Camera", "One", "Two"]]
    assert len(both) <= paths.MAX_PATHS
    assert all(len(set(path.certificates)) == len(path.certificates) for path in both)


def test_a_listed_signer_needs_no_issuer() -> None:
    (path,) = found(FAMILY.chain[:1], FAMILY.leaf)
    assert (titles(path), path.anchor.kind) == (["Acme Camera"], Kind.END_ENTITY)


def test_a_listed_signer_vouches_for_no_one_else() -> None:
    namesake = issue("Acme Camera", FAMILY.middle, SIGNER)
    assert found((namesake.der, FAMILY.middle.der), FAMILY.leaf) == ()


def test_a_listed_signer_and_its_root_give_both_paths_its_own_first() -> None:
    kinds = [path.anchor.kind for path in found(FAMILY.chain, FAMILY.root, FAMILY.leaf)]
    assert kinds == [Kind.END_ENTITY, Kind.ANCHOR]


@pytest.mark.parametrize("purpose", [purposes.TIME_STAMPING, purposes.OCSP_SIGNING, "1.3.6.1.5.5.7.3.1"])
def test_a_leaf_made_for_something_else_has_a_path_that_does_not_count(purpose: str) -> None:
    family = tree(SIGNER._replace(purposes=(purpose,)))
    anchors = from_pem("acme.pem", family.root.pem)
    assert paths_to(family.chain, anchors, Purpose.CLAIM_SIGNING) == ()
    assert len(paths_of_any_purpose(family.chain, anchors)) == 1


def test_an_authority_that_signs_content_itself_does_not_count() -> None:
    family = tree(SIGNER._replace(ca=True))
    assert found(family.chain, family.root) == ()
    assert found((family.root.der,), family.root) == ()


def test_a_list_for_clocks_gives_no_path_for_claims() -> None:
    clocks = tsa_from_pem("clocks.pem", FAMILY.root.pem)
    assert paths_to(FAMILY.chain, clocks, Purpose.CLAIM_SIGNING) == ()
    assert len(paths_of_any_purpose(FAMILY.chain, clocks)) == 1


def test_the_same_certificates_in_two_roles_are_not_mixed_up() -> None:
    asked = [paths_to(FAMILY.chain, ANCHORS, purpose) for purpose in (*Purpose, *Purpose)]
    assert [len(answer) for answer in asked] == [1, 0, 0, 1, 0, 0]


def test_the_validity_is_that_of_all_below_the_anchor() -> None:
    day = timedelta(days=1)
    family = tree(
        leaf=SIGNER._replace(first=FIRST + 3 * day, last=LAST - 2 * day),
        middle=AUTHORITY._replace(first=FIRST + 2 * day, last=LAST - 3 * day),
        root=AUTHORITY._replace(first=FIRST + 4 * day, last=LAST - 4 * day),
    )
    (path,) = found(family.chain, family.root)
    assert (path.not_before, path.not_after) == (FIRST + 3 * day, LAST - 3 * day)


@pytest.mark.parametrize("part", ["leaf", "middle", "root"])
def test_a_path_does_not_hold_when_any_certificate_on_it_is_out_of_its_dates(part: str) -> None:
    short = NOW - timedelta(days=1)
    shapes = {"leaf": SIGNER, "middle": AUTHORITY, "root": AUTHORITY}
    shapes[part] = shapes[part]._replace(last=short)
    family = tree(**shapes)
    (path,) = found(family.chain, family.root)
    assert (path.holds_at(short), path.holds_at(NOW)) == (True, False)


@pytest.mark.parametrize(
    "key",
    [curve_key(ec.SECP384R1()), curve_key(ec.SECP521R1()), ed25519.Ed25519PrivateKey.generate(), rsa_key()],
    ids=["P-384", "P-521", "Ed25519", "RSA 2048"],
)
def test_every_kind_of_key_that_c2pa_allows_leads_to_the_root(key: Key) -> None:
    root = issue("Acme Root", None, AUTHORITY, key)
    leaf = issue("Acme Camera", root, SIGNER, key)
    assert len(found((leaf.der,), root)) == 1


def test_rsa_pss_signatures_lead_to_the_root() -> None:
    root = issue("Acme Root", None, AUTHORITY, rsa_key())
    middle = issue("Acme Issuing", root, Shape(pss=True), rsa_key(number=1))
    leaf = issue("Acme Camera", middle, SIGNER._replace(pss=True))
    assert len(found((leaf.der, middle.der), root)) == 1


@pytest.mark.parametrize(
    "key",
    [rsa_key(1024), curve_key(ec.SECP256K1()), curve_key(ec.BrainpoolP256R1())],
    ids=["RSA 1024", "secp256k1", "brainpool"],
)
def test_weak_and_unlisted_keys_are_refused_for_leaf_and_root(key: Key) -> None:
    leaf = issue("Acme Camera", FAMILY.root, SIGNER, key)
    assert found((leaf.der,), FAMILY.root) == ()
    assert found((leaf.der,), leaf) == ()
    root = issue("Weak Root", None, AUTHORITY, key)
    assert found((issue("Acme Camera", root, SIGNER).der,), root) == ()


UNLISTED = [hashes.SHA224(), hashes.SHA3_256()]  # the library no longer signs over SHA-1, the case that matters


@pytest.mark.parametrize("digest", UNLISTED, ids=["SHA-224", "SHA3-256"])
def test_a_signature_over_a_digest_that_c2pa_does_not_list_vouches_for_nothing(digest: hashes.HashAlgorithm) -> None:
    for family in (tree(leaf=SIGNER._replace(digest=digest)), tree(middle=AUTHORITY._replace(digest=digest))):
        assert found(family.chain, family.root) == ()


@pytest.mark.parametrize("digest", UNLISTED, ids=["SHA-224", "SHA3-256"])
def test_the_signature_on_an_anchor_itself_does_not_matter(digest: hashes.HashAlgorithm) -> None:
    """Old roots signed themselves with SHA-1; they count for being listed, not for that signature."""
    family = tree(root=AUTHORITY._replace(digest=digest))
    assert len(found(family.chain, family.root)) == 1


def crowd(size: int) -> Iterator[bytes]:
    """Yield authorities that all carry the issuer's name and all have a key of their own."""
    for _ in range(size):
        yield issue("Acme Issuing", FAMILY.root).der


def test_namesakes_use_up_a_bounded_number_of_signature_checks() -> None:
    """Two checks lead from leaf to root; whoever sends more false issuers than the rest hides only himself."""
    most = paths.MAX_SIGNATURE_CHECKS - 2
    namesakes = tuple(crowd(100))
    assert len(found((FAMILY.leaf.der, *namesakes[:most], FAMILY.middle.der), FAMILY.root)) == 1
    assert found((FAMILY.leaf.der, *namesakes[: most + 1], FAMILY.middle.der), FAMILY.root) == ()
    assert found((FAMILY.leaf.der, *namesakes, FAMILY.middle.der), FAMILY.root) == ()


def test_a_hundred_junk_certificates_do_not_hide_the_way_to_a_listed_issuer() -> None:
    assert len(found((FAMILY.leaf.der, *crowd(100)), FAMILY.middle)) == 1


def test_certificates_beyond_the_bounds_are_passed_over() -> None:
    filler = tuple(bytes([number]) for number in range(paths.MAX_CHAIN_CERTIFICATES))
    assert found((FAMILY.leaf.der, *filler, FAMILY.middle.der), FAMILY.root) == ()
    assert found((FAMILY.leaf.der, bytes(paths.MAX_CHAIN_BYTES), FAMILY.middle.der), FAMILY.root) == ()


def test_many_paths_are_cut_off() -> None:
    keys = [issue("Acme Issuing", FAMILY.root, AUTHORITY, FAMILY.middle.key).der for _ in range(30)]
    assert len(found((FAMILY.leaf.der, *keys), FAMILY.root)) == paths.MAX_PATHS


def test_a_second_look_costs_next_to_nothing() -> None:
    family = tree()
    anchors = from_pem("acme.pem", family.root.pem)
    first = paths_to(family.chain, anchors, Purpose.CLAIM_SIGNING)
    start = time.perf_counter()
    again = paths_to(tuple(bytes(bytearray(der)) for der in family.chain), anchors, Purpose.CLAIM_SIGNING)
    assert time.perf_counter() - start < 0.005  # 20 µs on an idle machine
    assert again is first


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(max_size=200), max_size=6))
def test_any_bytes_for_a_chain_lead_nowhere_and_never_raise(chain: list[bytes]) -> None:
    for one in (ANCHORS, *builtin(("itl",))):
        assert paths_of_any_purpose(tuple(chain), one) == ()


@settings(max_examples=100, deadline=None)
@given(st.permutations([*FAMILY.chain, FAMILY.root.der, b"junk", issue("Other").der]))
def test_in_any_order_there_is_at_most_the_one_path(chain: list[bytes]) -> None:
    expected = 1 if chain[0] == FAMILY.leaf.der else 0
    assert len(paths_to(tuple(chain), ANCHORS, Purpose.CLAIM_SIGNING)) == expected


def test_an_empty_list_or_chain_leads_nowhere() -> None:
    empty: TrustList = ANCHORS._replace(entries=(), digest="")
    assert paths_of_any_purpose(FAMILY.chain, empty) == ()
    assert paths_of_any_purpose((), ANCHORS) == ()


def test_keys_too_large_to_check_in_time_are_refused() -> None:
    huge = rsa.RSAPublicNumbers(65537, (1 << 16_383) | 1).public_key()
    assert huge.key_size > paths.MAX_RSA_BITS
    root = FAMILY.root.certificate
    draft = x509.CertificateBuilder().subject_name(root.subject).issuer_name(root.subject).public_key(huge)
    draft = draft.serial_number(7).not_valid_before(FIRST).not_valid_after(LAST)
    leaf = draft.sign(FAMILY.root.key, hashes.SHA256()).public_bytes(Encoding.DER)
    assert parse(leaf) is not None
    assert paths_of_any_purpose((leaf,), ANCHORS) == ()


def test_a_leaf_with_malformed_extensions_leads_nowhere() -> None:
    malformed = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.31"), b"\xff\xff")
    family = tree(SIGNER._replace(extra=((malformed, False),)))
    assert paths_of_any_purpose(family.chain, from_pem("acme.pem", family.root.pem)) == ()


def test_an_authority_listed_by_itself_vouches_for_nothing_below_it() -> None:
    (entry,) = ANCHORS.entries
    alone = ANCHORS._replace(entries=(entry._replace(kind=Kind.END_ENTITY),))
    assert paths_of_any_purpose(FAMILY.chain, alone) == ()
