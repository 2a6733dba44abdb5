"""InvokeAI: PNG texts of three generations (`image_files_disk.py` of invoke-ai/InvokeAI, and its predecessors)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.json_text import as_object, as_text, first_text, read_object
from verify.signals.marks import Found, Grade, Mark, Place
from verify.signals.text import prompt_text, value_text
from verify.signals.texts import named

_METADATA_KEYS: Final = ("generation_mode", "positive_prompt", "model")
_APP: Final = "invoke-ai/InvokeAI"
_OPTION: Final = re.compile(r" -([sSWHCA]) ?([A-Za-z0-9_.+]{1,40})(?= |$)")
_OPTIONS_NEEDED: Final = frozenset("sSWHC")
_LONGEST_OPTIONS: Final = 1000  # characters after the prompt; the options of the first versions fill a line


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return one mark: from the metadata, or else from the graph or workflow, or else from the older forms."""
    del media_type
    readers = {
        "invokeai_metadata": _metadata,
        "invokeai_graph": _graph,
        "invokeai_workflow": _graph,
        "sd-metadata": _sd_metadata,
        "dream": _dream,
    }
    for name, reader in readers.items():
        for text in named(packets, name):
            mark = reader(text.text, text.place)
            if mark:
                return Found((mark,))
    return Found()


def _mark(value: str, version: str | None, place: Place, prompt: str | None) -> Mark:
    return Mark(
        "params.invokeai",
        "InvokeAI",
        Says.GENERATED,
        value_text(value),
        Tool("InvokeAI", value_text(version) if version else None),
        None,
        place,
        Grade.VERIFIED,
        prompt_text(prompt) if prompt else None,
    )


def _metadata(text: str, place: Place) -> Mark | None:
    found = read_object(text)
    if not any(key in found for key in _METADATA_KEYS):
        return None
    model = found.get("model")
    name = as_text(model) or first_text(as_object(model), "name", "model_name")
    parts = {"generation_mode": as_text(found.get("generation_mode")), "model": name}
    value = ", ".join(f"{key}: {part}" for key, part in parts.items() if part)
    return _mark(value or "invokeai_metadata", as_text(found.get("app_version")), place, _prompts(found))


def _prompts(found: Mapping[str, object]) -> str | None:
    positive, negative = as_text(found.get("positive_prompt")), as_text(found.get("negative_prompt"))
    return "\nNegative prompt: ".join(filter(None, (positive, negative))) or None


def _graph(text: str, place: Place) -> Mark | None:
    found = read_object(text)
    nodes = found.get("nodes")
    if not isinstance(nodes, dict | list) or not isinstance(found.get("edges"), list):
        return None
    return _mark(f"{len(nodes)} nodes", None, place, None)


def _sd_metadata(text: str, place: Place) -> Mark | None:
    found = read_object(text)
    if as_text(found.get("app_id")) != _APP:
        return None
    prompts = as_object(found.get("image")).get("prompt")
    first = prompts[0] if isinstance(prompts, list) and prompts else prompts
    prompt = as_text(first) or as_text(as_object(first).get("prompt"))
    parts = {key: as_text(found.get(key)) for key in ("model", "model_weights", "model_hash")}
    value = ", ".join(f"{key}: {part}" for key, part in parts.items() if part)
    return _mark(value or _APP, as_text(found.get("app_version")), place, prompt)


def _dream(text: str, place: Place) -> Mark | None:
    """Recognise the first form: the prompt in quotation marks, then the options of the command line."""
    quoted, mark, options = text.rpartition('"')
    found = dict(_OPTION.findall(options[:_LONGEST_OPTIONS]))
    if not mark or not quoted.startswith('"') or not found.keys() >= _OPTIONS_NEEDED:
        return None
    return _mark(" ".join(f"-{key} {value}" for key, value in found.items()), None, place, quoted[1:])
