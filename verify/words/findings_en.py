"""English texts of every finding: what it shows, what it does not show, what to do next.

`howmade explain` prints them, and docs/findings.md is made out of them (a test holds the two together).
"""

from typing import Final, NamedTuple


class FindingText(NamedTuple):
    """The texts of one finding code.

    Attributes:
        title: one line for the report.
        detail: a sentence with places for values, for the report.
        shows: what it shows.
        not_shows: what must not be concluded from it.
        do: what to do next.
    """

    title: str
    detail: str
    shows: str
    not_shows: str
    do: str


FINDINGS: Final[dict[str, FindingText]] = {
    "record.content_changed": FindingText(
        "The content does not match the record",
        "The hash in the record and the hash of this file differ ({what}).",
        "Bytes that the signature covers are not the bytes that were signed.",
        "Who changed them, when, or how much: a single byte is enough, and a faulty transfer does it too.",
        "Look for a copy whose record is intact, and compare the two.",
    ),
    "record.claim_changed": FindingText(
        "Parts of the record do not match each other",
        "A part of the record is not the one that was signed ({what}).",
        "The record was changed after it was signed.",
        "That the picture or sound was changed: its own hash may still match.",
        "Do not rely on what the record says; look for another copy.",
    ),
    "record.signature_mismatch": FindingText(
        "The signature does not hold",
        "The signature does not verify over the record ({what}).",
        "The record is not the one that this key signed.",
        "Who made the record as it stands now.",
        "Do not rely on what the record says, nor on the name in its certificate; look for another copy.",
    ),
    "record.rule_violation": FindingText(
        "The record breaks a rule of the standard",
        "The record breaks a formal rule ({what}).",
        "The program that made the record did not keep to the standard in some point of form.",
        "Any change of the content: signature and content hash hold.",
        "Name the rule if you publish; ask the maker of the program if it matters.",
    ),
    "record.binding_rejected": FindingText(
        "The form of the content hash is not accepted, but the hash itself matches",
        "The engine rejects the declared ranges ({what}); our own hash over the same ranges matches.",
        "The bytes that the record declares are unchanged; the ranges that it leaves out are wider than the record.",
        "Any change of the content.",
        "See which bytes are left out (coverage.excluded_ranges).",
    ),
    "record.signature_nonstandard": FindingText(
        "The signature holds, in a form that the standard does not allow",
        "The engine rejects the signature ({what}); it verifies with the parameters that the signature itself carries.",
        "The record was signed with this key; for instance an RSA-PSS salt of another length was used.",
        "Any change of the record or the content.",
        "Treat the record as unchanged, and say that it breaks a form of the standard.",
    ),
    "record.unreadable": FindingText(
        "A record is there, but it cannot be read",
        "The record cannot be read ({what}).",
        "Something that is or was a Content Credentials record stands in the file.",
        "What it said, and whether the file was changed on purpose: uploads and editors damage records too.",
        "Ask for the original file.",
    ),
    "record.hidden": FindingText(
        "Traces of a record that is not found in its place",
        "Parts of a manifest store stand in the file where no reader finds them: {what}.",
        "The file had a record that was hidden or damaged.",
        "Whether that was done on purpose.",
        "Ask for the original file.",
    ),
    "record.multiple": FindingText(
        "The file carries more than one record",
        "More than one manifest store was found ({what}); the standard allows one.",
        "Which of them belongs to the file cannot be told.",
        "That any of them is wrong.",
        "Ask for the original file.",
    ),
    "record.old_format": FindingText(
        "The record is of a kind from before the first version of the standard",
        "The record carries labels of a pre-release of the standard ({what}).",
        "It was made in 2021 or 2022 with a test version of the tools.",
        "That anything is wrong with the file.",
        "Ask whoever published it; no present tool checks such records.",
    ),
    "record.remote": FindingText(
        "The record is kept elsewhere",
        "The file names the address of a record: {what}. It is not here.",
        "Whoever made the file put its record on a server.",
        "That the record exists there, or what it says.",
        "Have it fetched with --online, if the owner of that server may learn that you are looking; or give it with "
        "--manifest.",
    ),
    "record.fetched": FindingText(
        "The record was fetched from elsewhere",
        "It does not stand in this file; {what} gave it, and saw the request.",
        "Whoever keeps the record had it at the time of the check; it was examined like one in the file.",
        "That it was there when the file was made, or will be there tomorrow.",
        "Keep a copy of the record, if you rely on it.",
    ),
    "record.asset_missing": FindingText(
        "A record without its media file",
        "This is a manifest store on its own; the media file that it belongs to was not given ({what}).",
        "What the record says about some file.",
        "Whether any file at hand is that file.",
        "Check the media file with this record: howmade verify MEDIA --manifest THIS.",
    ),
    "record.sidecar_mismatch": FindingText(
        "The record beside the file is not about these bytes",
        "A record stands beside the file under its name, but its content hash does not match ({what}).",
        "Either it is the record of another file of that name, or this file was changed after it was made.",
        "Which of the two.",
        "If the record was sent with this very file, check again and name it with --manifest.",
    ),
    "record.fragment_missing": FindingText(
        "A piece of a fragmented video",
        "The hash of a fragmented video needs its fragments, which were not given ({what}).",
        "What the record says about the whole video.",
        "Whether anything was changed.",
        "Check the whole video with its fragments joined.",
    ),
    "record.sidecar": FindingText(
        "The record stands in a file of its own",
        "The record was read from {what}, not from the media file.",
        "The record was kept apart from the media.",
        "Anything about the match: that is told by the state of the record.",
        "Keep both files together.",
    ),
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
        "Somebody was asked, or an answer stands in the signature itself; none that counts was found.",
        "Anything about the certificate, either way.",
        "Check again with --online, or later; or ask the issuer.",
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
    "time.stated_only": FindingText(
        "The time is only stated",
        "{what}",
        "The record or an unknown time-stamping authority gives a time.",
        "That it was signed then: such a time can be set to anything.",
        "Look for other evidence of the time.",
    ),
    "engine.disagrees": FindingText(
        "The C2PA engine and our own checks differ",
        "The engine says: {found}. Our own check says: {what}. The answers rest on our own check.",
        "Two programs that check the same record come to different results about its signature, signer or time.",
        "Any change of the file: the two differ about whom and what to trust, and the detail says in which point.",
        "Expect other C2PA tools to show the engine's answer; if you publish, say which check you rest on.",
    ),
    "ai.conflict": FindingText(
        "Two statements about AI contradict each other",
        "Evidence of better strength declares an origin without AI ({what}), and weaker evidence says AI.",
        "The file says both.",
        "Which of the two is right.",
        "Report both, with the strength of each.",
    ),
    "ai.gathered": FindingText(
        "The signer passes a statement about AI on without vouching for it",
        "Gathered, not the signer's own: {what}.",
        "The statement stands among the gathered assertions of the record: the program that signed took it over from "
        "elsewhere, and the standard does not attribute it to the signer.",
        "That it is wrong: some makers list all that their own programs say in this way.",
        "Say that the record holds the statement, and not that the signer makes it.",
    ),
    "ai.inputs": FindingText(
        "Other media went into the making",
        "Went in: {what}.",
        "The record names media that the program was given.",
        "Who is shown in them, and whether they agreed.",
        "Look for these media; the people shown in them may be the ones harmed.",
    ),
    "ai.unknown_term": FindingText(
        "A source type that no vocabulary holds",
        "The record gives the source type “{what}”, which counts for nothing.",
        "The program that made the record used a term of its own.",
        "Anything about AI.",
        "Show the term word for word.",
    ),
    "coverage.excluded_ranges": FindingText(
        "Bytes that the signature does not protect",
        "Not protected: {what}.",
        "These bytes can be changed without the signature noticing. No record protects all: the form of its own boxes "
        "is never signed, and some boxes of a video are left out by the standard.",
        "That they were changed, or that they hold anything of the picture or the sound.",
        "Do not rely on what stands in these bytes.",
    ),
    "coverage.trailing_bytes": FindingText(
        "Bytes follow the end of the picture or recording",
        "{what}.",
        "Something stands in the file behind what viewers show; phones put a short video or a depth map there.",
        "What it is, or who put it there where the signature does not cover it.",
        "If it matters, look at what these bytes hold.",
    ),
    "coverage.media_not_covered": FindingText(
        "The signature does not cover the media",
        "Left out: {what}.",
        "What is seen or heard can be changed without the signature noticing.",
        "That it was changed.",
        "Do not rely on this record for what is seen or heard.",
    ),
    "ingredient.failed": FindingText(
        "The record of an earlier version or of a part does not hold",
        "{what}",
        "A broken signature or hash in the record of something that went into this file.",
        "Anything about the file's own signature.",
        "Treat what that earlier record says as a lead, not as evidence.",
    ),
    "ingredient.unrecognized": FindingText(
        "No loaded list knows who signed the record of an earlier version or of a part",
        "{what}",
        "That record holds, and was signed with some key; anyone can make such a signature under any name.",
        "Anything about the file's own signer, who only took the earlier file in.",
        "Do not lend the earlier record the name of the file's own signer.",
    ),
    "history.incomplete": FindingText(
        "A part of the history is not here",
        "{what}",
        "The record names an earlier version or a part whose own record is not in the file.",
        "What happened before.",
        "Look for the earlier file.",
    ),
    "history.redacted": FindingText(
        "Parts of an earlier record were removed by a later signer",
        "{what}",
        "A later signer took this part out, which the standard allows.",
        "Why, and what it said.",
        "Name the part and who removed it.",
    ),
    "history.ai_redacted": FindingText(
        "A statement about the making of the file was removed by a later signer",
        "{what}",
        "A later signer took out an assertion of a kind that tells of AI, of actions or of what went in.",
        "Why, and what it said. What the record says of AI may not be all that was said.",
        "Look for the earlier file, whose record still has it; ask whoever removed it.",
    ),
    "history.stranger_update": FindingText(
        "A signer that no list knows put an update on top of another's record",
        "{what}",
        "The media is bound by the earlier record; what the update adds is said by its own signer alone.",
        "That the signer of the earlier record agrees with the update, or knows of it.",
        "Tell apart what each of the two says.",
    ),
    "history.cut": FindingText(
        "The history is longer than what is shown",
        "More than {what} manifests or steps; the rest was left out.",
        "The record is unusually long.",
        "Anything about the file.",
        "Use the engine's own output for the whole record.",
    ),
    "identity.unchecked": FindingText(
        "A named author was not checked",
        "{what}",
        "The record carries an identity assertion (CAWG): someone claims to be its author.",
        "That the named person or organisation made it.",
        "Show the name, if at all, as a claim that was not checked.",
    ),
    "identity.failed": FindingText(
        "A named author's own signature does not hold",
        "{what}",
        "The identity assertion in the record is broken, or its issuer is unknown.",
        "Anything about the record's own signature or the content.",
        "Do not use the name.",
    ),
    "input.changed_while_read": FindingText(
        "The file changed while it was examined",
        "Size or time of change differ before and after reading.",
        "Some program was writing to the file.",
        "Anything about its making.",
        "Check a copy that nothing writes to.",
    ),
    "input.type_mismatch": FindingText(
        "The name and the content of the file differ in type",
        "The name ends in “{name}”, the content is {found}.",
        "The file was renamed or converted; this is common.",
        "Anything about its making.",
        "Nothing; the content was examined as what it is.",
    ),
    "input.polyglot": FindingText(
        "The file is something else, too",
        "Other programs would open it as {what}.",
        "The same bytes are a file of two kinds; what was examined is only the one that they begin as.",
        "Anything about the making of the picture or sound, or that the other file does harm.",
        "Do not open or run it as the other kind; ask where it comes from.",
    ),
    "ai.unsigned_only": FindingText(
        "Only unsigned metadata speaks of AI",
        "It stands in {what}, which anyone can write, change or remove.",
        "Some program, or some person, wrote this into the file.",
        "Who wrote it, or that it is so: nothing vouches for it.",
        "Look for other evidence; ask where the file comes from.",
    ),
    "ai.reported_mark": FindingText(
        "A mark whose meaning is known from others only",
        "{what}: others report what this mark means; we have not seen it in a file of known origin.",
        "The file carries a mark that others have found on the output of some program.",
        "That the program made this file.",
        "Treat it as a lead.",
    ),
    "metadata.platform_trace": FindingText(
        "A platform has handled this copy",
        "{what}",
        "The copy was uploaded to, or downloaded from, a platform.",
        "Anything about its making; platforms remove most metadata, records and marks.",
        "Look for the original, before that platform.",
    ),
    "metadata.record_address": FindingText(
        "Metadata names a record that is not here",
        "{what}",
        "The file had a Content Credentials record, or still has one elsewhere; it does not stand in this copy.",
        "What the record says.",
        "Ask for the original file; or fetch the record yourself, if its keeper may learn that you are looking.",
    ),
    "metadata.reencoded": FindingText(
        "This copy was written anew without any metadata",
        "{what}",
        "Some program wrote the picture again and kept nothing of what stood beside it.",
        "That something was removed on purpose: most platforms and many programs do this.",
        "Ask for the original file.",
    ),
    "metadata.screenshot": FindingText(
        "Metadata says that this is a screenshot",
        "{what}",
        "What is seen was on some screen.",
        "How what was on the screen was made.",
        "Look for what was on the screen.",
    ),
    "metadata.editing_software": FindingText(
        "An editing program wrote this file",
        "{what}",
        "The named program saved the file; unsigned metadata says so.",
        "What was edited, if anything.",
        "Look for the file before that program.",
    ),
    "input.partly_read": FindingText(
        "Parts of the file could not be read",
        "{what}",
        "Some part of the metadata is damaged, too large, or of a form that is not read; the rest was read.",
        "Anything about the making of the file.",
        "Get the file again, if it may be damaged.",
    ),
    "input.malformed": FindingText(
        "The file does not have the form of its type",
        "The engine could not walk the file ({what}), so it cannot be told whether there is a record.",
        "The file is a piece of something, damaged, or of a variant that is not read.",
        "Anything about its making.",
        "Get the file again, or check the whole of which it is a piece.",
    ),
}
