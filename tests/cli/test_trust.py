"""`howmade trust`: what it shows, what it takes in and gives out, and that a check uses what it took in."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.program import ANCHOR, AT, SAMPLES, Run, environment, howmade, without_privileges
from tests.trust.authority import SIGNER, Tree, issue, tree
from tests.trust.published import WITHDRAWN, hash_line, lote, service, written
from verify.trust.lists import BUILTIN_IDS, builtin


@pytest.fixture(scope="module")
def acme() -> Tree:
    return tree()


class Trust:
    """The command with a data folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lists = folder / "data" / "lists"

    def __call__(self, *arguments: str | Path) -> Run:
        return howmade("trust", *arguments, env=self.env)

    @property
    def env(self) -> dict[str, str]:
        return environment(HOWMADE_DATA=str(self.folder / "data"))

    def file(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def verify(self, *arguments: str | Path) -> Run:
        return howmade("verify", "--at", AT, "--format", "json", SAMPLES / "camera.jpg", *arguments, env=self.env)


@pytest.fixture
def trust(tmp_path: Path) -> Trust:
    return Trust(tmp_path)


def test_show_says_whose_each_list_is_of_when_and_where_it_came_from(trust: Trust) -> None:
    run = trust("show")
    assert run.code == 0
    parts = run.out.split("\n\n")
    assert [part.split("  ")[0] for part in parts] == list(BUILTIN_IDS)
    first, frozen = parts[0], parts[3]
    for line in (
        "c2pa  C2PA Trust List",
        "  operator      C2PA",
        "  purpose       claim signing",
        "  issued        2026-08-05T00:11:39Z",
        "  next update   2027-08-05T00:11:39Z",
        "  certificates  30 authorities, 0 listed by themselves",
        f"  digest        {builtin(('c2pa',))[0].digest}",
    ):
        assert line in first.splitlines()
    assert "  origin        built-in: https://" in first
    assert "(frozen since 2026-01-01)" in frozen
    assert "  age           none: nothing is added to a frozen list" in frozen
    assert not trust.lists.exists(), "looking leaves nothing behind"


def test_show_of_one_list_names_its_certificates_in_both_formats(trust: Trust) -> None:
    (own,) = builtin(("iptc-vnp",))
    text = trust("show", "iptc-vnp").out
    (data,) = trust("show", "iptc-vnp", "--format", "json").json
    assert [item["sha256"] for item in data["certificates"]] == [entry.sha256 for entry in own.entries]
    assert all(entry.sha256 in text for entry in own.entries)
    assert (data["id"], data["end_entities"], data["origin"], data["digest"]) == (
        "iptc-vnp",
        20,
        "built-in",
        own.digest,
    )
    assert [item["id"] for item in trust("show", "--format", "json").json] == list(BUILTIN_IDS)


@pytest.mark.parametrize("name", BUILTIN_IDS)
@pytest.mark.parametrize("form", ["pem", "json"])
def test_a_list_that_is_exported_and_imported_again_keeps_its_digest(trust: Trust, name: str, form: str) -> None:
    file = trust.folder / f"my list.{form}"
    assert trust("export", name, "--form", form, "-o", file).code == 0
    assert file.read_text(encoding="ascii") == trust("export", name, "--form", form).out
    assert trust("import", file).code == 0
    (data,) = trust("show", "my-list", "--format", "json").json
    (own,) = builtin((name,))
    assert (data["digest"], data["origin"], data["anchors"]) == (own.digest, "imported", own.anchors_count)
    if form == "json":
        assert (data["operator"], data["status"], data["issued"]) == (own.operator, own.status.value, own.issued)


def test_a_check_uses_an_imported_list_and_says_where_it_came_from(trust: Trust) -> None:
    before = trust.verify().json
    assert before["answers"]["signer"]["state"] == "unrecognized"
    run = trust("import", ANCHOR)
    assert (run.code, run.out) == (
        0,
        "sample-authority  imported for claim signing (no date of issue, 1 certificates)\n",
    )
    after = trust.verify().json
    assert after["answers"]["signer"]["recognized_by"] == ["sample-authority"]
    assert [(one["name"], one["origin"]) for one in after["checked"]["trust_lists"]][-1] == (
        "sample-authority",
        "imported",
    )
    assert trust.verify("--no-default-trust").json["answers"]["signer"]["state"] == "unrecognized"
    named = trust.verify("--trust-list", "sample-authority").json
    assert len(named["checked"]["trust_lists"]) == 1


def test_each_form_can_be_imported(trust: Trust, acme: Tree) -> None:
    json_list = trust.file("list.json", written(lote(service(acme.root), service(acme.middle, WITHDRAWN))))
    hashes = trust.file("Allowed List.sha256.txt", b"# signers\n" + hash_line(acme.leaf))
    clocks = trust.file("clocks.json", written(lote(service(acme.root), name="C2PA TSA Trust List")))
    assert trust("import", json_list).out == "list  imported for claim signing (issued 2026-05-01, 1 certificates)\n"
    assert trust("import", hashes).out.startswith("allowed-list.sha256  imported for claim signing")
    assert trust("import", clocks).out.startswith("clocks  imported for time stamping")
    pem = trust.file("pem.pem", acme.root.pem)
    assert trust("import", pem, "--purpose", "time-stamping").out.startswith("pem  imported for time stamping")
    found = {one["id"]: (one["anchors"], one["end_entities"]) for one in trust("show", "--format", "json").json[4:]}
    assert found == {"allowed-list.sha256": (0, 1), "clocks": (1, 0), "list": (1, 0), "pem": (1, 0)}
    assert [one["age_days"] is None for one in trust("show", "--format", "json").json[4:]] == [True, False, False, True]


def test_a_hash_list_recognises_the_signer_of_a_file_through_the_whole_program(trust: Trust) -> None:
    certificate = trust.verify().json["manifests"][0]["signer"]["fingerprint"]
    line = base64.b64encode(bytes.fromhex(certificate)) + b"\n"
    assert trust("import", trust.file("signers.txt", line)).code == 0
    assert trust.verify().json["answers"]["signer"]["recognized_by"] == ["signers"]
    refused = trust("export", "signers")
    assert (refused.code, "--form json" in refused.err) == (4, True)
    exported = json.loads(trust("export", "signers", "--form", "json").out)
    assert exported["certificates"][0]["sha256"] == certificate
    assert exported["digest"] == hashlib.sha256(f"{certificate}\n".encode()).hexdigest()


def test_a_list_of_the_same_name_is_replaced_only_when_asked_and_the_change_is_told(trust: Trust, acme: Tree) -> None:
    old, new = trust.file("desk.pem", acme.root.pem), trust.file("new.pem", acme.leaf.pem)
    assert trust("import", old).code == 0
    refused = trust("import", new, "--name", "desk")
    assert (refused.code, "--replace" in refused.err) == (2, True)
    run = trust("import", new, "--name", "desk", "--replace")
    assert run.code == 0
    assert run.out.splitlines()[1:] == [
        f"  + {hashlib.sha256(acme.leaf.der).hexdigest()}  Acme Camera",
        f"  - {hashlib.sha256(acme.root.der).hexdigest()}  Acme Root",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "nobody"), 4),
        (("update", "nobody"), 4),
        (("export", "nobody"), 4),
        (("import", "no-such-file.pem"), 4),
        (("import", "README.md"), 4),
        (("import", "samples"), 4),
        (("import", "samples/sample-authority.pem", "--name", "c2pa"), 2),
        (("import", "samples/sample-authority.pem", "--name", "../x"), 2),
        (("import", "samples/sample-authority.pem", "--name", ""), 2),
        (("import", "samples/sample-authority.pem", "--purpose", "everything"), 2),
        (("import",), 2),
        (("show", "--format", "yaml"), 2),
        (("nonsense",), 2),
        (("update", "itl"), 0),
    ],
)
def test_a_run_ends_with_the_exit_code_of_the_contract(trust: Trust, arguments: tuple[str, ...], code: int) -> None:
    run = trust(*arguments)
    assert run.code == code
    assert bool(run.err) is (code != 0)
    assert "Traceback" not in run.err
    assert not trust.lists.exists()


def test_the_folder_can_be_given_as_an_option(trust: Trust) -> None:
    other = trust.folder / "other"
    assert trust("import", ANCHOR, "--folder", other).code == 0
    assert [one["id"] for one in trust("show", "--format", "json", "--folder", other).json][-1] == "sample-authority"
    assert (other / "lists" / "sample-authority.json").is_file()
    assert not trust.lists.exists()


def test_without_either_the_folder_is_where_the_system_keeps_a_users_data(trust: Trust) -> None:
    env = environment(XDG_DATA_HOME=str(trust.folder / "share"), HOME=str(trust.folder))
    assert howmade("trust", "import", ANCHOR, env=env).code == 0
    assert (trust.folder / "share" / "howmade" / "lists" / "sample-authority.json").is_file()
    run = howmade("verify", "--at", AT, "--format", "json", SAMPLES / "camera.jpg", env=env)
    assert run.json["answers"]["signer"]["recognized_by"] == ["sample-authority"]


@pytest.mark.parametrize("command", ["show", "verify"])
def test_a_damaged_list_ends_with_4_and_says_how_to_get_it_anew(trust: Trust, command: str) -> None:
    trust.lists.mkdir(parents=True)
    (trust.lists / "c2pa.json").write_bytes(b'{"id": "c2pa"')
    run = trust("show") if command == "show" else trust.verify()
    assert run.code == 4
    assert "damaged" in run.err
    assert "howmade trust update" in run.err
    assert str(trust.folder) not in run.err


def test_a_folder_in_which_nothing_may_be_written_ends_with_4(trust: Trust) -> None:
    trust.folder.chmod(0o500)
    try:
        run = howmade("trust", "import", ANCHOR, env=trust.env, before=without_privileges)
    finally:
        trust.folder.chmod(0o700)
    assert run.code == 4
    assert "could not be written" in run.err


def test_names_out_of_a_list_reach_the_terminal_escaped(trust: Trust) -> None:
    odd = issue("Evil\x1b]0;x\x07\n\nc2pa  C2PA Trust List", None, SIGNER)
    about = lote(
        service(odd), name="\x1b[2JTrusted\n  operator      C2PA", SchemeOperatorName=[{"value": "\u202eAPZC"}]
    )
    assert trust("import", trust.file("odd.json", written(about))).code == 0
    for run in (trust("show"), trust("show", "odd"), trust("import", "--replace", trust.folder / "odd.json")):
        assert run.code == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(run.out)
        assert sum(line.startswith("c2pa  ") for line in run.out.splitlines()) <= 1
    (data,) = trust("show", "odd", "--format", "json").json
    assert data["name"] == r"\x1b[2JTrusted\x0a \x20operator" + r" \x20\x20\x20\x20\x20C2PA"


def test_an_update_that_reaches_nobody_ends_with_5(trust: Trust) -> None:
    env = trust.env | {"RES_OPTIONS": "timeout:1 attempts:1"}
    run = howmade("trust", "update", "iptc-vnp", env=env, before=_without_network)
    assert run.code == 5
    assert run.out.startswith("iptc-vnp  refused: ")
    assert "network.unreachable" in run.out


def _without_network() -> None:
    """Leave the machine's network behind; where that may not be done, the names of the sources lead nowhere either."""
    import ctypes  # noqa: PLC0415 -- runs in the child alone

    ctypes.CDLL(None).unshare(0x40000000)  # CLONE_NEWNET of <linux/sched.h>
