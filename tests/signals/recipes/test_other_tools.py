"""InvokeAI, NovelAI, Fooocus, SwarmUI, Easy Diffusion, Draw Things: synthetic files, exact structures only."""

from __future__ import annotations

import html
import json

import pytest

from tests.media import forge
from tests.signals import reading
from verify.model.vocabulary import Says
from verify.signals.marks import Grade

A1111_LINE = "Steps: 30, Sampler: DPM++ 2M, Seed: 5, Size: 10x10, CFG scale: 4, Model: jug, Version: Fooocus v2.4.3"
FOOOCUS = json.dumps({"base_model": "jug", "full_prompt": ["a cat", "fur"], "version": "Fooocus v2.4.3"})
SWARM = json.dumps(
    {
        "sui_image_params": {"prompt": "a cat", "model": "sdxl", "seed": 3, "swarm_version": "0.9.5.0"},
        "sui_extra_data": {},
    }
)
REQUEST = {
    "prompt": "a cat",
    "seed": "42",
    "num_inference_steps": "25",
    "guidance_scale": "7.5",
    "use_stable_diffusion_model": "sd-v1-5",
}
WRITTEN = {
    "Prompt": "a cat",
    "Seed": "42",
    "Steps": "25",
    "Guidance Scale": "7.5",
    "Stable Diffusion model": "sd-v1-5",
}
NOVELAI_COMMENT = json.dumps({"prompt": "a cat", "steps": 28, "sampler": "k_euler", "seed": 1, "signed_hash": "AAAA"})
NOVELAI = {
    "Title": "AI generated image",
    "Description": "a cat",
    "Software": "NovelAI",
    "Source": "NovelAI Diffusion V4 4F49EC75",
    "Comment": NOVELAI_COMMENT,
}
DRAW_THINGS = json.dumps({"c": "a cat", "uc": "dog", "model": "flux.ckpt", "sampler": "Euler A", "seed": 1, "steps": 8})
NAMESPACES = 'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'

MADE = {
    "InvokeAI graph": (
        reading.keyed_png({"invokeai_graph": '{"nodes":{"a":{}},"edges":[]}'}),
        ("params.invokeai", "InvokeAI", Grade.VERIFIED),
    ),
    "InvokeAI workflow": (
        reading.keyed_png({"invokeai_workflow": '{"nodes":[{}],"edges":[]}'}),
        ("params.invokeai", "InvokeAI", Grade.VERIFIED),
    ),
    "NovelAI PNG": (reading.keyed_png(NOVELAI), ("params.novelai", "NovelAI", Grade.VERIFIED)),
    "NovelAI WebP": (
        reading.exif_webp(
            {0x010D: NOVELAI["Title"], 0x010E: "a cat", 0x0131: NOVELAI["Source"]},
            reading.ascii_comment(NOVELAI_COMMENT),
        ),
        ("params.novelai", "NovelAI", Grade.VERIFIED),
    ),
    "Fooocus a1111 scheme": (
        reading.keyed_png({"parameters": f"a cat\n{A1111_LINE}", "fooocus_scheme": "a1111"}),
        ("params.fooocus", "Fooocus", Grade.SOURCE),
    ),
    "Fooocus Exif": (
        reading.exif_jpeg({0x0131: "Fooocus v2.4.3"}, reading.unicode_comment(FOOOCUS)),
        ("params.fooocus", "Fooocus", Grade.VERIFIED),
    ),
    "Fooocus-MRE comment": (
        forge.jpeg(forge.segment(0xFE, b'{"prompt": "a cat", "software": "Fooocus 1.0.51 MRE"}')),
        ("params.fooocus", "Fooocus", Grade.OTHERS),
    ),
    "SwarmUI PNG": (reading.keyed_png({"parameters": SWARM}), ("params.swarmui", "SwarmUI", Grade.SOURCE)),
    "SwarmUI Exif": (
        reading.exif_jpeg({}, reading.unicode_comment(SWARM)),
        ("params.swarmui", "SwarmUI", Grade.SOURCE),
    ),
    "SwarmUI before 0.5.8": (reading.exif_jpeg({0x0110: SWARM}), ("params.swarmui", "SwarmUI", Grade.SOURCE)),
    "Easy Diffusion request": (
        reading.keyed_png(REQUEST),
        ("params.easydiffusion", "Easy Diffusion", Grade.SOURCE),
    ),
    "Easy Diffusion written": (
        reading.keyed_png(WRITTEN),
        ("params.easydiffusion", "Easy Diffusion", Grade.SOURCE),
    ),
    "Easy Diffusion Exif": (
        reading.exif_jpeg({}, reading.unicode_comment(json.dumps({**REQUEST, "seed": 42}))),
        ("params.easydiffusion", "Easy Diffusion", Grade.OTHERS),
    ),
    "Draw Things": (
        reading.xmp_png(f'{NAMESPACES} xmp:CreatorTool="Draw Things" exif:UserComment="{html.escape(DRAW_THINGS)}"'),
        ("params.drawthings", "Draw Things", Grade.OTHERS),
    ),
}
WITHOUT_PROMPT = ("InvokeAI graph", "InvokeAI workflow")


@pytest.mark.parametrize("name", MADE)
def test_synthetic_files_of_every_tool(name: str) -> None:
    data, (identifier, tool, grade) = MADE[name]
    mark = reading.only(reading.signals(data))
    assert (mark.id, mark.says, mark.grade) == (identifier, Says.GENERATED, grade)
    assert mark.tool is not None
    assert mark.tool.name == tool
    assert "cat" not in mark.value
    if name in WITHOUT_PROMPT:
        assert mark.prompt is None
    else:
        assert (mark.prompt or "").startswith("a cat")


def test_a_signature_of_novelai_is_not_taken_for_checked() -> None:
    """Synthetic."""
    mark = reading.only(reading.signals(reading.keyed_png(NOVELAI)))
    assert mark.signed_by is None
    assert "signed_hash not checked" in mark.value


ORDINARY = {
    "InvokeAI: key without a recipe": {
        "invokeai_metadata": '{"title":"x"}',
        "invokeai_graph": "[]",
        "sd-metadata": "{}",
    },
    "InvokeAI: a dream": {"Dream": 'I dreamt of "a cat" -s and more'},
    "InvokeAI: quoted, few options": {"Dream": '"a cat" -s 50 -S 3'},
    "NovelAI: the name alone": {"Software": "NovelAI", "Comment": "made for a contest"},
    "NovelAI: the title alone": {"Title": "AI generated image"},
    "Fooocus: scheme without recipe": {"fooocus_scheme": "fooocus", "parameters": "a cat"},
    "Fooocus: recipe without scheme": {"parameters": FOOOCUS},
    "Fooocus-MRE: no software": {"Comment": '{"prompt": "a cat"}'},
    "SwarmUI: key in other JSON": {"parameters": '{"a": "sui_image_params"}'},
    "SwarmUI: no parameters": {"parameters": '{"sui_image_params": 1}'},
    "Easy Diffusion: a part of the family": {key: WRITTEN[key] for key in ("Prompt", "Seed", "Steps")},
    "Easy Diffusion: ordinary words": {**WRITTEN, "Seed": "sunflower"},
}


@pytest.mark.parametrize("name", ORDINARY)
def test_synthetic_texts_that_are_not_the_exact_structure_are_no_marks(name: str) -> None:
    assert reading.signals(reading.keyed_png(ORDINARY[name])).marks == ()


def test_a_maker_note_or_a_program_without_a_recipe_is_not_fooocus() -> None:
    """Synthetic."""
    assert reading.signals(reading.exif_jpeg({0x0131: "Fooocus v2"}, reading.ascii_comment("hello"))).marks == ()
    assert reading.signals(reading.exif_jpeg({}, reading.unicode_comment(FOOOCUS))).marks == ()


def test_a_creator_tool_that_only_contains_the_name_is_not_draw_things() -> None:
    """Synthetic."""
    assert reading.signals(reading.xmp_png(f'{NAMESPACES} xmp:CreatorTool="Draw Things Together"')).marks == ()
