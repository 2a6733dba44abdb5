"""English words of the provenance graph and of the timeline: what each frame, line and marker stands for."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

GRAPH: Final[dict[str, Message]] = {
    # -- things that are counted ------------------------------------------------------------------------------------
    "count.record": Plural("one record", "{number} records"),
    "count.earlier_version": Plural("one earlier version", "{number} earlier versions"),
    "count.part": Plural("one part", "{number} parts"),
    "count.input": Plural("one input", "{number} inputs"),
    "count.ingredient": Plural("one ingredient", "{number} ingredients"),
    "count.time": Plural("one time", "{number} times"),
    "count.second": Plural("one second", "{number} seconds"),
    "count.minute": Plural("one minute", "{number} minutes"),
    "count.hour": Plural("one hour", "{number} hours"),
    "count.day": Plural("one day", "{number} days"),
    "count.year": Plural("one year", "{number} years"),
    # -- the graph --------------------------------------------------------------------------------------------------
    "graph.title": "What led to this file, and who signed it",
    "graph.about": (
        "Origins stand above, this file at the bottom. Frames: solid where a list knows the signer, dashed where none "
        "does, dotted where there is no record, no signature that holds, or a code about something that does not match."
    ),
    "graph.file": "this file",
    "graph.record.active": "record of this file",
    "graph.record": "record of {title}",
    "graph.record.untitled": "record without a title",
    "graph.unlinked": "in the file, but nothing here names it",
    "graph.unlinked.many": "in the file, but nothing that leads to it names them",
    "graph.no_record": "no record of its own",
    "graph.no_record.many": "none with a record of its own",
    "graph.each_record": "each with a record, folded",
    "graph.no_title": "without a title",
    "graph.no_signer": "no name of a signer",
    "graph.signer": "signer: {state}",
    "graph.signers": "signers: {states}",
    "graph.signed_by": "signed by {names}",
    "graph.counted": "{what} ({number})",
    "graph.others": "others",
    "graph.tool": "tool: {tools}",
    "graph.time.timestamp": "{time}, time-stamped",
    "graph.time.stated": "{time}, stated",
    "graph.codes": "C2PA codes: {codes}",
    "graph.self": "names itself as an ingredient",
    "graph.edge.parentOf": "earlier version of this",
    "graph.edge.componentOf": "placed into this",
    "graph.edge.inputTo": "input to this",
    "graph.edge.unknown": "went in, not said how",
    "graph.edge.mixed": "went in, in several ways",
    "graph.edge.record": "its record: {state}",
    "graph.as_list": "The same as a list",
    "graph.seen_above": "{text} (told above)",
    # -- the timeline -----------------------------------------------------------------------------------------------
    "timeline.title": "When, and who says so",
    "timeline.about": (
        "Oldest first; the distances are told in words and not drawn to scale. Filled markers: a time-stamp that a "
        "loaded list vouches for. Hollow markers: a time that is only stated. Bars: no zone is stated, so that the "
        "time lies somewhere in the bar."
    ),
    "timeline.vouched": "vouched for",
    "timeline.stated": "stated only",
    "timeline.no_zone": "somewhere between {first} and {last}",
    "timeline.no_place": "not a time that can be placed",
    "timeline.step": "{tool}: {sentence}",
    "timeline.gap": "{span} later",
    "timeline.gap.least": "at least {span} later",
    "timeline.gap.unclear": "may be before or after the one above",
    "timeline.same": "at the same second",
    "timeline.more": "{times} in between, folded; the tables have all of them",
}
"""By their ids; `verify.words.en` takes them over."""
