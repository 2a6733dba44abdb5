"""Every sentence that a person reads, in one place per language; rules name a sentence and give its values."""

from __future__ import annotations

from verify.words.en import MESSAGES, NUMBERS
from verify.words.en_actions import ACTIONS
from verify.words.finding_text import FindingText
from verify.words.findings_en import FINDINGS
from verify.words.neutral import neutral, quoted

__all__ = [
    "LANGUAGES",
    "FindingText",
    "action_name",
    "count",
    "finding_codes",
    "finding_text",
    "join",
    "neutral",
    "quoted",
    "say",
]

LANGUAGES = ("en",)
"""In which the sentences are there."""


def say(message: str, /, **values: str | int) -> str:
    """Return a sentence with its values, each neutralised, because most of them come out of a file.

    Args:
        message: the sentence's id; ``finding.CODE`` for the detail of a finding.
        values: what stands in its places; sentences made by `say` may stand in other sentences.

    Raises:
        KeyError: no such sentence, or a place without a value.
    """
    lead, _, code = message.partition("finding.")
    template = FINDINGS[code].detail if code and not lead else MESSAGES[message]
    if not values and "{" not in template:
        return template
    return template.format_map({name: neutral(str(value), 2000) for name, value in values.items()})


def count(number: int, kind: str) -> str:
    """Return a number of media in words: "two pictures", "one video"."""
    noun = MESSAGES[f"kind.{kind}"] if number == 1 else MESSAGES[f"kinds.{kind}"]
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} {noun}"


def join(parts: tuple[str, ...]) -> str:
    """Return parts as an enumeration: "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 -- one part needs no "and"
        return "".join(parts)
    return say("and", first=", ".join(parts[:-1]), last=parts[-1])


def action_name(action: str) -> str:
    """Return what an action does in words; an action of another vendor is shown by its own name."""
    return ACTIONS.get(action) or neutral(action)


def finding_text(code: str) -> FindingText:
    """Return the texts of a finding code.

    Raises:
        KeyError: no such code.
    """
    return FINDINGS[code]


def finding_codes() -> tuple[str, ...]:
    """Return every finding code that has texts."""
    return tuple(FINDINGS)
