"""All that is known about one file when the judging starts; plain values, gathered before."""

from datetime import datetime
from typing import NamedTuple

from verify.examine.facts import Examined
from verify.examine.protection import LeftOut
from verify.media.packets import Range
from verify.model.vocabulary import Coverage
from verify.record.types import Binding, Manifest, Record
from verify.trust.sealed import NO_SEAL, Revocation, RevocationState, Seal


class Evidence(NamedTuple):
    """Facts about one file, with our own checks.

    Attributes:
        facts: what reading the file gave.
        record: the typed record.
        seals: what is known of each manifest's signature, in the same order.
        trust_lists: names of the lists that were loaded.
        odd_extension: the ending of the file's name, where it belongs to another type.
        excluded: ranges that the content hash of the active manifest leaves out beside the record itself.
        coverage: how much the signature covers; None where that is not worked out.
        unprotected: every run of bytes that neither the content hash nor the record's own hashes protect.
        share: hundredths of the media that are left out; None where that is not known or nothing is.
        bindings: the hard bindings that hold for the file.
        pixels: marks hidden in the pixels were looked for.
        revocation: what is known of the active manifest's signer; None where nobody was asked and no answer stands in
            the signature.
        remote_host: who was asked for a record that is kept elsewhere.
        remote_failure: why it did not come, in words.
    """

    facts: Examined
    record: Record | None = None
    seals: tuple[Seal, ...] = ()
    trust_lists: tuple[str, ...] = ()
    odd_extension: str | None = None
    excluded: tuple[Range, ...] = ()
    coverage: Coverage | None = None
    unprotected: tuple[LeftOut, ...] = ()
    share: int | None = None
    bindings: tuple[Binding, ...] = ()
    pixels: bool = False
    revocation: Revocation | None = None
    remote_host: str = ""
    remote_failure: str = ""

    @property
    def manifests(self) -> tuple[Manifest, ...]:
        """All manifests, the active one first; none without a record."""
        return self.record.manifests if self.record else ()

    @property
    def revoked_later(self) -> bool:
        """The certificate was revoked, but only after a trusted time-stamp of the signature."""
        revocation, time = self.revocation, self.seal(0).time
        if revocation is None or revocation.state is not RevocationState.REVOKED:
            return False
        if time is None or time.list is None or not revocation.time:
            return False
        return datetime.fromisoformat(time.time) < datetime.fromisoformat(revocation.time)

    def seal(self, index: int) -> Seal:
        """Return what is known of the signature of a manifest."""
        return self.seals[index] if index < len(self.seals) else NO_SEAL
