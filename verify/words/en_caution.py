"""English: what not to write about a file, one sentence for each state that is often read for more than it says."""

from __future__ import annotations

from typing import Final

CAUTION: Final[dict[str, str]] = {
    "caution.absent": "Do not write that no AI was used: a file without a record says nothing either way.",
    "caution.remote": "Do not write that there is no record: it is kept elsewhere, and nobody has read it here.",
    "caution.unreadable": (
        "Do not write that there is no record, or that somebody damaged it: it only cannot be read here."
    ),
    "caution.malformed": "Do not write that there is no record: the file is damaged, so that cannot be told.",
    "caution.altered": (
        "Do not write that somebody changed what is seen or heard: a platform that saves a file anew breaks the match, "
        "too."
    ),
    "caution.altered.record": (
        "Do not write that what is seen or heard was changed: it is the record that does not hold."
    ),
    "caution.uncovered": (
        "Do not write that the record vouches for what is seen or heard: its signature leaves that out."
    ),
    "caution.signer.unrecognized": (
        "Do not write that “{name}” signed or published it: anyone can make such a signature under any name."
    ),
    "caution.signer.nameless": "Do not write who published it: the signer cannot be named.",
    "caution.signer.expired": (
        "Do not write that “{name}” signed it: the certificate is not shown to have been valid at the time."
    ),
    "caution.signer.revoked": "Do not write that “{name}” signed it: the certificate was revoked.",
    "caution.signer.none": "Do not write who made it: no usable signature stands behind the record.",
    "caution.ai.unsigned": (
        "Do not write that this is proven: anyone can write or change metadata that is not signed."
    ),
    "caution.ai.generated": "Do not write that AI only retouched it: a model is said to have made it as a whole.",
    "caution.ai.edited": "Do not write how much of it AI made: the record does not say how much.",
    "caution.ai.possible": (
        "Do not write that AI was used, nor that none was: the kind of origin that is stated leaves it open."
    ),
    "caution.ai.declared_not_ai": (
        "Do not write that no AI was used, only that the record declares so: a declaration is no proof."
    ),
    "caution.ai.unstated": "Do not write that no AI was used: the record only does not speak of it.",
}
"""By their ids; `verify.words.en` takes them over."""
