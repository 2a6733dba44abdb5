"""English sentences about the second opinion. It is told beside the answers and never in them."""

from typing import Final

from verify.words.forms import Message

SECOND: Final[dict[str, Message]] = {
    "label.second": "Second opinion",
    "second.agrees": "Another, independent program ({tool} {version}) agrees about {what}.",
    "second.agrees.none": "Another, independent program ({tool} {version}) finds no record either.",
    "second.uncompared": "Another, independent program ({tool} {version}) has no answer that could be compared.",
    "second.differs": "Another, independent program ({tool} {version}) differs about {what}. The answers above are "
    "those of howmade.",
    "second.none": "There is no second opinion: {why}.",
    "second.too_large": "the file or its record is larger than the other program is given ({size} MiB)",
    "second.too_much": "the lists and the record are more than can be handed over",
    "second.no_process": "no process could be started for the other program",
    "second.unreadable": "the file could not be opened again",
    "second.changed": "the other program was given other bytes than those checked here; the file changed meanwhile",
    "second.memory": "the other program needs more memory than it may have, and ended",
    "second.processor": "the other program took more processor time than it may have, and was stopped",
    "second.stopped": "the other program took longer than {seconds} s, and was stopped",
    "second.ended": "the other program ended without an answer",
    "second.ended_by": "the other program ended without an answer ({how})",
    "second.refused": "the other program refuses the file or the lists",
    "second.refused_with": "the other program refuses the file or the lists ({words})",
    "second.about.record": "whether there is a record",
    "second.about.signature": "the signature",
    "second.about.integrity": "whether the record holds",
    "second.about.signer": "the signer",
    "second.about.time": "the time-stamp",
    "second.about.manifest": "the signature of an earlier record",
    "second.difference": "{about}: “{ours}” here, “{theirs}” there.",
    "second.difference.note": "{about}: “{ours}” here, “{theirs}” there. {note}",
    "second.word.found": "found",
    "second.word.not_found": "not found",
    "second.word.holds": "holds",
    "second.word.not_holds": "does not hold",
    "second.word.trusted": "time-stamp of a listed authority",
    "second.word.not_trusted": "no time-stamp of a listed authority",
    "second.word.codes": "{word} ({codes})",
    "second.note.parameters": "The signature holds with the parameters that it carries itself, in a form that the "
    "standard does not allow; the other program counts that as a mismatch.",
    "second.note.ranges": "Our own hash over the ranges that the record declares matches; the other program rejects "
    "their form and counts that as a mismatch.",
    "second.note.coverage": "Media stands in a place that the content hash leaves out; the other program does not look "
    "at that.",
    "second.note.parts": "What breaks the rule is an earlier version or a part; the other program sums up the "
    "file's own record alone.",
    "second.note.not_followed": "The other program found a pointer to a record, or a place for one, that it could not "
    "follow.",
    "second.note.inaccessible": "The other program counts what is kept elsewhere, and was not fetched, as invalid.",
    "second.note.sequence": "The record's segments in this JPEG are counted from 0; the other program finds only those "
    "counted from 1.",
    "second.note.media_type": "The record in this MP3 bears the media type “application/x-c2pa-manifest-store”; the "
    "other program finds only “application/c2pa”.",
}
"""Sentences by id, in the manner of `verify.words.en`."""
