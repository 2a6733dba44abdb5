"""The head of a report as text: name, headline, what to publish and what not, and the answers."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.report import ErrorReport, Report
from verify.render.columns import padded
from verify.render.page import Line, Page, Style, file_name, label_column, paragraph
from verify.words import say


def head_lines(report: Report, page: Page) -> Iterator[Line]:
    """Yield name and headline, and below them what can be published and what is not to be written."""
    yield from name_lines(report.file.name, page)
    yield from paragraph(page, report.headline, style=Style.HEADLINE)
    yield from paragraph(page, say("publish"))
    if report.caution:
        yield from paragraph(page, report.caution, rest="  ")


def name_lines(name: str, page: Page) -> Iterator[Line]:
    """Yield the name of a file."""
    yield from paragraph(page, file_name(name), rest="  ", style=Style.NAME)


def answer_lines(report: Report, page: Page) -> Iterator[Line]:
    """Yield the answers, each with its state word and its evidence."""
    answers = report.answers
    rows = (
        ("label.record", answers.record.state.value, answers.record.sentence),
        ("label.signer", answers.signer.state.value, answers.signer.sentence),
        ("label.ai", answers.ai.state.value, answers.ai.sentence),
        ("label.edits", answers.edits.state.value, answers.edits.sentence),
    )
    for label, state, sentence in rows:
        yield from _answer(label, f"{say(f'state.{state}')}. {sentence}", page)
    if report.identities:
        from verify.render.identity import identity_texts  # noqa: PLC0415 -- few records name anyone

        for told in identity_texts(report.identities):
            yield from _answer("label.identity", told, page)


def _answer(label: str, text: str, page: Page) -> Iterator[Line]:
    column = label_column()
    yield from paragraph(page, text, first=padded(say(label), column), rest=" " * column)


def error_lines(item: ErrorReport, page: Page) -> Iterator[Line]:
    """Yield what stands in the place of a report: which file, why not, what to do."""
    yield from name_lines(item.file.name, page)
    yield from paragraph(page, say("error.title", message=item.error.message), style=Style.HEADLINE)
    yield from paragraph(page, say("error.hint", hint=item.error.hint))
