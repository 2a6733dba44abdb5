"""English texts of the status codes about identity assertions that are signed with a certificate (CAWG)."""

from typing import Final

from verify.words.status_text import GOOD, NAME_DO, NAME_NOT, StatusText, failure, informational, success

X509_STATUS: Final[dict[str, StatusText]] = {
    "cawg.x509.signature.validated": success(
        "identity",
        "A named author's own signature holds",
        "The identity assertion is, byte by byte, what the holder of the author's key signed.",
        "Who holds that key: that depends on the certificate and the lists.",
        "Read the line about the named author.",
    ),
    "cawg.x509.signature.mismatch": failure(
        "identity",
        "A named author's own signature does not hold",
        "The identity assertion is not the one that was signed, or the signature has a form that the engine does not "
        "accept.",
        NAME_NOT,
        "Do not use the name.",
    ),
    "cawg.x509.signature.inside_validity": success(
        "identity",
        "An author's certificate was within its dates",
        "At the time that counts, the certificate behind the identity assertion was in force by its dates.",
        "That this time is proven.",
        GOOD,
    ),
    "cawg.x509.signature.outside_validity": failure(
        "identity",
        "An author's certificate was out of its dates",
        "The identity assertion was signed outside the dates of its certificate, as far as a time is known.",
        NAME_NOT,
        NAME_DO,
    ),
    "cawg.x509.credential.trusted": success(
        "identity",
        "A list knows the author's certificate",
        "The certificate behind the identity assertion leads to an authority of a list for identities.",
        "That the named one made the content: the assertion says in what role it is named.",
        "Read the line about the named author.",
    ),
    "cawg.x509.credential.untrusted": failure(
        "identity",
        "No list knows the author's certificate",
        "The certificate behind the identity assertion leads to no list for identities. Anyone can make one under any "
        "name.",
        NAME_NOT,
        "Ask the named one over a channel you know; or give the list that knows them with --identity-anchors.",
    ),
    "cawg.x509.credential.invalid": failure(
        "identity",
        "An author's certificate does not fit its profile",
        "The certificate behind the identity assertion breaks a rule for such certificates.",
        NAME_NOT,
        NAME_DO,
    ),
    "cawg.x509.algorithm.unsupported": failure(
        "identity",
        "A named author's signature uses an unknown algorithm",
        "The signature of the identity assertion cannot be checked with this algorithm.",
        NAME_NOT,
        "Show the name, if at all, as a claim that was not checked.",
    ),
    "cawg.x509.time_stamp.validated": success(
        "identity",
        "The time-stamp of an identity assertion was made for it",
        "A time-stamping authority signed a time together with the hash of this signature.",
        "That any list knows the authority.",
        GOOD,
    ),
    "cawg.x509.time_stamp.trusted": success(
        "identity",
        "A list knows the time-stamping authority of an identity assertion",
        "The time of the identity assertion counts as proven.",
        "Anything about the time of the record itself.",
        GOOD,
    ),
    "cawg.x509.time_stamp.untrusted": informational(
        "identity",
        "No list knows the time-stamping authority of an identity assertion",
        "The time of the identity assertion is not proven.",
        NAME_NOT,
        "Treat the time as stated.",
    ),
    "cawg.x509.time_stamp.mismatch": informational(
        "identity",
        "The time-stamp of an identity assertion was made for something else",
        "The time of the identity assertion is not proven.",
        NAME_NOT,
        "Treat the time as stated.",
    ),
    "cawg.x509.time_stamp.malformed": informational(
        "identity",
        "The time-stamp of an identity assertion cannot be read",
        "The time of the identity assertion is not proven.",
        NAME_NOT,
        "Treat the time as stated.",
    ),
    "cawg.x509.time_stamp.outside_validity": informational(
        "identity",
        "The time-stamping certificate of an identity assertion was out of its dates",
        "The time of the identity assertion is not proven.",
        NAME_NOT,
        "Treat the time as stated.",
    ),
    "cawg.x509.time_stamp.credential_invalid": informational(
        "identity",
        "The time-stamping certificate of an identity assertion does not fit its profile",
        "The time of the identity assertion is not proven.",
        NAME_NOT,
        "Treat the time as stated.",
    ),
    "cawg.x509.time_of_signing.inside_validity": informational(
        "identity",
        "The time that an author states fits the certificate",
        "The stated time lies within the dates of the certificates, and not after a trusted time-stamp.",
        "That it was signed then: the time is the author's word.",
        "Treat the time as stated.",
    ),
    "cawg.x509.time_of_signing.outside_validity": informational(
        "identity",
        "The time that an author states does not fit the certificate",
        "The stated time lies outside the dates of the certificates, or after a trusted time-stamp.",
        NAME_NOT,
        "Do not rest on the stated time.",
    ),
    "cawg.x509.ocsp.not_revoked": success(
        "identity",
        "An author's certificate was not revoked at that time",
        "An answer of the issuer says that the certificate behind the identity assertion was in force.",
        "Anything about later times.",
        GOOD,
    ),
    "cawg.x509.ocsp.skipped": informational(
        "identity",
        "Nobody was asked whether an author's certificate was revoked",
        "No answer of the issuer stands in the record, and the engine did not ask on the network.",
        "Anything about the certificate, either way.",
        "Ask the issuer where all rests on the name.",
    ),
    "cawg.x509.ocsp.inaccessible": informational(
        "identity",
        "The issuer could not be asked about an author's certificate",
        "The service that knows about revocation did not answer.",
        "Anything about the certificate, either way.",
        "Ask the issuer where all rests on the name.",
    ),
    "cawg.x509.ocsp.unknown": informational(
        "identity",
        "The issuer does not know an author's certificate",
        "The service that knows about revocation has nothing on this certificate.",
        "That the certificate was revoked, or that it was not.",
        "Ask the issuer where all rests on the name.",
    ),
}
