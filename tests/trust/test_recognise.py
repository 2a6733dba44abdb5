"""Who knows the signer, and who knows the clock: a list made for that, at the moment that counts, and no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trust.authority import AUTHORITY, NOW, SIGNER, STAMPER, Shape, issue, tree
from verify.trust import purposes
from verify.trust.lists import Kind, Status, TrustList, builtin, from_pem, tsa_from_pem
from verify.trust.path import paths_to
from verify.trust.purposes import Purpose
from verify.trust.recognise import RecognisedBy, Recognition, recognise, trusted_time

FAMILY = tree()
ACME = from_pem("acme.pem", FAMILY.root.pem)
OTHER = from_pem("other.pem", issue("Other Root").pem)
UNKNOWN = Recognition((), (), wrong_purpose=False, found_on_other_purpose=(), leaf_valid=True)
CLOCK = tree(STAMPER)
CLOCKS = tsa_from_pem("clocks.pem", CLOCK.root.pem)
DAY = timedelta(days=1)


def names(recognition: Recognition) -> list[str]:
    return [entry.list_name for entry in recognition.recognised_by]


def test_a_signer_is_recognised_by_the_list_that_holds_its_root() -> None:
    (path,) = paths_to(FAMILY.chain, ACME, Purpose.CLAIM_SIGNING)
    assert recognise(FAMILY.chain, NOW, (OTHER, ACME)) == Recognition(
        recognised_by=(
            RecognisedBy(
                list_id="file:acme.pem",
                list_name="acme.pem",
                anchor_subject="Acme Root",
                anchor_fingerprint=ACME.entries[0].sha256,
                kind=Kind.ANCHOR,
                status=Status.OWN,
                path=path,
            ),
        ),
        outside_dates=(),
        wrong_purpose=False,
        found_on_other_purpose=(),
        leaf_valid=True,
    )


def test_every_list_that_knows_the_signer_is_named_once_in_order() -> None:
    end_entity = from_pem("camera.pem", FAMILY.leaf.pem)
    both = from_pem("both.pem", FAMILY.root.pem + FAMILY.middle.pem)
    known = recognise(FAMILY.chain, NOW, (both, OTHER, end_entity, ACME))
    assert names(known) == ["both.pem", "camera.pem", "acme.pem"]
    assert [entry.kind for entry in known.recognised_by] == [Kind.ANCHOR, Kind.END_ENTITY, Kind.ANCHOR]


def test_a_self_made_authority_with_a_famous_name_is_known_to_nobody() -> None:
    false = issue("The New York Times", None, SIGNER, organization="The New York Times")
    assert recognise((false.der,), NOW, builtin()) == UNKNOWN


def test_without_lists_nobody_is_recognised() -> None:
    assert recognise(FAMILY.chain, NOW, ()) == UNKNOWN


def test_a_false_root_of_the_same_name_changes_nothing() -> None:
    assert recognise(tree().chain, NOW, (ACME,)) == UNKNOWN


def test_an_expired_signer_is_not_recognised_now_but_was_then() -> None:
    family = tree(SIGNER._replace(last=NOW - DAY))
    lists = (from_pem("acme.pem", family.root.pem),)
    now, then = recognise(family.chain, NOW, lists), recognise(family.chain, NOW - 2 * DAY, lists)
    assert (now.recognised_by, now.leaf_valid) == ((), False)
    assert [entry.list_name for entry in now.outside_dates] == ["acme.pem"]
    assert (names(then), then.outside_dates, then.leaf_valid) == (["acme.pem"], (), True)


@pytest.mark.parametrize("part", ["middle", "root"])
def test_a_signer_in_date_under_an_expired_authority_is_not_recognised(part: str) -> None:
    family = tree(**{part: AUTHORITY._replace(last=NOW - DAY)})
    known = recognise(family.chain, NOW, (from_pem("acme.pem", family.root.pem),))
    assert (known.recognised_by, known.leaf_valid, len(known.outside_dates)) == ((), True, 1)


def test_a_renewed_authority_recognises_where_the_old_one_no_longer_does() -> None:
    family = tree(middle=AUTHORITY._replace(last=NOW - DAY))
    renewed = issue("Acme Issuing", family.root, AUTHORITY, family.middle.key)
    lists = (from_pem("acme.pem", family.root.pem),)
    assert names(recognise((*family.chain, renewed.der), NOW, lists)) == ["acme.pem"]


def test_a_claim_signed_before_the_certificate_began_is_outside_its_dates() -> None:
    family = tree(SIGNER._replace(first=NOW + DAY))
    known = recognise(family.chain, NOW, (from_pem("acme.pem", family.root.pem),))
    assert (known.recognised_by, known.leaf_valid, len(known.outside_dates)) == ((), False, 1)


@pytest.mark.parametrize(
    "shape",
    [
        SIGNER._replace(purposes=(purposes.TIME_STAMPING,)),
        SIGNER._replace(purposes=(purposes.OCSP_SIGNING,)),
        SIGNER._replace(purposes=("1.3.6.1.5.5.7.3.1",)),
        SIGNER._replace(purposes=(purposes.ANY_PURPOSE,)),
        SIGNER._replace(purposes=()),
        SIGNER._replace(purposes=(*SIGNER.purposes, purposes.TIME_STAMPING)),
        SIGNER._replace(ca=True),
    ],
    ids=["time-stamping", "OCSP", "server", "any", "none named", "content and time-stamping", "authority"],
)
def test_a_certificate_made_for_something_else_signs_no_claims(shape: Shape) -> None:
    family = tree(shape)
    known = recognise(family.chain, NOW, (from_pem("acme.pem", family.root.pem),))
    assert known == UNKNOWN._replace(wrong_purpose=True)


def test_a_signer_under_an_authority_for_clocks_has_the_wrong_purpose() -> None:
    family = tree(middle=AUTHORITY._replace(purposes=(purposes.TIME_STAMPING,)))
    assert recognise(family.chain, NOW, (from_pem("acme.pem", family.root.pem),)).wrong_purpose


def test_a_claim_under_a_root_listed_for_clocks_alone_is_not_recognised() -> None:
    clocks = tsa_from_pem("clocks.pem", FAMILY.root.pem)
    known = recognise(FAMILY.chain, NOW, (clocks, OTHER))
    assert known == UNKNOWN._replace(found_on_other_purpose=("clocks.pem",))


def test_a_root_on_both_kinds_of_list_recognises_and_says_nothing_of_clocks() -> None:
    clocks = tsa_from_pem("clocks.pem", FAMILY.root.pem)
    known = recognise(FAMILY.chain, NOW, (clocks, ACME))
    assert (names(known), known.found_on_other_purpose) == (["acme.pem"], ())


@pytest.mark.parametrize("chain", [(), (b"",), (b"junk", FAMILY.leaf.der), (bytes(200_000),)])
def test_a_chain_without_a_leaf_is_known_to_nobody(chain: tuple[bytes, ...]) -> None:
    assert recognise(chain, NOW, (ACME,)) == UNKNOWN._replace(leaf_valid=False)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(max_size=300), max_size=5), st.datetimes(timezones=st.timezones()))
def test_any_bytes_at_any_time_are_known_to_nobody(chain: list[bytes], time: object) -> None:
    lists = (*builtin(), ACME, CLOCKS)
    known = recognise(tuple(chain), time, lists)  # type: ignore[arg-type]  # hypothesis types it loosely
    assert known == UNKNOWN._replace(leaf_valid=False)
    assert trusted_time(tuple(chain), time, lists) is None  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_no_change_of_a_byte_makes_another_signer_recognised(at: int, change: int) -> None:
    leaf, middle = FAMILY.chain
    damaged = bytearray(leaf)
    damaged[at % len(leaf)] ^= change
    assert recognise((bytes(damaged), middle), NOW, (ACME,)).recognised_by == ()


def test_a_clock_is_known_to_the_list_for_clocks() -> None:
    assert trusted_time(CLOCK.chain, NOW, (ACME, CLOCKS)) == "clocks.pem"


def test_a_clock_under_a_root_for_claims_alone_is_not_known() -> None:
    assert trusted_time(CLOCK.chain, NOW, (from_pem("acme.pem", CLOCK.root.pem),)) is None


def test_a_claim_signer_is_no_clock() -> None:
    assert trusted_time(FAMILY.chain, NOW, (tsa_from_pem("clocks.pem", FAMILY.root.pem),)) is None


def test_an_own_clock_with_a_shifted_date_is_not_known() -> None:
    assert trusted_time(tree(STAMPER).chain, NOW, (CLOCKS, *builtin())) is None


def test_a_clock_counts_at_the_time_that_it_stamped() -> None:
    clock = tree(STAMPER._replace(last=NOW - DAY))
    lists: tuple[TrustList, ...] = (tsa_from_pem("clocks.pem", clock.root.pem),)
    assert trusted_time(clock.chain, NOW - 2 * DAY, lists) == "clocks.pem"
    assert trusted_time(clock.chain, NOW, lists) is None


def test_a_list_for_claims_vouches_for_clocks_where_it_says_so() -> None:
    interim = from_pem("interim.pem", CLOCK.root.pem)._replace(also_time_stamping=True)
    assert trusted_time(CLOCK.chain, NOW, (interim,)) == "interim.pem"
