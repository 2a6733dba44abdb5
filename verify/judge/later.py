"""What later signers did to a record: updates put on top of it, and parts taken out of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from verify.judge.evidence import Evidence
from verify.judge.lineage import updated_places
from verify.model.vocabulary import SignerState
from verify.record.ingredient import manifest_label
from verify.words import say

MAX_REDACTIONS = 100
"""Removed parts that are named one by one; the manifests of the report list all of them."""

_OF_MAKING = re.compile(
    r"(?:c2pa\.(?:actions|ingredient|ai-disclosure)(?:\.v\d+)?|com\.adobe\.generative-ai)(?:__\d+)?"
)
"""Assertions that say how a file was made: without them an AI statement may be missing."""


class Redaction(NamedTuple):
    """A part that was taken out: where that is stated, what is to be said, and whether it told of the making."""

    source: str
    what: str
    of_making: bool


def update_in_words(evidence: Evidence) -> str:
    """Say who put an update on top of whose record; empty where there is none, or the same key signed both."""
    if evidence.record is None or not evidence.record.active.update:
        return ""
    updated = updated_places(evidence.record)
    if not updated:
        return ""
    below = updated[-1]
    upper, lower = evidence.seal(0), evidence.seal(below)
    if upper.fingerprint is not None and upper.fingerprint == lower.fingerprint:
        return ""
    return say(f"update.{_listed(evidence, 0)}", name=_name(evidence, 0), below=_name(evidence, below))


def redactions(evidence: Evidence) -> tuple[Redaction, ...]:
    """Return every part that a manifest says it took out of an earlier one, as many as are named."""
    return tuple(_redactions(evidence))[:MAX_REDACTIONS]


def _redactions(evidence: Evidence) -> Iterator[Redaction]:
    for index, manifest in enumerate(evidence.manifests):
        for url in manifest.redacted[:MAX_REDACTIONS]:
            label = url.rpartition("/")[2]
            by = say(f"redacted.by.{_listed(evidence, index)}", name=_name(evidence, index))
            what = say("redacted.what", label=label, manifest=manifest_label(url) or "?", by=by)
            yield Redaction(manifest.label, what, _OF_MAKING.fullmatch(label) is not None)


def _listed(evidence: Evidence, index: int) -> str:
    return "listed" if evidence.seal(index).state is SignerState.RECOGNIZED else "unlisted"


def _name(evidence: Evidence, index: int) -> str:
    seal, printed = evidence.seal(index), evidence.manifests[index].certificate
    return seal.organization or seal.name or (printed and (printed.organization or printed.name)) or "?"
