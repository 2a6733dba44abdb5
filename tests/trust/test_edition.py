"""What a new edition of a list adds and takes away is told, and one that must not be taken is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.trust.authority import Party, issue
from tests.trust.published import edition
from verify.errors import TrustError
from verify.trust.edition import change, newer, refuse
from verify.trust.lists import TrustList
from verify.trust.purposes import Purpose

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def roots() -> tuple[Party, ...]:
    return tuple(issue(f"Root {number}") for number in range(5))


def test_what_came_and_what_went_is_told_by_fingerprint(roots: tuple[Party, ...]) -> None:
    told = change(edition(*roots[:4]), edition(*roots[1:]))
    assert [[entry.title for entry in entries] for entries in told] == [["Root 4 (Acme)"], ["Root 0 (Acme)"]]
    assert not any(change(edition(*roots), edition(*reversed(roots))))


def test_a_later_edition_is_taken_and_so_is_the_same_one_again(roots: tuple[Party, ...]) -> None:
    old = edition(*roots[:2])
    for new in (old, edition(*roots, issued="2026-06-01T00:00:00Z"), edition(*roots)):
        refuse(old, new, NOW)
    assert edition(*roots).issued == old.issued


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"id": "other"}, "trust.other_list"),
        ({"purpose": Purpose.TIME_STAMPING}, "trust.other_list"),
        ({"also_time_stamping": True}, "trust.other_list"),
        ({"issued": "2026-04-30T23:59:59Z"}, "trust.older_edition"),
        ({"issued": None}, "trust.older_edition"),
        ({"issued": "2026-04-30"}, "trust.older_edition"),
        ({"issued": "2026-11-24T00:00:00Z"}, "trust.future_edition"),
    ],
)
def test_another_list_an_older_one_and_one_of_the_future_are_refused(
    roots: tuple[Party, ...], changed: dict[str, str], code: str
) -> None:
    with pytest.raises(TrustError) as caught:
        refuse(edition(*roots), edition(*roots)._replace(**changed), NOW)  # type: ignore[arg-type]  # one field each
    assert caught.value.code == code
    assert "in use stays" in caught.value.hint


@pytest.mark.parametrize(("left", "taken"), [(5, True), (3, True), (2, False), (1, False)])
def test_a_list_may_lose_half_of_its_certificates_and_no_more(
    roots: tuple[Party, ...], left: int, *, taken: bool
) -> None:
    new = edition(*roots[:left])
    if taken:
        refuse(edition(*roots), new, NOW)
        assert len(new.entries) == left
        return
    with pytest.raises(TrustError, match=f"holds {left} certificates") as caught:
        refuse(edition(*roots), new, NOW)
    assert caught.value.code == "trust.shrunk_edition"


@pytest.mark.parametrize(
    ("held", "builtin", "first"),
    [
        ({"issued": "2026-06-01T00:00:00Z"}, {}, True),
        ({}, {}, True),
        ({}, {"issued": "2026-06-01T00:00:00Z"}, False),
        ({"issued": "2026-06-01"}, {}, True),
        ({"issued": None, "retrieved": "2026-09-01T10:00:00Z"}, {"issued": None, "retrieved": "2026-08-11"}, True),
        ({"issued": None, "retrieved": "2026-08-01T10:00:00Z"}, {"issued": None, "retrieved": "2026-08-11"}, False),
    ],
)
def test_of_a_held_edition_and_the_built_in_one_the_later_counts(
    roots: tuple[Party, ...], held: dict[str, str | None], builtin: dict[str, str | None], *, first: bool
) -> None:
    one, other = (edition(roots[0])._replace(source=name) for name in ("held", "built in"))
    chosen: TrustList = newer(one._replace(**held), other._replace(**builtin))  # type: ignore[arg-type]  # dates
    assert chosen.source == ("held" if first else "built in")
