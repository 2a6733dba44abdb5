"""English texts of the status codes about the claim, its signature, references and algorithms."""

from typing import Final

from verify.words.status_text import COPY, RULE_DO, RULE_NOT, StatusText, failure, informational, success

CLAIM_STATUS: Final[dict[str, StatusText]] = {
    "claim.missing": failure(
        "damaged",
        "The record has no claim",
        "The part that lists everything the signature stands for is not there.",
        "What the record said, or anything about the content: without a claim nothing can be checked.",
        COPY,
    ),
    "claim.multiple": failure(
        "damaged",
        "The record has more than one claim",
        "Two claims stand in one manifest, so it is open which of them was signed.",
        "Which of the claims its maker meant, or anything about the content.",
        COPY,
    ),
    "claim.cbor.invalid": failure(
        "damaged",
        "The claim cannot be decoded",
        "The bytes of the claim are not in the form in which claims are written.",
        "Whether the program that signed went wrong or the bytes were damaged later; or anything about the content.",
        COPY,
    ),
    "claim.malformed": failure(
        "rule",
        "The claim breaks a rule of form",
        "A field of the claim is missing, twice there, or not of the kind that the standard demands.",
        RULE_NOT,
        RULE_DO,
    ),
    "claim.required.missing": failure(
        "rule",
        "A field of the claim is missing",
        "The claim lacks something that an earlier edition of the standard demands.",
        RULE_NOT,
        RULE_DO,
    ),
    "claimSignature.validated": success(
        "signature",
        "The signature verifies over the claim",
        "The claim is, byte by byte, what the holder of the signing key signed.",
        "Who holds that key, whether any list knows the signer, or whether what was signed is right.",
        "Read the answer about the signer.",
    ),
    "claimSignature.insideValidity": success(
        "signer",
        "The time of signing lies within the dates of the certificate",
        "At the time that counts for the engine, the certificate was in force by its dates.",
        "That this time is proven: without a trusted time-stamp it is the time of the check or the signer's word.",
        "Read in the answer about the signer where the time comes from.",
    ),
    "claimSignature.outsideValidity": failure(
        "signer",
        "The time of signing lies outside the dates of the certificate",
        "The signature was made before the certificate came into force or after its end, as far as a time is known.",
        "Any change of the content: the signature itself can hold all the same.",
        "Read the answer about the signer; treat the name as what the signer says of itself.",
    ),
    "claimSignature.mismatch": failure(
        "signature",
        "The engine could not verify the signature",
        "Either the claim is not the one that was signed, or the signature has a form that the engine does not accept.",
        "Which of the two it is: howmade checks again by itself and tells them apart in the answer about the record.",
        "Read the answer about the record; where that says that the signature does not hold, look for another copy.",
    ),
    "claimSignature.missing": failure(
        "damaged",
        "The signature is missing",
        "The claim names a signature that does not stand in the record.",
        "Who made the record, or anything about the content: nothing of it is signed.",
        COPY,
    ),
    "hashedURI.mismatch": failure(
        "claim",
        "A part of the record is not the one that was referred to",
        "A part that another part points to has another hash than the one written down when the record was signed.",
        "Any change of the picture or sound: the content has a hash of its own.",
        "Do not rely on what the record says; look for another copy.",
    ),
    "hashedURI.missing": failure(
        "claim",
        "A part that the record refers to is not there",
        "A reference of the record leads nowhere: something was taken out, or was never put in.",
        "What stood there, or any change of the picture or sound: the content has a hash of its own.",
        "Do not rely on what the record says; look for another copy.",
    ),
    "algorithm.unsupported": failure(
        "damaged",
        "The record uses an algorithm that the engine does not know",
        "A hash or a signature names no algorithm, or one that is not allowed.",
        "Whether signature and content would hold, either way: they cannot be checked with this algorithm.",
        "Ask the maker of the program that signed; look for a copy that another program signed.",
    ),
    "algorithm.deprecated": informational(
        "rule",
        "The record uses an algorithm that is no longer advised",
        "The algorithm is still read but should not be used for new records.",
        "Any change of the content, or that the algorithm was broken in this case.",
        "Nothing, as long as other evidence says the same; weigh it where all rests on this record.",
    ),
    "general.error": failure(
        "rule",
        "The engine met an error that it does not name",
        "The engine could not do one of its checks, for a reason that has no code of its own.",
        "Any change of the content: the error can lie in the record, in the file's form or in the engine.",
        "Read the answer about the record; with --details the report names the manifest in which it happened.",
    ),
}
