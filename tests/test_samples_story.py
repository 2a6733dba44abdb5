"""Each sample tells one story; here it is told from end to end, as the command line prints it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.program import AT, check, howmade, several

PICTURE_STEPS = {
    "ai-cropped.jpg": ["c2pa.created", "c2pa.opened", "c2pa.cropped"],
    "camera-ai-fill.jpg": ["c2pa.created", "c2pa.opened", "c2pa.edited"],
}


class Story(NamedTuple):
    """What a sample must say.

    Attributes:
        states: of record, signer, AI and edits.
        basis: of the AI answer.
        headline: how the sentence to publish begins.
        signer: the organisation in the signer's certificate.
        generators: programs that made or changed it with AI.
        inputs: titles of the media that went in.
        leads: what the record said, where it does not count.
        findings: codes, most serious first.
        code: exit code.
    """

    states: str
    basis: str
    headline: str
    signer: str | None = "Acme Imaging"
    generators: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    findings: tuple[str, ...] = ("time.stated_only", "coverage.excluded_ranges")
    code: int = 0


PEOPLE = ("person-a.jpg", "person-b.jpg")

STORIES = {
    "kissing.mp4": Story(
        "intact recognized generated none_declared",
        "signed_recognized",
        "AI-generated with KissAnyone 1 out of two pictures, according to a signed record from Acme Imaging",
        generators=("KissAnyone 1",),
        inputs=PEOPLE,
        findings=("time.stated_only", "ai.inputs", "coverage.excluded_ranges"),
    ),
    "kissing-altered.mp4": Story(
        "altered recognized unstated unstated",
        "none",
        "This video does not match its record: one of the two was changed after signing",
        leads=("generated", "no_further_edits"),
        findings=("record.content_changed", "time.stated_only"),
        code=10,
    ),
    "ai-cropped.jpg": Story(
        "intact recognized generated human",
        "signed_recognized",
        "AI-generated with PictureMaker 2, according to a signed record from Sample Darkroom",
        signer="Sample Darkroom",
        generators=("PictureMaker 2",),
    ),
    "camera.jpg": Story(
        "intact recognized declared_not_ai none_declared",
        "signed_recognized",
        "Captured with a camera or microphone, according to a signed record from Acme Imaging",
    ),
    "camera-ai-fill.jpg": Story(
        "intact recognized edited ai",
        "signed_recognized",
        "Contains parts made or changed by generative AI (FillBrush 3), according to a signed record from Sample Dark",
        signer="Sample Darkroom",
        generators=("FillBrush 3",),
    ),
    "camera-ai-fill-altered.jpg": Story(
        "altered recognized unstated unstated",
        "none",
        "This picture does not match its record: one of the two was changed after signing",
        signer="Sample Darkroom",
        leads=("edited", "declared_not_ai"),
        findings=("record.content_changed", "time.stated_only"),
        code=10,
    ),
    "famous-name.jpg": Story(
        "intact unrecognized declared_not_ai none_declared",
        "signed_unrecognized",
        "Captured with a camera or microphone, according to a record whose signer calls itself “The New York Times” "
        "and is on no loaded list.",
        signer="The New York Times",
        findings=("signer.unrecognized", "time.stated_only", "coverage.excluded_ranges"),
    ),
    "unsigned.jpg": Story(
        "absent none unstated unstated",
        "none",
        "Nothing in this copy says how it was made. That says nothing either way",
        signer=None,
        findings=("metadata.reencoded",),
    ),
}


@pytest.fixture(scope="module")
def told(samples: Path) -> dict[str, Any]:
    """Return the report of every sample, by its name, out of one run."""
    run = check("--format", "jsonl", *(samples / name for name in STORIES))
    assert (run.code, run.err) == (10, "")
    return dict(zip(STORIES, run.lines, strict=True))


def test_every_committed_sample_has_its_story(samples: Path) -> None:
    assert {path.name for path in samples.iterdir()} - set(STORIES) == {"README.md", "sample-authority.pem"}


@pytest.mark.parametrize("name", STORIES)
def test_a_sample_tells_its_story(name: str, told: dict[str, Any]) -> None:
    report, story = told[name], STORIES[name]
    answers = report["answers"]
    assert " ".join(answers[question]["state"] for question in ("record", "signer", "ai", "edits")) == story.states
    assert answers["ai"]["basis"] == story.basis
    assert report["headline"].startswith(story.headline)
    assert answers["signer"]["organization"] == story.signer
    assert tuple(f"{tool['name']} {tool['version']}" for tool in answers["ai"]["generators"]) == story.generators
    assert tuple(item["title"] for item in answers["ai"]["inputs"]) == story.inputs
    assert tuple(lead["says"] for lead in report["leads"]) == story.leads
    assert tuple(finding["code"] for finding in report["findings"]) == story.findings
    assert bool(report["statements"]) == (story.basis != "none")


def test_a_sample_alone_ends_the_run_as_its_story_says(samples: Path) -> None:
    names = ("kissing.mp4", "kissing-altered.mp4", "famous-name.jpg", "unsigned.jpg")
    for name, run in zip(names, several(check, [(samples / name,) for name in names]), strict=True):
        assert (run.code, run.err) == (STORIES[name].code, "")
        assert " ".join(run.out.split("\n\n")[0].split("\n")[1:]).startswith(STORIES[name].headline)


def test_the_video_was_made_out_of_two_pictures_whose_thumbnails_are_in_the_record(told: dict[str, Any]) -> None:
    report = told["kissing.mp4"]
    assert [item["has_thumbnail"] for item in report["answers"]["ai"]["inputs"]] == [True, True]
    went_in, made = report["history"]
    assert went_in["sentence"] == "two pictures went in; neither has a record of its own"
    assert tuple(went_in["used"]) == PEOPLE
    assert (made["action"], made["tool"]) == ("c2pa.created", {"name": "KissAnyone", "version": "1"})
    assert report["next_steps"][0] == "Look for the input pictures: their thumbnails are in the record."
    (node,) = report["c2pa_signals"]["manifests"]
    assert (node["localInceptions"], node["localTransformations"]) == (
        ["signal_fullyGenAIMedia", "signal_mediaUnknownProvenance"],
        [],
    )


@pytest.mark.parametrize("name", PICTURE_STEPS)
def test_a_history_begins_with_the_oldest_version(name: str, told: dict[str, Any]) -> None:
    steps = told[name]["history"]
    assert [step["action"] for step in steps] == PICTURE_STEPS[name]
    assert [step["manifest"] for step in steps] == [1, 0, 0]
    assert [step["when"] for step in steps] == sorted(step["when"] for step in steps)


def test_an_altered_file_keeps_its_words_apart_and_tells_no_history(told: dict[str, Any]) -> None:
    for name in ("kissing-altered.mp4", "camera-ai-fill-altered.jpg"):
        report = told[name]
        assert (report["statements"], report["history"], report["answers"]["ai"]["inputs"]) == ([], [], [])
        assert report["answers"]["record"]["engine_state"] == "Invalid"


def test_a_famous_name_is_only_what_the_signer_calls_itself(told: dict[str, Any]) -> None:
    report = told["famous-name.jpg"]
    signer = report["answers"]["signer"]
    assert signer["recognized_by"] == []
    assert signer["sentence"].startswith(
        "The signer calls itself “The New York Times”. No loaded list knows it, and anyone can make such a signature"
    )
    assert report["next_steps"][0].startswith("Ask the named organisation, over a channel you know")


def test_an_unsigned_picture_says_nothing_either_way(told: dict[str, Any]) -> None:
    report = told["unsigned.jpg"]
    assert (report["manifests"], report["c2pa_signals"], report["answers"]["record"]["engine_state"]) == (
        [],
        None,
        None,
    )
    assert "not the same as “no AI”" in report["answers"]["ai"]["sentence"]


def test_the_lists_that_come_with_the_program_know_none_of_the_sample_signers(samples: Path) -> None:
    run = howmade("verify", "--format", "jsonl", "--at", AT, samples / "kissing.mp4", samples / "famous-name.jpg")
    assert [report["answers"]["signer"]["state"] for report in run.lines] == ["unrecognized", "unrecognized"]
    assert [report["answers"]["record"]["state"] for report in run.lines] == ["intact", "intact"]
    assert len(run.lines[0]["checked"]["trust_lists"]) == 4
