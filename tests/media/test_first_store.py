"""The record of a large JPEG is found without a walk, or not at all; it is never another one than the walk finds."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.samples import authority, kit
from verify.examine.local import LocalExaminer
from verify.media.bytesource import MemorySource
from verify.media.first_store import first_store
from verify.media.packets import PacketKind
from verify.media.walk import walk
from verify.policy import Limits

SOS = b"\xff\xda"


def walked(data: bytes) -> bytes | None:
    """Return the store that the walk finds first in the file's own picture."""
    found = walk(MemorySource(data), "image/jpeg").packets
    own = (one for one in found if one.kind is PacketKind.C2PA and not one.where.startswith("JPEG picture"))
    return next((one.data for one in own), None)


@pytest.fixture(scope="module")
def signed() -> bytes:
    """Return a signed JPEG that is large enough for the second thread."""
    noise = Image.frombytes("RGB", (900, 700), random.Random(1).randbytes(900 * 700 * 3))  # noqa: S311 -- noise
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=80)
    tool = kit.Agent("Camera", "1")
    definition = kit.manifest("noise", tool, [kit.action("c2pa.created", source_type=kit.CAPTURED, agent=tool)])
    leaf = authority.new_leaf(authority.new_signing_authority("Sample"))
    return kit.sign(out.getvalue(), "image/jpeg", definition, leaf)


def behind_the_scan(data: bytes) -> bytes:
    """Return the file with the segments of its record between the picture and its end."""
    begin = data.index(b"\xff\xeb")
    end = begin
    while data[end : end + 2] == b"\xff\xeb":
        end += 2 + int.from_bytes(data[end + 2 : end + 4], "big")
    return data[:begin] + data[end:-2] + data[begin:end] + data[-2:]


def test_it_is_the_store_of_the_walk(signed: bytes) -> None:
    assert len(signed) > 300_000
    assert first_store(MemorySource(signed), "image/jpeg") == walked(signed) is not None


def test_a_store_behind_the_picture_is_left_to_the_walk(signed: bytes) -> None:
    moved = behind_the_scan(signed)
    assert first_store(MemorySource(moved), "image/jpeg") is None
    assert walked(moved) == walked(signed)


def test_files_of_other_types_have_none(signed: bytes) -> None:
    assert first_store(MemorySource(signed), "image/png") is None


@pytest.mark.parametrize("shape", ["as it was", "behind the picture", "in both places", "without its end"])
def test_what_is_read_of_a_file_is_what_the_walk_finds(signed: bytes, shape: str) -> None:
    cut = behind_the_scan(signed)
    data = {
        "as it was": signed,
        "behind the picture": cut,
        "in both places": signed[: signed.index(SOS)] + cut[cut.index(SOS) :],
        "without its end": signed[:-90_000],
    }[shape]
    facts = LocalExaminer((), Limits()).examine(data)
    found = walk(MemorySource(data), "image/jpeg")
    assert facts.store == walked(data)
    assert facts.problems == found.problems
    assert facts.stores == sum(packet.kind is PacketKind.C2PA for packet in found.packets)
    assert (facts.engine_state == "Valid") == (shape == "as it was")


@given(st.data())
def test_damaged_segments_never_give_another_store_than_the_walk(signed: bytes, data: st.DataObject) -> None:
    head = bytearray(signed[: signed.index(SOS) + 40])
    for _ in range(data.draw(st.integers(1, 4))):
        head[data.draw(st.integers(2, len(head) - 1))] = data.draw(st.integers(0, 255))
    found = first_store(MemorySource(bytes(head)), "image/jpeg")
    assert found is None or found == walked(bytes(head))


def test_genuine_files_give_the_store_of_the_walk_or_none(corpus: Path) -> None:
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file()]
    photos = [data for path in files if (data := path.read_bytes())[:2] == b"\xff\xd8"]
    found = [first_store(MemorySource(data), "image/jpeg") for data in photos]
    assert all(store in (None, walked(data)) for store, data in zip(found, photos, strict=True))
    assert sum(store is not None for store in found) > 20
