"""Documents among the inputs: in a folder they are picked by their content, Markdown by its name as well."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import check
from tests.media.documents import LABEL, markdown, office


def test_a_folder_gives_office_documents_and_markdown_with_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(office())
    (tmp_path / "b.bin").write_bytes(office(None))
    (tmp_path / "c.zip").write_bytes(b"PK\3\4" + bytes(5000))
    (tmp_path / "d.md").write_bytes(markdown(f" {LABEL}"))
    (tmp_path / "e.yaml").write_bytes(markdown(f" {LABEL}"))
    (tmp_path / "f.md").write_text("# A walk\n")
    run = check("--format", "jsonl", tmp_path)
    assert [item["file"]["name"] for item in run.lines] == ["a.docx", "b.bin", "d.md"]
    assert [item["answers"]["ai"]["state"] for item in run.lines] == ["generated", "unstated", "generated"]
    assert {item["file"]["kind"] for item in run.lines} == {"document"}
    assert run.code == 0


def test_a_text_that_is_named_is_read_when_it_has_front_matter_and_refused_otherwise(tmp_path: Path) -> None:
    (tmp_path / "e.yaml").write_bytes(markdown(f" {LABEL}"))
    (tmp_path / "f.md").write_text("# A walk\n")
    run = check("--format", "json", tmp_path / "e.yaml", tmp_path / "f.md")
    read, refused = run.json
    assert read["answers"]["ai"]["state"] == "generated"
    assert refused["error"]["code"] == "input.not_media"
    assert run.code == 3
