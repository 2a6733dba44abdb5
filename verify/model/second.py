"""The second opinion: what another, independent program says of the same file, and where it differs from the report.

Loaded only where one was asked for: defining types costs start-up time.
"""

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """How the second opinion relates to the report."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NONE = "none"


class About(StrEnum):
    """What both programs have an answer to."""

    RECORD = "record"
    SIGNATURE = "signature"
    INTEGRITY = "integrity"
    SIGNER = "signer"
    TIME = "time"
    MANIFEST = "manifest"


class SecondAnswers(NamedTuple):
    """What the other program says, in its own words.

    Attributes:
        present: it found a record, or a pointer to one.
        integrity: its sum of signature, hashes and rules: ``valid`` or ``invalid``.
        signature: of the claim: ``valid``, ``invalid``, ``missing`` or ``unknown``.
        content: the content hash: ``match``, ``mismatch``, ``missing`` or ``unknown``.
        signer: whether the certificate leads to one of the lists of this check, in its own word.
        codes: the status codes of what failed and of what it remarks, without repetition.
    """

    present: bool
    integrity: str
    signature: str
    content: str
    signer: str
    codes: tuple[str, ...]


class SecondDifference(NamedTuple):
    """One difference: our word, its word with its codes, and the reason where one is known.

    `manifest` is the index of the manifest that it is about.
    """

    about: About
    ours: str
    theirs: str
    note: str | None
    manifest: int


class SecondOpinion(NamedTuple):
    """What the other program says. No answer of the report rests on it."""

    tool: str
    version: str | None
    outcome: Outcome
    answers: SecondAnswers | None
    differences: tuple[SecondDifference, ...]
    sentence: str
