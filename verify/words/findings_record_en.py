"""English texts of the findings about the record: whether it is there, holds, and covers the media."""

from typing import Final

from verify.words.finding_text import FindingText

RECORD_FINDINGS: Final[dict[str, FindingText]] = {
    "record.content_changed": FindingText(
        "The content does not match the record",
        "The hash in the record and the hash of this file differ ({what}).",
        "Bytes that the signature covers are not the bytes that were signed.",
        "Who changed what, when, or how much: a single byte is enough, a faulty transfer does it too, and so does the "
        "record of another file that was put beside this one or into it.",
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
        "Any change of the content; the sentence about the record says what of signature and content was checked.",
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
    "record.undetermined": FindingText(
        "The check of the record came to no result",
        "It cannot be told whether the record holds ({what}).",
        "The engine gave an outcome that no known version of the standard has, or nobody could check the signature.",
        "That anything was changed, or that nothing was.",
        "Check the file with a newer version of this program.",
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
}
