"""All that is known about one file when the judging starts; plain values, gathered before."""

from __future__ import annotations

from typing import NamedTuple

from verify.examine.facts import Examined
from verify.media.packets import Range
from verify.model.vocabulary import Coverage
from verify.record.types import Binding, Manifest, Record
from verify.trust.sealed import NO_SEAL, Seal


class Evidence(NamedTuple):
    """Facts about one file, with our own checks.

    Attributes:
        facts: what reading the file gave.
        record: the typed record.
        seals: what is known of each manifest's signature, in the same order.
        trust_lists: names of the lists that were loaded.
        odd_extension: the ending of the file's name, where it belongs to another type.
        excluded: ranges that the data hash of the active manifest leaves out beside the record itself.
        coverage: how much the signature covers; None where that is not worked out.
        bindings: the hard bindings that hold for the file.
        pixels: marks hidden in the pixels were looked for.
    """

    facts: Examined
    record: Record | None = None
    seals: tuple[Seal, ...] = ()
    trust_lists: tuple[str, ...] = ()
    odd_extension: str | None = None
    excluded: tuple[Range, ...] = ()
    coverage: Coverage | None = None
    bindings: tuple[Binding, ...] = ()
    pixels: bool = False

    @property
    def manifests(self) -> tuple[Manifest, ...]:
        """All manifests, the active one first; none without a record."""
        return self.record.manifests if self.record else ()

    def seal(self, index: int) -> Seal:
        """Return what is known of the signature of a manifest."""
        return self.seals[index] if index < len(self.seals) else NO_SEAL
