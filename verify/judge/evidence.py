"""All that is known about one file when the judging starts; plain values, gathered before."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from verify.examine.facts import Examined
from verify.examine.protection import LeftOut
from verify.media.packets import Range
from verify.model.revocation import RevocationState
from verify.model.vocabulary import Coverage
from verify.record.types import Binding, Manifest, Record
from verify.trust.lists import TrustList
from verify.trust.sealed import NO_SEAL, Revocation, Seal

if TYPE_CHECKING:  # few files have one
    from verify.trust.identity import Found
    from verify.trust.incidents import Incident


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
        revocations: what is known of each manifest's signer, in the same order; None, or no entry, where nobody was
            asked and no answer stands in the file.
        remote_host: who was asked for a record that is kept elsewhere.
        remote_failure: why it did not come, in words.
        lists: the loaded trust lists.
        at: the time of the check, by which the age of a list is told.
        identities: what checking the identity assertions gave; None where there are none.
        incidents: known incidents with signers, out of the user's own files.
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
    revocations: tuple[Revocation | None, ...] = ()
    remote_host: str = ""
    remote_failure: str = ""
    lists: tuple[TrustList, ...] = ()
    at: datetime | None = None
    identities: "Found | None" = None
    incidents: "tuple[Incident, ...]" = ()

    @property
    def manifests(self) -> tuple[Manifest, ...]:
        """All manifests, the active one first; none without a record."""
        return self.record.manifests if self.record else ()

    @property
    def revocation(self) -> Revocation | None:
        """What is known of the active manifest's signer."""
        return self.revocation_of(0)

    @property
    def revoked_later(self) -> bool:
        """The certificate of the active manifest's signer was revoked after a trusted time-stamp of the signature."""
        return self.revoked_after(0)

    def revocation_of(self, index: int) -> Revocation | None:
        """Return what is known of the revocation of a manifest's signer."""
        return self.revocations[index] if index < len(self.revocations) else None

    def revoked_after(self, index: int) -> bool:
        """Return whether a certificate was revoked, but only after a trusted time-stamp of the manifest's signature."""
        revocation, time = self.revocation_of(index), self.seal(index).time
        if revocation is None or revocation.state is not RevocationState.REVOKED:
            return False
        if time is None or time.list is None or not revocation.time:
            return False
        return datetime.fromisoformat(time.time) < datetime.fromisoformat(revocation.time)

    def seal(self, index: int) -> Seal:
        """Return what is known of the signature of a manifest."""
        return self.seals[index] if index < len(self.seals) else NO_SEAL
