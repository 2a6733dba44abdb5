"""Dates in metadata assertions: ``stds.exif`` of version 1, ``c2pa.metadata`` and ``cawg.metadata`` (C2PA 2.2).

Their fields go by the names of XMP, whatever case a writer gave the prefix.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from verify.record.fields import Json, mapping, text
from verify.record.types import StatedDate

MAX_DATES: Final = 32
"""Dates kept of one manifest; capture devices write two or three."""

_MAX_LENGTH: Final = 64  # characters of a date

NAMES: Final = frozenset(
    (
        *("datetimeoriginal", "datetimedigitized", "datetime", "gpstimestamp"),
        *("createdate", "modifydate", "metadatadate", "datecreated"),
    )
)
"""Names of fields that hold a date, in lower case and without their prefix."""


def stated_dates(assertions: Mapping[str, Json]) -> tuple[StatedDate, ...]:
    """Return the dates of metadata assertions, in their order.

    Args:
        assertions: the metadata assertions of one manifest, by their labels.
    """
    return tuple(found for _, found in zip(range(MAX_DATES), _dates(assertions), strict=False))


def _dates(assertions: Mapping[str, Json]) -> Iterator[StatedDate]:
    for label, value in assertions.items():
        for key, given in mapping(value).items():
            name = key.rpartition(":")[2]
            written = text(given)
            if name.lower() in NAMES and written is not None:
                yield StatedDate(name, written[:_MAX_LENGTH], f"{label}/{key}")
