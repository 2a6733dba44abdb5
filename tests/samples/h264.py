"""A very small lossless H.264 encoder, so that the sample video plays in every browser, phone and player.

It knows three kinds of macroblock (ITU-T H.264 §7.3.5): moved sideways since the last frame, or not at all (P_L0_16x16
and P_Skip), a continuation of the rows or columns next to it (Intra_16x16 without residual), and plain samples (I_PCM).
That is poor compression, but drawings with flat areas stay small, and one can change single pixels in the coded file
without breaking it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

from tests.samples.bitstream import Bits

BLOCK = 16  # a macroblock is 16 by 16 luma samples, and 8 by 8 of each chroma plane
HALF = BLOCK // 2
NAL_SLICE, NAL_IDR, NAL_SPS, NAL_PPS = 1, 5, 7, 8  # nal_unit_type, table 7-1
MB_INTRA_16X16, MB_PCM, INTER_OFFSET = 1, 25, 5  # mb_type, tables 7-11 and 7-13
FRAME_NUM_BITS = 4
PCM_COEFFICIENTS = 16  # what a neighbour in I_PCM counts as when the next table is chosen, §9.2.1
SHIFTS = (
    0,
    *(sign * pixels for pixels in range(2, 9, 2) for sign in (1, -1)),
)  # even: chroma then moves by whole samples
QUARTERS = 4  # motion vectors count quarter samples


class Stream(NamedTuple):
    """A coded video: the two parameter sets, and one slice a frame; NAL units without length or start code."""

    sps: bytes
    pps: bytes
    slices: tuple[bytes, ...]


class _Planes(NamedTuple):
    """One frame in 4:2:0: luma, then the two chroma planes at half the size, each row after row."""

    width: int
    luma: bytes
    blue: bytes
    red: bytes

    def each(self) -> tuple[tuple[bytes, int, int], ...]:
        return (self.luma, self.width, BLOCK), (self.blue, self.width // 2, HALF), (self.red, self.width // 2, HALF)


def encode(frames: Sequence[Image.Image]) -> Stream:
    """Code frames of one size, both sides multiples of 16; the first is a key frame, the others build on it."""
    width, height = frames[0].size
    if width % BLOCK or height % BLOCK or any(frame.size != (width, height) for frame in frames):
        raise ValueError("frames of one size, in multiples of 16, are needed")
    planes = [_planes(frame) for frame in frames]
    slices = [
        _slice(now, before, number) for number, (now, before) in enumerate(zip(planes, [None, *planes], strict=False))
    ]
    return Stream(_sps(width, height), _pps(), tuple(slices))


def samples_of(frame: Image.Image, column: int, row: int) -> bytes:
    """Return one macroblock's samples as an I_PCM macroblock holds them: 256 luma, 64 blue, 64 red bytes."""
    return _samples(_planes(frame), column, row)


def _planes(frame: Image.Image) -> _Planes:
    # Studio range (luma 16 to 235, chroma 16 to 240) is what players expect when the stream does not say.
    luma, blue, red = frame.convert("RGB").convert("YCbCr").split()
    small = (frame.width // 2, frame.height // 2)
    chroma = [
        plane.resize(small, Image.Resampling.BOX).point(lambda v: round(128 + (v - 128) * 224 / 255))
        for plane in (blue, red)
    ]
    return _Planes(
        frame.width, luma.point(lambda v: round(16 + v * 219 / 255)).tobytes(), chroma[0].tobytes(), chroma[1].tobytes()
    )


def _sps(width: int, height: int) -> bytes:
    bits = Bits()
    bits.put(66, 8)  # constrained baseline profile
    bits.put(0b11000000, 8)
    bits.put(30, 8)  # level 3.0: plain samples need its bit rate
    for value in (
        0,
        FRAME_NUM_BITS - 4,
        2,
        1,
    ):  # id, frame_num length, output order = coding order, one reference frame
        bits.ue(value)
    bits.put(0, 1)  # no gaps in frame_num
    bits.ue(width // BLOCK - 1)
    bits.ue(height // BLOCK - 1)
    bits.put(0b1100, 4)  # whole frames, direct_8x8_inference, no cropping, no usability information
    return bits.unit(NAL_SPS)


def _pps() -> bytes:
    bits = Bits()
    bits.ue(0)
    bits.ue(0)
    bits.put(0b00, 2)  # CAVLC, no field order
    for _ in range(3):  # one slice group, one reference in each list
        bits.ue(0)
    bits.put(0b000, 3)  # no weighted prediction
    for _ in range(3):  # quantiser offsets, all zero
        bits.ue(0)
    bits.put(0b100, 3)  # slices may turn the deblocking filter off
    return bits.unit(NAL_PPS)


def _slice(now: _Planes, before: _Planes | None, number: int) -> bytes:
    key = before is None
    bits = Bits()
    bits.ue(0)
    bits.ue(7 if key else 5)  # every slice of this picture is I, or P
    bits.ue(0)
    bits.put(number % (1 << FRAME_NUM_BITS), FRAME_NUM_BITS)
    if key:
        bits.ue(0)  # idr_pic_id
    bits.put(0b00, 2)  # I: reference marking; P: default reference list, as it stands
    if not key:
        bits.put(0, 1)  # sliding window
    bits.ue(0)  # slice_qp_delta
    bits.ue(1)  # deblocking filter off: the picture is exact
    _blocks(bits, now, before)
    return bits.unit(NAL_IDR if key else NAL_SLICE)


class _Coded(NamedTuple):
    """What later macroblocks must know of an earlier one."""

    weight: int  # coefficients it counts as
    shift: int | None  # sideways motion in pixels, None inside the frame's own prediction


_Known = dict[tuple[int, int], _Coded]


def _blocks(bits: Bits, now: _Planes, before: _Planes | None) -> None:
    columns = now.width // BLOCK
    rows = len(now.luma) // now.width // BLOCK
    known: _Known = {}
    skipped = 0
    for row in range(rows):
        for column in range(columns):
            shift = None if before is None else _shift(now, before, column, row)
            if shift is not None and shift == _skip_shift(known, column, row):
                skipped += 1
                known[column, row] = _Coded(0, shift)
                continue
            if before is not None:
                bits.ue(skipped)
                skipped = 0
            known[column, row] = _block(bits, now, known, (column, row), shift, 0 if before is None else INTER_OFFSET)
    if skipped:
        bits.ue(skipped)


def _block(bits: Bits, now: _Planes, known: _Known, place: tuple[int, int], shift: int | None, offset: int) -> _Coded:
    column, row = place
    samples = _samples(now, column, row)
    if shift is not None:
        bits.ue(0)  # P_L0_16x16
        bits.se((shift - _predicted_shift(known, column, row)) * QUARTERS)
        bits.se(0)
        bits.ue(0)  # coded_block_pattern: no residual
        return _Coded(0, shift)
    if row and samples == _continued_down(now, column, row):
        _flat(bits, offset, luma_mode=0, chroma_mode=2, weight=_weight(known, column, row))
        return _Coded(0, None)
    if column and samples == _continued_right(now, column, row):
        _flat(bits, offset, luma_mode=1, chroma_mode=1, weight=_weight(known, column, row))
        return _Coded(0, None)
    bits.ue(offset + MB_PCM)
    bits.align()
    bits.done += samples
    return _Coded(PCM_COEFFICIENTS, None)


def _shift(now: _Planes, before: _Planes, column: int, row: int) -> int | None:
    """Return from how many pixels to the right in the last frame this macroblock can be copied, if it can."""
    samples = _samples(now, column, row)
    return next((shift for shift in SHIFTS if samples == _samples(before, column, row, shift)), None)


def _predicted_shift(known: _Known, column: int, row: int) -> int:
    """Return the motion that a decoder expects from the neighbours (§8.4.1.3)."""
    left, above = known.get((column - 1, row)), known.get((column, row - 1))
    corner = known.get((column + 1, row - 1)) or known.get((column - 1, row - 1))
    if left and not above and not corner:
        return left.shift or 0
    shifts = [near.shift if near else None for near in (left, above, corner)]
    moved = [shift for shift in shifts if shift is not None]
    return moved[0] if len(moved) == 1 else sorted(shift or 0 for shift in shifts)[1]


def _skip_shift(known: _Known, column: int, row: int) -> int:
    """Return the motion that a skipped macroblock has (§8.4.1.1)."""
    left, above = known.get((column - 1, row)), known.get((column, row - 1))
    if not left or not above or left.shift == 0 or above.shift == 0:
        return 0
    return _predicted_shift(known, column, row)


def _flat(bits: Bits, offset: int, *, luma_mode: int, chroma_mode: int, weight: int) -> None:
    bits.ue(offset + MB_INTRA_16X16 + luma_mode)
    bits.ue(chroma_mode)
    bits.ue(0)  # mb_qp_delta
    if weight < 2:  # coeff_token for "no coefficients", table 9-5; the weights here are 0, 8 or 16
        bits.put(1, 1)
    else:
        bits.put(0b000011, 6)


def _weight(known: _Known, column: int, row: int) -> int:
    near = [known[place].weight for place in ((column - 1, row), (column, row - 1)) if place in known]
    return (sum(near) + 1) // 2 if len(near) == 2 else sum(near)


def _samples(planes: _Planes, column: int, row: int, shift: int = 0) -> bytes:
    """Return a macroblock's samples, taken ``shift`` pixels further right; the edge goes on for ever (§8.4.2.2)."""
    out = bytearray()
    for plane, width, side in planes.each():
        first = column * side + shift * side // BLOCK
        outside = (max(0, -first), max(0, first + side - width))
        for line in range(row * side, (row + 1) * side):
            whole = plane[line * width : (line + 1) * width]
            out += whole[:1] * outside[0] + whole[max(first, 0) : first + side] + whole[-1:] * outside[1]
    return bytes(out)


def _continued_down(planes: _Planes, column: int, row: int) -> bytes:
    out = bytearray()
    for plane, width, side in planes.each():
        start = (row * side - 1) * width + column * side
        out += plane[start : start + side] * side
    return bytes(out)


def _continued_right(planes: _Planes, column: int, row: int) -> bytes:
    out = bytearray()
    for plane, width, side in planes.each():
        for line in range(row * side, (row + 1) * side):
            start = line * width + column * side - 1
            out += plane[start : start + 1] * side
    return bytes(out)
