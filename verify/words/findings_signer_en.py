"""English texts of the findings about who signed and when, and about checks that differ."""

from typing import Final

from verify.words.finding_text import FindingText

SIGNER_FINDINGS: Final[dict[str, FindingText]] = {
    "signer.unrecognized": FindingText(
        "No loaded list knows the signer",
        "The certificate says “{what}”; no loaded list accepts it for signing records.",
        "The record was signed with some key, and not changed since.",
        "Who holds the key: anyone can make a certificate with any name.",
        "Ask the named organisation over a channel you know; or load its own anchor with --trust-anchors.",
    ),
    "signer.legacy_list_only": FindingText(
        "Only a frozen list knows the signer",
        "The signer is known to {what} alone, which takes no new entries.",
        "The signer was accepted under rules of before 2026.",
        "That the signer would be accepted today.",
        "Name the list and that it is frozen if you publish.",
    ),
    "signer.expired": FindingText(
        "The certificate is not shown to have been valid at the time of signing",
        "The certificate was valid {what}, and no time-stamp of a known authority lies in that time.",
        "The signature holds; when it was made is not proven.",
        "Any change of the file: most certificates of before 2026 have expired by now.",
        "Treat the name as what the signer says of itself.",
    ),
    "signer.revoked": FindingText(
        "The signer's certificate was revoked",
        "The certificate was revoked ({what}).",
        "Its issuer withdrew it.",
        "That this very file is wrong.",
        "Ask the issuer or the signer why.",
    ),
    "signer.revoked_later": FindingText(
        "The signer's certificate was revoked after the time of signing",
        "A trusted time-stamp is older than the revocation ({what}).",
        "The certificate was in force when the record was signed; its issuer withdrew it later.",
        "Why it was withdrawn: a stolen key may have been used before anyone noticed.",
        "Ask the issuer or the signer why, and since when the key was out of hand.",
    ),
    "signer.revocation_unchecked": FindingText(
        "Whether the certificate was revoked could not be found out",
        "{what}",
        "Somebody was asked, or an answer stands in the file itself; none that counts was found.",
        "Anything about the certificate, either way.",
        "Check again with --online, or later; or ask the issuer.",
    ),
    "ingredient.revoked": FindingText(
        "The certificate behind an earlier record was revoked",
        "{what}",
        "The record of an earlier version or part holds; the issuer withdrew the certificate that signed it.",
        "That the earlier version or part is wrong, or that the signer of this file knew of it.",
        "Do not rest on what that record says alone; ask its signer or the issuer why.",
    ),
    "signer.wrong_purpose": FindingText(
        "The certificate is not made for signing records",
        "A list knows the issuer, but the certificate is for another purpose ({what}).",
        "The signature was made with a certificate for time-stamping, web servers or the like.",
        "That the list accepts this signer.",
        "Treat the signer as not recognised.",
    ),
    "signer.other_list": FindingText(
        "The issuer is known for another purpose only",
        "The certificate chains to {what}, which is a list for another purpose than signing records.",
        "The issuer runs a service of another kind.",
        "That a list accepts this signer for records.",
        "Treat the signer as not recognised.",
    ),
    "signer.mixed_script_name": FindingText(
        "The signer's name mixes alphabets",
        "Letters of another alphabet than the rest stand in {what}.",
        "Some letters of the name are not the ones that they may look like.",
        "That anyone means to deceive: names in two languages mix alphabets, too.",
        "Compare the name letter by letter with the one that you expect, and the fingerprints, too.",
    ),
    "signer.known_incident": FindingText(
        "An incident is publicly known with certificates like this one",
        "{what}",
        "The names in the certificate, and the day from which it is valid, are those of a published incident.",
        "That this very file came about in that way, or that this certificate was revoked: that is told by itself.",
        "Read the sources. Ask for what backs the file up beside its signature: the raw file, others of the series.",
    ),
    "signer.product_not_allowed": FindingText(
        "The signer's product states what it is not allowed to state",
        "{what}",
        "The C2PA conformance program certified the product, and forbids it this kind of statement in its records.",
        "That the statement is wrong: the rule is about what the product was examined for.",
        "Rest nothing on that statement; ask the product's maker, and look for other evidence of the origin.",
    ),
    "signer.product_level": FindingText(
        "The certificate states a higher assurance level than its product was given",
        "{what}",
        "Certificate and list of products disagree about how well the signing key is protected.",
        "Which of the two is right: the list that comes with this program may be older than the certificate.",
        "Rest nothing on the assurance level; look the product up in the current list.",
    ),
    "signer.product_status": FindingText(
        "The product's conformance is not in force",
        "{what}",
        "The product was on the list of conforming products, and was taken back or came to its end.",
        "That this record is wrong: it may have been made while the product was in force.",
        "Look up when and why in the current list of conforming products.",
    ),
    "signer.no_conforming_record": FindingText(
        "The list of conforming products has no record for the signer",
        "{what}",
        "The C2PA list knows the signer's issuer, but no product of the list has the name in the certificate.",
        "That the signer is not entitled to sign: the product may have been listed later, under another name.",
        "Look the product up in the current list of conforming products.",
    ),
    "time.stated_only": FindingText(
        "The time is only stated",
        "{what}",
        "The record or an unknown time-stamping authority gives a time.",
        "That it was signed then: such a time can be set to anything.",
        "Look for other evidence of the time.",
    ),
    "time.contradiction": FindingText(
        "Times in the file contradict each other",
        "{what}",
        "Times that the file states cannot all be right, whatever time zones were meant; each is told with who says "
        "it.",
        "Which of them is wrong, or why: clocks of cameras and phones are often set wrong, and programs write dates of "
        "their own. Anyone can write dates in metadata that no signature covers.",
        "Rest on the time-stamp alone, if there is one; ask how the other times came about.",
    ),
    "engine.disagrees": FindingText(
        "The C2PA engine and our own checks differ",
        "The engine says: {found}. Our own check says: {what}. The answers rest on our own check.",
        "Two programs that check the same record differ about its signature, signer, time, or a named author.",
        "Any change of the file: the two differ about whom and what to trust, and the detail says in which point.",
        "Expect other C2PA tools to show the engine's answer; if you publish, say which check you rest on.",
    ),
    "identity.unchecked": FindingText(
        "A named author was not checked",
        "{what}",
        "The record carries an identity assertion (CAWG): someone claims to be its author.",
        "That the named person or organisation made it.",
        "Show the name, if at all, as a claim that was not checked.",
    ),
    "identity.unverified": FindingText(
        "A named author is not verified",
        "{what}",
        "An identity assertion (CAWG) whose signature holds, by somebody whom no list for identities vouches for.",
        "That the named person or organisation made it, or that it did not.",
        "Do not take the name for a source. Ask the named one, or give the list that knows them (--identity-anchors).",
    ),
    "identity.failed": FindingText(
        "A named author's own signature does not hold",
        "{what}",
        "The identity assertion does not verify, or it was made for another record or another file.",
        "Anything about the record's own signature or the content.",
        "Do not use the name.",
    ),
}
