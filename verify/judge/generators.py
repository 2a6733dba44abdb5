"""Generators that state AI in words of their own, where the record carries no digital source type.

A row counts only in a record whose claim generator is the generator's own: a caption that names a product is no mark.
Rows: claim generator starts with, description that the action carries. Seen in genuine files of the years given.
"""

from __future__ import annotations

from verify.record.types import Action, Manifest

_OWN_WORDS = (
    ("Microsoft Responsible AI", "ai generated image"),  # Bing Image Creator, Designer: 2023 and 2024
    ("Microsoft_Responsible_AI", "ai generated image"),
)


def says_generated(manifest: Manifest, action: Action) -> bool:
    """Tell whether an action states AI generation in the words of a known generator's own record."""
    description = (action.description or "").strip().casefold()
    return any(
        generator.name.startswith(prefix) and description == words
        for generator in manifest.generators
        for prefix, words in _OWN_WORDS
    )
