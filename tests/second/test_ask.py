"""The other verifier runs in a process of its own: whatever happens to that process costs the second opinion alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.program import environment, howmade
from verify import Policy, Report, Verifier
from verify.errors import UsageError
from verify.model.second import About, Outcome, SecondOpinion
from verify.policy import Anchors, Limits
from verify.second import ask as asking
from verify.second import installed

pytest.importorskip("encypher_c2pa", reason="the extra second-opinion is not installed")

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 22, 15, tzinfo=UTC)
ASKED = Policy(at=AT, second_opinion=True)
NAMES = ("camera.jpg", "camera-ai-fill-altered.jpg", "kissing.mp4", "unsigned.jpg", "famous-name.jpg")
LIBRARY = "import sys; sys.path[:] = sys.argv[1:]; "
ANSWERS = "from verify.examine.frames import write_frame as w; w(sys.stdout.buffer, "


def seconded(item: str | bytes | Path, policy: Policy = ASKED, **named: str) -> tuple[Report, SecondOpinion]:
    report = Verifier(policy).verify(item, **named)
    assert report.second_opinion is not None
    return report, report.second_opinion


@pytest.mark.parametrize("name", NAMES)
def test_our_answers_are_the_same_to_the_byte_with_and_without_a_second_opinion(name: str, samples: Path) -> None:
    alone = Verifier(Policy(at=AT)).verify(samples / name)
    report, opinion = seconded(samples / name)
    assert alone.second_opinion is None
    assert opinion.outcome is Outcome.AGREES
    assert report._replace(second_opinion=None) == alone


def test_where_it_differs_only_a_notice_is_added(corpus: Path) -> None:
    file = corpus / "files" / "background.jpg"
    alone = Verifier(Policy(at=AT)).verify(file)
    report, opinion = seconded(file)
    assert [one.about for one in opinion.differences] == [About.SIGNATURE]
    rest = tuple(finding for finding in report.findings if finding.code != "second.differs")
    assert report._replace(second_opinion=None, findings=rest) == alone
    assert len(report.findings) == len(rest) + 1


def test_bytes_and_streams_are_asked_about_alike(samples: Path) -> None:
    data = (samples / "camera.jpg").read_bytes()
    expected = seconded(samples / "camera.jpg")[1]
    assert seconded(data, name="upload")[1] == expected
    with (samples / "camera.jpg").open("rb") as stream:
        assert Verifier(ASKED).verify(stream, name="upload").second_opinion == expected


def test_it_gets_the_lists_of_this_check_and_no_others(samples: Path) -> None:
    anchors = Anchors("house", (samples / "sample-authority.pem").read_bytes())
    known = seconded(samples / "camera.jpg", ASKED._replace(anchors=(anchors,), default_trust=False))[1]
    assert (known.outcome, known.answers and known.answers.signer) == (Outcome.AGREES, "valid_for_supplied_material")
    nobody = seconded(samples / "camera.jpg", ASKED._replace(default_trust=False))[1]
    assert (nobody.outcome, nobody.answers and nobody.answers.signer) == (Outcome.AGREES, "not_evaluated")


def test_its_own_lists_are_left_out(corpus: Path) -> None:
    file = corpus / "files" / "conformant-b.jpg"
    assert seconded(file)[1].answers.signer == "valid_for_supplied_material"  # type: ignore[union-attr]
    bare = seconded(file, ASKED._replace(default_trust=False))[1]
    assert bare.answers is not None
    assert bare.answers.signer == "not_evaluated"
    assert bare.outcome is Outcome.AGREES


def test_a_record_beside_the_file_is_handed_over(corpus: Path, tmp_path: Path) -> None:
    """The record of one picture, put beside another, does not match there either."""
    shutil.copy(corpus / "files" / "manifest_data.c2pa", tmp_path / "record.c2pa")
    shutil.copy(ROOT / "samples" / "unsigned.jpg", tmp_path / "unsigned.jpg")
    report = Verifier(ASKED).verify(tmp_path / "unsigned.jpg", manifest=str(tmp_path / "record.c2pa"))
    assert report.second_opinion is not None
    assert report.second_opinion.answers is not None
    assert report.second_opinion.answers.present


DYING = {
    "it ends at once": ("raise SystemExit(3)", "ended without an answer"),
    "it ends while it reads": ("sys.stdin.buffer.read(9); raise SystemExit(0)", "ended without an answer"),
    "it is killed": ("import os; sys.stdin.buffer.read(9); os.kill(os.getpid(), 11)", "(signal 11)"),
    "it takes too much processor time": ("import os; sys.stdin.buffer.read(9); os.kill(os.getpid(), 24)", "processor"),
    "it answers nonsense": ("sys.stdin.buffer.read(9); sys.stdout.write('nonsense'); sys.stdout.flush()", "ended"),
    "it answers something else": (ANSWERS + "{'present': 7}); sys.stdin.read()", "refuses"),
    "it read other bytes": (ANSWERS + "{'none': 'changed'})", "changed meanwhile"),
    "it has no memory left": (ANSWERS + "{'none': 'memory'})", "memory"),
    "it never ends after its answer": (ANSWERS + "{'none': 'memory'}); import time; time.sleep(600)", "memory"),
}


@pytest.mark.parametrize("story", DYING)
def test_a_process_that_dies_costs_the_second_opinion_alone(
    story: str, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Verifier(Policy(at=AT)).verify(samples / "camera.jpg")
    code, reason = DYING[story]
    monkeypatch.setattr(asking, "_START", LIBRARY + code)
    report, opinion = seconded(samples / "camera.jpg")
    assert (opinion.outcome, opinion.answers, opinion.differences) == (Outcome.NONE, None, ())
    assert reason in opinion.sentence
    assert report._replace(second_opinion=None) == alone


STALLING = {
    "it does nothing": "import time; time.sleep(600)",
    "it stops in the middle of an answer": (
        "w = sys.stdout.buffer; w.write(b'\\0\\0\\1\\0half'); w.flush(); import time; time.sleep(600)"
    ),
}


@pytest.mark.parametrize("story", STALLING)
def test_a_process_that_hangs_is_stopped_after_its_time(
    story: str, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_START", LIBRARY + STALLING[story])
    opinion = seconded(samples / "camera.jpg", ASKED._replace(limits=Limits(worker_seconds=0.5)))[1]
    assert opinion.outcome is Outcome.NONE
    assert "longer than 0.5 s," in opinion.sentence


def test_a_file_beyond_its_size_gets_no_second_opinion(tmp_path: Path, samples: Path) -> None:
    large = tmp_path / "large.jpg"
    shutil.copy(samples / "unsigned.jpg", large)
    with large.open("ab") as file:
        file.truncate(asking.MAX_FILE + 1)
    opinion = seconded(large)[1]
    assert opinion.sentence.endswith("larger than the other program is given (128 MiB).")


def test_without_the_extra_the_usage_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "MODULE", "no_such_module_anywhere")
    with pytest.raises(UsageError) as error:
        Verifier(ASKED)
    assert error.value.code == "usage.second_opinion"
    assert "pip install 'howmade[second-opinion]'" in error.value.hint


def test_the_library_of_the_other_verifier_is_never_loaded_by_the_caller(samples: Path) -> None:
    script = (
        "import sys; from verify import Policy, Verifier; "
        f"print(Verifier(Policy(second_opinion=True)).verify({str(samples / 'camera.jpg')!r}).second_opinion.outcome, "
        "'encypher_c2pa' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment(), check=True)
    assert done.stdout.decode().split() == ["agrees", "False"]


def test_the_text_has_a_section_and_details_have_its_words(samples: Path) -> None:
    run = howmade("verify", samples / "camera-ai-fill-altered.jpg", "--second-opinion", "--details")
    assert "\nSecond opinion\n" in run.out
    assert "signingCredential.untrusted" in run.out.partition("  second      encypher-c2pa")[2]
    assert "Second opinion" not in howmade("verify", samples / "camera-ai-fill-altered.jpg", "--details").out


_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|\b(creat|mkdir|mkdirat|rename\w*|unlink\w*|link\w*)\(")
_NETWORK = re.compile(r"AF_INET|\b(sendto|sendmsg|sendmmsg|bind)\(")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_nothing_is_written_and_nobody_is_contacted(samples: Path, tmp_path: Path) -> None:
    """A record that does not hold is what its telemetry would tell about; its default is to read a preference first."""
    home, calls = tmp_path / "home", tmp_path / "calls"
    home.mkdir()
    command = ["strace", "-f", "-e", "trace=file,network", "-o", str(calls), sys.executable, "-m", "cli.main"]
    changes = {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*command, "verify", "--second-opinion", str(samples / "camera-ai-fill-altered.jpg")],
        capture_output=True,
        cwd=ROOT,
        env=environment(**changes),
        timeout=120,
        check=False,
    )
    assert b"Second opinion" in done.stdout, done.stderr.decode()[-500:]
    lines = calls.read_text(errors="replace").splitlines()
    assert any("encypher_c2pa/_native" in line for line in lines)  # it was loaded
    assert [line for line in lines if _WRITES.search(line)] == []
    assert [line for line in lines if _NETWORK.search(line)] == []
    assert [line for line in lines if "encypher/" in line] == []  # its preferences
    assert list(home.iterdir()) == []
