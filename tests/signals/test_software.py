"""Programs named in fields for tools, and the many places where their names mean nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.media.forge import chunk, found, jpeg, png, resource, segment
from tests.signals.marked import Value, dataset, exif, file_packets, iim, text, xmp
from verify.media.packets import Packet
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade, TraceKind
from verify.signals.software import generator, is_editor, read


def said(*packets: Packet, media_type: str = "image/jpeg") -> Found:
    """Return what some packets say."""
    return read(packets, media_type)


def history(*agents: str) -> Packet:
    """Return an edit history."""
    events = "".join(f'<rdf:li stEvt:action="saved" stEvt:softwareAgent="{agent}"/>' for agent in agents)
    return xmp(f"<xmpMM:History><rdf:Seq>{events}</rdf:Seq></xmpMM:History>")


@pytest.mark.parametrize(
    ("name", "traces"),
    [
        ("adobe-20220124-A.jpg", ["Adobe Lightroom 5.3 (Macintosh)"]),
        ("genai-actions-v2.jpg", ["Adobe Photoshop 25.6 (Macintosh)", "Photoshop's settings for saving a JPEG"]),
        ("prmiere-firefly.mp4", ["Adobe Premiere Pro (Beta) (Macintosh)"]),
        ("nikon-20221019-building.jpeg", []),
        ("truepic-20230212-camera.jpg", []),
        ("Sunset.jpg", []),
    ],
)
def test_editing_programs_of_real_files_are_traces_and_never_marks(corpus: Path, name: str, traces: list[str]) -> None:
    result = read(*file_packets(corpus / "files" / name))
    assert result.marks == ()
    assert [trace.what for trace in result.traces] == traces


def test_camera_originals_name_no_generator_and_no_editor(corpus: Path) -> None:
    originals = [path for path in sorted((corpus / "marks").iterdir()) if path.name >= "18"]
    assert len(originals) == 10
    for path in originals:
        result = read(*file_packets(path))
        assert (result.marks, result.traces) == ((), ()), path.name


TOOL_FIELDS: dict[str, Callable[[str], Packet]] = {
    "Exif Software": lambda name: exif({0x0131: name}),
    "Exif ProcessingSoftware": lambda name: exif({0x000B: name}),
    "XMP CreatorTool": lambda name: xmp(attributes=f'xmp:CreatorTool="{name}"'),
    "IIM originating program": lambda name: iim(dataset(65, name.encode()), dataset(70, b"1")),
    "MP4 tool": lambda name: text("\xa9too", name),
}


@pytest.mark.parametrize("field", TOOL_FIELDS)
@pytest.mark.parametrize(
    "name", ["Adobe Firefly", "Midjourney", "Ideogram AI", "reve.com 2", "NovelAI", "midjourney v6"]
)
def test_a_generator_in_a_field_for_the_tool_is_a_mark(field: str, name: str) -> None:
    """Synthetic."""
    mark = said(TOOL_FIELDS[field](name)).marks[0]
    assert (mark.id, mark.says, mark.grade) == ("tool.generator", Says.GENERATED, Grade.OTHERS)
    assert mark.tool is not None
    assert mark.value.startswith(name)


def test_a_name_that_a_vendor_reader_knows_is_not_told_twice() -> None:
    """Synthetic."""
    assert said(exif({0x0131: "reve.com"}), xmp(attributes='xmp:CreatorTool="reve.com"')).marks == ()
    assert said(exif({0x010F: "Ideogram AI"})) == Found()


def test_a_generator_in_the_history_says_edited() -> None:
    """Synthetic."""
    result = said(history("Adobe Photoshop 26.0", "Adobe Firefly 3"))
    assert [(mark.says, mark.edit, mark.place.key) for mark in result.marks] == [
        (Says.EDITED, True, "xmpMM:History[2]/stEvt:softwareAgent")
    ]
    assert [trace.what for trace in result.traces] == ["Adobe Photoshop 26.0"]


ORDINARY = [
    *("Aurora HDR 2019", "flux", "sora", "Leonardo", "Runway", "imagen"),
    *("Lavf60.16.100", "Google", "MidjourneyTool", "Photos after Midjourney", "Draw Things"),
]


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_words_and_libraries_are_no_generators(name: str) -> None:
    """Synthetic: Google and Lavf are on half of the web; the recipe of Draw Things has its own reader."""
    for make in TOOL_FIELDS.values():
        assert said(make(name)).marks == ()
    assert generator(name) is None


def test_a_caption_or_an_author_is_no_tool() -> None:
    """Synthetic."""
    words = "Midjourney"
    caption = xmp(f"<dc:description><rdf:Alt><rdf:li>{words}</rdf:li></rdf:Alt></dc:description>")
    tags: dict[int, Value] = {0x010E: words, 0x013B: words}
    texts = (text("Description", words, "PNG tEXt"), text("title", words))
    result = said(caption, exif(tags), *texts, iim(dataset(120, b"Midjourney")))
    assert result == Found()


def test_the_tool_of_something_placed_in_is_not_the_tool_of_the_file() -> None:
    """Synthetic."""
    pantry = xmp('<xmpMM:Pantry><rdf:Bag><rdf:li xmp:CreatorTool="Adobe Firefly"/></rdf:Bag></xmpMM:Pantry>')
    assert said(pantry) == Found()


def test_the_encoder_of_a_video_is_a_field_alone() -> None:
    """Synthetic: Lavf stands on what generators and everyone else write."""
    result = said(text("\xa9too", "Lavf60.16.100"))
    assert (result.marks, result.traces) == ((), ())
    assert [(field.name, field.value) for field in result.fields] == [("EncodingTool", "Lavf60.16.100")]


def test_a_recipe_in_the_place_of_a_tool_is_not_shown() -> None:
    """Synthetic: prompts are never shown unasked."""
    assert said(exif({0x0131: '{"prompt": "a secret wish"}'}), text("Software", "prompt: a secret wish")) == Found()


def test_a_png_of_novelai_is_left_to_the_reader_of_recipes() -> None:
    """Synthetic."""
    file = png(chunk(b"tEXt", b"Software\0NovelAI"))
    assert said(*found(file, "image/png").packets, media_type="image/png") == Found()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("GIMP 2.10", True), ("adobe photoshop 26", True), ("HDR+ 1.0.8", False), ("Ver.1.0", False), ("17.3", False)],
)
def test_editors_and_firmware(name: str, expected: bool) -> None:
    """Synthetic."""
    assert is_editor(name) is expected
    traces = said(exif({0x0131: name})).traces
    assert [trace.kind for trace in traces] == ([TraceKind.EDITING] if expected else [])


def test_screenshots_that_say_so_are_traces() -> None:
    """Synthetic: what Apple's systems write, as others report."""
    comment = "<exif:UserComment><rdf:Alt><rdf:li>Screenshot</rdf:li></rdf:Alt></exif:UserComment>"
    for marked in (exif({}, {0x9286: b"ASCII\0\0\0Screenshot"}), xmp(comment)):
        assert [trace.kind for trace in said(marked).traces] == [TraceKind.SCREENSHOT]
    assert said(exif({}, {0x9286: b"ASCII\0\0\0Screenshot of a secret"})) == Found()


def test_photoshops_settings_in_a_jpeg_are_a_trace() -> None:
    """Synthetic; two real files above have them too."""
    file = jpeg(segment(0xED, b"Photoshop 3.0\0" + resource(0x0406, b"\0\x0c\0\0\0\x01")))
    assert [trace.kind for trace in said(*found(file, "image/jpeg").packets).traces] == [TraceKind.EDITING]
