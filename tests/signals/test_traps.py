"""Ways in which a reader of marks can make a report lie, each with the file that would do it."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.media import forge
from tests.signals import reading
from verify.media.packets import Packet, PacketKind, Range
from verify.model.vocabulary import Says
from verify.signals.marks import Found

PRODUCTS = ("c2pa", "sora", "imagen", "flux", "runway", "aurora", "leonardo", "midjourney", "novelai", "gemini")
OURS = {
    *("samsung_black_1.png", "mj-1.png"),
    *(f"{number:02}-" for number in (0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16)),
}


def test_files_without_such_a_mark_have_none(corpus: Path) -> None:
    """Every other file of the corpus: camera originals, files of other vendors, files signed with C2PA."""
    entries = reading.described(corpus, "manifest.json") + reading.described(corpus, "marks.json")
    others = [entry for entry in entries if not Path(entry["file"]).name.startswith(tuple(OURS))]
    assert len(others) > 60
    for entry in others:
        found = reading.corpus_file(corpus, entry["file"])
        assert found.marks == (), entry["file"]
        assert found.problems == (), entry["file"]


def test_camera_originals_have_neither_marks_nor_fields_of_generators(corpus: Path) -> None:
    originals = sorted((corpus / "marks").glob("[12][0-9]-*"))
    cameras = [path for path in originals if path.name[:2].isdigit() and 18 <= int(path.name[:2]) <= 27]
    assert len(cameras) == 10
    for path in cameras:
        assert reading.signals(path.read_bytes()) == Found(), path.name


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_caption_that_names_a_product_is_no_mark(product: str) -> None:
    """Synthetic: names of products are ordinary words, and captions speak about them."""
    caption = f"A review of {product}: prompt, workflow, Steps: 20, Sampler, AIGC, made with {product}"
    for data in (
        reading.keyed_png({"Description": caption, "Comment": caption, "Title": caption, "Author": product}),
        reading.exif_jpeg({0x010E: caption, 0x013B: product}, reading.ascii_comment(caption)),
        reading.keyed_mp4({"comment": caption, "title": caption, "description": product}),
        forge.jpeg(forge.segment(0xFE, caption.encode())),
        forge.id3(forge.tag_frame(b"COMM", b"\x03eng\0" + caption.encode())) + b"\xff\xfb\x90\0" + bytes(413),
    ):
        assert reading.signals(data).marks == ()


def test_names_of_products_in_compressed_data_are_not_read() -> None:
    """Synthetic: four letters occur by chance among the samples."""
    noise = b"sora c2pa runway KLingMuse_ kling-ai\0 made with suno; AIGC{ genAIType" * 20
    assert reading.signals(forge.jpeg(scan=forge.SCAN + noise)) == Found()
    assert reading.signals(forge.mp4(forge.box(b"mdat", noise))) == Found()


def test_a_make_and_model_that_hold_a_graph_are_a_recipe(corpus: Path) -> None:
    mark = reading.only(reading.corpus_file(corpus, "marks/14-flux_kontext_example_comic.webp"))
    assert (mark.id, mark.place.key) == ("params.comfyui", "Model")


def test_camera_data_does_not_hide_an_edit_by_ai() -> None:
    """Synthetic: a phone's own make and model stand beside its statement."""
    camera = {0x010F: "samsung", 0x0110: "SM-S928B", 0x0131: "S928BXXU", 0x0132: "2026:06:05 10:24:46"}
    info = b'{"genAIType":8}'
    block = b"\0\0\x91\x0d\x08\0\0\0PEg_Info" + info
    directory = b"SEFH" + b"\x6b\0\0\0\1\0\0\0\0\0\x91\x0d" + len(block).to_bytes(4, "little") * 2
    trailer = block + directory + len(directory).to_bytes(4, "little") + b"SEFT"
    mark = reading.only(reading.signals(reading.exif_jpeg(camera) + trailer))
    assert (mark.id, mark.says) == ("samsung.genai", Says.EDITED)


def test_a_label_of_type_0_is_inconclusive_not_a_denial() -> None:
    """Synthetic: Dreamina writes 0 on what it generated."""
    found = reading.signals(reading.keyed_mp4({"aigc_info": '{"aigc_label_type":0}'}))
    assert found.marks == ()
    assert [(field.name, field.value) for field in found.fields] == [("aigc_label_type", "0")]
    own = reading.exif_jpeg({}, reading.ascii_comment('{"aigc_label_type":0,"source_info":"dreamina"}'))
    assert reading.signals(own).marks == ()
    assert [field.value for field in reading.signals(own).fields] == ["0"]


def test_the_key_aigc_without_a_known_field_is_an_accident() -> None:
    """Synthetic."""
    for text in ("1", "true", '{"aigc":"yes"}', '{"AIGC":{"colour":"red"}}'):
        assert reading.signals(reading.keyed_png({"AIGC": text})).marks == ()


@pytest.mark.parametrize("number", ["2", "3"])
def test_possible_and_suspected_labels_are_not_told_as_facts(number: str) -> None:
    """Synthetic."""
    text = json.dumps({"AIGC": {"Label": number, "ContentPropagator": "platform"}})
    mark = reading.only(reading.signals(reading.keyed_png({"AIGC": text})))
    assert (mark.says, mark.id) == (Says.POSSIBLE, f"tc260.label.{number}")


def test_a_producers_code_names_no_firm() -> None:
    """Synthetic: observers give this very code to two different firms."""
    text = json.dumps({"Label": "1", "ContentProducer": "001191110000802100433B10000"})
    found = reading.signals(reading.keyed_png({"AIGC": text}))
    assert reading.only(found).tool is None
    assert "91110000802100433B" in [field.value for field in found.fields]
    assert not re.search("baidu|qwen|alibaba", repr(found), re.IGNORECASE)


@pytest.mark.parametrize("encoder", ["Lavf60.16.100", "Lavc61", "Google Photos", "google", "Googl"])
def test_an_encoder_of_ordinary_films_accuses_nobody(encoder: str) -> None:
    """Synthetic."""
    assert reading.signals(reading.listed_mp4({b"\xa9too": encoder})).marks == ()


def test_a_prompt_never_stands_in_a_value_or_a_place() -> None:
    """Synthetic."""
    asked = "portrait of my neighbour"
    line = "Steps: 20, Sampler: Euler, CFG scale: 7, Seed: 1, Size: 8x8"
    graph = json.dumps({"1": {"class_type": "CLIPTextEncode", "inputs": {"text": asked}}})
    invoke = json.dumps({"positive_prompt": asked, "generation_mode": "txt2img"})
    texts = {"parameters": f"{asked}\n{line}", "prompt": graph, "invokeai_metadata": invoke}
    found = reading.signals(reading.keyed_png(texts))
    assert len(found.marks) == 3
    for mark in found.marks:
        assert mark.prompt == asked
        assert asked not in repr(mark._replace(prompt=None))


def test_values_and_prompts_are_cut() -> None:
    """Synthetic."""
    line = f"Steps: 20, Sampler: Euler, CFG scale: 7, Seed: 1, Model: {'m' * 5000}"
    mark = reading.only(reading.signals(reading.keyed_png({"parameters": "p" * 9000 + "\n" + line})))
    assert (len(mark.value), len(mark.prompt or "")) == (512, 4096)


def test_utf_8_in_a_text_chunk_is_not_read_as_latin_1(corpus: Path) -> None:
    prompt = reading.only(reading.corpus_file(corpus, "files/mj-1.png")).prompt or ""
    assert "danh võ" in prompt
    assert "Ã" not in prompt


NAMES = st.sampled_from(
    [
        "AIGC",
        "prompt",
        "workflow",
        "parameters",
        "Comment",
        "Software",
        "Source",
        "Description",
        "aigc_info",
        "seal",
    ]
)
TEXTS = st.sampled_from(
    [
        *("{", "[" * 200, '{"Label":', '{"AIGC":{"Label":[]}}', '{"1":{"class_type":1}}', "Steps: 1, " * 9, "NovelAI"),
        *('{"data":1,"aigc_label_type":{}}', '{"sui_image_params":[]}', '{"nodes":[[]],"links":[],"last_node_id":1}'),
        *('{"prompt":{"1":null},"workflow":[]}', '{"software":"Fooocus","prompt":[]}', '"a" -s 1 -S 1 -W 1 -H 1 -C 1'),
        '{"full_prompt":{"a":1},"base_model":[]}',
    ]
)
KINDS = st.sampled_from([PacketKind.TEXT, PacketKind.EXIF, PacketKind.XMP, PacketKind.COMMENT, PacketKind.TRAILER])


@given(st.lists(st.tuples(KINDS, NAMES, TEXTS.map(str.encode) | st.binary(max_size=40)), max_size=6))
@settings(max_examples=150, deadline=None)
def test_hostile_packets_never_stop_a_reader(items: list[tuple[PacketKind, str, bytes]]) -> None:
    """Synthetic."""
    packets = tuple(Packet(kind, "PNG tEXt", name, data, (Range(0, len(data)),)) for kind, name, data in items)
    for media_type in ("image/png", "image/jpeg", "video/mp4"):
        found = reading.every(packets, media_type)
        assert not any("stopped" in problem.what for problem in found.problems)


def test_large_hostile_texts_cost_little() -> None:
    """Synthetic: megabytes of what makes readers work, each under several names."""
    big = (
        b'{"nodes":[' + b"{}," * 200_000 + b'{}],"links":[],"last_node_id":1}',
        b"[" * 800_000,
        b'{"a":"' + b'\\"' * 1_150_000 + b'"}',
        b"Steps: 1, " + b"A: b, " * 150_000,
        b'{"' + b'","' * 300_000,
    )
    packets = tuple(
        Packet(PacketKind.TEXT, "PNG tEXt", name, data, (Range(0, len(data)),))
        for data in big
        for name in ("prompt", "parameters", "AIGC")
    )
    begun = time.process_time()
    found = reading.every(packets, "video/mp4")
    assert time.process_time() - begun < 10
    assert not any("stopped" in problem.what for problem in found.problems)
