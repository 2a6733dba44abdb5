"""A frame of a film, taken by ffmpeg in the confined process.

ffmpeg opens much that a file tells it to: playlists, segments, other files, addresses. So the container is named and
not guessed, one protocol is allowed and one container (what a container holds in another one stays shut), and few
decoders; no subtitles, no sound. It starts with no environment and no standard input, and what it writes goes through
a pipe, and then through Pillow as any other picture does.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from verify.pictures.answer import FILE_SIDE, Why
from verify.pictures.decode import MAX_PIXELS

CONTAINERS: Final = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/x-matroska": "matroska",
    "video/webm": "matroska",
    "video/avi": "avi",
}
"""Media type to ffmpeg's name of the container; no other film has a frame."""

_DECODERS: Final = "h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,mpeg2video,mjpeg,prores,msmpeg4"
"""What films in the wild use. ffmpeg has some 300 decoders, most of which nobody has looked at for years."""

_AMONG: Final = 24
"""Frames at the beginning of which the most typical one is taken: the very first one is often black."""

_MAX_BYTES: Final = 8 * 1024 * 1024
"""Of a frame as PNG: 1024 by 1024 pixels of noise have 3 MB."""

_FOLDER: Final = "/proc/self/fd" if sys.platform.startswith("linux") else "/dev/fd"


def frame_of(ffmpeg: str, descriptor: int, media_type: str) -> bytes | Why:
    """Return a frame as PNG, or why there is none.

    Args:
        ffmpeg: full path of the program.
        descriptor: of the open film.
        media_type: as its first bytes show.
    """
    if media_type not in CONTAINERS:
        return Why.KIND
    try:
        running = subprocess.Popen(  # noqa: S603 -- a fixed list, no shell; nothing out of the file stands in it
            _command(ffmpeg, descriptor, CONTAINERS[media_type]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(descriptor,),
            env={},
        )
    except OSError:
        return Why.NO_FFMPEG
    with running:
        assert running.stdout is not None  # noqa: S101 -- asked for above
        data = running.stdout.read(_MAX_BYTES + 1)
        running.kill()
    return data if 0 < len(data) <= _MAX_BYTES else Why.UNDECODABLE


def _command(ffmpeg: str, descriptor: int, container: str) -> list[str]:
    size = f"scale='min({FILE_SIDE},iw)':'min({FILE_SIDE},ih)':force_original_aspect_ratio=decrease"
    alone = ["-nostdin", "-hide_banner", "-loglevel", "quiet", "-filter_threads", "1"]
    film = ["-threads", "1", "-protocol_whitelist", "file", "-format_whitelist", container]
    if container == "mov":
        film += ["-enable_drefs", "0", "-use_absolute_path", "0"]  # samples in other files stay there
    film += ["-codec_whitelist", _DECODERS, "-max_pixels", str(MAX_PIXELS), "-f", container]
    film += ["-an", "-sn", "-dn", "-i", f"file:{_FOLDER}/{descriptor}"]
    picture = ["-map", "0:v:0", "-vf", f"{size},thumbnail={_AMONG}", "-frames:v", "1", "-threads", "1"]
    return [ffmpeg, *alone, *film, *picture, "-c:v", "png", "-f", "image2pipe", "pipe:1"]
