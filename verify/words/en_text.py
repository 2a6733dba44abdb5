"""English: the words of the report for a terminal: its tree, its inputs, its groups of findings, its table of files."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

TEXT: Final[dict[str, Message]] = {
    "publish": "To publish: the words above, as they stand.",
    "publish.begins": "To publish",
    "caution.begins": "Do not write",
    # -- how it was made ----------------------------------------------------------------------------------------------
    "tree.self": "This file; {signed}",
    "tree.version": "An earlier version; {signed}",
    "tree.version.titled": "An earlier version, {title}; {signed}",
    "tree.signed.recognized": "signer recognised: {name}",
    "tree.signed.unrecognized": "signer not recognised, calls itself “{name}”",
    "tree.signed.expired": "certificate not shown to have been valid, signer calls itself “{name}”",
    "tree.signed.revoked": "certificate revoked, signer calls itself “{name}”",
    "tree.signed.none": "no usable signature",
    "tree.signed.nameless": "the signer cannot be named",
    "tree.step.tool": "{tool}: {what}",
    "tree.step.used": "{what} ({used})",
    "tree.step.when": "{what}; {time}",
    "tree.step.when.said": "{what}; {time}, {said}",
    "tree.untitled": "(no title)",
    "tree.own_record": "{title}; has a record of its own: {signed}",
    "tree.parentOf": "An earlier version: {what}",
    "tree.componentOf": "Part: {what}",
    "tree.inputTo": "Input: {what}",
    "tree.unknown": "Went in, it is not said how: {what}",
    "tree.more": Plural("one more (--details)", "{count} more (--details)"),
    # -- inputs -------------------------------------------------------------------------------------------------------
    "label.inputs": "Inputs, in the words of the record",
    "input.row": "{title}: {kind}, without a record of its own",
    "input.row.thumbnail": "{title}: {kind}, without a record of its own; a small picture of it is in the record",
    "input.row.record": "{title}: {kind}, with a record of its own; {signed}",
    # -- findings -----------------------------------------------------------------------------------------------------
    "severity.group.problem": "Problems",
    "severity.group.warning": "Warnings",
    "severity.group.notice": "Notices",
    # -- several files ------------------------------------------------------------------------------------------------
    "table.file": "File",
    "table.record": "Record",
    "table.signer": "Signer",
    "table.ai": "AI",
    "table.finding": "Most serious finding",
    "table.finding.short": "Finding",
    "table.more": "For all that was found about one of them: howmade verify FILE",
    "table.finding.cell": "{severity}: {title}",
    "table.states": "Record {record}, signer {signer}, AI {ai}",
    "cell.absent": "none",
    "cell.intact": "intact",
    "cell.nonconforming": "rule broken",
    "cell.altered": "altered",
    "cell.unreadable": "unreadable",
    "cell.remote": "elsewhere",
    "cell.recognized": "recognised",
    "cell.unrecognized": "unlisted",
    "cell.expired": "expired",
    "cell.revoked": "revoked",
    "cell.none": "none",
    "cell.generated": "generated",
    "cell.edited": "edited",
    "cell.possible": "possible",
    "cell.declared_not_ai": "declared none",
    "cell.unstated": "not stated",
}
"""By their ids; `verify.words.en` takes them over."""
