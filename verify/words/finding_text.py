"""The texts of a finding, as a type."""

from typing import NamedTuple


class FindingText(NamedTuple):
    """The texts of one finding code.

    Attributes:
        title: one line for the report.
        detail: a sentence with places for values, for the report.
        shows: what it shows.
        not_shows: what must not be concluded from it.
        do: what to do next.
    """

    title: str
    detail: str
    shows: str
    not_shows: str
    do: str
