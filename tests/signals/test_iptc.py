"""What IPTC metadata says about the making, in real files and in every trap around them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.media.forge import chunk, found, png
from tests.signals.marked import DST_URI, IPTC_URI, dataset, file_packets, iim, rdf, text, xmp
from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.iptc import read
from verify.signals.limits import MAX_FOUND, MAX_STRUCTURED
from verify.signals.marks import Grade, Mark, TraceKind


def marks(*packets: Packet) -> tuple[Mark, ...]:
    """Return the marks of some packets."""
    return read(packets, "image/jpeg").marks


def source_type(value: str, name: str = "DigitalSourceType") -> Packet:
    """Return a packet with a digital source type."""
    return xmp(attributes=f'Iptc4xmpExt:{name}="{value}"')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("files/mj-1.png", [("iptc.dst", Says.GENERATED, "PNG tEXt")]),
        ("marks/13-Xbox-cheek-02.png", [("iptc.dst", Says.GENERATED, "PNG iTXt")]),
        ("marks/15-image-signed.jpg", [("iptc.dst", Says.EDITED, "JPEG APP1")]),
        (
            "files/Genvest_Fancy.jpeg",
            [("iptc.dst", Says.EDITED, "JPEG APP1"), ("credit.google", Says.GENERATED, "JPEG APP1")],
        ),
    ],
)
def test_marked_files_give_their_marks(corpus: Path, name: str, expected: list[tuple[str, Says, str]]) -> None:
    found_ = read(*file_packets(corpus / name))
    assert [(mark.id, mark.says, mark.place.where) for mark in found_.marks] == expected
    assert all(mark.grade is Grade.VERIFIED and mark.prompt is None for mark in found_.marks)
    assert found_.problems == ()


QUIET = [
    *("Sunset.jpg", "nikon-20221019-building.jpeg", "truepic-20230212-camera.jpg", "no_manifest.jpg"),
    *("adobe-20220124-A.jpg", "adobe-20220124-CA.jpg", "adobe-20220124-CIE-sig-CA.jpg", "chatgpt-1.png"),
    *("adobe-20220124-E-clm-CAICAI.jpg", "adobe-20220124-E-dat-CA.jpg", "adobe-20220124-E-sig-CA.jpg"),
    *("adobe-20220124-E-uri-CA.jpg", "PXL_20260208_202351558.jpg", "firefly-1.png", "cai-open-source.jpg"),
]


def test_camera_originals_and_records_without_iptc_give_none(corpus: Path) -> None:
    originals = [path for path in sorted((corpus / "marks").iterdir()) if path.name[:2].isdigit() and path.name >= "18"]
    assert len(originals) == 10
    for path in [*originals, *(corpus / "files" / name for name in QUIET)]:
        assert read(*file_packets(path)).marks == (), path.name


def test_xmp_in_a_png_text_chunk_of_each_kind_is_read() -> None:
    """Synthetic: the place of one real generator's packet, and the one that the XMP specification names."""
    data = rdf(attributes=f'iptcExt:DigitalSourceType="{DST_URI}trainedAlgorithmicMedia"', iptcExt=IPTC_URI).encode()
    keyword = b"XML:com.adobe.xmp\0"
    profile = b"\nxmp\n%d\n%s\n" % (len(data), data.hex().encode())
    for piece in (
        chunk(b"tEXt", keyword + data),
        chunk(b"iTXt", keyword + b"\0\0\0\0" + data),
        chunk(b"tEXt", b"Raw profile type xmp\0" + profile),
    ):
        for file in (png(piece), png(after=(piece,))):
            assert [mark.says for mark in marks(*found(file, "image/png").packets)] == [Says.GENERATED]


def test_the_old_names_beside_the_new_one_are_one_mark() -> None:
    """Synthetic, after what Gemini writes."""
    ai = f"{DST_URI}trainedAlgorithmicMedia"
    both = xmp(attributes=f'Iptc4xmpExt:DigitalSourceFileType="{ai}" Iptc4xmpExt:DigitalSourceType="{ai}"')
    assert len(marks(both)) == 1
    assert marks(source_type(ai, "DigitalSourcefileType"))[0].says is Says.GENERATED


@pytest.mark.parametrize(
    ("term", "says", "edit"),
    [
        ("trainedAlgorithmicMedia", Says.GENERATED, False),
        ("compositeWithTrainedAlgorithmicMedia", Says.EDITED, True),
        ("compositeSynthetic", Says.EDITED, False),
        ("composite", Says.POSSIBLE, False),
        ("digitalCapture", Says.DECLARED_NOT_AI, False),
        ("humanEdits", Says.DECLARED_NOT_AI, True),
        ("algorithmicMedia", Says.DECLARED_NOT_AI, False),  # no training data: not AI
        ("scannedImage", Says.UNKNOWN_TERM, False),  # a term of no vocabulary
    ],
)
def test_each_kind_of_source_type_says_what_its_definition_says(term: str, says: Says, edit: bool) -> None:
    """Synthetic."""
    mark = marks(source_type(DST_URI + term))[0]
    assert (mark.says, mark.edit, mark.value) == (says, edit, DST_URI + term)


def test_a_screen_capture_is_a_possible_and_a_trace() -> None:
    """Synthetic."""
    result = read((source_type("digsrctype:screenCapture"),), "image/png")
    assert [mark.says for mark in result.marks] == [Says.POSSIBLE]
    assert [trace.kind for trace in result.traces] == [TraceKind.SCREENSHOT]


def test_a_source_type_of_something_placed_in_makes_only_a_part_of_ai() -> None:
    """Synthetic."""

    def placed(term: str) -> Packet:
        part = f'<rdf:li Iptc4xmpExt:DigitalSourceType="{DST_URI}{term}"/>'
        return xmp(f"<xmpMM:Pantry><rdf:Bag>{part}</rdf:Bag></xmpMM:Pantry>")

    assert [mark.says for mark in marks(placed("trainedAlgorithmicMedia"))] == [Says.EDITED]
    assert marks(placed("digitalCapture")) == ()


AI_FIELDS = (
    'Iptc4xmpExt:AISystemUsed="Some Generator" Iptc4xmpExt:AISystemVersionUsed="2" '
    'Iptc4xmpExt:AIPromptInformation="a secret wish" Iptc4xmpExt:AIPromptWriterName="A. Writer"'
)


def test_the_ai_fields_say_that_ai_was_used_and_keep_the_prompt_apart() -> None:
    """Synthetic: IPTC Photo Metadata 2025.1."""
    result = read((xmp(attributes=AI_FIELDS),), "image/jpeg")
    mark = result.marks[0]
    assert (mark.id, mark.says, mark.tool) == ("iptc.ai_fields", Says.EDITED, Tool("Some Generator", "2"))
    assert mark.prompt == "a secret wish"
    assert "secret" not in repr((mark._replace(prompt=None), result.fields))
    assert [(field.name, field.value) for field in result.fields] == [("AI prompt writer", "A. Writer")]


def test_a_prompt_alone_is_a_mark_without_its_words() -> None:
    """Synthetic."""
    mark = marks(xmp(attributes='Iptc4xmpExt:AIPromptInformation="a secret wish"'))[0]
    assert (mark.value, mark.prompt, mark.tool) == ("AIPromptInformation", "a secret wish", None)


def test_a_source_type_beside_the_ai_fields_tells_for_how_much() -> None:
    """Synthetic."""
    whole = xmp(attributes=f'{AI_FIELDS} Iptc4xmpExt:DigitalSourceType="{DST_URI}trainedAlgorithmicMedia"')
    assert {mark.id: mark.says for mark in marks(whole)} == {
        "iptc.dst": Says.GENERATED,
        "iptc.ai_fields": Says.GENERATED,
    }


@pytest.mark.parametrize("nothing", ["None", "N/A", "no", " "])
def test_ai_fields_that_say_none_are_no_mark(nothing: str) -> None:
    """Synthetic."""
    assert marks(xmp(attributes=f'Iptc4xmpExt:AISystemUsed="{nothing}"')) == ()


def test_a_permission_for_training_is_no_origin() -> None:
    """Synthetic: plus:DataMining."""
    url = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"
    assert marks(xmp(attributes=f'plus:DataMining="{url}" photoshop:Credit="Agency"')) == ()


CREDITS = [
    ("Made with Google AI", "credit.google", Says.GENERATED, Grade.VERIFIED),
    ("Edited with Google AI", "credit.google", Says.EDITED, Grade.VERIFIED),
    ("Apple Photos Clean Up", "credit.apple_cleanup", Says.EDITED, Grade.OTHERS),
]


@pytest.mark.parametrize(("words", "identifier", "says", "grade"), CREDITS)
def test_credit_lines_of_vendors_are_marks_in_xmp_and_in_iim(
    words: str, identifier: str, says: Says, grade: Grade
) -> None:
    """Synthetic; one real file has the first."""
    in_xmp = marks(xmp(attributes=f'photoshop:Credit="{words}"'))[0]
    in_iim = marks(iim(dataset(5, b"Title"), dataset(110, words.encode())))[0]
    assert (in_xmp.id, in_xmp.says, in_xmp.grade, in_xmp.edit) == (identifier, says, grade, says is Says.EDITED)
    assert (in_iim.id, in_iim.says, in_iim.grade, in_iim.place.key) == (identifier, says, Grade.OTHERS, "2:110")
    assert len(marks(xmp(attributes=f'photoshop:Credit="{words}"'), iim(dataset(110, words.encode())))) == 1


@pytest.mark.parametrize("words", ["Not made with Google AI", "made with google ai", "Google AI / Getty", "Midjourney"])
def test_other_credits_are_fields_alone(words: str) -> None:
    """Synthetic."""
    result = read((xmp(attributes=f'photoshop:Credit="{words}"'),), "image/jpeg")
    assert (result.marks, [field.value for field in result.fields]) == ((), [words])


def test_a_caption_that_speaks_of_ai_is_no_mark() -> None:
    """Synthetic."""
    words = "Made with Google AI by Midjourney, trainedAlgorithmicMedia, DigitalSourceType"
    caption = xmp(f"<dc:description><rdf:Alt><rdf:li>{words}</rdf:li></rdf:Alt></dc:description>")
    assert marks(caption, text("Description", words, "PNG tEXt"), iim(dataset(120, words.encode()))) == ()


def test_a_broken_packet_that_names_a_source_type_is_a_problem() -> None:
    """Synthetic."""
    broken = source_type("x")._replace(data=b"<rdf:RDF><a DigitalSourceType=")
    result = read((broken,), "image/jpeg")
    assert (result.marks, len(result.problems)) == ((), 1)


def test_hostile_numbers_of_marks_and_long_values_are_cut() -> None:
    """Synthetic."""
    items = "".join(f"<rdf:li>{number}{'x' * 2000}</rdf:li>" for number in range(300))
    many = xmp(f"<Iptc4xmpExt:DigitalSourceType><rdf:Bag>{items}</rdf:Bag></Iptc4xmpExt:DigitalSourceType>")
    assert len(marks(many)) == MAX_FOUND
    assert all(len(mark.value) == 512 for mark in marks(many))


def test_crowds_of_packets_end_soon() -> None:
    """Synthetic: each packet is as large as one may be, and there are far too many."""
    crowd = [xmp(f"{'<dc:a/>' * 60_000}<dc:AISystemUsed>{number}</dc:AISystemUsed>") for number in range(40)]
    start = time.process_time()
    assert len(read(tuple(crowd), "image/png").problems) == MAX_STRUCTURED
    assert time.process_time() - start < 15


def test_packets_of_other_kinds_are_not_read() -> None:
    """Synthetic."""
    assert marks(source_type(f"{DST_URI}trainedAlgorithmicMedia")._replace(kind=PacketKind.SEGMENT)) == ()
