"""A writer of bits, as video standards want them (ITU-T H.264 §7.4.1 and §9.1)."""

from __future__ import annotations


class Bits:
    """Bits from the most significant one on; `done` holds the whole bytes, and takes samples as they are."""

    def __init__(self) -> None:
        self.done = bytearray()
        self.held, self.count = 0, 0

    def put(self, value: int, width: int) -> None:
        """Put the lowest ``width`` bits of a number."""
        self.held, self.count = (self.held << width) | value, self.count + width
        while self.count >= 8:
            self.count -= 8
            self.done.append(self.held >> self.count)
            self.held &= (1 << self.count) - 1

    def ue(self, value: int) -> None:
        """Put an unsigned Exp-Golomb code (§9.1)."""
        self.put(value + 1, 2 * (value + 1).bit_length() - 1)

    def se(self, value: int) -> None:
        """Put a signed one (§9.1.1)."""
        self.ue(2 * value - 1 if value > 0 else -2 * value)

    def align(self) -> None:
        """Fill up the byte with zeros."""
        self.put(0, -self.count % 8)

    def unit(self, kind: int) -> bytes:
        """Close the NAL unit: stop bit, header byte, emulation prevention (§7.4.1)."""
        self.put(1, 1)
        self.align()
        out = bytearray([0x60 | kind])
        zeros = 0
        for byte in self.done:
            if zeros >= 2 and byte <= 3:
                out.append(3)
                zeros = 0
            out.append(byte)
            zeros = zeros + 1 if byte == 0 else 0
        return bytes(out)
