"""What every page is built on: the templates, their filters, one style element, and the policy that allows it alone.

The Content-Security-Policy (CSP Level 3, W3C) lets a page load nothing and run nothing; its one style element is
allowed by its digest, and pictures only where they stand in the page itself.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from verify.render.html.filters import FILTERS
from verify.words import direction, language, say

_TEMPLATES: Final = Path(__file__).with_name("templates")


def environment(functions: Mapping[str, Callable[..., object]]) -> Environment:
    """Return an environment in which every value goes through autoescape, and a missing one is an error.

    Args:
        functions: that templates may call, beside `say`.
    """
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    made.globals.update(say=say, language=language, direction=direction, **functions)
    return made


@cache
def style(*names: str) -> Markup:
    """Return style sheets of ours as the content of one element."""
    css = "\n" + "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)
    return Markup(css)  # noqa: S704 -- ours alone


def policy(css: Markup) -> Markup:
    """Return the policy of a page with this style element."""
    digest = b64encode(sha256(css.encode()).digest()).decode("ascii")
    text = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return Markup(text)  # noqa: S704 -- as above
