"""IPTC-IIM datasets, and what platforms leave in them."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from tests.media.forge import found, jpeg, resource, segment
from tests.signals.marked import dataset, iim
from verify.signals.iim import datasets, read
from verify.signals.limits import MAX_IIM_DATASETS
from verify.signals.marks import TraceKind

FBMD = b"FBMD01000a9c0d0000b0430000"


def test_datasets_are_read_with_short_and_extended_lengths() -> None:
    """Synthetic: IIM 4.2, clause 1.6."""
    extended = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, 5) + b"hello"
    assert [(item.key, item.text) for item in datasets(dataset(110, b"Agency\0") + extended)] == [
        ("2:110", "Agency"),
        ("2:120", "hello"),
    ]


def test_text_is_utf8_first_and_latin1_where_it_is_none() -> None:
    """Synthetic."""
    words = datasets(dataset(110, "Überfoto 图".encode()) + dataset(110, "Überfoto".encode("latin-1")))
    assert [item.text for item in words] == ["Überfoto 图", "Überfoto"]


def test_a_download_from_facebook_is_a_trace_and_never_a_mark() -> None:
    """Synthetic: no real file with FBMD may be passed on."""
    block = dataset(40, FBMD) + dataset(103, b"aBcDeFgHiJkLmNoPqRsT")
    file = jpeg(segment(0xED, b"Photoshop 3.0\0" + resource(0x0404, block)))
    result = read(found(file, "image/jpeg").packets, "image/jpeg")
    assert result.marks == ()
    assert [(trace.kind, trace.what, trace.place.key) for trace in result.traces] == [
        (TraceKind.PLATFORM, "Facebook or Instagram (FBMD)", "2:40")
    ]
    assert [(field.name, field.value) for field in result.fields] == [("TransmissionReference", "aBcDeFgHiJkLmNoPqRsT")]


def test_other_instructions_are_no_trace() -> None:
    """Synthetic."""
    assert read((iim(dataset(40, b"Mandatory credit, see FBMD0100")),), "image/jpeg").traces == ()


@given(st.binary(max_size=300))
def test_no_bytes_raise_and_no_dataset_reaches_beyond_the_block(data: bytes) -> None:
    """Synthetic."""
    assert sum(len(item.data) + 5 for item in datasets(b"\x1c\x02" + data)) <= len(data) + 2


def test_the_number_of_datasets_is_bounded() -> None:
    """Synthetic."""
    assert len(datasets(dataset(25, b"k") * (MAX_IIM_DATASETS + 10))) == MAX_IIM_DATASETS
