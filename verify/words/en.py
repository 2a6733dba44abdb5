"""English. Every sentence of the report stands here or in a table named below; rules name sentences, and write none.

Wording rules: what was found is said, never whether a scene is true. No word for a verdict on a picture, no word for
a lie, no "changed" for what is only a rule of the engine. A name out of a certificate is what the signer says of
itself, unless a list knows the signer.
"""

from __future__ import annotations

from typing import Final

from verify.words.en_advice import ADVICE
from verify.words.en_answers import ANSWERS
from verify.words.en_caution import CAUTION
from verify.words.en_compare import COMPARE
from verify.words.en_details import DETAILS
from verify.words.en_errors import ERRORS
from verify.words.en_graph import GRAPH
from verify.words.en_html import HTML
from verify.words.en_identity import IDENTITY
from verify.words.en_markdown import MARKDOWN
from verify.words.en_pictures import PICTURES
from verify.words.en_program import PROGRAM
from verify.words.en_second import SECOND
from verify.words.en_text import TEXT
from verify.words.en_times import TIMES
from verify.words.forms import Message, Plural

_COMMON: Final[dict[str, Message]] = {
    # -- kinds and numbers ------------------------------------------------------------------------------------------
    "count.image": Plural("one picture", "{number} pictures"),
    "count.video": Plural("one video", "{number} videos"),
    "count.audio": Plural("one sound recording", "{number} sound recordings"),
    "count.document": Plural("one document", "{number} documents"),
    "count.other": Plural("one file", "{number} files"),
    "count.out_of.image": Plural("one picture", "{number} pictures"),  # these five stand behind "out of"
    "count.out_of.video": Plural("one video", "{number} videos"),
    "count.out_of.audio": Plural("one sound recording", "{number} sound recordings"),
    "count.out_of.document": Plural("one document", "{number} documents"),
    "count.out_of.other": Plural("one file", "{number} files"),
    "number.group": ",",
    "comma": ", ",
    "colon": ": ",
    "and": "{first} and {last}",
    "tool": "{name} {version}",
    "at_offset": "{place} at byte {offset}",
    "from_to": "from {first} to {last}",
    "bytes": "bytes {first} to {last}",
    "bytes.more": Plural("one more run of bytes", "{count} more runs of bytes"),
    "left_out.share": "{ranges}; {share} % of the media in the file",
    "left_out.media": "what is seen or heard: {ranges}",
    "left_out.trailing": "what follows the end of the picture: {ranges}",
    "left_out.filled": "places for padding that hold something else: {ranges}",
    "left_out.metadata": "metadata: {ranges}",
    "left_out.places": "tables that say where the media stands: {ranges}",
    "left_out.padding": "padding: {ranges}",
    "left_out.standard": "what the standard leaves out of every hash of this kind: {ranges}",
    "left_out.record": "parts of the record itself, such as headings, padding and time-stamps: {ranges}",
    "trailing.covered": "After the end: {ranges}. The signature covers them",
    "trailing.uncovered": (
        "After the end: {ranges}. The signature does not cover all of them, so they can be changed or added at will"
    ),
    # -- states as labels -------------------------------------------------------------------------------------------
    "state.absent": "none",
    "state.intact": "intact",
    "state.nonconforming": "breaks a rule",
    "state.altered": "altered",
    "state.unreadable": "unreadable",
    "state.remote": "kept elsewhere",
    "state.recognized": "recognised",
    "state.unrecognized": "not recognised",
    "state.expired": "certificate expired",
    "state.revoked": "revoked",
    "state.none": "none",
    "state.generated": "generated",
    "state.edited": "edited with AI",
    "state.possible": "possible",
    "state.declared_not_ai": "declared without AI",
    "state.unstated": "not stated",
    "state.ai": "with AI",
    "state.human": "by hand",
    "state.unspecified": "yes, means not given",
    "state.non_editorial": "none that matter to the content",
    "state.none_declared": "none declared after that",
    "says.generated": "made with generative AI",
    "says.edited": "parts made or changed with generative AI",
    "says.possible": "a kind of origin that leaves AI open",
    "says.declared_not_ai": "an origin without AI",
    "says.neutral": "an empty beginning",
    "says.unknown_term": "a source type that no vocabulary holds",
    "says.edit_human": "edited with tools that are not generative",
    "says.edit_unspecified": "edited",
    "says.edit_non_editorial": "changed without touching the content",
    "says.no_further_edits": "no edit after the origin",
    # -- history ----------------------------------------------------------------------------------------------------
    "step.created": "made this {kind}",
    "step.created.generated": "made this {kind} with generative AI",
    "step.created.edited": "made this {kind} with parts made by generative AI",
    "step.created.possible": "made this {kind}; the kind of origin leaves AI open ({term})",
    "step.created.captured": "captured this {kind} ({term})",
    "step.created.declared_not_ai": "made this {kind} without generative AI ({term})",
    "step.created.neutral": "began with an empty {kind}",
    "step.opened": "opened an earlier version",
    "step.opened.generated": "opened a version made with generative AI",
    "step.opened.edited": "opened a version with parts made by generative AI",
    "step.edit.ai": "{action}, with generative AI",
    "step.edit.human": "{action}, without generative AI",
    "step.edit.unspecified": "{action}",
    "step.edit.non_editorial": "{action}",
    "step.inputs.one": "{inputs} went in; {records}",
    "step.inputs.no_record": "none of it has a record of its own",
    "step.inputs.no_record.one": "it has no record of its own",
    "step.inputs.no_record.two": "neither has a record of its own",
    "step.inputs.some_records": Plural("one with a record of its own", "{number} with a record of their own"),
    "step.components": "{inputs} placed in",
    "step.its_record": "its record",
    "step.the_record": "the record of “{title}”",
    "step.record.failed_then": "; {it} failed when it was added ({codes}), and what was added is not here to check",
    "step.record.failed": "; {it} does not hold ({codes})",
    "step.record.missing": "; {it} is named but not here",
    "step.record.revoked": "; {it} is signed with a certificate that was revoked ({name})",
    "step.record.unlisted": "; {it} is signed by “{name}”, which is on no loaded list",
    "step.record.expired": "; {it} is signed as “{name}”, by one that no list is shown to have known at the time",
    "step.gathered": "; passed on by the signer, who does not vouch for it",
    # -- text layout ------------------------------------------------------------------------------------------------
    "label.record": "Record",
    "label.signer": "Signer",
    "label.ai": "AI",
    "label.edits": "Edits",
    "label.history": "How it was made",
    "label.leads": "What the broken record said (not evidence)",
    "label.metadata": "What metadata states",
    "covered.yes": "covered by the signature",
    "covered.no": "not covered by a signature",
    "covered.unknown": "not known whether the signature covers it",
    "label.handling": "Signs of how this copy was handled",
    "label.findings": "Findings",
    "label.not_covered": "Not covered by this check",
    "label.next": "Next",
    "label.details": "Details",
    "severity.info": "info",
    "severity.notice": "notice",
    "severity.warning": "warning",
    "severity.problem": "problem",
    "error.title": "could not be checked: {message}",
    "error.hint": "what to do: {hint}",
}

MESSAGES: Final[dict[str, Message]] = (
    _COMMON
    | GRAPH
    | ANSWERS
    | ADVICE
    | SECOND
    | PICTURES
    | IDENTITY
    | TIMES
    | HTML
    | MARKDOWN
    | COMPARE
    | CAUTION
    | TEXT
    | DETAILS
    | ERRORS
    | PROGRAM
)
"""Every sentence by its id."""


def of_help(message: str) -> Message:
    """Return a text of `--help`; they are loaded where one is shown.

    Raises:
        KeyError: no such text; no such sentence at all.
    """
    from verify.words.en_help import HELP  # noqa: PLC0415 -- few runs show help

    return HELP[message]


KINDS: Final = {
    "image": "picture",
    "video": "video",
    "audio": "sound recording",
    "document": "document",
    "other": "file",
}
"""The noun of each kind of medium, for sentences with ``{kind}`` in them."""

NUMBERS: Final = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
}
"""Numbers that are written in words; one has a form of its own in every sentence that counts."""
