"""A record that the engine does not find: taken out it is absent, made invisible it is never told as absent."""

from __future__ import annotations

import pytest

from tests.hostile import small
from verify import Report, Verifier

C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # C2PA 2.2, Annex A.5

APP11, SCAN = 0xEB, 0xDA  # ITU-T T.81, table B.1

HIDDEN = {
    "in a segment of another number.jpg": (b"\xff\xeb", b"\xff\xec"),
    "under a label one letter off.jpg": (b"c2pa\0", b"c2pb\0"),
    "in a box with one bit changed.mp4": (C2PA_UUID, bytes((C2PA_UUID[0] ^ 1,)) + C2PA_UUID[1:]),
    "in a chunk of another name.png": (b"caBX", b"caBY"),
}


def check(data: bytes, name: str) -> Report:
    return Verifier(small.policy()).verify(data, name=name)


@pytest.mark.parametrize("story", HIDDEN)
def test_a_hidden_record_is_told_as_hidden_and_says_nothing(story: str) -> None:
    old, new = HIDDEN[story]
    signed = small.signed(story.rsplit(".", 1)[1])
    assert check(signed, story).answers.record.state == "intact"
    report = check(signed.replace(old, new, 1), story)
    assert (report.answers.record.state, report.answers.record.reasons) == ("unreadable", ("record.hidden",))
    assert (report.answers.signer.state, report.answers.ai.state) == ("none", "unstated")
    assert report.statements == ()


def without_app11(jpeg: bytes) -> bytes:
    """Return a JPEG without the segments that can hold a record, as most platforms write it anew."""
    kept, at = [jpeg[:2]], 2
    while jpeg[at + 1] != SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        kept.append(b"" if jpeg[at + 1] == APP11 else jpeg[at:end])
        at = end
    return b"".join((*kept, jpeg[at:]))


def test_a_record_that_was_taken_out_is_absent_and_that_says_nothing_either_way() -> None:
    report = check(without_app11(small.signed("jpg")), "stripped.jpg")
    assert (report.answers.record.state, report.answers.ai.state) == ("absent", "unstated")
    assert "nothing either way" in report.headline
    assert any("original" in step for step in report.next_steps)
