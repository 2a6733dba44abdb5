"""ComfyUI's graphs in every place. All files are synthetic; the corpus has real ones."""

from __future__ import annotations

import json

import pytest

from tests.media import forge
from tests.signals import reading
from verify.model.vocabulary import Says

RUN = json.dumps(
    {
        "3": {"class_type": "KSampler", "inputs": {"seed": 1}},
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd.safetensors"}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["4", 1]}},
    }
)
DRAWN = json.dumps(
    {
        "last_node_id": 6,
        "nodes": [{"id": 6, "type": "CLIPTextEncode", "widgets_values": ["a cat"]}, {"id": 3, "type": "KSampler"}],
        "links": [],
    }
)
SOUND = b"\xff\xfb\x90\0" + bytes(413)


@pytest.mark.parametrize(
    "data",
    [
        reading.keyed_png({"prompt": RUN}),
        reading.keyed_png({"workflow": DRAWN}),
        reading.keyed_png({"prompt": RUN, "workflow": DRAWN}),
        reading.exif_webp({0x010F: f"workflow:{DRAWN}", 0x0110: f"prompt:{RUN}"}),
        reading.exif_webp({0x010E: f"prompt:{RUN}"}),
        reading.keyed_mp4({"prompt": RUN, "workflow": DRAWN}),
        reading.keyed_mp4({"comment": json.dumps({"prompt": RUN, "workflow": json.loads(DRAWN)})}),
        forge.matroska(
            forge.element(0x1254C367, forge.element(0x7373, forge.simple_tag(b"PROMPT", RUN.encode()))),
        ),
        forge.flac((4, forge.vorbis(b"prompt=" + RUN.encode()))),
        forge.id3(forge.tag_frame(b"TXXX", b"\x03workflow\0" + DRAWN.encode())) + SOUND,
    ],
    ids=[
        *("PNG run", "PNG drawn", "PNG both", "WebP Make and Model", "WebP ImageDescription", "MP4 keys"),
        *("MP4 comment", "Matroska tag", "FLAC", "MP3"),
    ],
)
def test_synthetic_files_of_every_container(data: bytes) -> None:
    mark = reading.only(reading.signals(data))
    assert (mark.id, mark.says, mark.tool) == ("params.comfyui", Says.GENERATED, ("ComfyUI", None))
    assert mark.prompt == "a cat"
    assert "cat" not in mark.value


def test_the_newer_schema_of_a_workflow_counts_its_nodes_in_its_state() -> None:
    """Synthetic."""
    text = json.dumps({"version": 1, "state": {"lastNodeId": 1}, "nodes": [{"type": "KSampler"}], "links": []})
    assert reading.only(reading.signals(reading.keyed_png({"workflow": text}))).id == "params.comfyui"


def test_a_graph_that_only_passes_a_picture_through_is_possible_not_generated() -> None:
    """Synthetic."""
    text = json.dumps({"1": {"class_type": "LoadImage", "inputs": {}}, "2": {"class_type": "SaveImage", "inputs": {}}})
    mark = reading.only(reading.signals(reading.keyed_png({"prompt": text})))
    assert mark.says is Says.POSSIBLE
    assert mark.value == "LoadImage, SaveImage"


@pytest.mark.parametrize(
    "text",
    [
        "a cat on a mat",
        "{red|blue} cat",
        "{}",
        "[]",
        '{"a": {"inputs": {}}}',
        '{"a": {"class_type": "KSampler"}, "b": 1}',
        '{"class_type": "KSampler"}',
        '{"nodes": [], "links": []}',
        '{"nodes": 1, "links": [], "last_node_id": 3}',
        '{"nodes": [{"type": "task"}], "links": []}',
        '{"nodes": [1, null], "links": [], "last_node_id": 3}',
    ],
)
def test_other_texts_under_these_names_are_no_graph(text: str) -> None:
    """Synthetic."""
    assert reading.signals(reading.keyed_png({"prompt": text, "workflow": text})).marks == ()
    assert reading.signals(reading.exif_webp({0x010F: f"workflow:{text}", 0x0110: f"prompt:{text}"})).marks == ()
    assert reading.signals(reading.keyed_mp4({"prompt": text, "comment": text})).marks == ()
