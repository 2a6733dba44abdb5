"""English: what the command line says beside reports: lists and their updates, versions, progress, files left aside.

Words of closed sets, such as where a list came from, stand there as they do in JSON. ``trust.row.NAME`` are labels:
they stand in one column, which is as wide as the widest of them. Where both English forms of a count are alike, the
line has always had that one form.
"""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

PROGRAM: Final[dict[str, Message]] = {
    "standard_input": "standard input",
    "explain.findings": "Findings",
    "explain.status_codes": "C2PA status codes",
    # -- a run over many files --------------------------------------------------------------------------------------
    "progress": Plural("{done} of {count} file checked", "{done} of {count} files checked"),
    "skipped": Plural("{count} file skipped: {what}", "{count} files skipped: {what}"),
    "skipped.link": Plural("{count} link", "{count} links"),
    "skipped.again": Plural("{count} folder seen before", "{count} folders seen before"),
    "skipped.empty": Plural("{count} empty", "{count} empty"),
    "skipped.not_media": Plural("{count} not media", "{count} not media"),
    "skipped.record": Plural("{count} record (.c2pa)", "{count} records (.c2pa)"),
    "skipped.special": Plural("{count} not a regular file", "{count} not regular files"),
    # -- trust lists ------------------------------------------------------------------------------------------------
    "trust.row.operator": "operator",
    "trust.row.purpose": "purpose",
    "trust.row.issued": "issued",
    "trust.row.next_update": "next update",
    "trust.row.age": "age",
    "trust.row.origin": "origin",
    "trust.row.certificates": "certificates",
    "trust.row.digest": "digest",
    "trust.no_operator": "not said",
    "trust.no_date": "no date",
    "trust.no_next_update": "not promised",
    "trust.frozen_since": "{date} (frozen since {since})",
    "trust.origin": "{origin}: {source}",
    "trust.authorities": Plural("{count} authorities", "{count} authorities"),
    "trust.by_themselves": Plural("{count} listed by themselves", "{count} listed by themselves"),
    "trust.purpose.claim_signing": "claim signing",
    "trust.purpose.time_stamping": "time stamping",
    "trust.purpose.identity": "identity",
    "trust.age.frozen": "none: nothing is added to a frozen list",
    "trust.age.own": "none: it is yours",
    "trust.age.fetched": Plural("{count} day (fetched {date})", "{count} days (fetched {date})"),
    "trust.age.fetched.overdue": Plural(
        "{count} day (fetched {date}), overdue", "{count} days (fetched {date}), overdue"
    ),
    "trust.age.issued": Plural("{count} day (since it was issued)", "{count} days (since it was issued)"),
    "trust.age.issued.overdue": Plural(
        "{count} day (since it was issued), overdue", "{count} days (since it was issued), overdue"
    ),
    # -- what became of an update or an import; {edition} is one of the first two -----------------------------------
    "trust.edition": Plural("issued {date}, {count} certificates", "issued {date}, {count} certificates"),
    "trust.edition.undated": Plural("no date of issue, {count} certificates", "no date of issue, {count} certificates"),
    "trust.updated": "updated ({edition})",
    "trust.unchanged": "unchanged ({edition})",
    "trust.not_updated": "not updated: frozen since {since}, and nothing is added to it any more",
    "trust.refused": "refused: {message} [{code}]",
    "trust.imported": "imported for {purposes} ({edition})",
    # -- versions ---------------------------------------------------------------------------------------------------
    "version.engine": "engine",
    "version.lists": "trust lists",
    "version.unreadable": "cannot be read [{code}]",
    "version.frozen": "frozen",
    "version.own": "yours",
    "version.age": Plural("{count} day old", "{count} days old"),
    "version.age.overdue": Plural("{count} day old, overdue", "{count} days old, overdue"),
}
"""By their ids; `verify.words.en` takes them over."""
