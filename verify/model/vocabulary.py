"""The closed sets of words that a report uses (docs/contract.md §1)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of medium a file is."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"
    OTHER = "other"


class RecordState(StrEnum):
    """Is there a Content Credentials record, and does it match these bytes?"""

    ABSENT = "absent"
    INTACT = "intact"
    NONCONFORMING = "nonconforming"
    ALTERED = "altered"
    UNREADABLE = "unreadable"
    REMOTE = "remote"


class Coverage(StrEnum):
    """How much of the file the record's hash covers."""

    FULL = "full"
    METADATA_EXCLUDED = "metadata_excluded"
    MEDIA_EXCLUDED = "media_excluded"


class Location(StrEnum):
    """Where the record stands."""

    EMBEDDED = "embedded"
    SIDECAR = "sidecar"
    REMOTE = "remote"


class SignerState(StrEnum):
    """Who signed, and does a loaded list know that signer?"""

    RECOGNIZED = "recognized"
    UNRECOGNIZED = "unrecognized"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NONE = "none"


class TimeSource(StrEnum):
    """Who vouches for the time of signing."""

    TIMESTAMP = "timestamp"
    STATED = "stated"
    NONE = "none"


class AiState(StrEnum):
    """What the file says about generative AI, most serious first."""

    GENERATED = "generated"
    EDITED = "edited"
    POSSIBLE = "possible"
    DECLARED_NOT_AI = "declared_not_ai"
    UNSTATED = "unstated"


class EditsState(StrEnum):
    """What the file says about edits, strongest claim first."""

    AI = "ai"
    HUMAN = "human"
    UNSPECIFIED = "unspecified"
    NON_EDITORIAL = "non_editorial"
    NONE_DECLARED = "none_declared"
    UNSTATED = "unstated"


class Basis(StrEnum):
    """How strong the evidence for an answer is, strongest first."""

    SIGNED_RECOGNIZED = "signed_recognized"
    SIGNED_UNRECOGNIZED = "signed_unrecognized"
    SIGNED_NONCONFORMING = "signed_nonconforming"
    UNSIGNED = "unsigned"
    NONE = "none"


class Says(StrEnum):
    """What one statement says about the making of the file."""

    GENERATED = "generated"
    EDITED = "edited"
    POSSIBLE = "possible"
    DECLARED_NOT_AI = "declared_not_ai"
    NEUTRAL = "neutral"
    UNKNOWN_TERM = "unknown_term"
    EDIT_HUMAN = "edit_human"
    EDIT_UNSPECIFIED = "edit_unspecified"
    EDIT_NON_EDITORIAL = "edit_non_editorial"
    NO_FURTHER_EDITS = "no_further_edits"


class AppliesTo(StrEnum):
    """Which part of the story a statement is about."""

    FILE = "file"  # this file as it stands
    ANCESTOR = "ancestor"  # an earlier version of this file
    PART = "part"  # something that was placed into it


class Relationship(StrEnum):
    """How an ingredient relates to the asset (C2PA 2.4, ingredient assertion)."""

    PARENT_OF = "parentOf"
    COMPONENT_OF = "componentOf"
    INPUT_TO = "inputTo"
    UNKNOWN = "unknown"


class ListOrigin(StrEnum):
    """Where a loaded trust list came from."""

    BUILT_IN = "built-in"  # it came with the library
    UPDATED = "updated"  # a newer edition of a built-in list, fetched from its official source
    IMPORTED = "imported"  # put beside the built-in ones by the user
    GIVEN = "given"  # given for this check alone


class Severity(StrEnum):
    """How much a finding matters to the answers."""

    INFO = "info"
    NOTICE = "notice"
    WARNING = "warning"
    PROBLEM = "problem"
