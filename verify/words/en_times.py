"""English sentences about times: who says each, and which cannot all be right."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

TIMES: Final[dict[str, Message]] = {
    "label.times": "Times",
    "times.no_zone": "{time} (no zone stated)",
    "times.kind.time_stamp": "the time-stamp {subject}",
    "times.kind.action": "the action {subject}",
    "times.kind.captured": "the capture ({subject})",
    "times.kind.digitized": "the digitisation ({subject})",
    "times.kind.created": "the creation ({subject})",
    "times.kind.modified": "the last change ({subject})",
    "times.kind.metadata_modified": "the last change of metadata ({subject})",
    "times.by.listed_authority": "time-stamped by {who}, vouched for by the list {list}",
    "times.by.unlisted_authority": "time-stamped by {who}, which no loaded list knows",
    "times.by.signer": "stated by the signer",
    "times.by.gathered": "passed on by the signer, who does not vouch for it",
    "times.by.broken_record": "stated in a record that does not hold",
    "times.by.metadata.uncovered": "stated by metadata that no signature covers",
    "times.by.metadata.unknown": "stated by metadata; not known whether the signature covers it",
    "times.by.metadata.covered": "stated by metadata that the signature covers",
    "times.dated": "{subject} is dated {time}, {said}",
    "times.stamp": "the signature was time-stamped on {time} by {who}, vouched for by the list {list}",
    "times.stamp.unlisted": "the signature was time-stamped on {time} by {who}, which no loaded list knows",
    "times.certificate": "the certificate of {name} is valid only from {begin}",
    "times.after_stamp": "Dated after the signature was there: {what}; but {stamp}.",
    "times.before_certificate": "Older than its own certificate: {what}; but {certificate}.",
    "times.stated_before_certificate": (
        "The only time that the record states cannot be that of signing: {what}; but {certificate}."
    ),
    "times.parent": (
        "What went in is time-stamped after what came out: for {title}, {parent}; but for the result, {child}."
    ),
    "times.future": "Dated after this check ({at}): {what}.",
    "times.more": Plural("There is one more of this kind.", "There are {count} more of this kind."),
    "times.rest": Plural("one more (--details)", "{count} more (--details)"),
    "times.row": "{time}: {subject}, {said}",
}
"""By their ids; `verify.words.en` takes them over."""
