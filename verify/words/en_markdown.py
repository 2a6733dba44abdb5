"""English: what stands in the Markdown report alone."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

MARKDOWN: Final[dict[str, Message]] = {
    "markdown.evidence": "Evidence",
    "markdown.check": "The check",
    "markdown.size": Plural("{shown} byte, {media_type}", "{shown} bytes, {media_type}"),
    "markdown.digest": "SHA-256: {digest}",
    "markdown.checked": "{time}, {tool}, {engine}",
    "markdown.more": "More in the JSON report: {number}",
}
