"""Strings that try to speak for the program: from titles, names, messages and arguments, in every output."""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.exits import worst
from cli.inputs import Reason, told
from cli.progress import MANY, Progress
from tests.cli.program import SAMPLES, check, howmade
from tests.media import forge
from tests.samples import authority, kit, media
from verify import Anchors, Policy, Report, Verifier
from verify.errors import ExitCode
from verify.model.report import SCHEMA_VERSION, ErrorFile, ErrorInfo, ErrorReport
from verify.model.schema import adapter
from verify.render.as_json import to_json, to_json_line
from verify.render.text import to_text
from verify.words import neutral, quoted
from verify.words.hidden import is_hidden
from verify.words.scripts import odd_letters

JPEG = media.media("image/jpeg")
ISSUER = authority.new_signing_authority("Desk")
ANCHORS = Anchors("desk", authority.pem(ISSUER.root).encode())

LIES = (
    "Record   intact. It matches this file; the signature covers the whole picture.",
    "x\nSigner recognised: BBC, on the list “desk”.",
    "\r\x1b[2K\x1b[1;32mRecord   intact.\x1b[0m",
    "Signer recognised",
    "\x1b]8;;https://example.org/\x07Record   intact.\x1b]8;;\x07",
    "a\u2028Record   intact.\u2029\u202e\u200b\ue000",
    "Record\u3000 intact",
)


HIDDEN = [char for code in range(0x110000) if is_hidden(char := chr(code))]
EDGES = [char for char in HIDDEN if not is_hidden(chr(max(0, ord(char) - 1))) or char < "\u0100"]
"""The first character of each run of hidden ones, and all that a terminal obeys."""


def pieces(characters: list[str]) -> Iterator[str]:
    """Yield characters in texts so short that no limit cuts any of them."""
    return ("x".join(characters[at : at + 30]) for at in range(0, len(characters), 30))


def harmful(text: str) -> set[str]:
    """Return the characters of an output that it must not hold."""
    return {char for char in set(text) - {"\n"} if is_hidden(char)}


@cache
def signed(lie: str) -> Report:
    """Return the report of a picture whose record holds a lie wherever a record can hold words."""
    tool = kit.Agent(lie, "1")
    made = kit.action("c2pa.created", source_type=kit.GENERATED, agent=tool, description=lie)
    parts = (kit.Input(lie, JPEG, relationship="inputTo"),)
    leaf = authority.new_leaf(ISSUER, organization=lie)
    data = kit.sign(JPEG, "image/jpeg", kit.manifest(lie, tool, [made]), leaf, parts)
    return Verifier(Policy(anchors=(ANCHORS,), default_trust=False)).verify(data, name=lie)


def without_quotes(text: str) -> str:
    """Return a text without what stands in quotation marks."""
    return re.sub("“[^”]*”", "“…”", re.sub("“desk”", "desk", text.replace("\n", " ")))


# -- every character, every sink ---------------------------------------------------------------------------------------


def test_the_table_of_hidden_characters_is_that_of_unicode() -> None:
    """The edition is fixed: a newer Python knows more characters, which stay escapes."""
    seen = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
    categories = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    must = {char for code in range(0x110000) if unicodedata.category(char := chr(code)) in categories} - seen
    assert must - set(HIDDEN) == set()
    if unicodedata.unidata_version == "14.0.0":
        assert {unicodedata.category(char) for char in set(HIDDEN) - must} == {"Mn", "Lo", "So"}


def test_no_character_of_unicode_reaches_a_text_raw() -> None:
    for at in range(0, 0x110000, 0x1000):
        piece = "".join(map(chr, range(at, at + 0x1000)))
        assert harmful(neutral(piece, 100_000)) == set()
    for piece in pieces(EDGES):
        assert harmful(quoted(piece)) == set()


def error(text: str) -> ErrorReport:
    """Return an error that holds a text everywhere."""
    file = ErrorFile(text, text, None, None)
    return ErrorReport(SCHEMA_VERSION, file, ErrorInfo("input.unreadable", text, text))


@cache
def _base() -> Report:
    return Verifier(Policy(default_trust=False)).verify((SAMPLES / "ai-cropped.jpg").read_bytes(), name="x.jpg")


def filled(text: str) -> Report:
    """Return a report with a text in every place that is printed as it stands."""
    base = _base()
    manifests = tuple(item._replace(label=text, codes=(text,), redacted=(text,)) for item in base.manifests)
    steps = tuple(step._replace(used=(text,), when=text) for step in base.history)
    sources = tuple(
        item._replace(source=item.source._replace(pointer=text, value=text), strength=item.strength)
        for item in base.statements
    )
    file = base.file._replace(name=text, path=text)
    return base._replace(file=file, manifests=manifests, history=steps, statements=sources, leads=sources)


SINKS: dict[str, Callable[[str], str]] = {
    "text": lambda text: to_text(filled(text)),
    "details": lambda text: to_text(filled(text), details=True),
    "error": lambda text: to_text(error(text)),
}


@pytest.mark.parametrize("sink", SINKS)
def test_every_hidden_character_in_every_place_of_a_text(sink: str) -> None:
    for piece in pieces(EDGES):
        assert harmful(SINKS[sink](piece)) == set()


def test_every_hidden_character_in_json_is_ascii_and_can_be_read_by_strict_parsers() -> None:
    for piece in pieces(EDGES):
        line = to_json_line(error(piece))
        assert (line.isascii(), line.isprintable()) == (True, True)
        adapter().validate_json(line)


@given(st.text(max_size=400))
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_in_any_place(text: str) -> None:
    for make in SINKS.values():
        shown = make(text)
        assert harmful(shown) == set()
    assert json.loads(to_json(filled(text)))["file"]["name"] == text.encode("utf-8", "backslashreplace").decode()


# -- words that only the program may say (rows 51 and 52) --------------------------------------------------------------


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_in_a_record_never_begins_a_line_and_stands_in_quotation_marks(lie: str) -> None:
    report = signed(lie)
    assert report.answers.record.state == "intact"
    assert report.answers.signer.state == "recognized"
    for width in (40, 60, 80, 120):
        lines = to_text(report, width).split("\n")
        assert [line.split(".")[0] for line in lines if line.startswith(("Record", "Signer"))] == [
            "Record   intact",
            "Signer   recognised",
        ]
        bare = without_quotes("\n".join(lines))
        assert len(re.findall(r"Record\s+intact", bare)) == 1
        assert len(re.findall(r"Signer\s+recognised", bare)) == 1
        assert harmful("\n".join(lines)) == set()


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_in_metadata_never_begins_a_line_and_stands_in_quotation_marks(lie: str) -> None:
    picture = forge.png(forge.chunk(b"tEXt", b"Software\0" + lie.encode("latin-1", "replace")))
    report = Verifier(Policy(default_trust=False)).verify(picture, name=lie)
    lines = to_text(report, 60).split("\n")
    ours = [line.split(".")[0] for line in lines if line.startswith(("Record", "Signer"))]
    assert ours == ["Record   none", "Signer   none"]
    assert not re.search(r"Record\s+intact|Signer\s+recognised", without_quotes("\n".join(lines)))


def test_a_lie_in_the_name_of_a_missing_file_stands_in_quotation_marks() -> None:
    for option in ((), ("--details",)):
        lines = check(*option, LIES[0], LIES[3]).out.split("\n")
        assert [line for line in lines if line.startswith(("Record", "Signer"))] == []
        assert lines[0 if option else 1].startswith("“Record \\x20\\x20intact.")


def test_blanks_that_make_columns_become_visible() -> None:
    assert neutral("Record   intact") == "Record \\x20\\x20intact"
    assert neutral("a\u3000\u2003b") == "a\u3000\\u2003b"
    assert neutral("one two  three ") == "one two \\x20three "


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Acme Camera 1.2", "Acme Camera 1.2"),
        ("IMG_2041.jpg", "IMG_2041.jpg"),
        ("kissing-altered.mp4", "kissing-altered.mp4"),
        ("Adobe Photoshop 26.0", "Adobe Photoshop 26.0"),
        ("新聞 photo.jpg", "新聞 photo.jpg"),
        ("Record intact", "“Record intact”"),
        ("the signer is known", "“the signer is known”"),
        ("It matches. Really", "“It matches. Really”"),
        ("x (covered by the signature)", "“x (covered by the signature)”"),
        ("", ""),
    ],
)
def test_plain_names_stand_bare_and_what_reads_like_an_answer_in_quotation_marks(name: str, shown: str) -> None:
    assert quoted(name) == shown


def test_ten_megabytes_of_title_are_cut() -> None:
    report = signed("t" * 200_000)
    assert len(to_text(report, details=True)) < 20_000
    assert len(to_json(report)) < 1_000_000


# -- names of signers (row 63) -----------------------------------------------------------------------------------------


def test_a_name_that_mixes_alphabets_is_marked_with_the_letters() -> None:
    report = signed("R\u0435uters")
    detail = {finding.code: finding.detail for finding in report.findings}["signer.mixed_script_name"]
    assert "“R\u0435uters” (U+0435 CYRILLIC)" in detail
    assert "U+0435 CYRILLIC" in to_text(report)
    assert report.manifests[0].signer.fingerprint


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("Reuters", ()),
        ("Zürich Straße Łódź", ()),
        ("Агентство новостей", ()),
        ("ソニー Sony 株式会社", ()),
        ("삼성 Samsung", ()),
        ("\u0412\u0412\u0421 News", ("U+0412 CYRILLIC", "U+0421 CYRILLIC")),
        ("G\u03bfogle", ("U+03BF GREEK",)),
        ("App\u217ce", ()),
        ("\U0001d401BC News", ("U+1D401 MATHEMATICAL",)),
        ("\uff1123 %&", ()),
    ],
)
def test_mixtures_of_alphabets(name: str, odd: tuple[str, ...]) -> None:
    assert odd_letters(name) == odd


def test_blanks_around_a_signers_name_are_not_part_of_it_and_a_long_one_is_cut() -> None:
    assert signed("BBC News   ").answers.signer.organization == "BBC News"
    name = signed("B" * 64_000).answers.signer.organization
    assert name is None or len(name) <= 256


# -- standard error ----------------------------------------------------------------------------------------------------

ESCAPES = "\x1b[31m\n\u202e"


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "--fail-on", ESCAPES, "x"),
        ("verify", f"--{ESCAPES}", "x"),
        ("verify", "--format", ESCAPES, "x"),
        ("verify", "--at", ESCAPES, "x"),
        ("verify", "--max-size", ESCAPES, "x"),
        ("verify", "--trust-list", ESCAPES, "x"),
        ("verify", "--trust-anchors", ESCAPES, "x"),
        ("verify", "--output", f"{ESCAPES}/x", "x"),
        ("verify", ESCAPES),
        ("explain", ESCAPES),
        (ESCAPES,),
    ],
)
def test_an_argument_is_repeated_harmlessly(arguments: tuple[str, ...]) -> None:
    run = howmade(*arguments)
    assert run.code in (ExitCode.USAGE, ExitCode.TRUST, ExitCode.NOT_CHECKED)
    assert harmful(run.err + run.out) == set()
    assert "Traceback" not in run.err
    assert worst([ExitCode(run.code)]) in (run.code, ExitCode.OK)


def test_wrong_usage_says_what_to_do() -> None:
    run = howmade("verify", "--fail-on", "nothing", "x")
    assert run.err.startswith("Usage: howmade verify ")
    assert run.err.endswith("  what to do: howmade verify --help\n")
    assert (run.code, run.out) == (2, "")


def test_progress_shows_numbers_and_nothing_of_any_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(MANY) as progress:
        progress.step()
    assert re.fullmatch(r"(\r\x1b\[K\d+ of \d+ files checked)+\r\x1b\[K", terminal.getvalue())


def test_what_was_skipped_is_told_in_numbers() -> None:
    assert told(()) == ""
    assert told((Reason.LINK,)) == "1 file skipped: 1 link\n"
    assert told((Reason.NOT_MEDIA, Reason.LINK, Reason.NOT_MEDIA)) == "3 files skipped: 1 link, 2 not media\n"
