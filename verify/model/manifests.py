"""The part of a report that shows the record as it is: each manifest, and the official asset signals of each.

Named tuples for the same reason as the rest of the report (docs/decisions/0002-report-types.md).
"""

from typing import NamedTuple

from verify.model.vocabulary import Relationship, SignerState, TimeSource


class Tool(NamedTuple):
    """A program or model named by a statement."""

    name: str
    version: str | None


class ManifestSigner(NamedTuple):
    """The signer of one manifest, and what the certificate says of itself."""

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
