"""English: what the HTML report says beside the sentences of the report itself: headings, labels, words for states."""

from __future__ import annotations

from typing import Final

from verify.words.en_html_tables import HTML_TABLES
from verify.words.en_html_words import HTML_WORDS
from verify.words.forms import Message, Plural

_PAGE: Final[dict[str, Message]] = {
    "html.title": "{name}: what it says of its own making",
    "html.title.several": Plural("Report on one file", "Reports on {count} files"),
    "html.skip": "Skip to the report",
    "html.index": "Files in this report",
    "html.number": "Number",
    "html.file": "File",
    "html.footer": "Checked with {tool}. This page needs no network and runs no program.",
    "html.footer.errors": "This page needs no network and runs no program.",
    "html.error.code": "Code of the error",
    "html.nothing": "none",
    "html.not_said": "not said",
    "html.not_known": "not known",
    "html.yes": "yes",
    "html.no": "no",
    # -- what stands beside the headline ----------------------------------------------------------------------------
    "html.explain.generated": (
        "“AI-generated” means here: whoever made the statement says that a model made it as a whole, whatever was done "
        "to it afterwards. It says nothing about whether what is shown took place."
    ),
    "html.explain.edited": (
        "“Made or changed by generative AI” means here: parts of it, not the whole, come from a model. How large these "
        "parts are is not said, unless it stands below."
    ),
    "html.explain.possible": (
        "The statement leaves open whether AI was used. It is no sign for AI, and none against it."
    ),
    "html.explain.declared_not_ai": (
        "This is what was declared. It is not proof that no AI was used, and says nothing about what the scene means."
    ),
    "html.explain.unstated": "Where nothing is said about AI, nothing follows: that is not the same as “no AI”.",
    # -- pictures ---------------------------------------------------------------------------------------------------
    "html.picture.alt.file": "What the file {name} shows; this program describes no pictures",
    "html.picture.alt.record": "A preview out of the record, of {name}; this program describes no pictures",
    "html.picture.file": "The file as it was checked; {width} by {height} pixels here.",
    "html.picture.frame": "One frame of the film as it was checked; {width} by {height} pixels here.",
    "html.picture.record": (
        "A preview out of the record, not the file: it shows what the signer put there; {width} by {height} pixels."
    ),
    "html.picture.unasked": "There is no picture of the file here: none was made.",
    "html.picture.left_out": Plural(
        "One preview out of the record is not shown here, so that this page stays small enough to be mailed.",
        "{count} previews out of the record are not shown here, so that this page stays small enough to be mailed.",
    ),
    "html.input.signers_words": "The signer's words and the signer's preview; the file itself is not here.",
    "html.input.no_preview": "No preview is shown here.",
    "html.input.preview_in_record": "a preview of it stands in the record",
    "html.input.no_preview_in_record": "the record has no preview of it",
    "html.input.record": "its own record",
    "html.input.no_record": "no record of its own",
    "html.input.untitled": "without a title",
    # -- sections ---------------------------------------------------------------------------------------------------
    "html.section.answers": "The answers",
    "html.section.inputs": "What went in",
    "html.section.history": "How it was made",
    "html.section.graph": "Who signed what",
    "html.section.timeline": "When",
    "html.section.findings": "Findings",
    "html.section.evidence": "The evidence",
    "html.section.statements": "Statements",
    "html.section.leads": "What the broken record said (not evidence)",
    "html.section.bytes": "Places in the file",
    "html.section.times": "Times",
    "html.section.metadata": "What metadata states",
    "html.section.manifests": "Manifests and certificates",
    "html.section.identities": "Identities",
    "html.section.second": "Second opinion",
    "html.section.signals": "Official asset signals",
    "html.section.codes": "Codes",
    "html.section.check": "This check",
    "html.statements.intro": (
        "What the file says about its making, word for word, with the place where it stands. The answers rest on these."
    ),
    "html.leads.intro": "The record does not hold, so nothing of this counts. It may help to find the original.",
    "html.bytes.intro": (
        "Offsets in bytes, counted from 0; the last byte belongs to the run. What no hash covers can be changed "
        "without any check noticing it."
    ),
    "html.times.intro": "Every time that the file states, and who says it.",
    "html.signals.intro": (
        "The asset signals of the C2PA ({rubric}), computed as its rubric says. They stand beside the answers of "
        "howmade and may say less."
    ),
    "html.second.intro": "Another program was asked about the same file. No answer above rests on it.",
    "html.codes.intro": "In C2PA's own words, those that are not successes. None of them is an answer by itself.",
    "html.counted": "{title} ({number})",
    # -- what stands behind its number, where there is much of it --------------------------------------------------
    "html.steps.between": Plural("One step in between", "{count} steps in between"),
    "html.inputs.more": Plural("One more input", "{count} more inputs"),
    "html.findings.more": Plural("One more finding", "{count} more findings"),
    "html.identities.more": Plural("One more identity", "{count} more identities"),
    "html.more": Plural("One more", "{count} more"),
    # -- answers ----------------------------------------------------------------------------------------------------
    "html.rests": "Rests on",
    "html.statement": "statement {number}",
    "html.basis": "Strength of the evidence",
    "html.engine_state": "The engine's word",
    "html.coverage": "What the signature covers",
    "html.location": "Where the record stands",
    "html.reasons": "Reasons",
    "html.name": "Name in the certificate",
    "html.organization": "Organisation in the certificate",
    "html.lists": "Lists that know it",
    "html.time": "Time",
    "html.time_source": "Who vouches for the time",
    "html.product": "Product",
    "html.generators": "Programs",
    "html.actions": "Actions",
    "html.details_of_answer": "More about this answer",
    # -- tables -----------------------------------------------------------------------------------------------------
    "html.says": "What it says",
    "html.value": "Word for word",
    "html.where": "Where it stands",
    "html.who": "Who says it",
    "html.strength": "How strong",
    "html.about": "About",
    "html.tool": "Tool",
    "html.when": "When",
    "html.what": "What",
    "html.used": "Used",
    "html.by": "By",
    "html.action": "Action",
    "html.manifest": "manifest {number}",
    "html.manifest.active": "manifest 0, the file's own",
    "html.standard": "Standard",
    "html.field": "Field",
    "html.covered": "Covered by the signature",
    "html.own_hashes": "by hashes and a signature of its own",
    "html.first_byte": "First byte",
    "html.last_byte": "Last byte",
    "html.length": "Bytes",
    "html.holds": "What stands there",
    "html.as_written": "As written",
    "html.in_utc": "In UTC",
    "html.source": "Where",
}

HTML: Final[dict[str, Message]] = {**_PAGE, **HTML_TABLES, **HTML_WORDS}
"""By their ids; `verify.words.en` takes them over."""
