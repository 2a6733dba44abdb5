"""A comparison as JSON: whole, pure ASCII, the same bytes for the same comparison."""

from __future__ import annotations

import json

from verify.model.comparison import Comparison
from verify.render.plain import plain


def comparison_to_json(comparison: Comparison) -> str:
    """Return a comparison as indented JSON; every character of foreign text beyond ASCII is escaped."""
    return json.dumps(plain(comparison), indent=2, ensure_ascii=True)
