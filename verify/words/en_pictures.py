"""English sentences about pictures that cannot be shown."""

from typing import Final

PICTURES: Final[dict[str, str]] = {
    "picture.kind": "There is no picture: files of this kind are not decoded here.",
    "picture.sound": "There is no picture: this is a sound recording.",
    "picture.too_large": "There is no picture: the file is larger than is decoded here.",
    "picture.pixels": "There is no picture: it has more pixels than are decoded here.",
    "picture.undecodable": "There is no picture: the file is damaged, or coded in a way that is not decoded here.",
    "picture.memory": "There is no picture: decoding it needs more memory than it may have.",
    "picture.time": "There is no picture: decoding it takes longer than it may.",
    "picture.ended": "There is no picture: the process that decoded it ended before it was ready.",
    "picture.changed": "There is no picture: the file was changed after it was checked.",
    "picture.unreadable": "There is no picture: the file could not be opened again.",
    "picture.no_room": "There is no picture: this page would become too large to be mailed.",
    "picture.no_ffmpeg": "There is no picture: a frame of a video needs the program ffmpeg, which is not installed.",
}
"""Sentences by id, in the manner of `verify.words.en`."""
