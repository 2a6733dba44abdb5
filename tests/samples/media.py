"""Small media of every kind that the tests need, made by our own code and the same on every run."""

from __future__ import annotations

import io
import struct
import wave
from collections.abc import Callable
from functools import cache
from typing import Any

from PIL import Image

from tests.samples import h264, mp4, pictures

STILL_FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "image/jpeg": ("JPEG", {"quality": 82, "subsampling": 2}),
    "image/png": ("PNG", {"optimize": True}),
    "image/webp": ("WEBP", {"quality": 70, "method": 4}),
    "image/tiff": ("TIFF", {"compression": "raw"}),
    "image/gif": ("GIF", {}),
    "image/avif": ("AVIF", {"quality": 60, "speed": 8}),
}
TEST_SIZE = (96, 64)
FRAME_RATE = 8  # frames a second
STEP = 2  # pixels that each of the two moves from frame to frame
START_GAP = 20
STILL_START, STILL_END = 3, 10  # frames that show the first and the last position

# MPEG-1 layer III, 32 kbit/s, 44.1 kHz, mono, no CRC: 104 bytes a frame, and zero side information decodes to silence.
MP3_HEADER = bytes.fromhex("fffb10c4")
MP3_FRAME_BYTES = 144 * 32_000 // 44_100


def still(picture: Image.Image, media_type: str = "image/jpeg", *, exif: Image.Exif | None = None) -> bytes:
    """Encode a picture as a file of the given type, with Exif where asked."""
    name, options = STILL_FORMATS[media_type]
    out = io.BytesIO()
    extra = {} if exif is None else {"exif": exif}
    picture.save(out, name, **options, **extra)
    return out.getvalue()


def kiss_frames() -> tuple[Image.Image, ...]:
    """Return the frames of the sample video: two people come together and kiss."""
    gaps = [START_GAP] * STILL_START + list(range(START_GAP - STEP, -1, -STEP)) + [0] * STILL_END
    return tuple(pictures.kiss(gap) for gap in gaps)


@cache
def video() -> bytes:
    """Return the sample video: H.264 in MP4, 160 by 128, under three seconds."""
    frames = kiss_frames()
    return mp4.mux(mp4.h264_track(h264.encode(frames), frames[0].size, FRAME_RATE))


def repainted(video_file: bytes, frame: Image.Image) -> bytes:
    """Turn some of a frame's colours around inside a coded video, and leave every length and box as it is.

    Only macroblocks that stand as plain samples can be repainted; the file decodes as well as before.

    Raises:
        ValueError: when the video does not hold the frame.
    """
    changed = video_file
    for row in range(frame.height // h264.BLOCK):
        for column in range(frame.width // h264.BLOCK):
            samples = h264.samples_of(frame, column, row)
            luma, blue, red = samples[:256], samples[256:320], samples[320:]
            changed = changed.replace(samples, luma + red + blue)
    if changed == video_file:
        raise ValueError("no macroblock of this frame stands in the video")
    return changed


def camera_exif(when: str = "2026:06:14 18:20:05") -> Image.Exif:
    """Return what a camera writes: maker, model, software, time, exposure."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Acme", "Acme Camera 7", "Firmware 1.4"
    exif[0x0132] = when
    detail = exif.get_ifd(0x8769)
    detail[0x9003] = detail[0x9004] = when
    detail[0x829A], detail[0x829D], detail[0x8827], detail[0x920A] = 0.004, 5.6, 200, 35.0
    return exif


def wav(seconds: float = 0.25) -> bytes:
    """Return a soft triangle tone: 8 kHz, mono, 16 bit."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        levels = (abs(number % 40 - 20) * 200 - 2000 for number in range(int(8000 * seconds)))
        sound.writeframes(b"".join(struct.pack("<h", level) for level in levels))
    return out.getvalue()


def mp3(frames: int = 12) -> bytes:
    """Return a third of a second of silence with an ID3 title."""
    title = b"\x03silence"
    frame = b"TIT2" + struct.pack(">I", len(title)) + b"\0\0" + title
    return b"ID3\x04\0\0" + struct.pack(">I", len(frame)) + frame + (MP3_HEADER + bytes(MP3_FRAME_BYTES - 4)) * frames


def svg() -> bytes:
    """Return a drawing of a house."""
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64">'
        b'<rect width="96" height="64" fill="#9cc4e4"/><path d="M20 60V36l16-14 16 14v24z" fill="#b0503c"/></svg>\n'
    )


def pdf() -> bytes:
    """Return a page with one filled square."""
    drawing = b"0.2 0.4 0.6 rg 20 20 60 60 re f"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
    )
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def with_picture(jpeg: bytes, picture: bytes) -> bytes:
    """Put the picture of one JPEG under the application segments of another, and leave those as they are."""
    start = _after_segments(jpeg)
    return jpeg[:start] + picture[_after_segments(picture) :]


def _after_segments(jpeg: bytes) -> int:
    at = 2
    while jpeg[at] == 0xFF and 0xE0 <= jpeg[at + 1] <= 0xEF:
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return at


@cache
def media(media_type: str) -> bytes:
    """Return one small unsigned file of the given type, for tests that only need "a JPEG" or "a WAV".

    Raises:
        KeyError: for a type that nothing here makes.
    """
    if media_type in STILL_FORMATS:
        return still(pictures.landscape(TEST_SIZE), media_type)
    return OTHER_FORMATS[media_type]()


OTHER_FORMATS: dict[str, Callable[[], bytes]] = {
    "video/mp4": video,
    "audio/wav": wav,
    "audio/mpeg": mp3,
    "image/svg+xml": svg,
    "application/pdf": pdf,
}
MEDIA_TYPES = (*STILL_FORMATS, *OTHER_FORMATS)
