"""A newsroom's policy file: what each key does, that options win over it, and on which line it is wrong."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.policy_file import MAX_BYTES, read_policy
from cli.policy_keys import KEYS
from cli.settings import Settings, over, policy_of
from tests.cli.program import ANCHOR, AT, SAMPLES, Run, howmade, several
from tests.hostile import stamped
from tests.media import forge
from tests.trust.authority import STAMPER, tree
from verify.errors import ExitCode, TrustError
from verify.trust.forms.own import write_own
from verify.trust.lists import BUILTIN_IDS, from_pem

CAMERA, UNSIGNED = SAMPLES / "camera.jpg", SAMPLES / "unsigned.jpg"
CLOCK, SIGNER = tree(STAMPER), tree()
OWN = ("--no-default-trust", "--trust-anchors", ANCHOR)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a newsroom: its policy's files, and pictures."""
    folder = tmp_path_factory.mktemp("newsroom")
    (folder / "house.pem").write_bytes(ANCHOR.read_bytes())
    (folder / "clock.pem").write_bytes(CLOCK.root.pem)
    (folder / "stamped.jpg").write_bytes(stamped.picture(SIGNER, stamped.Stamping(CLOCK)))
    recipe = b"parameters\0a secret wish\nSteps: 1, Sampler: a, CFG scale: 1, Seed: 1, Size: 1x1"
    (folder / "dream.png").write_bytes(forge.png(forge.chunk(b"tEXt", recipe)))
    imported = from_pem("desk", ANCHOR.read_bytes())._replace(id="desk")
    (folder / "data" / "lists").mkdir(parents=True)
    (folder / "data" / "lists" / "desk.json").write_bytes(write_own(imported))
    return folder


def policy(newsroom: Path, *lines: str, name: str = "howmade.toml") -> Path:
    path = newsroom / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def check(path: Path, *arguments: str | Path) -> Run:
    return howmade("verify", "--policy", path, "--at", AT, "--format", "json", *arguments)


def lists_of(run: Run) -> list[str]:
    return [item["name"] for item in run.json["checked"]["trust_lists"]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["[trust]", "default = false"], []),
        (["[trust]", "default = true"], None),
        (["[trust]", 'lists = ["itl", "c2pa"]'], ["Interim Trust List (legacy)", "C2PA Trust List"]),
        (["[trust]", "default = false", 'anchors = ["house.pem"]'], ["house"]),
        (["trust.default = false", 'trust.time_stamping_anchors = ["clock.pem"]'], ["clock"]),
        (['trust = {default = false, identity_anchors = ["house.pem"]}'], ["house"]),
        (["[trust]", 'folder = "data"', 'lists = ["desk"]'], ["desk"]),
    ],
)
def test_the_lists_of_a_check_are_those_that_the_policy_names(
    newsroom: Path, lines: list[str], expected: list[str] | None
) -> None:
    run = check(policy(newsroom, *lines), CAMERA)
    assert run.code == 0, run.err
    assert lists_of(run) == expected if expected is not None else len(lists_of(run)) >= len(BUILTIN_IDS)
    known = expected is not None and expected in (["house"], ["desk"]) and "identity" not in lines[0]
    assert run.json["answers"]["signer"]["recognized_by"] == (expected if known else [])


def test_anchors_for_time_stamping_vouch_for_clocks_alone(newsroom: Path) -> None:
    path = policy(newsroom, "[trust]", "default = false", 'time_stamping_anchors = ["clock.pem"]')
    stamped_file = newsroom / "stamped.jpg"
    call = ("verify", "--no-default-trust", "--time-anchors", newsroom / "clock.pem", "--at", AT, "--format", "json")
    for run in (check(path, stamped_file), howmade(*call, stamped_file)):
        signer = run.json["answers"]["signer"]
        assert (signer["state"], signer["time_source"], lists_of(run)) == ("unrecognized", "timestamp", ["clock"])


def test_the_report_names_the_policy_that_it_was_made_under(newsroom: Path) -> None:
    path = policy(newsroom, "[output]", "details = true")
    named = {"name": "howmade.toml", "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    assert check(path, UNSIGNED).json["checked"]["policy"] == named
    told = howmade("verify", "--policy", path, UNSIGNED).out
    assert f"  policy      howmade.toml, {named['sha256']}" in told
    assert howmade("verify", "--format", "json", UNSIGNED).json["checked"]["policy"] is None


def test_what_is_looked_for_follows_the_policy(newsroom: Path) -> None:
    plain, pixels = (check(policy(newsroom, *lines), UNSIGNED) for lines in ([""], ["[check]", "pixels = true"]))
    assert any("--pixels" in line for line in plain.json["not_covered"])
    assert not any("--pixels" in line for line in pixels.json["not_covered"])
    for word in ("true", "false"):
        run = check(policy(newsroom, "[check]", f"show_prompts = {word}"), newsroom / "dream.png")
        assert ("a secret wish" in run.out) is (word == "true")


def test_the_network_is_allowed_only_where_the_policy_or_an_option_says_so(newsroom: Path) -> None:
    path, address = policy(newsroom, "[check]", "online = true"), "https://127.0.0.1/a.jpg"  # refused: not public
    asked, off, plain = (
        check(path, address),
        check(path, "--no-online", address),
        check(policy(newsroom, "", name="b"), address),
    )
    assert [run.code for run in (asked, off, plain)] == [ExitCode.NETWORK, ExitCode.NOT_CHECKED, ExitCode.NOT_CHECKED]
    assert off.json["error"]["code"] == "input.address"


def test_conditions_limits_and_the_form_of_the_output_follow_the_policy(newsroom: Path) -> None:
    fails = policy(newsroom, "[fail]", 'on = ["absent"]', name="fails.toml")
    never = policy(newsroom, "[fail]", "on = []", name="never.toml")
    small = policy(newsroom, "[limits]", 'size = "1 KiB"', name="small.toml")
    altered = SAMPLES / "kissing-altered.mp4"
    calls = [(fails, UNSIGNED), (fails, altered), (never, altered), (fails, "--fail-on", "altered", UNSIGNED)]
    assert [run.code for run in several(check, calls)] == [10, 0, 0, 0]
    refused, allowed = several(check, [(small, CAMERA), (small, "--max-size", "1MiB", CAMERA)])
    assert (refused.json["error"]["code"], refused.code, allowed.code) == ("input.too_large", 3, 0)
    form = policy(newsroom, "[output]", 'format = "jsonl"', "details = true", name="form.toml")
    lines, text, short = (
        howmade("verify", "--policy", form, *more, UNSIGNED)
        for more in ((), ("--format", "text"), ("--format", "text", "--no-details"))
    )
    assert [item["file"]["name"] for item in lines.lines] == ["unsigned.jpg"]
    assert ("  sha256 " in text.out, "  sha256 " in short.out) == (True, False)


def test_memory_time_and_those_who_are_believed_reach_the_policy_of_the_check(newsroom: Path) -> None:
    (newsroom / "known.json").write_text("{}")
    trust = ["[trust]", 'identity_issuers = ["did:web:a.example"]', 'incidents = ["known.json"]']
    text = [*trust, "[limits]", 'memory = "512MiB"', "time = 45"]
    path = policy(newsroom, 'language = "en"', *text, "size = 1048576", "[check]", "second_opinion = true")
    made = policy_of(over(Settings(identity_issuers=("did:web:b.example",)), read_policy(path)), None)
    assert [(item.name, item.json) for item in made.incidents] == [("known.json", b"{}")]
    assert made.identity_issuers == ("did:web:a.example", "did:web:b.example")
    assert (made.limits.file_bytes, made.limits.worker_memory) == (2**20, 2**29)
    assert (made.limits.worker_seconds, made.limits.worker_cpu_seconds, made.second_opinion) == (45, 30, True)


def test_options_take_the_place_of_what_the_file_says_and_anchors_are_added(newsroom: Path) -> None:
    path = policy(newsroom, "[trust]", "default = true", 'lists = ["itl"]', 'anchors = ["house.pem"]')
    calls = [
        (path, "--trust-list", "c2pa", CAMERA),
        (path, "--no-default-trust", CAMERA),
        (path, "--default-trust", CAMERA),
        (path, "--trust-anchors", newsroom / "clock.pem", CAMERA),
    ]
    chosen, none, every, added = (lists_of(run) for run in several(check, calls))
    assert (chosen, none) == (["C2PA Trust List", "house"], ["house"])
    assert (len(every), added) == (len(BUILTIN_IDS) + 1, ["Interim Trust List (legacy)", "house", "clock"])


def test_notices_of_the_desk_and_another_verifier_speak_where_the_policy_has_them(newsroom: Path) -> None:
    pytest.importorskip("encypher_c2pa")
    notice = {
        "id": "acme-2026",
        "what": "A camera was lost.",
        "since": "2026-01-01",
        "until": "2026-02-01",
        "match": {"organizations": ["Acme Imaging"], "valid_from": ["2000-01-01", "2100-01-01"]},
        "sources": [{"title": "The desk", "url": "https://desk.example/acme", "date": "2026-02-01"}],
    }
    (newsroom / "notices.json").write_text(json.dumps({"incidents": [notice]}))
    trust = ("[trust]", 'anchors = ["house.pem"]', 'incidents = ["notices.json"]')
    path = policy(newsroom, *trust, "[check]", "second_opinion = true")
    told, off = several(check, [(path, CAMERA), (path, "--no-second-opinion", CAMERA)])
    assert "signer.known_incident" in [finding["code"] for finding in told.json["findings"]]
    assert (told.json["second_opinion"]["outcome"], off.json["second_opinion"]) == ("agrees", None)


@given(st.sets(st.sampled_from(Settings._fields)), st.sets(st.sampled_from(Settings._fields)))
def test_an_option_that_is_not_given_leaves_what_the_file_says(by_option: set[str], by_file: set[str]) -> None:
    given_values: dict[str, Any] = {name: (f"option {name}",) for name in by_option}
    file_values: dict[str, Any] = {name: (f"file {name}",) for name in by_file}
    both = over(Settings(**given_values), Settings(**file_values))
    for name, value in zip(Settings._fields, both, strict=True):
        own, other = given_values.get(name), file_values.get(name)
        if name in {"anchors", "clocks", "identity_anchors", "identity_issuers", "incidents"}:
            assert value == (other or ()) + (own or ())
        elif name == "trust_lists" and own is None and "default_trust" in by_option:
            assert value is None
        else:
            assert value == (own or other)


WRONG = {
    # what the file says: the code, what the message says, and what the hint says
    "[trust]\nlists = [\n  'c2pa',\n\n  'c2pq', # a slip\n]": (
        "policy.bad_value", "line 5, trust.lists[1]: there is no list “c2pq”", "did you mean c2pa"),
    "\n[trust]\nlists = []": ("policy.bad_value", "line 3, trust.lists: no list is named", "default = false"),
    "trust.lists = 'c2pa'": ("policy.wrong_type", "line 1, trust.lists: this takes a list of texts", "README"),
    "[trust]\nlists = ['c2pa', 1]": ("policy.wrong_type", "line 2, trust.lists[1]: this takes a text", "README"),
    "[trust]\n\ndefault = 'yes'": ("policy.wrong_type", "line 3, trust.default: this takes true or false", "README"),
    "[trust]\nanchors = ['house.pem', 'gone.pem']": (
        "policy.bad_file", "line 2, trust.anchors[1]: the anchors in “gone.pem” cannot be read", "relative"),
    "[trust]\nanchors = ['a\\u0000b']": ("policy.bad_file", "line 2, trust.anchors[0]", "relative"),
    "[trust]\nanchors = ['.']": ("policy.bad_file", "line 2, trust.anchors[0]", "relative"),
    "[trust]\nidentity_issuers = ['web:a']": ("policy.bad_value", "line 2, trust.identity_issuers[0]", "did:web:"),
    "[trust]\nincidents = ['house.pem', 'gone.json']": ("policy.bad_file", "line 2, trust.incidents[1]", "relative"),
    "[trust]\nfolder = 'gone'": ("policy.bad_file", "line 2, trust.folder: there is no such folder", "relative"),
    "[trust]\nfolder = 3": ("policy.wrong_type", "line 2, trust.folder: this takes a text", "README"),
    "[trust]\nanchor = []": ("policy.unknown_key", "line 2, trust.anchor: there is no such key", "trust.anchors"),
    "# ours\n[trusts]\ndefault = true": ("policy.unknown_key", "line 2, trusts: there is no such table", "mean trust?"),
    "[trust.more]\na = 1": ("policy.unknown_key", "line 1, trust.more: there is no such key", "trust."),
    "[[trust]]\nlists = ['itl']": ("policy.wrong_type", "line 1, trust: this is a table", "[trust]"),
    "check = 1": ("policy.wrong_type", "line 1, check: this is a table", "[check]"),
    "online = true": ("policy.unknown_key", "line 1, online: there is no such key", "did you mean check.online?"),
    "[check]\n'at' = 2026-11-22": ("policy.unknown_key", "line 2, check.at: a policy has no time of check", "--at"),
    "'trust.lists' = ['c2pa']": ("policy.unknown_key", "line 1, trust.lists: there is no such key", "known here"),
    "[check]\npixels = 1": ("policy.wrong_type", "line 2, check.pixels", "README"),
    "[fail]\non = ['altered',\n'ai']": ("policy.bad_value", "line 3, fail.on[1]: there is no condition “ai”", "known"),
    "[limits]\nsize = 'plenty'": ("policy.bad_value", "line 2, limits.size: this takes a size", "600MiB"),
    "[limits]\nsize = 0": ("policy.bad_value", "line 2, limits.size: this takes a size", "600MiB"),
    "[limits]\nsize = true": ("policy.wrong_type", "line 2, limits.size: this takes a size", "README"),
    "[limits]\nmemory = '1MiB'": ("policy.bad_value", "line 2, limits.memory: this is too little", "at least"),
    "[limits]\ntime = 0.5": ("policy.bad_value", "line 2, limits.time", "from 1 to 86400"),
    "[limits]\ntime = nan": ("policy.bad_value", "line 2, limits.time", "from 1 to 86400"),
    "[limits]\ntime = '30'": ("policy.wrong_type", "line 2, limits.time: this takes a number", "README"),
    "[output]\nformat = 'jsn'": ("policy.bad_value", "line 2, output.format: there is no format “jsn”", "json"),
    "\n\nlanguage = 'tlh'": ("policy.bad_value", "line 3, language: there is no language “tlh”", "en, fr, es, de"),
    "[trust]\nlists = 'c2pa\n": ("policy.syntax", "line 2, at the end: ", "TOML"),
    "[trust]\nlists = 'c2pa' 'itl'\n": ("policy.syntax", "line 2, column 16: ", "TOML"),
    "[trust]\nlists = [": ("policy.syntax", "line 2, at the end: ", "TOML"),
    "[trust]\ndefault = true\ndefault = true\n": ("policy.syntax", "line 3, column 15: ", "TOML"),
    "a = " + "[" * 5000: ("policy.syntax", "line 1: this is nested too deeply", "enough"),
    "b = 1\na" + ".a" * 50_000 + " = 1": ("policy.syntax", "line 2: this is nested too deeply", "enough"),
    "a = " + "1" * 5000: ("policy.syntax", "howmade.toml”: ", "TOML"),
    "a = '\udcff'": ("policy.syntax", "line 1: this is not UTF-8", "UTF-8"),
    "\n" * MAX_BYTES + "a": ("policy.unreadable", "has more than 256 KiB", "path"),
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG, ids=[f"{number}" for number in range(len(WRONG))])
def test_what_is_wrong_is_refused_with_its_line_and_key(text: str, newsroom: Path) -> None:
    code, message, hint = WRONG[text]
    path = newsroom / "howmade.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(TrustError) as refused:
        read_policy(path)
    assert (refused.value.code, refused.value.exit_code) == (code, 4)
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert str(newsroom) not in refused.value.message


def test_a_wrong_policy_ends_the_run_before_anything_is_said(newsroom: Path) -> None:
    bad = policy(newsroom, "[trust]", 'lists = ["c2pq\\u001b[31m"]', name="bad.toml")
    (newsroom / "empty.pem").write_text("no certificate")
    empty = policy(newsroom, "[trust]", 'anchors = ["empty.pem"]', name="empty.toml")
    for run in several(check, [(bad, CAMERA), (empty, CAMERA), (newsroom / "gone.toml", CAMERA), (newsroom, CAMERA)]):
        assert (run.code, run.out) == (4, "")
        assert re.match(r"howmade: .+\n  what to do: .+\n\Z", run.err), run.err
        assert "\x1b" not in run.err
        assert str(newsroom) not in run.err


@given(st.text(alphabet="[]{}=.,\"'\\#\n\r\t atrusl1é\0"))
def test_whatever_stands_in_a_policy_it_is_read_or_refused(newsroom: Path, text: str) -> None:
    path = newsroom / "any.toml"
    path.write_bytes(text.encode())
    try:
        found = read_policy(path)._replace(policy_file=None)
    except TrustError as error:
        code = error.code
    else:
        code = "policy.read" if found == Settings() else "another"  # no key can be spelt with these letters
    assert code.startswith("policy.")


def test_every_setting_has_a_key_or_is_no_setting_of_a_file() -> None:
    made = {field for field, _ in KEYS.values()} - {None}
    assert made == set(Settings._fields) - {"policy_file"}
