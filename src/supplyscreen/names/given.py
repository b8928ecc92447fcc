"""Texts as a caller gives them: a list, a Series of polars or pandas, an array, any iterable."""

import math
from collections.abc import Iterable, Mapping

import polars as pl

from supplyscreen.errors import InputError

_TEXT_TYPES = (pl.String, pl.Categorical, pl.Enum, pl.Null)
# What stands for a missing value in pandas, which is no dependency and is not imported.
_MISSING = ("NAType", "NaTType")


def text_series(values: object, *, what: str, height: int | None = None) -> pl.Series:
    """``values`` as a String series, in order; None and NaN become null.

    ``values`` is a list, a polars or pandas Series, a numpy array, a column of a frame, or any
    iterable of texts and None. ``what`` names it in messages ("names"); ``height`` is the number
    of values that there must be.
    Raises InputError: a value that is no text (with its position, the first is 0), one text
    instead of a list, a whole frame, or another number of values than ``height``.
    """
    series = _series(values, what).alias(what)
    if height is not None and len(series) != height:
        raise InputError(
            f"{what}: found {len(series)} values, expected {height}, one for each name.",
            hint="give None where a value is not known",
        )
    return series


def filled(text: pl.Expr) -> pl.Expr:
    """``text`` where it holds more than blanks, else null; other texts stay as they are."""
    return pl.when(text.str.strip_chars() != "").then(text)


def _series(values: object, what: str) -> pl.Series:
    if isinstance(values, pl.Series):
        return _of_polars(values, what)
    if hasattr(type(values), "columns"):
        raise _refused(what, "a whole frame", 'give one of its columns, such as frame["name"]')
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        kind = "one text" if isinstance(values, str) else f"a {type(values).__name__}"
        raise _refused(what, kind, "put a single name in a list")
    return _of_objects(_listed(values), what)


def _refused(what: str, found: str, hint: str) -> InputError:
    return InputError(f"{what}: found {found}, expected a list or a Series of texts.", hint=hint)


def _of_polars(values: pl.Series, what: str) -> pl.Series:
    if isinstance(values.dtype, _TEXT_TYPES):
        return values.cast(pl.String)
    return _of_objects(values.to_list(), what)


def _listed(values: Iterable[object]) -> list[object]:
    """The values as Python objects; Series of pandas and arrays of numpy know how."""
    for name in ("to_list", "tolist"):
        listed = getattr(values, name, None)
        if callable(listed):
            return list(listed())
    return list(values)


def _of_objects(values: list[object], what: str) -> pl.Series:
    try:
        return pl.Series(values, dtype=pl.String, strict=True)
    except (TypeError, ValueError, OverflowError):  # UnicodeEncodeError is a ValueError
        return pl.Series(
            [_text(value, at, what) for at, value in enumerate(values)], dtype=pl.String
        )


def _text(value: object, at: int, what: str) -> str | None:
    if isinstance(value, str):
        if any(0xD800 <= ord(letter) <= 0xDFFF for letter in value):
            raise InputError(
                f"{what}, position {at}: found {value!a}, which holds bytes that are no text.",
                hint="read the file in its own encoding",
            )
        return value
    if value is None or type(value).__name__ in _MISSING:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    raise InputError(
        f"{what}, position {at}: found {value!r} ({type(value).__name__}), expected a text.",
        hint="a number that is a name is given as text, such as '3M'",
    )
