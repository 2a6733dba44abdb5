"""The second opinion as text: its sentence, each difference, and with details its own words."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.second import SecondDifference, SecondOpinion
from verify.words import neutral, say


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
    yield (
        f"  second      {neutral(opinion.tool)} {neutral(opinion.version or '')}".rstrip()
        + f": {opinion.outcome.value}"
    )
    answers = opinion.answers
    if answers is None:
        return
    yield f"    record      {'present' if answers.present else 'not found'}, integrity {neutral(answers.integrity)}"
    yield f"    signature   {neutral(answers.signature)}, content {neutral(answers.content)}"
    yield f"    signer      {neutral(answers.signer)}"
    if answers.codes:
        yield f"    codes       {', '.join(neutral(code) for code in answers.codes)}"


def _difference(one: SecondDifference) -> str:
    about = say(f"second.about.{one.about.value}")
    values = {"about": about[:1].upper() + about[1:], "ours": one.ours, "theirs": one.theirs}
    return say("second.difference.note", note=one.note, **values) if one.note else say("second.difference", **values)
