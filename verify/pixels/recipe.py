"""What a recipe hidden in pixels says: NovelAI's JSON, SwarmUI's JSON, or the parameters of AUTOMATIC1111's web UI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.pixels.novelai import signature_field, signed
from verify.signals.json_text import as_object, as_text, first_text, read_object
from verify.signals.marks import Field, Found, Grade, Mark, Place
from verify.signals.recipes.a1111 import parameter_line, prompt_before, shown_line
from verify.signals.text import prompt_text, value_text

if TYPE_CHECKING:
    from PIL import Image

_ID: Final = "stealth.pnginfo"
_STANDARD: Final = "stealth PNG info"
_A1111: Final = "A1111 parameters"
_SWARM: Final = "sui_image_params"
_NOVELAI_KEYS: Final = frozenset(("steps", "sampler", "seed", "scale", "uc", "prompt", "signed_hash"))
_ENOUGH: Final = 3


def read_recipe(text: str, place: Place, picture: Image.Image) -> Found:
    """Return the mark of a hidden recipe; a text of another form becomes a field that does not quote it.

    Args:
        text: as it was hidden.
        place: where it stands.
        picture: that it stands in; NovelAI signs recipe and pixels together.
    """
    outer = read_object(text)
    swarm = as_object(outer.get(_SWARM))
    comment = outer.get("Comment")
    if swarm:
        version = first_text(swarm, "swarm_version")
        return Found((_mark("SwarmUI", Tool("SwarmUI", version), place, first_text(swarm, "prompt")),))
    if comment is not None:
        return _novelai(outer, comment, place, picture)
    parameters = first_text(outer, "parameters") or text  # some writers wrap the text in JSON
    line = parameter_line(parameters)
    if line:
        model = line.get("Model")
        tool = Tool(value_text(model), None) if model else None
        return Found((_mark(f"{_A1111}: {shown_line(line)}", tool, place, prompt_before(parameters)),))
    return _unknown(text, place)


def _novelai(outer: Mapping[str, object], comment: object, place: Place, picture: Image.Image) -> Found:
    recipe = read_object(comment) if isinstance(comment, str) else as_object(comment)
    software, source = as_text(outer.get("Software")), as_text(outer.get("Source"))
    if software != "NovelAI" and len(_NOVELAI_KEYS & recipe.keys()) < _ENOUGH:
        return _unknown("", place)
    prompt = first_text(outer, "Description") or first_text(recipe, "prompt")
    value = "; ".join(part for part in (software, source) if part) or "generation parameters"
    mark = _mark(value, Tool(software, None) if software else None, place, prompt)
    if "signed_hash" not in recipe:
        return Found((mark,))
    if isinstance(comment, str) and signed(comment, picture):
        return Found((mark._replace(signed_by="NovelAI"),))
    return Found((mark,), (signature_field(place),))


def _mark(value: str, tool: Tool | None, place: Place, prompt: str | None) -> Mark:
    shown = prompt_text(prompt) if prompt else ""
    return Mark(_ID, _STANDARD, Says.GENERATED, value_text(value), tool, None, place, Grade.VERIFIED, shown or None)


def _unknown(text: str, place: Place) -> Found:
    # The text may hold a prompt, or anything: only that it is there is told.
    what = "text of no known form" + (f", {len(text)} characters" if text else "")
    return Found(fields=(Field(_STANDARD, "hidden text", what, place),))
