"""Capture: what cameras write, and what generators write in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.media.forge import box, found, full_box, handler, mp4, value
from tests.signals.marked import CAMERA, SETTINGS, Value, exif, file_packets, packet, text
from verify.media.packets import Packet, PacketKind
from verify.signals.capture import is_date, read


def fields(*packets: Packet) -> dict[str, str]:
    """Return the fields of some packets by name, and check that nothing else is given."""
    result = read(packets, "image/jpeg")
    assert (result.marks, result.traces) == ((), ())
    return {field.name: field.value for field in result.fields}


def test_camera_originals_are_camera_like_and_say_nothing_about_ai(corpus: Path) -> None:
    like = []
    for path in sorted((corpus / "marks").iterdir()):
        stated = fields(*file_packets(path)[0])
        if "Camera capture" in stated:
            like.append(path.name[:2])
    # 26 and 21 are cameras of the nineties that write too few settings to count.
    assert set(like) <= {str(number) for number in range(18, 28)}
    assert len(like) >= 8


def test_a_phone_states_camera_settings_time_and_place_without_the_place(corpus: Path) -> None:
    stated = fields(*file_packets(corpus / "marks" / "18-_K6A7946.JPG")[0])
    assert stated["Camera capture"] == "Canon EOS 5D Mark III"
    assert (stated["ExposureTime"], stated["FNumber"], stated["FocalLength"]) == ("1/125 s", "f/5.6", "135 mm")
    assert stated["GPS"] == "present"


NO_CAMERAS: dict[str, dict[int, Value]] = {
    "FLUX names itself as the maker": {0x010F: "Black Forest Labs", 0x0110: "flux-dev"},
    "Ideogram too": {0x010F: "Ideogram AI", 0x0110: "3"},
    "a graph in the maker": {0x010F: 'workflow:{"nodes": []}', 0x0110: 'prompt:{"1": {"secret": 1}}'},
    "JSON in the model": {0x010F: "Acme", 0x0110: '{"sui_image_params": {"prompt": "secret"}}'},
    "no maker": {0x0110: "Camera 7"},
}


@pytest.mark.parametrize("name", NO_CAMERAS)
def test_a_maker_and_a_model_are_no_camera(name: str) -> None:
    """Synthetic."""
    stated = fields(exif(NO_CAMERAS[name], SETTINGS))
    assert "Camera capture" not in stated
    assert "secret" not in repr(stated)


def test_a_graph_in_a_real_webp_is_neither_camera_nor_shown(corpus: Path) -> None:
    assert fields(*file_packets(corpus / "marks" / "14-flux_kontext_example_comic.webp")[0]) == {}


def test_the_least_that_a_camera_writes() -> None:
    """Synthetic: maker, model, three settings, a date that can be."""
    assert fields(exif(CAMERA, SETTINGS))["Camera capture"] == "Acme Camera 7"
    for missing in SETTINGS:
        fewer = {tag: item for tag, item in SETTINGS.items() if tag != missing}
        assert "Camera capture" not in fields(exif(CAMERA, fewer))
    assert "Camera capture" not in fields(exif(CAMERA, {**SETTINGS, 0x9003: "0000:00:00 00:00:00"}))


def test_a_text_in_the_maker_note_makes_no_camera() -> None:
    """Synthetic: Fooocus writes one."""
    assert "Camera capture" not in fields(exif({0x0131: "Fooocus v2"}, {0x927C: b"fooocus\0"}))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026:06:14 18:20:05", True),
        ("2026:06:14 24:20:05", False),
        ("0000:00:00 00:00:00", False),
        ("1826:06:14 18:20:05", False),
        ("²026:06:14 18:20:05", False),
        ("yesterday", False),
    ],
)
def test_dates(words: str, expected: bool) -> None:
    """Synthetic."""
    assert is_date(words) is expected


def test_keys_of_a_phone_video() -> None:
    """Synthetic: what iOS and Android write."""
    names = [b"com.apple.quicktime.make", b"com.apple.quicktime.location.ISO6709", b"com.android.version"]
    keys = full_box(b"keys", len(names).to_bytes(4, "big"), *(box(b"mdta", name) for name in names))
    texts = [b"Acme", b"+52.5000+013.4000/", b"16"]
    items = [box(number.to_bytes(4, "big"), value(words)) for number, words in enumerate(texts, 1)]
    file = mp4(box(b"moov", box(b"meta", handler(b"mdta"), keys, box(b"ilst", *items))))
    stated = fields(*found(file, "video/quicktime").packets)
    assert stated == {"Make": "Acme", "Location": "present", "Android version": "16"}


def test_quicktime_user_data() -> None:
    """Synthetic."""
    texts = {"\xa9mak": "Acme", "\xa9mod": "C7", "\xa9swr": "1.4", "\xa9day": "2026-06-14", "\xa9xyz": "+52+13/"}
    stated = fields(*(text(name, words, "MOV moov/udta") for name, words in texts.items()))
    assert stated == {
        "Make": "Acme",
        "Model": "C7",
        "Software": "1.4",
        "CreationDate": "2026-06-14",
        "Location": "present",
    }


def test_values_are_cut_and_on_one_line() -> None:
    """Synthetic."""
    stated = fields(exif({0x010F: "A\n\x1b[31mB" + "x" * 5000}))
    assert stated["Make"].startswith("A [31mB")
    assert len(stated["Make"]) == 512
    assert fields(packet(PacketKind.EXIF, b"no exif at all")) == {}
