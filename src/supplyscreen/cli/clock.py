"""The only clock of the program, and the ``--as-of`` option that replaces it."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from supplyscreen.errors import ConfigError

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Screen as on this day, such as 2026-01-31; later listings are not used. "
        "Default: today.",
    ),
]


def now() -> datetime:
    """The time of the run in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def as_of_date(text: str | None, *, option: str = "--as-of") -> date:
    """The day that ``option`` names; today (local time) where it is not given.

    Raises ConfigError for anything but a day of the calendar written as YYYY-MM-DD.
    """
    if text is None:
        return datetime.now(UTC).astimezone().date()
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise ConfigError(
            f"{option}: found {text!r}, expected a day of the calendar as YYYY-MM-DD.",
            hint=f"write it as in {option} 2026-01-31",
        ) from None
