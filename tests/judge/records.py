"""Records as the engine writes them (crJSON), in as few words as a story needs, and the facts around them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from verify.examine.facts import Examined, Found
from verify.judge.evidence import Evidence
from verify.judge.lineage import Link, trace
from verify.judge.statements import Draft, draft_statements
from verify.judge.strength import strengths_of
from verify.judge.verdict import Verdict, judge
from verify.model.vocabulary import Kind, Location, RecordState, SignerState
from verify.record.crjson import read_record
from verify.record.types import Record
from verify.trust.sealed import Seal, SignatureState

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
C2PA = "http://c2pa.org/digitalsourcetype/"
GENERATED = IPTC + "trainedAlgorithmicMedia"
PARTLY = IPTC + "compositeWithTrainedAlgorithmicMedia"
CAPTURED = IPTC + "digitalCapture"
HUMAN = IPTC + "humanEdits"
COMPOSITE = IPTC + "composite"

Json = Mapping[str, Any]

KNOWN = Seal(SignatureState.VALID, SignerState.RECOGNIZED, "Acme Camera", "Acme Imaging", recognized_by=("Acme list",))
STRANGER = Seal(SignatureState.VALID, SignerState.UNRECOGNIZED, "Somebody", "Some Organisation")
FORGED = Seal(SignatureState.INVALID, SignerState.NONE, "Acme Camera", "Acme Imaging")


def action(name: str, source_type: str | None = None, **fields: object) -> dict[str, object]:
    """Return an action; `parameters` and other fields stand as they are given."""
    stated = {} if source_type is None else {"digitalSourceType": source_type}
    return {"action": name, **stated, **fields}


def actions(*listed: Json, complete: bool = False) -> dict[str, object]:
    """Return an actions assertion."""
    return {"actions": list(listed), **({"allActionsIncluded": True} if complete else {})}


def uri(label: str) -> str:
    """Return the address of a manifest."""
    return f"self#jumbf=/c2pa/{label}"


def ingredient(relationship: str | None = "parentOf", target: str | None = None, **fields: object) -> dict[str, object]:
    """Return a version 3 ingredient; `target` is the label of its manifest."""
    found = {} if target is None else {"activeManifest": {"url": uri(target)}}
    named = {} if relationship is None else {"relationship": relationship}
    return {**named, **found, **fields}


def failures(*codes: str) -> dict[str, object]:
    """Return validation results with these failures."""
    return {"success": [], "informational": [], "failure": [{"code": code} for code in codes]}


def manifest(
    label: str = "urn:c2pa:active",
    assertions: Json | None = None,
    *,
    version: int = 2,
    claim: Json | None = None,
    failed: tuple[str, ...] = (),
    **fields: object,
) -> dict[str, object]:
    """Return a manifest with these assertions, by their labels."""
    return {
        "label": label,
        "assertions": dict(assertions or {}),
        "claim.v2" if version == 2 else "claim": dict(claim or {}),
        "validationResults": failures(*failed),
        **fields,
    }


def of_actions(*listed: Json, label: str = "urn:c2pa:active", complete: bool = False) -> dict[str, object]:
    """Return a manifest with nothing but one action list of version 2."""
    return manifest(label, {"c2pa.actions.v2": actions(*listed, complete=complete)})


def record(*manifests: Json) -> Record:
    """Return the record as the border parses it."""
    read = read_record(json.dumps({"manifests": list(manifests)}))
    assert read is not None
    return read


PICTURE = Examined(
    name="photo.jpg",
    path="photo.jpg",
    size=1000,
    sha256="0" * 64,
    media_type="image/jpeg",
    kind=Kind.IMAGE,
    changed=False,
    found=Found.NOTHING,
)
"""A picture without a record."""

SIGNED = PICTURE._replace(found=Found.RECORD, engine_state="Trusted", location=Location.EMBEDDED, stores=1)
"""A picture with a record that the engine has read."""


def evidence(*manifests: Json, seals: tuple[Seal, ...] | None = None, **known: Any) -> Evidence:  # noqa: ANN401 -- any fact
    """Return the evidence about a picture whose record holds, signed by one whom a list knows, unless told otherwise.

    Args:
        manifests: the record, the active manifest first; none for a picture without a record.
        seals: what is known of each signature.
        known: fields of `Evidence` or of `Examined` that are otherwise.
    """
    read = record(*manifests) if manifests else None
    own = {name: value for name, value in known.items() if name in Evidence._fields}
    facts = {name: value for name, value in known.items() if name not in own}
    return Evidence(
        facts=(SIGNED if read else PICTURE)._replace(**facts),
        record=read,
        seals=seals if seals is not None else (KNOWN,) * len(manifests),
        **{"trust_lists": ("Acme list",), **own},
    )


def links(facts: Evidence, *, sound: bool = True) -> tuple[Link | None, ...]:
    """Return the place of each manifest in the story."""
    return trace(facts.record, active_sound=sound) if facts.record else ()


def drafts(*manifests: Json, seals: tuple[Seal, ...] | None = None) -> tuple[Draft, ...]:
    """Return the statements of a record that holds."""
    facts = evidence(*manifests, seals=seals)
    return draft_statements(facts, links(facts), strengths_of(facts, RecordState.INTACT))


def said(*manifests: Json) -> list[str]:
    """Return what the statements of a record say, each with what it is about: ``generated file``."""
    return [f"{draft.statement.says} {draft.statement.applies_to}" for draft in drafts(*manifests)]


def verdict(*manifests: Json, seals: tuple[Seal, ...] | None = None, **facts: Any) -> Verdict:  # noqa: ANN401 -- any fact
    """Return the whole judgement."""
    return judge(evidence(*manifests, seals=seals, **facts), {"Acme list": "2026-11-22"})


def codes(judged: Verdict) -> list[str]:
    """Return the codes of its findings, in the order of the report."""
    return [finding.code for finding in judged.findings]
