"""English texts of the status codes about the signer's certificate and its revocation."""

from typing import Final

from verify.words.status_text import GOOD, StatusText, failure, informational, success

SIGNER_STATUS: Final[dict[str, StatusText]] = {
    "signingCredential.trusted": success(
        "signer",
        "The engine found the signer on a list",
        "The signer's certificate leads to an authority of one of the lists that the engine was given.",
        "On which list, and whether that list is meant for signing records: howmade decides that by itself, list by "
        "list.",
        "Read the answer about the signer.",
    ),
    "signingCredential.untrusted": failure(
        "signer",
        "The engine found the signer on no list",
        "No list that the engine was given knows the signer. Anyone can make such a signature under any name.",
        "Any change of the content: the signature can hold all the same.",
        "Ask the named organisation over a channel you know; or give its own anchor with --trust-anchors.",
    ),
    "signingCredential.invalid": failure(
        "signer",
        "The certificate does not fit its profile",
        "The signer's certificate breaks a rule for certificates that sign records, such as its stated purposes.",
        "Any change of the content: the signature can hold all the same.",
        "Read the answer about the signer; treat the name as what the signer says of itself.",
    ),
    "signingCredential.expired": failure(
        "signer",
        "The certificate is out of its dates",
        "The certificate has ended, and no trusted time-stamp shows that it was used in time.",
        "Any change of the content: every certificate ends, most of them after a year or two.",
        "Treat the name as what the signer says of itself; look for a copy with a time-stamp.",
    ),
    "signingCredential.revoked": failure(
        "signer",
        "The certificate was revoked",
        "The issuer withdrew the signer's certificate.",
        "Any change of the content, or why and since when the certificate is not to be relied on.",
        "Ask the issuer or the signer why.",
    ),
    "signingCredential.ocsp.notRevoked": success(
        "signer",
        "The certificate was not revoked at that time",
        "An answer of the issuer, which stands in the record or was fetched, says that the certificate was in force.",
        "Anything about later times, or about how well the signing key is kept.",
        GOOD,
    ),
    "signingCredential.ocsp.revoked": failure(
        "signer",
        "The issuer says that the certificate was revoked",
        "An answer of the issuer says that the certificate was withdrawn.",
        "Any change of the content, or that this very file was signed by the wrong hands.",
        "Ask the issuer or the signer why, and since when.",
    ),
    "signingCredential.ocsp.skipped": informational(
        "signer",
        "Nobody was asked whether the certificate was revoked",
        "No answer of the issuer stands in the record, and the engine did not ask on the network.",
        "Anything about the certificate, either way.",
        "Check again with --online, if those who are asked may learn of it.",
    ),
    "signingCredential.ocsp.inaccessible": informational(
        "signer",
        "The issuer could not be asked whether the certificate was revoked",
        "The service that knows about revocation did not answer.",
        "Anything about the certificate, either way.",
        "Check again later with --online, or ask the issuer.",
    ),
    "signingCredential.ocsp.unknown": informational(
        "signer",
        "The issuer does not know the certificate",
        "The service that knows about revocation has nothing on this certificate.",
        "That the certificate was revoked, or that it was not.",
        "Ask the issuer; treat the name as what the signer says of itself until then.",
    ),
}
