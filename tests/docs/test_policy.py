"""The policy file as the pages tell it: the example works, its mistake is refused so, and every key is listed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cli.policy_file import read_policy
from cli.policy_keys import KEYS
from tests.cli.program import AT, SAMPLES, howmade
from tests.docs.pages import run, text_of
from verify.errors import TrustError

README, CONTRACT = "README.md", "docs/contract.md"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return a folder with the example of the README as a policy, and the anchor that it names."""
    (example,) = re.findall(r"^```toml\n(.*?)^```$", text_of(README), re.MULTILINE | re.DOTALL)
    (tmp_path / "howmade.toml").write_text(example, encoding="utf-8")
    shutil.copy(SAMPLES / "sample-authority.pem", tmp_path / "house.pem")
    return tmp_path


def test_the_example_of_the_readme_makes_the_check_that_it_describes(newsroom: Path) -> None:
    known = howmade("verify", "--policy", newsroom / "howmade.toml", "--at", AT, SAMPLES / "camera.jpg")
    assert (known.code, known.err) == (0, "")
    assert known.json["answers"]["signer"]["recognized_by"] == ["house"]
    assert len(known.json["checked"]["trust_lists"]) == 4
    assert known.json["checked"]["policy"]["name"] == "howmade.toml"
    stranger = howmade("verify", "--policy", newsroom / "howmade.toml", "--at", AT, SAMPLES / "famous-name.jpg")
    assert stranger.code == 10


def test_the_mistake_that_the_readme_shows_is_refused_in_those_words(newsroom: Path) -> None:
    path = newsroom / "howmade.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"c2pa-tsa"', '"c2pa-tsq"'), encoding="utf-8")
    with pytest.raises(TrustError) as refused:
        read_policy(path)
    told = f"howmade: {refused.value.message}\n  what to do: {refused.value.hint}\n"
    assert f"```\n{told}```" in text_of(README)


def test_the_contract_lists_every_key_with_an_option_that_there_is() -> None:
    table = text_of(CONTRACT).partition("\n| key |")[2].partition("\n\n")[0]
    rows = [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
    assert [row[0] for row in rows] == list(KEYS)
    help_text = run("verify", "--help").stdout
    for option in (row[2] for row in rows):
        assert not option or re.search(rf"^  {option}\b", help_text, re.MULTILINE), option
