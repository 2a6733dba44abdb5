"""The part of a report that shows the record as it is: each manifest, and the official asset signals of each.

Named tuples for the same reason as the rest of the report (docs/decisions/0002-report-types.md).
"""

from typing import TYPE_CHECKING, NamedTuple

from verify.model.revocation import SignerRevocation
from verify.model.times import SignatureStamp
from verify.model.vocabulary import Relationship, SignerState, TimeSource

if TYPE_CHECKING:  # 2 ms of every start; loaded where somebody signed, and by the schema
    from verify.model.signing import ChainCertificate, NamedOid, Product, Recognition, Unrecognized


class Tool(NamedTuple):
    """A program or model named by a statement."""

    name: str
    version: str | None


class ManifestSigner(NamedTuple):
    """The signer of one manifest, and what the certificate says of itself.

    `chain` has the certificates as sent, the first eight that can be read of `chain_length`, `recognition` the path to
    each list that knows the signer, `lapsed` the path to each that would but for dates, `why` the reasons where none
    does. `key`, `purposes`, `policies` and `assurance_level` (C2PA conformance program, as stated) are those of the
    signer's certificate. `valid_at_signing` is null where no trusted time-stamp gives the time; `valid_now` is at the
    time of the check. `product` is the record of the Conforming Products List where only one fits, and
    `product_candidates` are those that fit where several do.
    """

    state: SignerState
    name: str | None
    organization: str | None
    issuer: str | None
    recognized_by: tuple[str, ...]
    algorithm: str | None
    serial: str | None
    fingerprint: str | None
    not_before: str | None
    not_after: str | None
    chain: "tuple[ChainCertificate, ...]" = ()
    chain_length: int = 0
    recognition: "tuple[Recognition, ...]" = ()
    lapsed: "tuple[Recognition, ...]" = ()
    why: "tuple[Unrecognized, ...]" = ()
    key: str | None = None
    purposes: "tuple[NamedOid, ...]" = ()
    policies: "tuple[NamedOid, ...]" = ()
    assurance_level: int | None = None
    valid_at_signing: bool | None = None
    valid_now: bool | None = None
    product: "Product | None" = None
    product_candidates: "tuple[Product, ...]" = ()
    revocation: SignerRevocation | None = None


class ManifestTime(NamedTuple):
    """A time of signing and who vouches for it: the name of the time-stamping authority, if there is one."""

    time: str
    source: TimeSource
    authority: str | None
    list: str | None


class ManifestIngredient(NamedTuple):
    """An ingredient of a manifest. `index` points into `manifests`; null where the ingredient has no record here."""

    index: int | None  # type: ignore[assignment]  # the contract's name hides tuple.index, which nobody calls here
    relationship: Relationship
    title: str | None
    media_type: str | None


class ManifestAction(NamedTuple):
    """An action as the manifest states it."""

    action: str
    source_type: str | None
    tool: Tool | None
    when: str | None
    description: str | None


class Manifest(NamedTuple):
    """One manifest of the record; the first is the active one. `codes` are C2PA status codes that are not successes."""

    label: str
    version: int
    update: bool
    title: str | None
    signer: ManifestSigner
    time: ManifestTime | None
    claim_generator: tuple[Tool, ...]
    actions: tuple[ManifestAction, ...]
    ingredients: tuple[ManifestIngredient, ...]
    redacted: tuple[str, ...]
    codes: tuple[str, ...]
    has_thumbnail: bool
    stamps: tuple[SignatureStamp, ...] = ()


class SignalEdge(NamedTuple):
    """An edge of the official signals graph: index of the node and the relationship word for word."""

    index: int  # type: ignore[assignment]  # the official name hides tuple.index, which nobody calls here
    relationship: str | None


class SignalNode(NamedTuple):
    """The official asset signals of one manifest (rubric v1.0), with the official ids and names."""

    label: str | None
    localInceptions: tuple[str, ...]  # noqa: N815 -- the official name
    localTransformations: tuple[str, ...]  # noqa: N815 -- the official name
    ingredients: tuple[SignalEdge, ...]


class Signals(NamedTuple):
    """The official asset signals, shown as they are beside our own answers."""

    rubric: str
    manifests: tuple[SignalNode, ...]
