"""The provenance graph: small records are drawn as they are, large ones folded with counts, hostile ones stay tame."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.html import records
from tests.render.html.records import COMPONENT, INPUT, PARENT, manifest
from tests.render.reports import report
from verify.model.manifests import Manifest
from verify.model.report import Report
from verify.model.vocabulary import Relationship, SignerState
from verify.render.html.fold import MAX_NODES, Shape, fold
from verify.render.html.graph import Outline, graph_outline, graph_svg

HOSTILE = "</text><script>alert(1)</script>\u202e\x1b[31m\"' onload=x javascript:&#x6a;"
SVG = "{http://www.w3.org/2000/svg}"
LARGE = {
    "chain": records.chain(200),
    "star": records.star(200),
    "diamond": records.diamond(200),
    "tangle": records.tangle(200),
}


def with_manifests(manifests: tuple[Manifest, ...]) -> Report:
    return report("kissing.mp4")._replace(manifests=manifests)


def drawn(made: Report) -> tuple[Element, Element]:
    """Return the wide and the narrow drawing, and fail where one is not well-formed or holds anything active."""
    svg = graph_svg(made)
    whole = fromstring(f"<div>{svg}</div>")
    for item in whole.iter():
        assert item.tag.removeprefix(SVG) in {"div", "svg", "title", "desc", "g", "path", "rect", "text"}
        assert not [name for name in item.attrib if name == "style" or name.startswith("on") or "href" in name]
    wide, narrow = whole
    return wide, narrow


def texts(svg: Element) -> str:
    return "\n".join(item.text or "" for item in svg.iter(f"{SVG}text"))


def everything(outline: tuple[Outline, ...]) -> Iterator[str]:
    for item in outline:
        yield item.text
        yield from everything(item.children)


def test_two_pictures_went_into_a_video() -> None:
    for svg in drawn(report("kissing.mp4")):
        said = texts(svg)
        assert all(part in said for part in ("person-a.jpg", "person-b.jpg", "no record of its own", "input to this"))
        assert all(part in said for part in ("Acme Camera", "signer: recognised", "tool: KissAnyone 1", "kissing.mp4"))
        assert "2026-11-22 14:01 UTC, stated" in said
        assert "its record: intact" in said


def test_an_edited_picture_shows_its_earlier_version_above_it() -> None:
    wide, _ = drawn(report("camera-ai-fill.jpg"))
    said = texts(wide)
    assert "record of camera.jpg" in said
    assert "earlier version of this" in said
    places = {
        (item.findtext(f"{SVG}title") or "").split(";")[0]: float(item.attrib["transform"].split()[1].rstrip(")"))
        for item in wide.iter(f"{SVG}g")
    }
    assert places["record of camera.jpg"] < places["record of this file"] < places["this file"]


def test_a_file_without_a_record_has_no_graph() -> None:
    assert graph_svg(report("unsigned.jpg")) == ""
    assert graph_outline(report("unsigned.jpg")) == ()


@pytest.mark.parametrize(
    ("state", "frame", "word"),
    [
        (SignerState.RECOGNIZED, "solid", "recognised"),
        (SignerState.UNRECOGNIZED, "dashed", "not recognised"),
        (SignerState.EXPIRED, "dashed", "certificate expired"),
        (SignerState.REVOKED, "dotted", "revoked"),
        (SignerState.NONE, "dotted", "none"),
    ],
)
def test_the_frame_tells_the_signer_and_so_does_a_word(state: SignerState, frame: str, word: str) -> None:
    wide, _ = drawn(with_manifests((manifest(0, state=state),)))
    classes = [item.attrib["class"] for item in wide.iter(f"{SVG}g")]
    assert f"graph-node graph-{frame}" in classes
    assert f"signer: {word}" in texts(wide)


def test_a_hash_that_does_not_match_is_told_with_its_code() -> None:
    wide, _ = drawn(with_manifests((manifest(0, codes=("assertion.dataHash.mismatch", "timeStamp.untrusted")),)))
    assert "graph-node graph-dotted" in [item.attrib["class"] for item in wide.iter(f"{SVG}g")]
    said = texts(wide)
    assert "assertion.dataHash.mismatch" in said
    assert "timeStamp.untrusted" not in said  # in the full text alone
    assert "timeStamp.untrusted" in graph_svg(with_manifests((manifest(0, codes=("timeStamp.untrusted",)),)))


def test_many_versions_become_one_node_with_a_count_and_names() -> None:
    wide, _ = drawn(with_manifests(records.chain(40)))
    said = texts(wide)
    assert "38 earlier versions" in said
    assert "Maker 1 (10)" in said
    assert "signers: recognised (38)" in said


def test_many_parts_without_a_record_become_one_node() -> None:
    wide, _ = drawn(with_manifests((manifest(0, ((None, COMPONENT),) * 24),)))
    assert "24 parts" in texts(wide)
    assert "none with a record of its own" in texts(wide)


def test_a_few_parts_stand_one_by_one() -> None:
    graph = fold((manifest(0, ((None, COMPONENT),) * 3 + ((None, INPUT),)),))
    assert [node.shape for node in graph.nodes[2:]] == [Shape.PLAIN] * 4


@pytest.mark.parametrize("shape", LARGE)
def test_two_hundred_manifests_stay_readable_and_small(shape: str) -> None:
    made = with_manifests(LARGE[shape])
    graph = fold(made.manifests)
    assert 3 <= len(graph.nodes) <= MAX_NODES
    assert sorted(place for node in graph.nodes for place in node.manifests) == list(range(200))
    counts = [int(found) for found in re.findall(r"<title>[^<]*?; (\d+) (?:records|parts|earlier)", graph_svg(made))]
    assert sum(counts) > 100
    assert len(graph_svg(made)) < 60_000


@pytest.mark.parametrize("make", [records.chain, records.star, records.diamond, records.tangle])
def test_a_thousand_manifests_take_no_time_to_speak_of(make: object) -> None:
    assert callable(make)
    made = with_manifests(make(1000))
    spent = []
    for _ in range(3):
        begin = time.process_time()
        assert graph_svg(made)
        spent.append(time.process_time() - begin)
    assert min(spent) < 0.25  # far below on a machine that does nothing else, see bench/graph.py


def test_cycles_self_references_and_wild_indexes_are_drawn_tamely() -> None:
    made = with_manifests(
        (
            manifest(0, ((1, PARENT), (0, PARENT), (99, COMPONENT), (-1, INPUT))),
            manifest(1, ((2, PARENT), (1, COMPONENT))),
            manifest(2, ((0, PARENT), (1, PARENT))),
            manifest(3, ((3, PARENT),)),
        )
    )
    wide, _ = drawn(made)
    said = texts(wide)
    assert said.count("names itself as an ingredient") >= 2
    assert "in the file, but nothing" in said
    assert "(told above)" in "".join(everything(graph_outline(made)))


random_records = st.integers(1, 40).flatmap(
    lambda number: st.lists(
        st.lists(
            st.tuples(st.one_of(st.none(), st.integers(-2, number + 2)), st.sampled_from(tuple(Relationship))),
            max_size=6,
        ),
        min_size=number,
        max_size=number,
    )
)


@given(random_records)
@settings(deadline=None, max_examples=150)
def test_any_record_has_every_manifest_in_one_node_and_lines_between_nodes(
    shape: list[list[tuple[int | None, Relationship]]],
) -> None:
    made = with_manifests(tuple(manifest(place, tuple(items)) for place, items in enumerate(shape)))
    graph = fold(made.manifests)
    assert len(graph.nodes) <= MAX_NODES
    assert sorted(place for node in graph.nodes for place in node.manifests) == list(range(len(shape)))
    told = [item for node in graph.nodes for item in node.plain]
    assert len(told) == len(set(told))
    number = len(graph.nodes)
    assert all(0 <= edge.source < number and 0 <= edge.target < number for edge in graph.edges)
    assert all(edge.source != edge.target for edge in graph.edges)
    for svg in drawn(made):
        assert len([item for item in svg.iter(f"{SVG}g") if "graph-node" in item.attrib["class"]]) == number


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=60)
def test_any_name_is_well_formed_and_short(name: str) -> None:
    one = manifest(0, ((None, INPUT),), name=name)
    one = one._replace(ingredients=tuple(item._replace(title=name, media_type=name) for item in one.ingredients))
    for svg in drawn(with_manifests((one,))):
        assert all(len(item.text or "") <= 90 for item in svg.iter(f"{SVG}text"))


def test_hostile_names_are_words_and_nothing_else() -> None:
    made = with_manifests((manifest(0, ((1, PARENT),), name=HOSTILE, codes=(HOSTILE,)), manifest(1, name=HOSTILE)))
    made = made._replace(file=made.file._replace(name=HOSTILE, media_type=HOSTILE))
    svg = graph_svg(made)
    drawn(made)
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert "\x1b" not in svg
    assert "\\u202e" in svg


def test_both_drawings_have_names_of_their_own() -> None:
    svg = graph_svg(report("kissing.mp4"), "r1-") + graph_svg(report("kissing.mp4"), "r2-")
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids)) == 8
    for labels in re.findall(r'aria-labelledby="([^"]+)"', svg):
        assert set(labels.split()) <= set(ids)
    assert svg.count('role="img"') == 4


def test_the_list_tells_what_the_picture_shows() -> None:
    (root,) = graph_outline(report("kissing.mp4"))
    assert root.text.startswith("this file; kissing.mp4")
    (record,) = root.children
    assert record.text.startswith("its record: intact: record of this file; Acme Camera; signer: recognised")
    assert [item.text.split(";")[0] for item in record.children] == [
        "input to this: person-a.jpg",
        "input to this: person-b.jpg",
    ]
