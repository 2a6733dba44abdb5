"""Recipes in files that the tools themselves wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.signals import reading
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade

WRITTEN = {
    "00-automatic1111_cropped.jpg": ("params.a1111", "Model hash: c0d1994c73", "photo of a duck"),
    "01-automatic1111_cropped.png": ("params.a1111", "Sampler: UniPC", "photo of a duck"),
    "03-img2img_cropped.png": ("params.comfyui", "ckpt_name: v1-5-pruned-emaonly.ckpt", "victorian woman"),
    "04-unclip_2pass_cropped.png": ("params.comfyui", "cardosAnimated_v20.safetensors", "landscape"),
    "05-fooocus1_cropped.png": ("params.fooocus", "base_model: juggernautXL_v8Rundiffusion", "smiling goldfish"),
    "06-invokeai_dream1.png": ("params.invokeai", "-s 50 -S 2980747362", "film grain"),
    "07-invokeai_imeta1.png": ("params.invokeai", "generation_mode: sdxl_txt2img", "oil painting"),
    "08-invokeai_sdmeta1.png": ("params.invokeai", "model_weights: deliberateForInvoke_v08", "film grain"),
    "09-novelai1_cropped.png": ("params.novelai", "Stable Diffusion 1D44365E", "cat, space"),
    "14-flux_kontext_example_comic.webp": ("params.comfyui", "unet_name: flux1-kontext-dev.safetensors", "fennec"),
    "16-Disty0--FLUX.2-klein-9B-SDNQ-4bit-dynamic-svd-r32.jpg": ("params.a1111", "App: SD.Next", "Golden Gate"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_recipe_is_generated_and_its_prompt_stands_apart(corpus: Path, name: str) -> None:
    identifier, shown, asked = WRITTEN[name]
    mark = reading.only(reading.corpus_file(corpus, f"marks/{name}"))
    assert (mark.id, mark.says, mark.grade) == (identifier, Says.GENERATED, Grade.VERIFIED)
    assert shown in mark.value
    assert mark.prompt is not None
    assert asked in mark.prompt
    assert asked not in mark.value
    assert mark.tool is not None
    assert mark.place.ranges


def test_versions_are_named_where_they_stand(corpus: Path) -> None:
    named = {
        "marks/05-fooocus1_cropped.png": ("Fooocus", "2.4.3"),
        "marks/08-invokeai_sdmeta1.png": ("InvokeAI", "2.3.0"),
        "marks/16-Disty0--FLUX.2-klein-9B-SDNQ-4bit-dynamic-svd-r32.jpg": ("SD.Next", "61ca747"),
    }
    for name, tool in named.items():
        assert reading.only(reading.corpus_file(corpus, name)).tool == tool


def test_a_recipe_hidden_in_pixels_is_not_seen_without_them(corpus: Path) -> None:
    assert reading.corpus_file(corpus, "marks/02-automatic1111_stealth.png") == Found()
