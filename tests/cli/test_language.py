"""In which language the program answers: the option, the policy file, the system; for programs always the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.language import Language, asked_by, language_of, system_language
from cli.output import Format
from tests.cli.program import ANCHOR, SAMPLES, howmade
from verify.words import LANGUAGES, say, speaking

UNSIGNED = SAMPLES / "unsigned.jpg"


def headline(language: str) -> str:
    with speaking(language):
        return say("headline.absent")


def first_sentence(text: str) -> str:
    """Return the headline of a report as text, its lines joined."""
    return " ".join(text.partition("\n\n")[0].splitlines()[1:])


def test_the_option_takes_every_language_that_there_is() -> None:
    assert tuple(language.value for language in Language) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_in_the_language_that_is_asked_for(language: str) -> None:
    run = howmade("verify", UNSIGNED, "--lang", language)
    assert run.code == 0
    assert first_sentence(run.out).startswith(headline(language))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de_CH.UTF-8"}, "de"),
        ({"LANG": "pt-BR"}, "pt"),
        ({"LANG": "fr_FR@euro", "LC_MESSAGES": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "fr_FR", "LC_ALL": "es_MX.UTF-8", "LC_MESSAGES": "ar_EG"}, "es"),
        ({"LANG": "en_GB", "LANGUAGE": "sv:fr:de"}, "fr"),
        ({"LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": ""}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}, "en"),
        ({"LANGUAGE": "fr"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LANGUAGE": "xx:pt_BR:fr"}, "pt"),
    ],
)
def test_the_language_of_the_system_is_the_first_that_is_there(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["verify", "a.jpg"], None),
        (["verify", "--lang", "fr", "a.jpg"], "fr"),
        (["verify", "--lang=ar", "a.jpg"], "ar"),
        (["verify", "--lang"], None),
        (["verify", "--lang", "xx"], None),
        (["verify", "--", "--lang", "fr"], None),
    ],
)
def test_the_option_is_seen_before_the_arguments_are_parsed(arguments: list[str], language: str | None) -> None:
    assert asked_by(arguments) == language


def test_the_systems_language_is_for_people_and_not_for_programs(tmp_path: Path) -> None:
    env = {"LC_ALL": "fr_FR.UTF-8"}
    assert first_sentence(howmade("verify", UNSIGNED, env=env).out).startswith(headline("fr"))
    for form in ("json", "jsonl"):
        report = json.loads(howmade("verify", UNSIGNED, "--format", form, env=env).out)
        assert (report["checked"]["language"], report["headline"]) == ("en", headline("en"))
        report = json.loads(howmade("verify", UNSIGNED, "--format", form, "--lang", "fr", env=env).out)
        assert (report["checked"]["language"], report["headline"]) == ("fr", headline("fr"))
    page = tmp_path / "page.html"
    howmade("verify", UNSIGNED, "--format", "html", "--output", page, env=env)
    assert '<html lang="fr" dir="ltr">' in page.read_text("utf-8")


@pytest.mark.parametrize("command", [("explain", "record.content_changed"), ("explain",), ("trust", "show")])
def test_what_other_commands_give_to_programs_is_the_same_on_every_machine(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    here = {"HOWMADE_DATA": str(tmp_path)}
    french = {**here, "LC_ALL": "fr_FR.UTF-8"}
    asked = (*command, "--format", "json")
    assert [howmade(*asked, env=env).code for env in (here, french)] == [0, 0]
    assert howmade(*asked, env=french).out == howmade(*asked, env=here).out
    assert howmade(*command, env=french).out != howmade(*command, env=here).out


def test_a_page_in_arabic_is_written_from_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in howmade("verify", UNSIGNED, "--format", "html", "--lang", "ar").out


@pytest.mark.parametrize("form", [None, *Format])
def test_what_is_asked_for_wins_over_all(form: Format | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    assert language_of(form, "es") == "es"
    for_programs = form in (Format.JSON, Format.JSONL, Format.CRJSON)
    assert language_of(form, None) == ("en" if for_programs else "de")


def test_the_policy_file_names_a_language_and_the_option_wins_over_it(tmp_path: Path) -> None:
    policy = tmp_path / "howmade.toml"
    policy.write_text('language = "es"\n', encoding="utf-8")
    asked = ("verify", UNSIGNED, "--policy", policy, "--format", "json")
    assert json.loads(howmade(*asked).out)["checked"]["language"] == "es"
    assert json.loads(howmade(*asked, "--lang", "pt").out)["checked"]["language"] == "pt"


def test_an_unknown_language_is_refused_with_those_that_there_are() -> None:
    run = howmade("verify", UNSIGNED, "--lang", "tlh")
    assert (run.code, run.out) == (2, "")
    assert "tlh" in run.err
    assert all(language in run.err for language in LANGUAGES)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_errors_are_told_in_the_language_too_those_of_the_worker_among_them(language: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jpg"
    empty.write_bytes(b"")
    text = tmp_path / "text.jpg"
    text.write_text("no picture", encoding="utf-8")
    english = json.loads(howmade("verify", empty, text, "--format", "json").out)
    run = howmade("verify", empty, text, "--format", "json", "--lang", language)
    assert run.code == 3
    for before, after in zip(english, json.loads(run.out), strict=True):
        assert after["error"]["code"] == before["error"]["code"]
        assert after["error"]["message"] != before["error"]["message"]
        assert after["error"]["hint"] != before["error"]["hint"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_are_explained_in_the_language(language: str) -> None:
    run = howmade("explain", "record.content_changed", "--lang", language)
    with speaking(language):
        title = say("finding.record.content_changed", what="")
    assert run.code == 0
    assert ("does not match" in run.out) == (language == "en")
    assert title


def test_two_files_are_compared_in_the_language() -> None:
    pair = (SAMPLES / "camera-ai-fill.jpg", SAMPLES / "camera-ai-fill-altered.jpg", "--trust-anchors", ANCHOR)
    english, german = howmade("compare", *pair), howmade("compare", *pair, "--lang", "de")
    assert english.code == german.code == 0
    with speaking("de"):
        assert say("compare.label.relations") in german.out
    assert say("compare.label.relations") in english.out
