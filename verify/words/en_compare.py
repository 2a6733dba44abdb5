"""English sentences about two files beside each other. "A" and "B" are the files in the order in which they were given.

That something stands in one file and not in the other is said; who took it away or put it there is not known.
"""

from typing import Final

from verify.words.forms import Message, Plural

COMPARE: Final[dict[str, Message]] = {
    # -- what ties them together; the first of them is the headline -------------------------------------------------
    "compare.same_bytes": "A and B are the same file, byte for byte.",
    "compare.same_record.both": "A and B carry the same record, and both match it: {whose}.",
    "compare.same_record.a": (
        "A and B carry the same record, and only A matches it: {whose}. B was changed after signing, or the record was "
        "put on another file."
    ),
    "compare.same_record.b": (
        "A and B carry the same record, and only B matches it: {whose}. A was changed after signing, or the record was "
        "put on another file."
    ),
    "compare.same_record.neither": (
        "A and B carry the same record, and neither matches it, so it says nothing that counts about them."
    ),
    "compare.ancestor.held": "{earlier} is an earlier version of {later}, according to {whose}.",
    "compare.ancestor.broken": (
        "The record of {earlier} stands in that of {later} as the record of an earlier version, but no signature that "
        "holds ties both files to it: {why}."
    ),
    "compare.ancestor.ids": (
        "{later} names an earlier version with the identifier that {earlier} bears. Anyone can copy an identifier: "
        "this is a lead and no evidence."
    ),
    "compare.ingredient.held": "{earlier} went into {later}, according to {whose}.",
    "compare.ingredient.broken": (
        "The record of {earlier} stands in that of {later} as the record of something that went in, but no signature "
        "that holds ties both files to it: {why}."
    ),
    "compare.ingredient.ids": (
        "{later} names something that went in with the identifier that {earlier} bears. Anyone can copy an identifier: "
        "this is a lead and no evidence."
    ),
    "compare.ingredient.file": "{earlier} is kept in the record of {later}, byte for byte; that is {whose}.",
    "compare.ingredient.file.broken": (
        "{earlier} is kept in the record of {later}, byte for byte, but that record does not hold: {why}."
    ),
    "compare.shared.manifest": (
        "A and B go back to the same signed record, according to the records of both. They are different files made "
        "out of it."
    ),
    "compare.shared.thumbnail": (
        "The records of A and B hold the same small picture, which fits files made out of the same thing; programs "
        "also use one picture for many files."
    ),
    "compare.shared.embedded_file": "The records of A and B hold the same file, byte for byte.",
    "compare.shared.instance_id": (
        "The records of A and B name something that went in by the same identifier, which fits files made out of the "
        "same thing; an identifier can be copied."
    ),
    "compare.shared.broken": (
        "The records of A and B have parts in common, but no signature that holds ties both files to them: {why}."
    ),
    "compare.label_only": (
        "A record in A and one in B bear the same name and are not the same. A name can be copied: it ties nothing."
    ),
    "compare.same_ids": (
        "Metadata in A and B bears the same identifier, which nobody signs. That fits a common source; anyone can copy "
        "or write it."
    ),
    "compare.none": "Nothing that was read ties A and B together.",
    "compare.none.record_a": (
        "A carries a Content Credentials record and B does not; nothing that was read ties the two together."
    ),
    "compare.none.record_b": (
        "B carries a Content Credentials record and A does not; nothing that was read ties the two together."
    ),
    "compare.none.records": "A and B each carry a record, and the records have nothing in common.",
    "compare.failed": "A and B cannot be compared, because {which} could not be checked: {why}.",
    "compare.failed.both": "A and B cannot be compared, because neither could be checked.",
    "compare.why.matches": "{which} does not match its own record",
    "compare.why.both": "neither file matches its own record",
    "compare.why.signature": "a signature or a hash on the way does not hold",
    # -- marks ------------------------------------------------------------------------------------------------------
    "compare.mark.record": "Content Credentials record",
    "compare.mark.records": "Each has a record, and they are not the same.",
    "compare.mark.record_states": "The record of A: {a}. The record of B: {b}.",
    "compare.mark.statement": "{standard}: {says}",
    "compare.mark.statement.tool": "{standard}: {says} ({tool})",
    "compare.mark.only": "Stands in {here} and not in {there}: {name}.",
    "compare.mark.differs": "Stands in both with different values: {name}.",
    "compare.mark.weight": (
        "Stands in both, and counts as evidence in {here} alone: {name}. In {there} its record does not hold."
    ),
    "compare.mark.trace.platform": (
        "A trace of {what} stands in {here} and not in {there}. That fits a copy that was made there; it does not show "
        "it."
    ),
    "compare.mark.trace.reencoded": (
        "{here} has the form of {what}, and {there} has not. That fits a copy that was written anew; it does not show "
        "it."
    ),
    "compare.mark.trace.other": "Stands in {here} and not in {there}: {what}.",
    # -- what was not compared --------------------------------------------------------------------------------------
    "compare.gap.content": (
        "What the two files show or sound like: not compared. Files with nothing in common here can show the same "
        "scene, and files with much in common can show different ones."
    ),
    "compare.gap.inputs": "Media named in a record that is not here: only what the records say of it was compared.",
    "compare.gap.remote": "The record that {which} points to: not fetched, because that needs the network (--online).",
    "compare.gap.unreadable": "The record of {which}: it cannot be read, so nothing in it was compared.",
    "compare.gap.cut": "The record of {which} has more parts than are read: the rest was not compared.",
    # -- layout -----------------------------------------------------------------------------------------------------
    "compare.label.a": "A",
    "compare.label.b": "B",
    "compare.label.relations": "What ties them together",
    "compare.label.side_by_side": "Side by side",
    "compare.label.differences": "What does not stand alike in both",
    "compare.label.not_covered": "Not compared",
    "compare.label.ties": "Equal in both",
    "compare.label.title": "A and B side by side",
    "compare.row.file": "File",
    "compare.row.size": "Size",
    "compare.row.sha256": "SHA-256",
    "compare.row.type": "Type",
    "compare.row.headline": "In short",
    "compare.row.record": "Record",
    "compare.row.signer": "Signer",
    "compare.row.ai": "AI",
    "compare.row.edits": "Edits",
    "compare.row.error": "Error",
    "compare.row.what": "Mark",
    "compare.row.about": "About",
    "compare.bytes": Plural("{shown} byte", "{shown} bytes"),
    "compare.nothing": "not there",
    "compare.state": "{state}. {sentence}",
    "compare.error": "could not be checked: {message}; what to do: {hint}",
    "compare.relation": "{sentence} ({vouched})",
    "compare.same": "Marks that stand alike in both: {count}.",
    "compare.more": Plural("Not listed here: one more.", "Not listed here: {count} more."),
    "compare.no_differences": "No mark differs.",
    "compare.tie.file_sha256": "the whole file, SHA-256 {value}",
    "compare.tie.manifest_bytes": "manifest {a}, SHA-256 {value}",
    "compare.tie.claim": "claim and signature of manifest {a}; the rest of its box differs",
    "compare.tie.label": "only the name: {value}",
    "compare.tie.embedded_file": "a file that a record holds, SHA-256 {value} (A: {a}; B: {b})",
    "compare.tie.thumbnail": "a small picture, SHA-256 {value} (A: {a}; B: {b})",
    "compare.tie.instance_id": "identifier {value} (A: {a}; B: {b})",
    "compare.tie.xmp_id": "identifier {value} (A: {a}; B: {b})",
    "compare.tie.content_id": "identifier {value} (A: {a}; B: {b})",
    "compare.tie.whole_file": "the whole file",
    "compare.vouched.bytes": "rests on the bytes alone",
    "compare.vouched.signed_recognized": "signed by somebody on a loaded list",
    "compare.vouched.signed_unrecognized": "signed by somebody on no loaded list",
    "compare.vouched.signed_nonconforming": "signed; a record breaks a rule of the standard",
    "compare.vouched.unsigned": "no signature that holds ties both files together",
    "compare.vouched.none": "no relation",
}
"""Sentences by id, in the manner of `verify.words.en`."""
