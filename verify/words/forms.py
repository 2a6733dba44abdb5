"""A sentence with a number in it has a form for one and a form for more; other languages have as many as six."""

from typing import NamedTuple


class Plural(NamedTuple):
    """The English forms of a sentence that counts; its value ``count`` says which one is used.

    In both, ``{count}`` is the number in digits and ``{number}`` the same in words, up to ten.

    Attributes:
        one: for exactly one.
        other: for any other number.
    """

    one: str
    other: str


Message = str | Plural
"""A sentence by its id: one text, or the forms of a count."""
