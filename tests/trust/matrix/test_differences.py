"""Our path building beside two others: on every chain of the matrix, on chains put together oddly, on other people's.

Each difference stands in `differences` with its reason. One that is not there fails, and so does one that is there and
no longer occurs.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hostile.stamped import Odd, evidence, picture
from tests.trust.authority import CLAIM, NOW, STAMPER, Tree, tree
from tests.trust.chains import Signed, signed_files
from tests.trust.matrix.cells import Dates, Lists, Made, Stamp, cells
from tests.trust.matrix.differences import (
    CORPUS_ENGINE_SIGNER,
    CORPUS_ENGINE_TIME,
    STRICTER,
    STRUCTURES_ENGINE,
    STRUCTURES_LIBRARY,
    Other,
    recognised,
)
from tests.trust.matrix.oracle import expected
from tests.trust.matrix.peer import leads_to
from tests.trust.matrix.structures import STRUCTURES, structure
from tests.trust.matrix.world import SERVER, SIGNED, lists, signer, weighed
from verify.examine.local import LocalExaminer
from verify.judge.evidence import Evidence
from verify.model.vocabulary import SignerState
from verify.policy import Limits
from verify.trust import purposes
from verify.trust.lists import TrustList, builtin, from_pem, tsa_from_pem
from verify.trust.load import engine_lists
from verify.trust.path import paths_to
from verify.trust.purposes import Purpose
from verify.trust.recognise import recognise
from verify.weigh import Means, weigh

CHECKED = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALL = frozenset(Other)


class Engine(NamedTuple):
    """What the engine says of a signer and of a time-stamp."""

    signer: bool
    time: bool


def engine_on(found: Evidence) -> Engine:
    results = found.manifests[0].results
    good = {status.code for status in results.success}
    wrong = any(status.code.startswith("signingCredential.") for status in results.failure)
    return Engine("signingCredential.trusted" in good and not wrong, "timeStamp.trusted" in good)


def ours_on(found: Evidence) -> Engine:
    """Return our own word in the same terms."""
    seal = found.seal(0)
    return Engine(seal.state is SignerState.RECOGNIZED, seal.time is not None and seal.time.list is not None)


def leads(chain: tuple[bytes, ...], trust_list: TrustList, time: datetime, purpose: Purpose) -> bool:
    return any(path.holds_at(time) for path in paths_to(chain, trust_list, purpose))


# -- chains put together oddly -----------------------------------------------------------------------------------------


def own_list(name: str) -> TrustList:
    return from_pem("test.pem", b"".join(anchor.pem for anchor in structure(name).anchors))


@cache
def ours(name: str) -> bool:
    return bool(recognise(structure(name).chain, NOW, (own_list(name),)).recognised_by)


@pytest.mark.parametrize("name", STRUCTURES)
def test_the_library_builds_the_same_paths_but_for_reasons_given(name: str) -> None:
    word = leads_to(structure(name).chain, own_list(name), NOW, Purpose.CLAIM_SIGNING)
    assert (word.leads_there is not ours(name)) == (name in STRUCTURES_LIBRARY), word.why


@pytest.mark.parametrize("name", [name for name in STRUCTURES if structure(name).signable])
def test_the_engine_knows_the_same_signers_but_for_reasons_given(name: str) -> None:
    made = structure(name)
    data = picture(Tree(made.leaf, made.leaf, made.leaf), odd=Odd(chain=made.chain))
    found = evidence(data, own_list(name))
    assert ours_on(found).signer is ours(name)  # the whole pipeline says what the path building says
    assert (engine_on(found).signer is not ours(name)) == (name in STRUCTURES_ENGINE)


def test_no_reason_is_left_over() -> None:
    assert set(STRUCTURES_LIBRARY) <= set(STRUCTURES)
    assert {name for name in STRUCTURES_ENGINE if structure(name).signable} == set(STRUCTURES_ENGINE)


def test_wherever_the_two_others_agree_so_do_we_or_the_rules_of_c2pa_say_otherwise() -> None:
    assert set(STRUCTURES_LIBRARY) & set(STRUCTURES_ENGINE) == {
        "malformed extension: leaf",
        "malformed extension: issuing authority",
        "authorities that have no purpose in common",
        "a policy demanded",
        "held to names that fit",
    }
    assert not any(ours(name) for name in set(STRUCTURES_LIBRARY) & set(STRUCTURES_ENGINE))


# -- the matrix --------------------------------------------------------------------------------------------------------


def test_the_library_builds_the_same_paths_for_every_chain_of_the_matrix() -> None:
    differ, asked = [], 0
    certificates = set(Lists) - {Lists.HASHES}  # the library's store takes no fingerprints
    for kind, made, dates, time in product(certificates, Made, Dates, (NOW, SIGNED)):
        chain = signer(made, dates).chain
        for one in lists(kind, made, dates):
            asked += 1
            known = bool(recognise(chain, time, (one,)).recognised_by)
            if leads_to(chain, one, time, Purpose.CLAIM_SIGNING).leads_there is not known:
                differ.append((kind, made, dates, time, one.name))
    assert differ == []
    assert asked >= 1500


@pytest.mark.parametrize("critical", [False, True])
@pytest.mark.parametrize(
    "named",
    [
        (),
        (purposes.TIME_STAMPING,),
        (purposes.TIME_STAMPING, SERVER),
        (purposes.TIME_STAMPING, purposes.OCSP_SIGNING),
        (purposes.TIME_STAMPING, *CLAIM),
        (purposes.ANY_PURPOSE,),
        CLAIM,
    ],
    ids=["none", "time", "time and server", "time and revocation", "time and claims", "any", "claims"],
)
def test_the_library_takes_the_same_certificates_for_clocks(named: tuple[str, ...], *, critical: bool) -> None:
    clock = tree(STAMPER._replace(purposes=named, critical=critical))
    for known in (tsa_from_pem("clocks.pem", clock.root.pem), from_pem("claims.pem", clock.root.pem)):
        word = leads_to(clock.chain, known, NOW, Purpose.TIME_STAMPING)
        assert word.leads_there is leads(clock.chain, known, NOW, Purpose.TIME_STAMPING), word.why


CELLS = cells()


def test_the_engine_knows_the_same_signers_of_the_matrix_but_for_six_things() -> None:
    differ = {cell for cell in CELLS if engine_on(weighed(cell)).signer is not recognised(cell, ALL)}
    assert differ == set()
    for cell in CELLS:
        assert recognised(cell, frozenset()) is (expected(cell).state is SignerState.RECOGNIZED)


@pytest.mark.parametrize("one", Other, ids=lambda one: one.name)
def test_each_of_the_six_makes_a_difference_by_itself(one: Other) -> None:
    own = frozenset[Other]()
    differ = [cell for cell in CELLS if recognised(cell, ALL) is not recognised(cell, own)]
    told_apart = [cell for cell in differ if recognised(cell, ALL - {one}) is recognised(cell, own)]
    assert len(told_apart) >= 5
    assert all(engine_on(weighed(cell)).signer is (one not in STRICTER) for cell in told_apart)
    assert all(ours_on(weighed(cell)).signer is (one in STRICTER) for cell in told_apart)


def test_the_engine_and_we_trust_the_same_time_stamps_of_the_matrix_but_where_there_are_two() -> None:
    differ = {cell for cell in CELLS if engine_on(weighed(cell)).time is not ours_on(weighed(cell)).time}
    assert differ == {cell for cell in CELLS if cell.stamp is Stamp.AGAIN and cell.lists is not Lists.NONE}


# -- other people's files ----------------------------------------------------------------------------------------------


@cache
def everything(corpus: Path) -> tuple[Signed, ...]:
    return tuple(signed_files(corpus))


def test_the_library_builds_the_same_paths_for_other_people_s_signers_and_clocks(corpus: Path) -> None:
    differ, asked, known = [], 0, 0
    for signed, one in product(everything(corpus), builtin()):
        times = {CHECKED, *(stamp.time for stamp in signed.stamps)}
        chains = [(signed.chain, time, Purpose.CLAIM_SIGNING) for time in times]
        chains += [(stamp.chain, stamp.time, Purpose.TIME_STAMPING) for stamp in signed.stamps]
        for chain, time, purpose in chains:
            own = leads(chain, one, time, purpose)
            asked, known = asked + 1, known + own
            if leads_to(chain, one, time, purpose).leads_there is not own:
                differ.append((signed.name, one.id, time, purpose))
    assert differ == []
    assert asked >= 500
    assert known >= 50


def test_the_engine_says_the_same_of_other_people_s_files_but_for_reasons_given(corpus: Path) -> None:
    examiner = LocalExaminer(engine_lists(builtin()), Limits())
    signers, times, compared = set(), set(), 0
    for signed in everything(corpus):
        found = weigh(examiner.examine(corpus / signed.facts["file"]), Means(builtin(), CHECKED))
        if not found.manifests:  # a record of before the first release, which the engine does not read
            continue
        compared += 1
        engine, own = engine_on(found), ours_on(found)
        signers |= {signed.name} if engine.signer is not own.signer else set()
        times |= {signed.name} if engine.time is not own.time else set()
    assert signers == set(CORPUS_ENGINE_SIGNER)
    assert times == set(CORPUS_ENGINE_TIME)
    assert compared == len(everything(corpus)) - 1
