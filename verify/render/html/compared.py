"""A comparison as one HTML file, on the base of the report's page: the same style, filters and policy of content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from verify.model.comparison import Comparison
from verify.model.report import Report
from verify.render.compared import counts, difference_rows, notes, side_rows, tie_texts
from verify.render.html.base import environment, policy, style
from verify.words import say

if TYPE_CHECKING:
    from verify.model.pictures import Pictures

_STYLES: Final = ("page.css", "compare.css")  # one element in the page


def comparison_to_html(comparison: Comparison, pictures: Iterable[Pictures | None] = (None, None)) -> str:
    """Return a comparison as a page that loads nothing and runs nothing (Content-Security-Policy Level 3, W3C).

    Args:
        comparison: of two files.
        pictures: of both files, where they were made.
    """
    css = style(*_STYLES)
    letters = (say("compare.label.a"), say("compare.label.b"))
    sides = tuple(zip(letters, (comparison.a, comparison.b), pictures, strict=True))
    tool = next((item.checked.tool for _, item, _ in sides if isinstance(item, Report)), "")
    return (
        environment({"tie_texts": tie_texts})
        .get_template("compare.html.j2")
        .render(
            comparison=comparison,
            sides=sides,
            rows=side_rows(comparison),
            differences=difference_rows(comparison),
            notes=(*notes(comparison), *counts(comparison)),
            css=css,
            policy=policy(css),
            tool=tool,
        )
    )
