"""ComfyUI's graphs: ``prompt`` (what was run) and ``workflow`` (what was drawn on the screen).

comfyanonymous/ComfyUI writes them as PNG texts, as Exif texts ``prompt:{…}`` and ``workflow:{…}`` in WebP (in the tags
of the camera's make and model and those before them), and as tags of video and sound. ComfyUI-VideoHelperSuite writes
both into one comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.json_text import as_object, as_text, read_object
from verify.signals.limits import MAX_GRAPH_NODES
from verify.signals.marks import Found, Grade, Mark, Place
from verify.signals.text import prompt_text, value_text
from verify.signals.texts import COMMENTS, IMAGE_DESCRIPTION, MAKE, MODEL, exif_texts, named

_MODEL_KEYS: Final = ("ckpt_name", "unet_name", "diffusion_name", "model_name")
_KEYS: Final = ("prompt", "workflow")

# Nodes that load, show, resize or save. A graph of nothing else has passed a picture through without making one.
_PLAIN: Final = frozenset(
    (
        *("LoadImage", "LoadImageMask", "SaveImage", "PreviewImage", "SaveAnimatedWEBP", "SaveAnimatedPNG"),
        *("ImageScale", "ImageScaleBy", "ImageScaleToTotalPixels", "ImageCrop", "ImageInvert", "ImageBlur"),
        *("ImageSharpen", "ImageQuantize", "ImagePadForOutpaint", "ImageBatch", "ImageFlip", "ImageRotate"),
        *("LoadVideo", "SaveVideo", "CreateVideo", "GetVideoComponents", "LoadAudio", "SaveAudio", "PreviewAudio"),
        *(
            "SaveWEBM",
            "VHS_LoadVideo",
            "VHS_LoadVideoPath",
            "VHS_VideoCombine",
            "VHS_LoadImages",
            "Note",
            "MarkdownNote",
        ),
    )
)


class _Graph(NamedTuple):
    """One graph that was recognised: the types of its nodes, its models, its texts, and where it stands."""

    kinds: tuple[str, ...]
    models: tuple[str, ...]
    prompts: tuple[str, ...]
    place: Place


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the graph that was run, or else of the one that was drawn."""
    del media_type
    graphs = [graph for graph in _graphs(packets) if graph]
    if not graphs:
        return Found()
    graph = max(graphs, key=lambda found: bool(found.models))
    passed_through = all(kind in _PLAIN for kind in graph.kinds)
    shown = ", ".join(graph.models) or ", ".join(dict.fromkeys(graph.kinds))
    mark = Mark(
        "params.comfyui",
        "ComfyUI",
        Says.POSSIBLE if passed_through else Says.GENERATED,
        value_text(shown),
        Tool("ComfyUI", None),
        None,
        graph.place,
        Grade.VERIFIED,
        prompt_text("\n".join(graph.prompts)) or None,
    )
    return Found((mark,))


def _graphs(packets: tuple[Packet, ...]) -> Iterator[_Graph | None]:
    for text in named(packets, *_KEYS):
        yield _graph(text.name, read_object(text.text), text.place)
    for text in exif_texts(packets, IMAGE_DESCRIPTION, MAKE, MODEL):
        key, colon, rest = text.text.partition(":")
        if colon and key in _KEYS:
            yield _graph(key, read_object(rest), text.place)
    for text in named(packets, *COMMENTS):
        both = read_object(text.text)
        for key in _KEYS:
            inner = both.get(key)
            yield _graph(key, read_object(inner) if isinstance(inner, str) else as_object(inner), text.place)


def _graph(key: str, found: Mapping[str, object], place: Place) -> _Graph | None:
    return _run(found, place) if key == "prompt" else _drawn(found, place)


def _run(found: Mapping[str, object], place: Place) -> _Graph | None:
    """Recognise a graph that was run: an object of nodes, each with its ``class_type`` and ``inputs``."""
    nodes = [as_object(node) for node in list(found.values())[:MAX_GRAPH_NODES]]
    kinds = tuple(kind for node in nodes if isinstance(kind := node.get("class_type"), str))
    if not nodes or len(kinds) != len(nodes):
        return None
    inputs = [as_object(node.get("inputs")) for node in nodes]
    models = [f"{key}: {name}" for each in inputs for key in _MODEL_KEYS if (name := as_text(each.get(key)))]
    prompts = [
        text
        for kind, each in zip(kinds, inputs, strict=True)
        for name, value in each.items()
        if "TextEncode" in kind or name == "prompt"
        if isinstance(value, str) and (text := as_text(value))
    ]
    return _Graph(kinds, tuple(dict.fromkeys(models)), tuple(dict.fromkeys(prompts)), place)


def _drawn(found: Mapping[str, object], place: Place) -> _Graph | None:
    """Recognise a graph that was drawn: ``nodes``, ``links`` and the number of the last node, in either schema."""
    nodes, links = found.get("nodes"), found.get("links")
    numbered = "last_node_id" in found or "lastNodeId" in as_object(found.get("state"))
    if not isinstance(nodes, list) or not isinstance(links, list) or not numbered:
        return None
    listed = [as_object(node) for node in nodes[:MAX_GRAPH_NODES]]
    kinds = tuple(kind for node in listed if isinstance(kind := node.get("type"), str))
    prompts = [
        text
        for node in listed
        if "TextEncode" in str(node.get("type"))
        if isinstance(values := node.get("widgets_values"), list)
        for value in values[:4]
        if isinstance(value, str) and (text := as_text(value))
    ]
    return _Graph(kinds, (), tuple(dict.fromkeys(prompts)), place) if kinds else None
