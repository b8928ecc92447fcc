"""The ways in which official lists write a day."""

import re
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WORDS = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")  # June 21, 2022
_DAY_FIRST = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")  # 21-Jun-2022
_NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # 6/21/2022: both publishers are American
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
EXPECTED = "a date such as June 21, 2022, 6/21/2022 or 2022-06-21"


def read_day(text: str) -> date | None:
    """The day that ``text`` names; None where it names none, or a year with two digits."""
    text = " ".join(text.split())
    if found := _WORDS.fullmatch(text):
        month, day, year = found.groups()
        return _day(year, _month(month), day)
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        return _day(year, _month(month), day)
    if found := _NUMBERS.fullmatch(text):
        return _day(found[3], int(found[1]), found[2])
    if found := _ISO.fullmatch(text):
        return _day(found[1], int(found[2]), found[3])
    return None


def _month(word: str) -> int:
    """1 to 12 for a month's name or its first letters, 0 for another word."""
    begins = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower())]
    return begins[0] if len(begins) == 1 else 0


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
