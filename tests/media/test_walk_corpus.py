"""Files made by others: every signed one yields its store, every marked one its mark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.media.forge import at_ranges, found
from verify.media.bytesource import MemorySource
from verify.media.packets import Packet, PacketKind, Range, Walk
from verify.media.sniff import HEAD_BYTES, sniff
from verify.media.walk import walk

JUDGED = ("Valid", "Invalid", "Trusted")


def described(corpus: Path, name: str) -> list[dict[str, Any]]:
    """Return what the corpus says about its files."""
    files: list[dict[str, Any]] = json.loads((corpus / name).read_text("utf-8"))["files"]
    return files


def walked(path: Path) -> tuple[bytes, Walk]:
    """Read a file and walk through it by the type that its first bytes show."""
    data = path.read_bytes()
    return data, found(data, sniff(data[:HEAD_BYTES]).name)


def stores(result: Walk) -> list[Packet]:
    """Return the packets that hold a manifest store."""
    return [packet for packet in result.packets if packet.kind is PacketKind.C2PA]


def test_every_file_that_the_engine_judges_yields_exactly_one_store(corpus: Path) -> None:
    judged = [
        entry for entry in described(corpus, "manifest.json") if (entry["engine"] or {}).get("all_lists") in JUDGED
    ]
    assert len(judged) > 50
    for entry in judged:
        data, result = walked(corpus / entry["file"])
        (store,) = stores(result)
        assert store.data[4:8] == b"jumb", entry["file"]
        assert int.from_bytes(store.data[:4], "big") <= len(store.data), entry["file"]
        if "svg" not in entry["mime"]:
            assert at_ranges(data, store) == store.data, entry["file"]
        (container,) = result.containers
        assert all(
            any(run.start <= piece.start and piece.end <= run.end for run in container) for piece in store.ranges
        )
        assert result.problems == (), entry["file"]


def test_files_without_a_record_yield_no_store(corpus: Path) -> None:
    entries = described(corpus, "manifest.json") + described(corpus, "marks.json")
    absent = [entry for entry in entries if entry.get("expect", {}).get("record") in ("absent", "remote")]
    assert len(absent) > 20
    for entry in absent:
        _, result = walked(corpus / entry["file"])
        assert stores(result) == [], entry["file"]


# What the hash of each of these files leaves out, as the file itself declares: it must lie in the container.
EXCLUSIONS = {
    "chatgpt-1.png": (Range(33, 80470), 1),
    "gen-fill.jpg": (Range(2483, 366982), 1),
    "nikon-20221019-building.jpeg": (Range(65538, 238404), 1),
    "DALL-E_cloud_surfing_puppy.webp": (Range(276518, 90294), 1),
    "100kb-signed.gif": (Range(781, 13553), 1),
    "test-hiya.mp3": (Range(104, 35358), 1),
    "sample.avi": (Range(742478, 14397), 1),
    "sample1_signed.wav": (Range(1073218, 13742), 1),
    "cards_trusted.svg": (Range(210, 19488), 1),
    "sample.pdf": (Range(226190, 11567), 1),
    "C.dng": (Range(152279, 13431), 2),
    "c2pa_signed_ed25519.tiff": (Range(1703, 13942), 2),
}


@pytest.mark.parametrize("name", EXCLUSIONS)
def test_the_bytes_that_a_signer_left_out_for_the_record_lie_in_its_container(corpus: Path, name: str) -> None:
    excluded, runs = EXCLUSIONS[name]
    _, result = walked(corpus / "files" / name)
    (container,) = result.containers
    assert len(container) == runs
    assert any(run.start <= excluded.start and excluded.end <= run.end for run in container)


def only(result: Walk, kind: PacketKind, name: str = "") -> Packet:
    """Return the one packet of a kind and name."""
    (packet,) = [packet for packet in result.packets if packet.kind is kind and packet.name == name]
    return packet


def test_midjourney_xmp_in_plain_text_and_its_prompt_are_found(corpus: Path) -> None:
    _, result = walked(corpus / "files" / "mj-1.png")
    assert b"iptcExt:DigitalSourceType" in only(result, PacketKind.XMP).data
    assert b"Job ID: " in only(result, PacketKind.TEXT, "Description").data


def test_the_galaxy_trailer_is_found_behind_the_picture(corpus: Path) -> None:
    _, result = walked(corpus / "files" / "samsung_black_1.png")
    trailer = only(result, PacketKind.TRAILER)
    assert trailer.data.endswith(b"SEFT")
    assert b'"genAIType":8' in trailer.data


def test_a_pixel_photograph_has_its_extended_xmp_and_its_gain_map(corpus: Path) -> None:
    _, result = walked(corpus / "files" / "PXL_20260208_202351558.jpg")
    extended = next(packet for packet in result.packets if packet.where.endswith("extended XMP"))
    assert extended.data.startswith(b"<x:xmpmeta")
    assert extended.data.rstrip().endswith(b"</x:xmpmeta>")
    assert any(packet.where == "JPEG picture 2 APP1" for packet in result.packets)
    assert not any(packet.kind is PacketKind.TRAILER for packet in result.packets)


def test_the_marks_of_generators_are_found_where_each_puts_them(corpus: Path) -> None:
    marks = corpus / "marks"
    parameters = only(walked(marks / "01-automatic1111_cropped.png")[1], PacketKind.TEXT, "parameters")
    assert b"Steps: " in parameters.data
    recipe = only(walked(marks / "00-automatic1111_cropped.jpg")[1], PacketKind.EXIF)
    assert "Steps: ".encode("utf-16-be") in recipe.data
    assert b"workflow:{" in only(walked(marks / "14-flux_kontext_example_comic.webp")[1], PacketKind.EXIF).data
    assert b"Signature: " in only(walked(marks / "12-grok-1.jpg")[1], PacketKind.EXIF).data
    for name in ("10-doubao_gray_1x1_1.png", "11-jimeng_cap_C.png"):
        assert b"http://www.tc260.org.cn/ns/AIGC/1.0/" in only(walked(marks / name)[1], PacketKind.XMP).data


def test_a_film_by_premiere_has_its_xmp_and_a_film_by_sora_its_encoder(corpus: Path) -> None:
    premiere = walked(corpus / "files" / "prmiere-firefly.mp4")[1]
    assert b"Adobe Premiere Pro" in only(premiere, PacketKind.XMP).data
    assert only(walked(corpus / "files" / "videotest2.mp4")[1], PacketKind.TEXT, "©too").data == b"Lavf60.16.100"


def test_an_avif_has_its_exif_and_xmp_items(corpus: Path) -> None:
    _, result = walked(corpus / "files" / "cards_trusted.avif")
    assert only(result, PacketKind.EXIF).data[:4] == b"II*\0"
    assert only(result, PacketKind.XMP).data.startswith(b"<?xpacket")


def test_a_dng_has_exif_that_stands_on_its_own(corpus: Path) -> None:
    data, result = walked(corpus / "files" / "C.dng")
    exif = only(result, PacketKind.EXIF)
    assert exif.data[:4] == data[:4]
    assert len(exif.data) < len(data) // 2


def test_a_wrong_media_type_does_no_harm(corpus: Path) -> None:
    data = (corpus / "files" / "success.jpg").read_bytes()
    for media_type in ("image/png", "video/mp4", "application/pdf", "audio/ogg", "image/svg+xml", "video/webm"):
        assert stores(walk(MemorySource(data), media_type)) == []
