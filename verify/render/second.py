"""The second opinion as text: its sentence, each difference, and with details its own words."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.second import SecondDifference, SecondOpinion
from verify.render.labelled import Block, row
from verify.words import listed, neutral, say


def second_lines(opinion: SecondOpinion) -> tuple[str, ...]:
    """Return one sentence about all, and one for each difference.

    Args:
        opinion: to be shown.
    """
    return (opinion.sentence, *(_difference(one) for one in opinion.differences))


def second_details(opinion: SecondOpinion) -> Iterator[str]:
    """Return indented lines with what the other program said, in its own words.

    Args:
        opinion: to be shown.
    """
    tool = f"{neutral(opinion.tool)} {neutral(opinion.version or '')}".rstrip()
    yield row(Block.FILE, "second", f"{tool}: {opinion.outcome.value}")
    answers = opinion.answers
    if answers is None:
        return
    found = "details.second.found" if answers.present else "details.second.not_found"
    yield row(Block.SECOND, "record", say(found, integrity=neutral(answers.integrity)))
    hashes = {"signature": neutral(answers.signature), "content": neutral(answers.content)}
    yield row(Block.SECOND, "signature", say("details.second.signature", **hashes))
    yield row(Block.SECOND, "signer", neutral(answers.signer))
    if answers.codes:
        yield row(Block.SECOND, "codes", listed(tuple(neutral(code) for code in answers.codes)))


def _difference(one: SecondDifference) -> str:
    about = say(f"second.about.{one.about.value}")
    values = {"about": about[:1].upper() + about[1:], "ours": one.ours, "theirs": one.theirs}
    return say("second.difference.note", note=one.note, **values) if one.note else say("second.difference", **values)
