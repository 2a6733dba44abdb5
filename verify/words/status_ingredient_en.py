"""English texts of the status codes about the records of earlier versions and parts."""

from typing import Final

from verify.words.status_text import RULE_NOT, StatusText, failure, informational, success

INGREDIENT_STATUS: Final[dict[str, StatusText]] = {
    "ingredient.manifest.validated": success(
        "claim",
        "The record of an earlier version or part is the one that was taken in",
        "The earlier record is, byte by byte, the one that stood there when this file was signed.",
        "That its signer is known, or that what it says is right.",
        "Read in the history what it says, and who says so.",
    ),
    "ingredient.manifest.mismatch": failure(
        "claim",
        "The record of an earlier version or part is another one",
        "The earlier record in the file is not the one that stood there when this file was signed.",
        "Any change of the picture or sound of this file: its own hash tells that.",
        "Do not rely on what the earlier record says; ask for the earlier version itself.",
    ),
    "ingredient.manifest.missing": failure(
        "missing",
        "The record of an earlier version or part is not here",
        "The record names an earlier record that does not stand in the file.",
        "Any change of the content: programs leave earlier records out to save room or to protect somebody.",
        "Ask for the earlier version or part itself.",
    ),
    "ingredient.claimSignature.validated": success(
        "claim",
        "The signature of an earlier version or part is the one that was taken in",
        "The earlier signature is, byte by byte, the one that stood there when this file was signed.",
        "That its signer is known.",
        "Read in the history who signed it.",
    ),
    "ingredient.claimSignature.mismatch": failure(
        "claim",
        "The signature of an earlier version or part is another one",
        "The earlier signature in the file is not the one that stood there when this file was signed.",
        "Any change of the picture or sound of this file: its own hash tells that.",
        "Do not rely on what the earlier record says; ask for the earlier version itself.",
    ),
    "ingredient.claimSignature.missing": failure(
        "missing",
        "The signature of an earlier version or part is not here",
        "The record names an earlier signature that does not stand in the file.",
        "Any change of the content; but nobody can tell who signed the earlier record.",
        "Ask for the earlier version or part itself.",
    ),
    "ingredient.unknownProvenance": informational(
        "missing",
        "An earlier version or part came without a record",
        "Something was opened or placed that had no record of its own. That is common.",
        "Anything about that version or part, either way.",
        "Look for the earlier version or part itself.",
    ),
    "ingredient.hashedURI.mismatch": failure(
        "claim",
        "What the record says about an earlier version or part is not what was signed",
        "A reference to an earlier record does not match, in the words of an earlier edition of the standard.",
        "Any change of the picture or sound of this file: its own hash tells that.",
        "Do not rely on what the earlier record says; ask for the earlier version itself.",
    ),
    "ingredient.malformed": failure(
        "rule",
        "An ingredient breaks a rule of form",
        "What the record says about an earlier version or part cannot be read as the standard has it.",
        RULE_NOT,
        "See in the history whether the earlier version or part can be told all the same.",
    ),
}
