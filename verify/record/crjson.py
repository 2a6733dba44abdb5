"""crJSON, the standard view of a record, parsed into our types (C2PA 2.4, "crJSON"; `Reader.crjson()`).

The true labels stand there, version 1 claims beside version 2 ones, several assertions of one kind with their ``__n``
suffixes, and the results of each manifest on its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from verify.media.packets import Range
from verify.model.manifests import Tool
from verify.record.action import read_action_list
from verify.record.fields import Json, items, mapping, number, one_or_many, text, texts
from verify.record.ingredient import read_ingredient, read_status
from verify.record.tool import read_tool
from verify.record.types import (
    UNKNOWN_VERSION,
    Binding,
    Certificate,
    Delta,
    Disclosure,
    Ingredient,
    Manifest,
    Record,
    Results,
    StatedDate,
    Status,
)

MAX_MANIFESTS = 1000
"""Manifests that are read; the deepest history seen in the wild has 30, the engine stops at a depth of 200."""

MAX_STATUSES = 2000
"""Status entries kept per manifest and outcome; a manifest has a few for each of its assertions."""

INGREDIENT = "c2pa.ingredient"
"""What the label of every ingredient assertion begins with; the official signals look at no more than that."""

METADATA = ("stds.exif", "stds.iptc", "c2pa.metadata", "cawg.metadata", "c2pa.exif")
"""What the labels of metadata assertions begin with (C2PA 2.2, metadata assertions)."""

_SUFFIX = re.compile(r"__\d+$")
_ACTIONS = re.compile(r"c2pa\.actions(?:\.v\d+)?")
_BINDINGS = re.compile(r"c2pa\.hash\.(?:data|boxes|bmff(?:\.v\d+)?|collection\.data|multi-asset)")
"""Labels of the hard bindings (C2PA 2.4, content bindings); a like-sounding label of someone's own binds nothing."""

_CLAIMS = {"claim.v2": 2, "claim": 1}
_OUTCOMES = ("success", "informational", "failure")


def base_label(label: str) -> str:
    """Return an assertion's label without the ``__n`` suffix that tells several of one kind apart."""
    return _SUFFIX.sub("", label) if "__" in label else label  # asked often, and most labels have none


def read_record(crjson: str) -> Record | None:
    """Parse crJSON text; None where it holds no manifest.

    Args:
        crjson: what the engine returned.
    """
    try:
        document = mapping(json.loads(crjson))
    except (ValueError, RecursionError):
        return None
    entries = [mapping(entry) for entry in items(document.get("manifests"))]
    if not entries:
        return None
    return Record(tuple(_manifest(entry) for entry in entries[:MAX_MANIFESTS]), cut=len(entries) > MAX_MANIFESTS)


def _manifest(entry: Mapping[str, Json]) -> Manifest:
    kind = next((key for key in _CLAIMS if key in entry), "")
    claim = mapping(entry.get(kind))
    assertions = mapping(entry.get("assertions"))
    deltas = tuple(_delta(mapping(delta)) for delta in items(entry.get("ingredientDeltas")))
    listed = _urls(claim.get("created_assertions")) + _urls(claim.get("assertions"))
    return Manifest(
        label=text(entry.get("label")) or "",
        version=_CLAIMS.get(kind, UNKNOWN_VERSION),
        alg=text(claim.get("alg")) or "sha256",
        update=entry.get("isUpdateManifest") is True,
        title=text(claim.get("dc:title")),
        generators=_generators(claim),
        assertions=tuple(assertions),
        created=listed,
        gathered=_urls(claim.get("gathered_assertions")),
        redacted=texts(claim.get("redacted_assertions")),
        action_lists=tuple(read_action_list(k, mapping(v)) for k, v in assertions.items() if _is_actions(k)),
        ingredients=tuple(_ingredients(assertions, deltas)),
        disclosures=tuple(_disclosures(assertions)),
        bindings=tuple(_binding(k, mapping(v)) for k, v in assertions.items() if is_binding(k)),
        identities=tuple(k for k in assertions if base_label(k) == "cawg.identity"),
        soft_bindings=tuple(_soft_bindings(assertions)),
        has_thumbnail=any(k.startswith("c2pa.thumbnail.claim") for k in assertions),
        certificate=_certificate(mapping(entry.get("signature"))),
        results=read_results(mapping(entry.get("validationResults"))),
        deltas=deltas,
        dates=_dates(assertions),
    )


def _dates(assertions: Mapping[str, Json]) -> tuple[StatedDate, ...]:
    """Read the dates of metadata assertions, which few manifests have."""
    if not any(label.startswith(METADATA) for label in assertions):
        return ()
    from verify.record.dates import stated_dates  # noqa: PLC0415 -- few manifests have them

    return stated_dates({label: value for label, value in assertions.items() if label.startswith(METADATA)})


def _ingredients(assertions: Mapping[str, Json], deltas: tuple[Delta, ...]) -> Iterator[Ingredient]:
    differing: dict[str, tuple[Status, ...]] = {}
    for delta in deltas:
        label = delta.ingredient.rpartition("/")[2]
        differing[label] = (*differing.get(label, ()), *delta.results.failure)
    for label, value in assertions.items():
        if label.startswith(INGREDIENT):
            yield read_ingredient(label, mapping(value))._replace(differing=differing.get(label, ()))


def _is_actions(label: str) -> bool:
    """Tell whether a label is that of an actions assertion of any version, such as ``c2pa.actions.v2__1``."""
    return label.startswith("c2pa.actions") and _ACTIONS.fullmatch(base_label(label)) is not None


def is_binding(label: str) -> bool:
    """Tell whether a label is that of a hard binding of any kind and version, such as ``c2pa.hash.bmff.v3``."""
    return label.startswith("c2pa.hash.") and _BINDINGS.fullmatch(base_label(label)) is not None


def _urls(value: Json) -> tuple[str, ...]:
    return tuple(url for item in items(value) if (url := text(mapping(item).get("url"))) is not None)


def _generators(claim: Mapping[str, Json]) -> tuple[Tool, ...]:
    """Read `claim_generator_info` (a list in version 1, one map in version 2), else the user agent string of v1."""
    found = tuple(tool for item in one_or_many(claim.get("claim_generator_info")) if (tool := read_tool(item)))
    if found:
        return found
    agent = read_tool(claim.get("claim_generator"))
    return (agent,) if agent else ()


def _disclosures(assertions: Mapping[str, Json]) -> Iterator[Disclosure]:
    for label, value in assertions.items():
        fields = mapping(value)
        if base_label(label) == "c2pa.ai-disclosure":
            level = text(mapping(fields.get("contentProfile")).get("humanOversightLevel"))
            name = text(fields.get("modelName")) or text(fields.get("modelIdentifier"))
            shown = level or text(fields.get("modelType")) or "AI disclosure"
            yield Disclosure(label, Tool(name, None) if name else None, shown)
        elif base_label(label) == "com.adobe.generative-ai":
            name = text(fields.get("description"))
            tool = Tool(name, text(fields.get("version"))) if name else None
            yield Disclosure(label, tool, name or "generative AI")


def _binding(label: str, assertion: Mapping[str, Json]) -> Binding:
    exclusions = tuple(mapping(item) for item in items(assertion.get("exclusions")))
    boxes = tuple(mapping(item) for item in items(assertion.get("boxes")))
    ranges = ((number(item.get("start")), number(item.get("length"))) for item in exclusions)
    # An exclusion with `data` is about one box of that kind, such as the record's own; the others are not left out.
    paths = (text(item.get("xpath")) for item in exclusions if not item.get("data"))
    out = (name for box in boxes if box.get("excluded") is True for name in texts(box.get("names")))
    listed = (name for box in boxes if box.get("excluded") is not True for name in texts(box.get("names")))
    return Binding(
        label,
        tuple(Range(start, length) for start, length in ranges if start is not None and length is not None),
        (*(path for path in paths if path), *out),
        tuple(dict.fromkeys(listed)),
    )


def _soft_bindings(assertions: Mapping[str, Json]) -> Iterator[str]:
    for label, value in assertions.items():
        if base_label(label) == "c2pa.soft-binding":
            yield text(mapping(value).get("alg")) or "unnamed"


def _certificate(signature: Mapping[str, Json]) -> Certificate | None:
    info = mapping(signature.get("certificateInfo"))
    if not info:
        return None
    subject, issuer = mapping(info.get("subject")), mapping(info.get("issuer"))
    return Certificate(
        name=text(subject.get("CN")),
        organization=text(subject.get("O")),
        issuer=text(issuer.get("CN")) or text(issuer.get("O")),
        serial=text(info.get("serialNumber")),
        algorithm=text(signature.get("algorithm")),
    )


def read_results(results: Mapping[str, Json]) -> Results:
    """Read the three lists of validation results; an outcome of a name that is not known here is a failure."""
    success, informational, failure = (_statuses(results.get(outcome)) for outcome in _OUTCOMES)
    others = (value for key, value in results.items() if key not in _OUTCOMES and isinstance(value, list))
    unknown = (status for value in others for status in _statuses(value) if status.code)
    return Results(success, informational, (*failure, *unknown))


def _statuses(value: Json) -> tuple[Status, ...]:
    entries = value[:MAX_STATUSES] if isinstance(value, list) else ()
    return tuple(read_status(mapping(entry)) for entry in entries)


def _delta(delta: Mapping[str, Json]) -> Delta:
    return Delta(text(delta.get("ingredientAssertionURI")) or "", read_results(mapping(delta.get("validationDeltas"))))
