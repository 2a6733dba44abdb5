"""Lists in the user's folder: held editions take the place of built-in ones, imported lists stand beside them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.trust.authority import NOW, Party, issue, tree
from tests.trust.published import edition
from verify.errors import ExitCode, TrustError
from verify.model.vocabulary import ListOrigin
from verify.policy import Anchors, Policy
from verify.trust import held
from verify.trust.held import held_ids, read_held, replace_held
from verify.trust.in_use import lists_in_use
from verify.trust.lists import BUILTIN_IDS, TrustList, builtin, digest_of
from verify.trust.load import load_lists
from verify.trust.recognise import recognise


@pytest.fixture(scope="module")
def root() -> Party:
    return issue("Acme Root")


def put(folder: Path, trust_list: TrustList) -> TrustList:
    return replace_held(folder, trust_list.id, lambda _: trust_list)


def later(list_id: str) -> TrustList:
    """Return a later edition of a built-in list, with one certificate less."""
    (own,) = builtin((list_id,))
    entries = own.entries[:-1]
    digest = digest_of(entry.sha256 for entry in entries)
    return own._replace(entries=entries, digest=digest, issued="2026-10-01T00:00:00Z")


def test_no_folder_is_no_list_and_the_built_in_ones_are_used(tmp_path: Path) -> None:
    assert held_ids(tmp_path / "missing") == ()
    assert lists_in_use(tmp_path / "missing") == builtin()
    assert not (tmp_path / "missing").exists(), "looking leaves nothing behind"


def test_a_list_that_is_put_there_is_read_again_whole(tmp_path: Path, root: Party) -> None:
    folder = tmp_path / "data" / "lists"
    new = edition(root)
    put(folder, new)
    assert held_ids(folder) == ("acme",)
    assert read_held(folder, "acme") == new
    assert (folder.stat().st_mode & 0o777, (folder / "acme.json").stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_held_edition_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    put(tmp_path, later("c2pa"))
    found = {one.id: one for one in load_lists(Policy(lists_folder=tmp_path))}
    assert tuple(found) == BUILTIN_IDS
    assert {name: one.origin for name, one in found.items() if one.origin is not ListOrigin.BUILT_IN} == {
        "c2pa": ListOrigin.UPDATED
    }
    assert len(found["c2pa"].entries) == len(builtin(("c2pa",))[0].entries) - 1


def test_a_built_in_edition_that_is_later_than_the_held_one_counts(tmp_path: Path) -> None:
    put(tmp_path, later("c2pa")._replace(issued="2026-01-01T00:00:00Z"))
    assert lists_in_use(tmp_path, ("c2pa",)) == builtin(("c2pa",))


def test_an_imported_list_is_used_by_every_check_and_can_be_named(tmp_path: Path) -> None:
    family = tree()
    put(tmp_path, edition(family.root))
    everything = load_lists(Policy(lists_folder=tmp_path))
    assert tuple(one.id for one in everything) == (*BUILTIN_IDS, "acme")
    assert [one.list_id for one in recognise(family.chain, NOW, everything).recognised_by] == ["acme"]
    (named,) = load_lists(Policy(lists_folder=tmp_path, trust_lists=("acme",)))
    assert (named.id, named.origin) == ("acme", ListOrigin.IMPORTED)
    assert load_lists(Policy(lists_folder=tmp_path, default_trust=False)) == ()
    assert load_lists(Policy()) == builtin()


def test_lists_of_one_name_are_told_apart(tmp_path: Path, root: Party) -> None:
    put(tmp_path, edition(root)._replace(name="C2PA Trust List"))
    given = Policy(lists_folder=tmp_path, anchors=(Anchors("C2PA Trust List", root.pem),))
    names = [one.name for one in load_lists(given)]
    assert [name for name in names if name.startswith("C2PA Trust List")] == [
        "C2PA Trust List",
        "C2PA Trust List (2)",
        "C2PA Trust List (3)",
    ]


def test_a_name_that_no_list_has_is_refused_with_those_there_are(tmp_path: Path, root: Party) -> None:
    put(tmp_path, edition(root))
    with pytest.raises(TrustError) as caught:
        load_lists(Policy(lists_folder=tmp_path, trust_lists=("../acme",)))
    assert caught.value.code == "trust.unknown_list"
    assert "itl, acme" in caught.value.hint


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"\x00" * 100, b'{"id": "c2pa"}', b"x" * (16 * 1024 * 1024 + 1)],
    ids=["empty", "cut", "null", "zeros", "poor", "endless"],
)
def test_a_damaged_list_stops_the_check_and_the_older_built_in_one_is_not_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c2pa.json").write_bytes(content)
    with pytest.raises(TrustError) as caught:
        load_lists(Policy(lists_folder=tmp_path))
    assert (caught.value.code, caught.value.exit_code) == ("trust.damaged_list", ExitCode.TRUST)
    assert "howmade trust update" in caught.value.hint
    assert str(tmp_path) not in caught.value.message + caught.value.hint
    assert [one.id for one in load_lists(Policy(lists_folder=tmp_path, trust_lists=("itl",)))] == ["itl"]


def test_a_list_under_the_name_of_another_is_damaged(tmp_path: Path) -> None:
    put(tmp_path, later("c2pa"))
    (tmp_path / "c2pa.json").rename(tmp_path / "iptc-vnp.json")
    with pytest.raises(TrustError, match="another list") as caught:
        lists_in_use(tmp_path)
    assert caught.value.code == "trust.damaged_list"


def test_a_single_changed_bit_of_a_certificate_is_noticed(tmp_path: Path, root: Party) -> None:
    put(tmp_path, edition(root))
    path = tmp_path / "acme.json"
    text = path.read_bytes()
    place = text.index(b'"der": "') + 200
    path.write_bytes(text[:place] + bytes([text[place] ^ 1]) + text[place + 1 :])
    with pytest.raises(TrustError) as caught:
        lists_in_use(tmp_path)
    assert caught.value.code == "trust.damaged_list"
    assert "howmade trust import --replace" in caught.value.hint


@pytest.mark.parametrize("what", ["folder", "fifo", "dangling link"])
def test_what_is_no_file_in_the_place_of_a_list_stops_the_check(tmp_path: Path, what: str) -> None:
    place = tmp_path / "c2pa.json"
    {"folder": place.mkdir, "fifo": lambda: os.mkfifo(place), "dangling link": lambda: place.symlink_to("gone")}[what]()
    with pytest.raises(TrustError) as caught:
        lists_in_use(tmp_path)
    assert caught.value.code == "trust.unreadable"


def test_a_file_in_the_place_of_the_folder_stops_the_check(tmp_path: Path) -> None:
    (tmp_path / "lists").write_bytes(b"")
    with pytest.raises(TrustError) as caught:
        lists_in_use(tmp_path / "lists")
    assert caught.value.code == "trust.unreadable"


def test_files_that_are_no_lists_are_left_alone(tmp_path: Path, root: Party) -> None:
    for name in ("notes.txt", ".hidden.json", "Two Words.json", "UPPER.json"):
        (tmp_path / name).write_bytes(b"mine")
    put(tmp_path, edition(root))
    assert held_ids(tmp_path) == ("acme",)
    assert (tmp_path / "notes.txt").read_bytes() == b"mine"


def test_a_folder_with_lists_without_number_is_refused(tmp_path: Path) -> None:
    for number in range(held.MAX_HELD + 1):
        (tmp_path / f"list{number}.json").touch()
    with pytest.raises(TrustError) as caught:
        held_ids(tmp_path)
    assert caught.value.code == "trust.too_many_lists"


def test_a_damaged_list_can_be_replaced(tmp_path: Path, root: Party) -> None:
    (tmp_path / "acme.json").write_bytes(b"{")
    seen: list[TrustList | None] = []

    def decide(current: TrustList | None) -> TrustList:
        seen.append(current)
        return edition(root)

    replace_held(tmp_path, "acme", decide)
    assert seen == [None]
    assert read_held(tmp_path, "acme") == edition(root)


def test_a_decision_that_raises_leaves_everything_as_it_is(tmp_path: Path, root: Party) -> None:
    put(tmp_path, edition(root))
    before = (tmp_path / "acme.json").read_bytes()

    def decide(_: TrustList | None) -> TrustList:
        raise TrustError("trust.older_edition", "no", "no")

    with pytest.raises(TrustError):
        replace_held(tmp_path, "acme", decide)
    assert (tmp_path / "acme.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "acme.json"]


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, root: Party) -> None:
    with pytest.raises(TrustError) as caught:
        put(tmp_path, edition(root)._replace(digest="0" * 64))
    assert caught.value.code == "trust.bad_list"
    assert held_ids(tmp_path) == ()
