"""English: the lines that --details adds to the report for a terminal: a label in a column, and a fact.

Words of closed sets, such as the state of a signer, and codes stand in these lines as they do in JSON, in every
language, because people search for them. ``details.row.BLOCK.NAME`` are labels: all labels of a block stand in one
column, which is as wide as the widest of them. Where both English forms of a count are alike, the line has always had
that one form.
"""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

_LABELS: Final[dict[str, Message]] = {
    # -- the file and its check --------------------------------------------------------------------------------------
    "details.row.file.file": "file",
    "details.row.file.sha256": "sha256",
    "details.row.file.checked": "checked",
    "details.row.file.policy": "policy",
    "details.row.file.list": "list",
    "details.row.file.network": "network",
    "details.row.file.products": "products",
    "details.row.file.engine": "engine",
    "details.row.file.metadata": "metadata",
    "details.row.file.second": "second",
    "details.row.file.time": "time",
    "details.row.file.finding": "finding",
    # -- a manifest and its signer -----------------------------------------------------------------------------------
    "details.row.manifest.made_with": "made with",
    "details.row.manifest.signer": "signer",
    "details.row.manifest.lists": "lists",
    "details.row.manifest.list": "list",
    "details.row.manifest.path": "path",
    "details.row.manifest.issued_by": "issued by",
    "details.row.manifest.path_valid": "path valid",
    "details.row.manifest.not_by": "not by",
    "details.row.manifest.why_not": "why not",
    "details.row.manifest.product": "product",
    "details.row.manifest.one_of": "one of",
    "details.row.manifest.chain": "chain",
    "details.row.manifest.issuer": "issuer",
    "details.row.manifest.certificate": "certificate",
    "details.row.manifest.valid": "valid",
    "details.row.manifest.in_dates": "in dates",
    "details.row.manifest.key": "key",
    "details.row.manifest.purposes": "purposes",
    "details.row.manifest.policies": "policies",
    "details.row.manifest.assurance": "assurance",
    "details.row.manifest.revocation": "revocation",
    "details.row.manifest.time": "time",
    "details.row.manifest.stamp": "time-stamp",
    "details.row.manifest.action": "action",
    "details.row.manifest.ingredient": "ingredient",
    "details.row.manifest.thumbnail": "thumbnail",
    "details.row.manifest.redacted": "redacted",
    "details.row.manifest.codes": "codes",
    # -- an identity -------------------------------------------------------------------------------------------------
    "details.row.identity.name": "name",
    "details.row.identity.roles": "roles",
    "details.row.identity.issuer": "issuer",
    "details.row.identity.lists": "lists",
    "details.row.identity.certificate": "certificate",
    "details.row.identity.time": "time",
    "details.row.identity.reasons": "reasons",
    "details.row.identity.engine": "engine",
    # -- the second opinion ------------------------------------------------------------------------------------------
    "details.row.second.record": "record",
    "details.row.second.signature": "signature",
    "details.row.second.signer": "signer",
    "details.row.second.codes": "codes",
}

_FACTS: Final[dict[str, Message]] = {
    # -- words that several lines use --------------------------------------------------------------------------------
    "details.yes": "yes",
    "details.no": "no",
    "details.not_known": "not known",
    "details.untimed": "not known, no trusted time-stamp",
    "details.not_said": "not said",
    "details.no_date": "no date",
    "details.no_time": "no time",
    # -- the file and its check --------------------------------------------------------------------------------------
    "details.file": Plural("{shown} bytes, {media_type}", "{shown} bytes, {media_type}"),
    "details.checked": "{time} with {tool}, {engine}",
    "details.no_state": "no state",
    "details.trust_list": "{name} ({about}), certificates: {number}, {sha256}",
    "details.trust_list.aged": Plural(
        "last known to be current {count} days ago", "last known to be current {count} days ago"
    ),
    "details.products": "C2PA Conforming Products List ({edition})",
    "details.metadata.yes": "{standard} {field}: {value} (covered)",
    "details.metadata.no": "{standard} {field}: {value} (not covered)",
    "details.metadata.unknown": "{standard} {field}: {value} (not known)",
    "details.statement": "statement {number}: {says} ({strength}, {applies_to})",
    "details.lead": "lead: {says} ({strength}, {applies_to})",
    "details.finding.at": "{finding} at {place}",
    # -- a manifest --------------------------------------------------------------------------------------------------
    "details.manifest": "manifest {number}: {name} (claim version {version})",
    "details.manifest.update": "update manifest {number}: {name} (claim version {version})",
    "details.time.by": "{time}, {source} by {authority}",
    "details.ingredient": "{relationship}: {title} (manifest {number})",
    "details.ingredient.no_record": "{relationship}: {title} (no record here)",
    "details.thumbnail": "embedded preview (unverified)",
    "details.stamp.vouched": "vouched by {list} ({date})",
    "details.stamp.policy": "policy {policy}",
    "details.stamp.accuracy": "accuracy {seconds} s",
    # -- its signer --------------------------------------------------------------------------------------------------
    "details.list.undated": "{list}, {status}, without a date",
    "details.list.since": "{list}, {status} since {date}",
    "details.list.of": "{list}, {status} of {date}",
    "details.lapsed": "{list}, {status}, for dates alone",
    "details.then_and_now": "when signed: {then}; at the check: {now}",
    "details.product.level": "at most level {level}",
    "details.product.version": "version {version} or later",
    "details.product.since": "{status} since {date}",
    "details.product.record": "record {name}",
    "details.chain": "certificates sent: {total}",
    "details.chain.cut": Plural(
        "certificates sent: {total}, of which {count} are shown",
        "certificates sent: {total}, of which {count} are shown",
    ),
    "details.certificate": "{fingerprint} (serial {serial})",
    "details.valid": "{first} to {last}, {algorithm}",
    "details.assurance": "level {level}, as the certificate states",
    "details.not_checked": "not checked",
    "details.revocation.good": "{state} at {time}",
    "details.revocation.since": "{state} since {time}",
    "details.revocation.why": "{known}: {why}",
    # -- an identity and the second opinion --------------------------------------------------------------------------
    "details.identity": "identity {number}: {state}, {form} (manifest {manifest}, {label})",
    "details.second.found": "present, integrity {integrity}",
    "details.second.not_found": "not found, integrity {integrity}",
    "details.second.signature": "{signature}, content {content}",
}

DETAILS: Final[dict[str, Message]] = {**_LABELS, **_FACTS}
"""By their ids; `verify.words.en` takes them over."""
