"""Every list, purpose, date, time-stamp and answer about revocation with every other: who signed, and since when.

Each cell is a picture signed by throwaway authorities and checked as any file is; what to expect comes from
`oracle.expected`, which knows the words of the cell alone.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.trust.authority import NOW
from tests.trust.matrix.cells import DIMENSIONS, Cell, Dates, Lists, Made, Stamp, Told, all_pairs, cells, pairs
from tests.trust.matrix.oracle import CODES, Expected, expected
from tests.trust.matrix.oracle_details import Details, expected_details
from tests.trust.matrix.world import OWN_LIST, lists_of, picture_of, signer, weighed
from verify import Policy, Verifier
from verify.judge.verdict import Verdict, judge
from verify.model.manifests import Manifest
from verify.model.report import Answers, Finding
from verify.model.revocation import RevocationState
from verify.model.vocabulary import Basis, RecordState, SignerState
from verify.policy import Anchors

CELLS = cells()


@cache
def checked(cell: Cell) -> Verdict:
    return judge(weighed(cell), {item.name: item.issued for item in lists_of(cell)})


def told(answers: Answers, findings: tuple[Finding, ...]) -> Expected:
    """Return what a report says, in the terms of the oracle."""
    signer = answers.signer
    codes = frozenset(finding.code for finding in findings) & CODES
    return Expected(
        signer.state, signer.recognized_by, signer.time_source, codes, "Not revoked as of" in signer.sentence
    )


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_the_answers_are_those_of_the_rules(cell: Cell) -> None:
    found = checked(cell)
    assert told(found.answers, found.findings) == expected(cell)
    assert found.answers.record.state is RecordState.INTACT  # whoever signed: the bytes are those that were signed
    recognised = found.answers.signer.state is SignerState.RECOGNIZED
    assert found.answers.ai.basis is (Basis.SIGNED_RECOGNIZED if recognised else Basis.SIGNED_UNRECOGNIZED)


def details(manifest: Manifest) -> Details:
    """Return what a manifest tells of its signer, in the terms of the oracle."""
    signer = manifest.signer
    assert signer.valid_now is not None
    return Details(
        signer.why,
        at_signing=signer.valid_at_signing,
        now=signer.valid_now,
        ways=tuple((way.list, way.at_signing, way.now) for way in signer.recognition),
        stamps=tuple(stamp.state for stamp in manifest.stamps),
        revocation=signer.revocation.state if signer.revocation else RevocationState.UNCHECKED,
    )


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_what_is_told_of_the_signer_is_what_the_rules_say(cell: Cell) -> None:
    (manifest,) = checked(cell).manifests
    assert details(manifest) == expected_details(cell)


def of_one_pem_file() -> list[Cell]:
    """Return the cells for which a policy can name all lists: a user's PEM file, and no clock that a list knows."""
    return [cell for cell in CELLS if cell.lists is Lists.OWN and cell.stamp in (Stamp.NONE, Stamp.STRIPPED)]


@pytest.mark.parametrize("cell", of_one_pem_file(), ids=str)
def test_the_library_s_front_door_gives_the_same_answers(cell: Cell) -> None:
    anchors = Anchors(OWN_LIST, signer(cell.made, cell.dates).root.pem)
    report = Verifier(Policy(default_trust=False, anchors=(anchors,), at=NOW)).verify(picture_of(cell), name="a.jpg")
    assert told(report.answers, report.findings) == expected(cell)


def test_without_a_list_the_front_door_recognises_nobody() -> None:
    verifier = Verifier(Policy(default_trust=False, at=NOW))
    for cell in (Cell(Lists.NONE, told=told) for told in Told):
        report = verifier.verify(picture_of(cell), name="a.jpg")
        assert told(report.answers, report.findings) == expected(cell)


def test_the_matrix_is_as_large_as_it_claims_to_be() -> None:
    assert len(set(CELLS)) == len(CELLS)
    assert len(CELLS) >= 250
    for place, dimension in enumerate(DIMENSIONS):
        assert {cell[place] for cell in CELLS} == set(dimension)
    assert all_pairs() == frozenset().union(*map(pairs, CELLS))


def test_the_matrix_holds_each_answer_many_times() -> None:
    """A matrix in which everybody is unrecognised would pass with a check that never works."""
    states = [expected(cell).state for cell in CELLS]
    counted = {state: states.count(state) for state in SignerState if state is not SignerState.NONE}
    assert min(counted.values()) >= 15, counted
    assert frozenset().union(*(expected(cell).codes for cell in CELLS)) == CODES


# -- what must hold between cells, whatever the rules say of each ------------------------------------------------------


def test_no_list_for_clocks_and_no_namesake_ever_recognises_anyone() -> None:
    for cell in CELLS:
        if cell.lists in (Lists.CLOCKS_ONLY, Lists.NAMESAKE, Lists.NONE):
            assert checked(cell).answers.signer.recognized_by == ()


@pytest.mark.parametrize("gone", [Stamp.NONE, Stamp.STRIPPED, Stamp.BENT])
def test_taking_a_time_stamp_away_never_makes_a_signer_better(gone: Stamp) -> None:
    order = (SignerState.RECOGNIZED, SignerState.UNRECOGNIZED, SignerState.EXPIRED, SignerState.REVOKED)
    for dates in Dates:
        kept, without = (checked(Cell(dates=dates, stamp=stamp)).answers.signer for stamp in (Stamp.LISTED, gone))
        assert order.index(without.state) >= order.index(kept.state)


def test_a_clock_of_one_s_own_changes_no_answer_about_the_signer() -> None:
    for dates, forged in ((dates, stamp) for dates in Dates for stamp in (Stamp.UNLISTED, Stamp.SHIFTED)):
        without, given = (checked(Cell(dates=dates, stamp=stamp)).answers.signer for stamp in (Stamp.NONE, forged))
        assert (given.state, given.recognized_by) == (without.state, without.recognized_by)


def test_an_answer_about_revocation_never_makes_a_stranger_known() -> None:
    for cell in CELLS:
        plain = checked(cell._replace(told=Told.NOTHING)).answers.signer
        if plain.state is not SignerState.RECOGNIZED:
            assert checked(cell).answers.signer.state is plain.state


def test_of_the_purposes_only_those_of_claim_signers_are_ever_recognised() -> None:
    known = {cell.made for cell in CELLS if checked(cell).answers.signer.state is SignerState.RECOGNIZED}
    assert known == {Made.CLAIMS_AND_MAIL, Made.CLAIMS, Made.MAIL_AND_SERVER, Made.DOCUMENTS}
