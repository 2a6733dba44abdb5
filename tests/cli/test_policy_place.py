"""Where a policy file is looked for, and where never."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from cli.policy_place import configuration_folder
from tests.cli.program import SAMPLES, Run, howmade
from verify.errors import ExitCode

ENVIRONMENTS: tuple[dict[str, str], ...] = (
    {"HOME": "/home/ada"},
    {"HOME": "/home/ada/"},
    {"HOME": "/home/ada", "XDG_CONFIG_HOME": ""},
    {"HOME": "/home/ada", "XDG_CONFIG_HOME": "relative/folder"},
    {"HOME": "/home/ada", "XDG_CONFIG_HOME": "/etc/ours"},
    {"XDG_CONFIG_HOME": "/etc/ours"},
)


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_the_folder_for_settings_is_the_one_that_platformdirs_names(
    system: str, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    folders = (MacOS if system == "darwin" else Unix)("howmade", appauthor=False)
    wanted = folders.user_config_dir
    monkeypatch.setattr(sys, "platform", system)
    assert Path(configuration_folder() or "") == Path(wanted)


@pytest.mark.parametrize("home", [None, "", ".", "here"])
def test_a_home_that_is_none_never_makes_the_current_folder_the_one_for_settings(
    home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    assert configuration_folder() is None


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with three policies that can be told apart: kept, named by the variable, named by an option."""
    for name in ("kept", "variable", "option"):
        (tmp_path / name / "howmade").mkdir(parents=True)
        (tmp_path / name / "howmade" / "howmade.toml").write_text(f'# {name}\n[output]\nformat = "json"\n')
    shutil.copy(SAMPLES / "unsigned.jpg", tmp_path / "a.jpg")
    return tmp_path


def told(desk: Path, *arguments: str | Path, **env: str) -> Run:
    return howmade("verify", *arguments, desk / "a.jpg", cwd=desk, env=env)


def test_an_option_comes_before_the_variable_and_that_before_the_file_that_is_kept(desk: Path) -> None:
    option = ("--policy", desk / "option" / "howmade" / "howmade.toml")
    variable = {"HOWMADE_POLICY": str(desk / "variable" / "howmade" / "howmade.toml")}
    kept = {"XDG_CONFIG_HOME": str(desk / "kept")}
    runs = (told(desk, *option, **variable, **kept), told(desk, **variable, **kept), told(desk, **kept))
    used = [run.json["checked"]["policy"]["sha256"] for run in runs]
    assert len(set(used)) == len(used)
    assert told(desk, HOWMADE_POLICY="", **kept).json["checked"]["policy"]["sha256"] == used[2]
    (desk / "link.toml").symlink_to(option[1])
    named = told(desk, "--policy", "link.toml").json["checked"]["policy"]
    assert named == {"name": "link.toml", "sha256": used[0]}


def test_a_file_in_the_current_folder_is_never_picked_up(desk: Path) -> None:
    hostile = '[trust]\nanchors = ["stranger.pem"]\n[output]\nformat = "json"\n'
    (desk / "howmade.toml").write_text(hostile)
    shutil.copy(SAMPLES / "sample-authority.pem", desk / "stranger.pem")
    plain = told(desk, "--format", "json").json["checked"]
    assert plain["policy"] is None
    assert "stranger" not in [item["name"] for item in plain["trust_lists"]]
    named = told(desk, "--policy", "howmade.toml").json["checked"]
    assert "stranger" in [item["name"] for item in named["trust_lists"]]


def test_no_policy_means_none(desk: Path) -> None:
    kept = {"XDG_CONFIG_HOME": str(desk / "kept"), "HOWMADE_POLICY": str(desk / "gone.toml")}
    run = told(desk, "--no-policy", "--format", "json", **kept)
    assert (run.code, run.json["checked"]["policy"]) == (0, None)
    both = told(desk, "--no-policy", "--policy", "howmade.toml")
    assert (both.code, both.out) == (ExitCode.USAGE, "")


def test_a_file_that_is_named_or_kept_and_cannot_be_read_is_an_error_and_never_passed_over(desk: Path) -> None:
    kept = desk / "kept" / "howmade" / "howmade.toml"
    kept.unlink()
    kept.symlink_to(desk / "nowhere.toml")
    os.mkfifo(desk / "pipe.toml")
    runs = (
        told(desk, HOWMADE_POLICY=str(desk / "gone.toml")),
        told(desk, XDG_CONFIG_HOME=str(desk / "kept")),
        told(desk, "--policy", "pipe.toml"),
    )
    assert [(run.code, run.out) for run in runs] == [(ExitCode.TRUST, "")] * 3
    assert all("the policy file “" in run.err and "--no-policy" in run.err for run in runs)
