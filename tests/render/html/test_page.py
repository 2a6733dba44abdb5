"""The HTML report: one page that stands alone, with its pictures, and how the command writes it."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.program import ANCHOR, SAMPLES, howmade
from tests.render.html.pages import Page, check_harmless, outside_drawings, sample
from tests.render.reports import ERROR, EVERY_NAME, TWELVE, report, stable
from verify.model.pictures import Picture, Pictures
from verify.render.html.page import to_html
from verify.render.html.shown import Shown

PIXEL: Final = Picture(b"\x89PNG\r\n\x1a\n", "image/png", 4, 3, "file")


@pytest.mark.parametrize("name", TWELVE)
def test_the_page_of_a_sample(name: str, snapshot: SnapshotAssertion) -> None:
    """Whole pages, without the style and the drawings, which have tests of their own."""
    text = re.sub(r"<style>.*?</style>", "<style></style>", to_html((Shown(report(name)),)), flags=re.DOTALL)
    text = re.sub(r"sha256-[\w+/=]+", "sha256-<digest>", text)
    text = re.sub(r'(<div class="drawing"[^>]*>).*?</div>', r"\1</div>", text, flags=re.DOTALL)
    text = re.sub(r"(<dd><code><bdi[^>]*>)[0-9a-f]{30,40}(?=</bdi>)", r"\1<serial>", text)
    text = re.sub(r"[\d\u202f]+ bytes(?=</dd>)", "<bytes> bytes", text)
    assert stable(text) == snapshot


def policy_of(page: Page) -> str:
    return next(
        item.attributes["content"]
        for item in page.named("meta")
        if item.attributes.get("http-equiv") == "Content-Security-Policy"
    )


def test_the_policy_allows_the_style_of_the_page_by_its_digest_and_pictures_in_it_and_nothing_else() -> None:
    page = Page(to_html((sample("kissing.mp4"),)))
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    assert policy_of(page) == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    names = [item.name for item in page.elements]
    assert names.index("style") > next(i for i, item in enumerate(page.elements) if "http-equiv" in item.attributes)
    assert names.count("style") == 1
    assert not re.search(r"url\(|@import|@font-face|expression", page.style)


@pytest.mark.parametrize("name", EVERY_NAME)
def test_a_page_loads_and_runs_nothing(name: str) -> None:
    check_harmless(Page(to_html((sample(name),))))


@pytest.mark.parametrize("name", EVERY_NAME)
def test_headings_follow_each_other_in_order_and_every_reference_has_its_place(name: str) -> None:
    page = Page(to_html((sample(name), Shown(ERROR))))
    levels = [int(item.name[1]) for item in page.elements if re.fullmatch(r"h[1-6]", item.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [item.attributes["id"] for item in page.elements if "id" in item.attributes]
    assert len(ids) == len(set(ids))
    named = {item.attributes["href"][1:] for item in page.named("a")}
    named |= {part for item in page.elements for part in item.attributes.get("aria-labelledby", "").split()}
    assert named <= set(ids)


def test_a_page_has_language_landmarks_and_tables_that_can_be_read_aloud() -> None:
    page = Page(to_html((sample("camera-ai-fill.jpg"),)))
    assert page.named("html")[0].attributes == {"lang": "en", "dir": "ltr"}
    assert [len(outside_drawings(page, name)) for name in ("main", "footer", "title")] == [1, 1, 1]
    assert page.elements[page.elements.index(page.named("body")[0]) + 1].attributes["href"] == "#report"
    assert len(page.named("table")) == len(page.named("thead")) > 4
    assert {item.attributes.get("scope") for item in page.named("th")} == {"col", "row"}
    assert all(item.attributes["alt"] for item in page.named("img"))


def test_the_headline_is_the_heading_of_a_single_report() -> None:
    shown = sample("kissing.mp4")
    text = to_html((shown,))
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", text) == [shown.item.headline]  # type: ignore[union-attr]


def test_several_files_make_one_page_with_an_index_and_errors_have_their_place_in_it() -> None:
    page = Page(to_html((sample("kissing.mp4"), Shown(ERROR), sample("unsigned.jpg"))))
    assert [item.attributes["id"] for item in page.named("article")] == ["r1", "r2", "r3"]
    assert [item.attributes["href"] for item in page.named("a") if "nav" in item.inside] == ["#r1", "#r2", "#r3"]
    assert "Reports on 3 files" in page.text
    assert "odd\\x0aname\\x1b[31m\\u202e.jpg" in page.text
    for part in (*ERROR.error, "could not be checked"):
        assert part in page.text


def test_no_file_makes_a_page_too() -> None:
    check_harmless(Page(to_html(())))


def test_pictures_stand_in_the_page_and_those_of_the_signer_are_marked_so() -> None:
    shown = sample("kissing.mp4")
    previews = (PIXEL._replace(source="record"), None)
    page = Page(to_html((shown._replace(pictures=Pictures(PIXEL, "", ((0, PIXEL),), ((0, 1, PIXEL),), previews)),)))
    check_harmless(page)
    assert len(page.named("img")) == 4
    assert {item.attributes["src"] for item in page.named("img")} == {"data:image/png;base64,iVBORw0KGgo="}
    assert "The file as it was checked; 4 by 3 pixels here." in page.text
    assert "The signer's words and the signer's preview" in page.text
    assert "No preview is shown here." in page.text


def test_what_is_no_picture_never_becomes_an_address() -> None:
    svg = PIXEL._replace(media_type="image/svg+xml")
    with pytest.raises(ValueError, match="svg"):
        to_html((sample("kissing.mp4")._replace(pictures=Pictures(svg, "")),))


def test_the_command_writes_a_page_with_pictures_and_places(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = howmade(
        "verify", "--format", "html", "--output", str(out), "--trust-anchors", ANCHOR, SAMPLES / "camera.jpg"
    )
    assert (done.code, done.out) == (0, "")
    page = Page(out.read_text("utf-8"))
    check_harmless(page)
    assert page.named("img")
    assert "Places in the file" in page.text
    assert "parts of the record itself" in page.text


def test_text_needs_none_of_what_makes_pages() -> None:
    """Each of them takes longer to import than a file takes to check."""
    command = [sys.executable, "-X", "importtime", "-m", "cli", "verify", str(SAMPLES / "camera.jpg")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=SAMPLES.parent)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "verify.judge.verdict" in imported
    assert {"jinja2", "markupsafe", "PIL", "verify.render.html"} & imported == set()
