"""English: identity assertions, on a line of their own. The names in them are never the signer's."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

IDENTITY: Final[dict[str, Message]] = {
    "label.identity": "Identity",
    "identity.state.verified": "verified",
    "identity.state.unverified": "not verified",
    "identity.state.expired": "not verified, out of its dates",
    "identity.state.failed": "does not hold",
    "identity.state.not_checked": "not checked",
    "identity.earlier": "Of an earlier record: {sentence}",
    "identity.more": Plural("one more, in --details.", "{count} more, in --details."),
    "identity.verified.x509": (
        "An identity assertion is signed with the certificate of {names}{roles}, which {lists} knows."
    ),
    "identity.verified.aggregated": (
        "An identity assertion of {issuer}, which you told this check to believe, says of the author: {names}{roles}. "
        "{why}"
    ),
    "identity.unverified.x509": (
        "An identity assertion is signed by one that calls itself {names}{roles}. {why} Anyone can make such an "
        "assertion under any name."
    ),
    "identity.unverified.aggregated": (
        "An identity assertion, in the name of {issuer}, says of the author: {names}{roles}. {why} Anyone can make "
        "such an assertion under any name."
    ),
    "identity.expired.x509": "An identity assertion is signed by one that calls itself {names}{roles}. {why}",
    "identity.expired.aggregated": (
        "An identity assertion of {issuer}, which you told this check to believe, says of the author: {names}{roles}. "
        "{why}"
    ),
    "identity.not_checked.x509": "An identity assertion is signed by one that calls itself {names}{roles}. {why}",
    "identity.not_checked.aggregated": (
        "An identity assertion, in the name of {issuer}, says of the author: {names}{roles}. {why}"
    ),
    "identity.not_checked.unknown": "There is an identity assertion{roles}. {why}",
    "identity.failed": "An identity assertion does not hold, so it names nobody. {why}",
    "identity.nobody": "nobody by name",
    "identity.issuer": "the service “{name}”",
    "identity.issuer.none": "a service that is not named",
    "identity.list": "the list “{name}”",
    "identity.role": "(role: {roles})",
    "identity.role.cawg.creator": "author",
    "identity.role.cawg.contributor": "contributor",
    "identity.role.cawg.editor": "editor",
    "identity.role.cawg.producer": "producer",
    "identity.role.cawg.publisher": "publisher",
    "identity.role.cawg.sponsor": "sponsor",
    "identity.role.cawg.translator": "translator",
    "identity.name": "“{name}”",
    "identity.name.of": "“{name}” of “{provider}”",
    "identity.name.certificate": "“{name}” (“{provider}”)",
    "identity.name.cawg.document_verification": "“{name}”, by documents that “{provider}” looked at",
    "identity.name.cawg.web_site": "the web site “{name}”",
    "identity.name.cawg.affiliation": "a member of “{provider}”",
    "identity.name.cawg.social_media": "the account “{name}” at “{provider}”",
    "identity.name.cawg.crypto_wallet": "the wallet “{name}” at “{provider}”",
    # -- why ----------------------------------------------------------------------------------------------------------
    "identity.why.record": "The record in which it stands does not hold.",
    "identity.why.unread": "The record's own bytes could not be read here.",
    "identity.why.malformed": "It cannot be decoded, or something that must be in it is missing.",
    "identity.why.references": "It refers to parts that are not in this record, or not with this content.",
    "identity.why.duplicate": "It refers to one part of the record more than once.",
    "identity.why.binding": "It does not refer to the hash that ties the record to its file.",
    "identity.why.padding": "Its padding holds something else than zeros.",
    "identity.why.unlisted": "The record's claim does not list it, so the record's signature does not cover it.",
    "identity.why.sig_type": "It is signed in a way that is not known here.",
    "identity.why.signature_form": "Its signature cannot be read.",
    "identity.why.signature": "Its own signature does not verify.",
    "identity.why.algorithm": "Its signature uses an algorithm or a key that is not known here.",
    "identity.why.stranger": "No loaded list for identities knows who issued the certificate.",
    "identity.why.purpose": "The certificate is on a list, but not for identities.",
    "identity.why.policy": (
        "A list knows the certificate, but it is not of a kind for which its issuer had to look at the person or "
        "organisation (CAWG), or not any more."
    ),
    "identity.why.dates": (
        "A list knows the certificate, but no time-stamp of a known authority shows that it was used within its dates."
    ),
    "identity.why.content_type": "The credential does not say that it is one.",
    "identity.why.credential": "The credential lacks something that it must have.",
    "identity.why.asset": "The credential was made for other parts than the assertion refers to.",
    "identity.why.issuer": "The credential does not say by a DID who issued it.",
    "identity.why.aggregator": (
        "Its signature verifies with the key that the issuer's name holds, but you have not told this check to believe "
        "that issuer."
    ),
    "identity.why.credential_dates": "The credential was not in force at the time of this check, or of a time-stamp.",
    "identity.why.did_web": (
        "The key for its signature is kept on the issuer's web server. This check does not ask there, online or not, "
        "so anyone may have made it."
    ),
    "identity.why.did_method": (
        "The key for its signature has to be looked up in a way that is not known here, so anyone may have made it."
    ),
    "identity.why.status": "Whether the credential was withdrawn was not asked.",
    "gap.identity.revocation": (
        "Whether the certificate or credential of a named author was revoked: not asked, with or without --online."
    ),
    # -- findings -----------------------------------------------------------------------------------------------------
    "identity.engine": "of the identity assertion: {codes}",
    "identity.own": "of the identity assertion: {state}",
    "identity.left": Plural(
        "one more identity assertion was not looked at, for their number.",
        "{count} more identity assertions were not looked at, for their number.",
    ),
}
