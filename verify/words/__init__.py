"""Every sentence that a person reads, in one place per language; rules name a sentence and give its values."""

from __future__ import annotations

from verify.words.en import KINDS, MESSAGES, NUMBERS, of_help
from verify.words.en_actions import ACTIONS
from verify.words.finding_text import FindingText
from verify.words.findings_en import FINDINGS
from verify.words.forms import Message, Plural
from verify.words.neutral import in_marks, neutral, quoted
from verify.words.spoken import LANGUAGES, direction, language, speaking, spoken

__all__ = [
    "LANGUAGES",
    "FindingText",
    "action_name",
    "count",
    "digits",
    "direction",
    "finding_codes",
    "finding_text",
    "in_marks",
    "join",
    "language",
    "listed",
    "named",
    "neutral",
    "quoted",
    "say",
    "speaking",
]


def say(message: str, /, **values: str | int) -> str:
    """Return a sentence with its values, each neutralised, because most of them come out of a file.

    Args:
        message: the sentence's id; ``finding.CODE`` for the detail of a finding.
        values: what stands in its places; sentences made by `say` may stand in other sentences. ``count`` decides
            between the forms of a sentence that counts. ``kind`` is a word of `Kind`, and becomes its noun.

    Raises:
        KeyError: no such sentence, or a place without a value.
    """
    template = _template(message, values)
    if not values and "{" not in template:
        return template
    return template.format_map({name: neutral(str(value), 2000) for name, value in values.items()})


def _template(message: str, values: dict[str, str | int]) -> str:
    """Return the text that the values choose, in the language that is spoken; put nouns and number words in place."""
    lead, _, code = message.partition("finding.")
    if code and not lead:
        return named(FINDINGS[code].detail)
    entry = MESSAGES[message] if message in MESSAGES else of_help(message)
    if values.get("kind") in KINDS:
        entry = with_kind(entry, str(values["kind"]))
        message = f"{message}/{values['kind']}"
    catalogue = spoken()
    if isinstance(entry, str):
        return entry if catalogue is None else catalogue.template(message, entry)
    count = values["count"]
    values["number"] = _in_words(count)
    if catalogue is not None:
        return catalogue.template(message, entry, count)
    return entry.one if count == 1 else entry.other


def with_kind(entry: Message, kind: str) -> Message:
    """Return a sentence about a kind of medium with the English noun in its place."""
    if isinstance(entry, Plural):
        return Plural(entry.one.replace("{kind}", KINDS[kind]), entry.other.replace("{kind}", KINDS[kind]))
    return entry.replace("{kind}", KINDS[kind])


def _in_words(number: str | int) -> str:
    if not isinstance(number, int) or number not in NUMBERS:
        return str(number)
    catalogue = spoken()
    return NUMBERS[number] if catalogue is None else catalogue.template(f"number.{number}", NUMBERS[number])


def count(number: int, kind: str) -> str:
    """Return a number of media or other things in words: "two pictures", "one video"."""
    return say(f"count.{kind}", count=number)


def digits(number: int) -> str:
    """Return a number in digits, in groups of three as the language writes them: "1,234,567"."""
    return f"{number:,}".replace(",", say("number.group"))


def join(parts: tuple[str, ...]) -> str:
    """Return parts as an enumeration: "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 -- one part needs no "and"
        return "".join(parts)
    return say("and", first=listed(parts[:-1]), last=parts[-1])


def listed(parts: tuple[str, ...]) -> str:
    """Return parts in a row: "a, b, c"."""
    return say("comma").join(parts)


def action_name(action: str) -> str:
    """Return what an action does in words; an action of another vendor is shown by its own name."""
    return named(ACTIONS[action]) if action in ACTIONS else neutral(action)


def named(english: str) -> str:
    """Return the name of a thing that stands in a table by itself, such as a purpose of certificates."""
    catalogue = spoken()
    return english if catalogue is None else catalogue.text(english)


def finding_text(code: str) -> FindingText:
    """Return the texts of a finding code.

    Raises:
        KeyError: no such code.
    """
    catalogue = spoken()
    found = FINDINGS[code]
    return found if catalogue is None else FindingText(*map(catalogue.text, found))


def finding_codes() -> tuple[str, ...]:
    """Return every finding code that has texts."""
    return tuple(FINDINGS)
