"""English texts of the status codes about time-stamps and the stated time of signing."""

from typing import Final

from verify.words.status_text import TIME_DO, TIME_NOT, StatusText, failure, informational, success

TIME_STATUS: Final[dict[str, StatusText]] = {
    "timeStamp.validated": success(
        "time",
        "The time-stamp was made for this signature",
        "A time-stamping authority signed a time together with the hash of this very signature.",
        "That the authority's clock is right, or that any list knows the authority.",
        "Read in the answer about the signer who gave the time.",
    ),
    "timeStamp.trusted": success(
        "time",
        "The engine accepts the time-stamping authority",
        "The engine counts the time as proven.",
        "That a list for time-stamping knows the authority: for stamps of the old form the engine takes any; howmade "
        "asks its lists.",
        "Read in the answer about the signer who gave the time.",
    ),
    "timeStamp.untrusted": informational(
        "time",
        "The engine does not know the time-stamping authority",
        "The time-stamp leads to no authority on a list that the engine was given.",
        TIME_NOT,
        "Treat the time as stated; or give the authority's own anchor with --time-anchors.",
    ),
    "timeStamp.mismatch": informational(
        "time",
        "The time-stamp was made for something else",
        "The hash in the time-stamp is not that of this signature.",
        TIME_NOT,
        TIME_DO,
    ),
    "timeStamp.malformed": informational(
        "time",
        "The time-stamp cannot be read",
        "The bytes of the time-stamp are not in the form in which time-stamps are written, or there are several.",
        TIME_NOT,
        TIME_DO,
    ),
    "timeStamp.outsideValidity": informational(
        "time",
        "The time-stamping certificate was out of its dates",
        "The time in the stamp lies outside the dates of the authority's certificate.",
        TIME_NOT,
        TIME_DO,
    ),
    "timeStamp.credentialInvalid": informational(
        "time",
        "The time-stamping certificate does not fit its profile",
        "The authority's certificate breaks a rule for certificates that sign time-stamps.",
        TIME_NOT,
        TIME_DO,
    ),
    "timeOfSigning.insideValidity": informational(
        "time",
        "The stated time of signing fits the certificate",
        "The time that the signer wrote lies within the dates of the certificates, and not after any trusted time-"
        "stamp.",
        "That it was signed then: the time is the signer's word.",
        "Treat the time as stated; look for a time-stamp where the time matters.",
    ),
    "timeOfSigning.outsideValidity": informational(
        "time",
        "The stated time of signing does not fit the certificate",
        "The time that the signer wrote lies outside the dates of the certificates, or after a trusted time-stamp.",
        "Any change of the content, or why: the clock of the device that signed may have been wrong.",
        "Do not rest on the stated time; look for other evidence of it.",
    ),
    "assertion.timestamp.malformed": failure(
        "rule",
        "A time-stamp assertion cannot be read",
        "The part of the record that holds time-stamps for other records is not in its form.",
        "Any change of the content: only time-stamps are lost with it.",
        TIME_DO,
    ),
}
