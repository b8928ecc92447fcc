"""A list that a user gave as a file, and a day that a list does not state."""

from datetime import date

from pydantic import Field

from supplyscreen.models.base import Model

UNDATED = date(1970, 1, 1)
"""Stands for the day of a list that states none; printed as "not stated"."""


def day_text(day: date) -> str:
    """``day`` as ISO 8601, or "not stated"."""
    return "not stated" if day == UNDATED else day.isoformat()


class ListFile(Model):
    """A list that a user gave as a file: how it was read, and what became of its rows.

    ``rows`` is always ``rows_used + rows_left_out + rows_rejected``; left out is what the format
    marks as something else than a company or vessel (a person, an address), told in ``notes``.
    """

    name: str
    layout: str  # the format in words
    rows: int = Field(ge=0)
    rows_used: int = Field(ge=0)
    rows_left_out: int = Field(ge=0)
    rows_rejected: int = Field(ge=0)
    notes: tuple[str, ...] = ()
