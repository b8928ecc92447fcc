"""Headings as they are compared: case, blanks, punctuation, accents, wrong decoding set aside."""

import re
import unicodedata
from functools import lru_cache

# What people add in brackets without changing what a column means: units and remarks.
_ASIDES = (
    "kg|kgs|kilograms?|lb|lbs|pounds?|t|mt|tons?|tonnes?|usd|us ?\\$|\\$|eur|cny|teu|cbm|m3"
    "|6 digits?|8 digits?|10 digits?|iso|iso ?2|iso ?3|iso ?code|iso alpha-?2"
    "|required|mandatory|optional|if any|if known"
    "|english|in english|en|yyyy-?mm-?dd|mm/dd/yyyy|dd/mm/yyyy"
)
_ASIDE = re.compile(rf"[(\[（【]\s*(?:{_ASIDES})\s*[)\]）】]", re.IGNORECASE)


def fold(heading: str) -> str:
    """The letters and digits of ``heading``: ``Shipper's ZIP-Code`` is ``shipperszipcode``.

    Case, blanks, punctuation, camelCase, accents and full-width letters do not count, and text
    that was decoded wrongly (``D-U-N-SÂ®`` for ``D-U-N-S®``) is read as it was meant.
    """
    return _cached(heading) if len(heading) <= 200 else _folded(heading)


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", _well_decoded(heading).casefold().replace("ı", "i"))
    return "".join(letter for letter in plain if letter.isalnum())


_cached = lru_cache(maxsize=4096)(_folded)


def without_asides(heading: str) -> str:
    """``heading`` without units and remarks in brackets: ``Weight (kg)``, ``Name (required)``."""
    return _ASIDE.sub(" ", heading)


def _well_decoded(text: str) -> str:
    """UTF-8 that was read as Windows-1252 or Latin-1, read again; other text as it is."""
    if text.isascii():
        return text
    for wrong in ("cp1252", "latin-1"):
        try:
            return text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
    return text
