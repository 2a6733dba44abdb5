"""The report: what a check found, in the form that users and programs rely on (docs/contract.md §4, schema version 1).

These types are named tuples and not pydantic models, because defining the models costs more time at start-up than the
whole check of a picture; `verify.model.schema` makes pydantic models out of them when a schema or a validation is
asked for (docs/decisions/0002-report-types.md). Nothing is removed or renamed inside schema version 1.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from verify.model.manifests import Manifest, Signals, Tool
from verify.model.times import TimeMention
from verify.model.vocabulary import (
    AiState,
    AppliesTo,
    Basis,
    Coverage,
    EditsState,
    Kind,
    ListOrigin,
    Location,
    RecordState,
    Says,
    Severity,
    SignerState,
    TimeSource,
)
from verify.policy import PolicyFile

if TYPE_CHECKING:  # defined only where there is one; `verify.model.schema` knows them
    from verify.model.identity import Identity
    from verify.model.second import SecondOpinion

SCHEMA_VERSION: Final = 1


class FileFacts(NamedTuple):
    """The file that was checked. `sha256` is over the very bytes that were checked.

    `path_bytes_b64` has the bytes of a path that is no text; `name` and `path` show them as escapes then.
    """

    name: str
    path: str | None
    url: str | None
    bytes: int
    sha256: str
    media_type: str
    kind: Kind
    path_bytes_b64: str | None = None


class TrustListUse(NamedTuple):
    """A trust list that the check used. `sha256` tells the edition: it is over the fingerprints of its certificates.

    `age_days` counts from the day on which the edition was last known to be the current one to the time of the check;
    null for lists that have no age: frozen ones, and those of the user's own.
    """

    name: str
    issued: str | None
    sha256: str
    anchors: int
    origin: ListOrigin = ListOrigin.GIVEN
    age_days: int | None = None


class Contact(NamedTuple):
    """One contact with the network: why, with whom, and how it ended."""

    purpose: str
    host: str
    outcome: str


class Checked(NamedTuple):
    """When, with what, and against which lists the file was checked. `at` is ISO 8601 in UTC.

    `policy` is the policy file that settings came from, if there was one. `conforming_products` is the date on which
    the list of conforming products was fetched, where a signer was looked up in it. `language` is that of every
    sentence in the report (BCP 47).
    """

    at: str
    tool: str
    engine: str
    trust_lists: tuple[TrustListUse, ...]
    network: tuple[Contact, ...]
    limits_hit: tuple[str, ...]
    policy: PolicyFile | None = None
    conforming_products: str | None = None
    language: str = "en"


class RecordAnswer(NamedTuple):
    """First question: is there a record, and does it match these bytes?"""

    state: RecordState
    engine_state: str | None
    coverage: Coverage | None
    reasons: tuple[str, ...]
    location: Location | None
    sentence: str


class SignerAnswer(NamedTuple):
    """Second question: who signed, and which list knows the signer? `name` is what the certificate says."""

    state: SignerState
    name: str | None
    organization: str | None
    recognized_by: tuple[str, ...]
    time: str | None
    time_source: TimeSource
    product: str | None
    sentence: str


class InputMedia(NamedTuple):
    """A medium that went into the making. `manifest` is the index of its own record in `manifests`, if it has one."""

    title: str | None
    media_type: str | None
    manifest: int | None
    has_thumbnail: bool


class AiAnswer(NamedTuple):
    """Third question, first half: what does the file say about generative AI? `statements` are indexes."""

    state: AiState
    basis: Basis
    generators: tuple[Tool, ...]
    inputs: tuple[InputMedia, ...]
    statements: tuple[int, ...]
    sentence: str


class EditsAnswer(NamedTuple):
    """Third question, second half: what does the file say about edits? `actions` are C2PA action names."""

    state: EditsState
    basis: Basis
    actions: tuple[str, ...]
    statements: tuple[int, ...]
    sentence: str


class Answers(NamedTuple):
    """The answers, never mixed into one."""

    record: RecordAnswer
    signer: SignerAnswer
    ai: AiAnswer
    edits: EditsAnswer


class Source(NamedTuple):
    """Where a statement stands: the standard, a pointer to the place, and the value word for word."""

    standard: str
    pointer: str
    value: str


class Statement(NamedTuple):
    """One thing that the file says about its making, who says it, and how strong it is."""

    says: Says
    strength: Basis
    who: str | None
    tool: Tool | None
    when: str | None
    source: Source
    applies_to: AppliesTo


class Step(NamedTuple):
    """One step of the history, oldest first. `manifest` is an index into `manifests`."""

    action: str
    tool: Tool | None
    when: str | None
    used: tuple[str, ...]
    by: str | None
    manifest: int
    sentence: str


class MetadataField(NamedTuple):
    """A metadata field and whether the signature covers its bytes; null where that is not known."""

    standard: str
    field: str
    value: str
    covered_by_signature: bool | None


class Finding(NamedTuple):
    """Something that a reader should know. `code` is stable and has its entry in docs/findings.md."""

    code: str
    severity: Severity
    title: str
    detail: str
    source: str | None


class Report(NamedTuple):
    """All that a check of one file found. `second_opinion` is there where one was asked for.

    `headline` can be published as it stands; `caution` says what not to write.
    """

    schema_version: int
    file: FileFacts
    checked: Checked
    headline: str
    answers: Answers
    statements: tuple[Statement, ...]
    leads: tuple[Statement, ...]
    history: tuple[Step, ...]
    manifests: tuple[Manifest, ...]
    c2pa_signals: Signals | None
    metadata: tuple[MetadataField, ...]
    findings: tuple[Finding, ...]
    not_covered: tuple[str, ...]
    next_steps: tuple[str, ...]
    second_opinion: "SecondOpinion | None" = None
    identities: "tuple[Identity, ...]" = ()
    times: tuple[TimeMention, ...] = ()
    caution: str = ""


class ErrorFile(NamedTuple):
    """The input that could not be checked; names as in `FileFacts`."""

    name: str
    path: str | None
    url: str | None
    path_bytes_b64: str | None = None


class ErrorInfo(NamedTuple):
    """Why, and what to do next."""

    code: str
    message: str
    hint: str


class ErrorReport(NamedTuple):
    """Stands in the place of a report when a file could not be checked."""

    schema_version: int
    file: ErrorFile
    error: ErrorInfo
