"""A comparison as one HTML file, on the base of the report's page: the same style, filters and policy of content."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from verify.model.comparison import Comparison
from verify.model.report import Report
from verify.render.compared import counts, difference_rows, notes, side_rows, tie_texts
from verify.render.html.filters import FILTERS
from verify.words import say

if TYPE_CHECKING:
    from verify.model.pictures import Pictures

_TEMPLATES: Final = Path(__file__).with_name("templates")
_STYLES: Final = ("page.css", "compare.css")  # one element in the page


def comparison_to_html(comparison: Comparison, pictures: Iterable[Pictures | None] = (None, None)) -> str:
    """Return a comparison as a page that loads nothing and runs nothing (Content-Security-Policy Level 3, W3C).

    Args:
        comparison: of two files.
        pictures: of both files, where they were made.
    """
    css = _css()
    digest = b64encode(sha256(css.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    sides = tuple(zip(("A", "B"), (comparison.a, comparison.b), pictures, strict=True))
    tool = next((item.checked.tool for _, item, _ in sides if isinstance(item, Report)), "")
    return (
        _environment()
        .get_template("compare.html.j2")
        .render(
            comparison=comparison,
            sides=sides,
            rows=side_rows(comparison),
            differences=difference_rows(comparison),
            notes=(*notes(comparison), *counts(comparison)),
            css=Markup(css),  # noqa: S704 -- ours alone
            policy=Markup(policy),  # noqa: S704 -- as above
            tool=tool,
        )
    )


@cache
def _css() -> str:
    return "\n" + "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(say=say, tie_texts=tie_texts)
    return environment
