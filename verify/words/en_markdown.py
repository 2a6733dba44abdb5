"""English: what stands in the Markdown report alone."""

from __future__ import annotations

from typing import Final

MARKDOWN: Final[dict[str, str]] = {
    "markdown.evidence": "Evidence",
    "markdown.check": "The check",
    "markdown.size": "{count} bytes, {media_type}",
    "markdown.digest": "SHA-256: {digest}",
    "markdown.checked": "{time}, {tool}, {engine}",
    "markdown.more": "More in the JSON report: {count}",
}
