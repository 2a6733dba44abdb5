"""English texts of every status code: what it shows, what it does not show, what to do next.

The codes of C2PA 2.4 (15.2.2, standard status codes), of CAWG identity assertions 1.1 to 1.3, and those of earlier
editions that records and engines still carry. `howmade explain` prints them, and docs/findings.md is made out of them.
"""

from __future__ import annotations

from typing import Final

from verify.words.status_assertion_en import ASSERTION_STATUS
from verify.words.status_binding_en import BINDING_STATUS
from verify.words.status_claim_en import CLAIM_STATUS
from verify.words.status_identity_en import IDENTITY_STATUS
from verify.words.status_ingredient_en import INGREDIENT_STATUS
from verify.words.status_manifest_en import MANIFEST_STATUS
from verify.words.status_signer_en import SIGNER_STATUS
from verify.words.status_text import FAILURE, INFORMATIONAL, SUCCESS, StatusText
from verify.words.status_time_en import TIME_STATUS
from verify.words.status_x509_en import X509_STATUS

STATUS: Final[dict[str, StatusText]] = (
    CLAIM_STATUS
    | SIGNER_STATUS
    | TIME_STATUS
    | BINDING_STATUS
    | ASSERTION_STATUS
    | INGREDIENT_STATUS
    | MANIFEST_STATUS
    | IDENTITY_STATUS
    | X509_STATUS
)
"""Every status code's texts by the code."""

KINDS: Final[dict[str, str]] = {
    SUCCESS: "A success code: one check that held.",
    INFORMATIONAL: "An informational code: worth knowing, and no fault by itself.",
    FAILURE: "A failure code: one check that did not hold.",
}
"""What each kind of code is, in a sentence."""

ABOUT: Final[dict[str, str]] = {
    "content": "It is about the content of the file.",
    "claim": "It is about the parts of the record, and whether they match each other.",
    "signature": "It is about the signature over the record.",
    "signer": "It is about who signed, and not about the content.",
    "time": "It is about the time of signing, and not about the content.",
    "identity": "It is about a named author, and not about the content.",
    "missing": "It is about something that is kept elsewhere or was left out, and not about the content.",
    "damaged": "It is about a record that cannot be read.",
    "rule": "It is about a rule of form, and not about a change.",
}
"""What a code is about, in a sentence."""
