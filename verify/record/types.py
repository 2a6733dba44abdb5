"""The record as typed values: what the engine's standard view (crJSON) says, once, at the border."""

from typing import NamedTuple

from verify.media.packets import Range
from verify.model.manifests import Tool

UNKNOWN_VERSION = 0
"""Version of a claim whose label is neither that of version 1 nor that of version 2."""


class Status(NamedTuple):
    """A C2PA validation status: its code, the JUMBF URI that it is about, and the engine's words."""

    code: str
    url: str
    explanation: str


class Results(NamedTuple):
    """Validation results by outcome (C2PA 2.4, validation results)."""

    success: tuple[Status, ...] = ()
    informational: tuple[Status, ...] = ()
    failure: tuple[Status, ...] = ()


class Action(NamedTuple):
    """One action of an actions assertion, version 1 or 2.

    Attributes:
        name: the action, such as ``c2pa.created``; empty where it is missing.
        source_type: `digitalSourceType` word for word.
        other_source_type: Adobe's `parameters["com.adobe.digitalSourceType"]` word for word.
        template_source_type: that of the assertion's templates for actions of this name, word for word.
        tool: `softwareAgent`, which version 1 gives as text and version 2 as a map or as an index.
        when: ISO 8601 as stated.
        description: the signer's words.
        ingredients: labels of the ingredient assertions that the action names.
        pointer: where it stands, such as ``c2pa.actions.v2/actions/0``.
    """

    name: str
    source_type: str | None
    other_source_type: str | None
    template_source_type: str | None
    tool: Tool | None
    when: str | None
    description: str | None
    ingredients: tuple[str, ...]
    pointer: str


class ActionList(NamedTuple):
    """An actions assertion. `all_included` is `allActionsIncluded` is exactly true."""

    label: str
    actions: tuple[Action, ...]
    all_included: bool


class Ingredient(NamedTuple):
    """An ingredient assertion, version 1, 2 or 3.

    Attributes:
        label: the assertion's label with its suffix.
        relationship: word for word.
        url: the JUMBF URI of its manifest, word for word; None for an ingredient without a record.
        manifest: label of its manifest, taken out of that URI.
        has_active_manifest: the field `activeManifest` (version 3) is there, whatever it holds.
        source_type: a `digitalSourceType` on the ingredient itself, word for word.
        recorded: failures that the signer recorded when the ingredient was taken in.
        differing: failures that the engine found beside those.
    """

    label: str
    relationship: str | None
    title: str | None
    media_type: str | None
    url: str | None
    manifest: str | None
    has_active_manifest: bool
    source_type: str | None
    has_thumbnail: bool
    recorded: tuple[Status, ...]
    differing: tuple[Status, ...] = ()


class Disclosure(NamedTuple):
    """An AI disclosure: `c2pa.ai-disclosure` (C2PA 2.4) or Adobe's `com.adobe.generative-ai`."""

    label: str
    tool: Tool | None
    value: str


class Binding(NamedTuple):
    """A hard binding assertion.

    Attributes:
        label: of the assertion.
        exclusions: ranges that a data hash leaves out.
        left_out: boxes that a BMFF hash leaves out, by their path, or that a box hash excludes, by their name.
        listed: names of the boxes that a box hash holds.
    """

    label: str
    exclusions: tuple[Range, ...]
    left_out: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


class StatedDate(NamedTuple):
    """A date in a metadata assertion: what it is of, its text word for word, and where it stands."""

    name: str
    value: str
    pointer: str


class Certificate(NamedTuple):
    """The signing certificate as the engine prints it; the chain itself comes from the raw store."""

    name: str | None
    organization: str | None
    issuer: str | None
    serial: str | None
    algorithm: str | None


class Delta(NamedTuple):
    """What the engine found different from what the signer recorded about one ingredient."""

    ingredient: str
    results: Results


class Manifest(NamedTuple):
    """One manifest of the store.

    Attributes:
        version: of the claim, 1 or 2, or `UNKNOWN_VERSION`.
        alg: hash algorithm of the claim, which holds where an assertion names none.
        created: URLs of the assertions that the signer vouches for; for version 1 claims, all of them.
        gathered: URLs of assertions that the signer passes on without vouching for them.
        redacted: JUMBF URIs of assertions that this manifest removed from its ingredients.
        dates: that metadata assertions state.
    """

    label: str
    version: int
    alg: str
    update: bool
    title: str | None
    generators: tuple[Tool, ...]
    assertions: tuple[str, ...]
    created: tuple[str, ...]
    gathered: tuple[str, ...]
    redacted: tuple[str, ...]
    action_lists: tuple[ActionList, ...]
    ingredients: tuple[Ingredient, ...]
    disclosures: tuple[Disclosure, ...]
    bindings: tuple[Binding, ...]
    identities: tuple[str, ...]
    soft_bindings: tuple[str, ...]
    has_thumbnail: bool
    certificate: Certificate | None
    results: Results
    deltas: tuple[Delta, ...]
    dates: tuple[StatedDate, ...] = ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, in the order of the assertions."""
        if len(self.action_lists) == 1:  # nearly always, and asked for often
            return self.action_lists[0].actions
        return tuple(action for group in self.action_lists for action in group.actions)


class Record(NamedTuple):
    """All manifests; the active one is first. `cut` tells that some were left out for their number."""

    manifests: tuple[Manifest, ...]
    cut: bool = False

    @property
    def active(self) -> Manifest:
        """The manifest of the file itself."""
        return self.manifests[0]

    def index(self, label: str | None) -> int | None:  # type: ignore[override]  # a tuple's own index has no use here
        """Return the position of the manifest with this label, or None."""
        return next((i for i, manifest in enumerate(self.manifests) if manifest.label == label), None)
