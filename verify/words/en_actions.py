"""English names of the C2PA actions (C2PA 2.4, actions; with the labels of version 1)."""

from __future__ import annotations

from typing import Final

ACTIONS: Final[dict[str, str]] = {
    "c2pa.addedText": "text added",
    "c2pa.adjustedColor": "colours adjusted",
    "c2pa.changedSpeed": "speed changed",
    "c2pa.color_adjustments": "colours adjusted",
    "c2pa.converted": "converted to another format",
    "c2pa.created": "created",
    "c2pa.cropped": "cropped",
    "c2pa.deleted": "parts removed",
    "c2pa.drawing": "drawn on",
    "c2pa.dubbed": "dubbed",
    "c2pa.edited": "edited",
    "c2pa.edited.metadata": "metadata edited",
    "c2pa.enhanced": "enhanced",
    "c2pa.filtered": "filtered",
    "c2pa.opened": "opened",
    "c2pa.orientation": "turned or mirrored",
    "c2pa.placed": "something placed in",
    "c2pa.published": "published",
    "c2pa.redacted": "parts of the record removed",
    "c2pa.removed": "something taken out",
    "c2pa.repackaged": "repackaged",
    "c2pa.resized": "resized",
    "c2pa.resized.proportional": "resized in proportion",
    "c2pa.transcoded": "encoded again",
    "c2pa.translated": "translated",
    "c2pa.trimmed": "trimmed",
    "c2pa.unknown": "something done that is not named",
    "c2pa.watermarked": "watermarked",
    "c2pa.watermarked.bound": "watermarked",
    "c2pa.watermarked.unbound": "watermarked",
}
