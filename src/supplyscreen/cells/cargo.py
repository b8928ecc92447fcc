"""What a bill says of its cargo: household effects, weight in kilograms."""

import numpy as np
import polars as pl

from supplyscreen.files.rejects import reject_rows
from supplyscreen.names.distinct import Distinct

# The pound is exactly 0.45359237 kg: international yard and pound agreement, 1959.
_KILOGRAMS = {"K": 1.0, "KG": 1.0, "KGS": 1.0, "KILO": 1.0, "KILOS": 1.0, "KILOGRAM": 1.0}
_KILOGRAMS |= {"KILOGRAMS": 1.0, "T": 1000.0, "MT": 1000.0, "TON": 1000.0, "METRIC TONS": 1000.0}
_KILOGRAMS |= dict.fromkeys(("L", "LB", "LBS", "POUND", "POUNDS"), 0.45359237)
_KILOGRAMS |= {"G": 0.001, "GRAMS": 0.001, "METRIC TON": 1000.0, "TONNES": 1000.0}

_COMMA_DECIMAL = (
    r"^(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|0,\d+|\d{1,3}(?:\.\d{3}){2,})$"
)
_OWN_EFFECTS = (
    r"\b(?:HOUSE ?HOLD|PERSONAL) (?:EFFECTS?|BELONGINGS?)\b|\bPERSONAL (?:PROPERTY|GOODS)\b"
    r"|\bUSED (?:HOUSE ?HOLD|PERSONAL)\b|\bHOUSE ?HOLD GOODS (?:AND|&) PERSONAL\b|\bREMOVAL GOODS\b"
)
_ONLY_HOUSEHOLD = (
    r"^[\d\W]*(?:(?:CTNS?|CARTONS?|PKGS?|PACKAGES?|PCS|PIECES|LIFT ?VANS?|S\.?T\.?C\.?|OF)[\d\W]+)*"
    r"HOUSE ?HOLD GOODS\W*$"
)


# One of these stands in every text of own effects.
_MAY_BE_OWN = r"PERSONAL|HOUSE ?HOLD|REMOVAL GOODS"


def own_effects(upper: pl.Series) -> pl.Series:
    """:func:`are_own_effects` of a column of descriptions in capitals; only texts that may be are
    looked at."""
    may = upper.str.contains(_MAY_BE_OWN).fill_null(value=False)
    asked = upper.filter(may).to_frame("text").select(are_own_effects(pl.col("text")))
    found = np.zeros(len(upper), dtype=np.bool_)
    found[may.to_numpy()] = asked.to_series().to_numpy()
    return pl.Series(found)


def are_own_effects(description: pl.Expr) -> pl.Expr:
    """Whether goods are somebody's household or personal effects; false for null.

    Household goods alone may be wares for sale, so they count only with "used" or "personal", or
    when the description says nothing else.
    """
    text = description.str.to_uppercase()
    told = text.str.contains(_OWN_EFFECTS) | text.str.contains(_ONLY_HOUSEHOLD)
    return told.fill_null(value=False)


def weight_in_kg(weight: pl.Expr, unit: pl.Expr) -> pl.Expr:
    """Weight in kilograms (Float64); null where the number or the unit is not known."""
    factor = unit.str.strip_chars().str.to_uppercase()
    return number(weight) * factor.replace_strict(_KILOGRAMS, default=None, return_dtype=pl.Float64)


def weights_in_kg(weights: pl.Series, units: pl.Series) -> pl.Series:
    """:func:`weight_in_kg` of two columns."""
    return numbers(weights) * Distinct(units).read(_factors)


def _factors(units: pl.Series) -> pl.Series:
    upper = units.str.strip_chars().str.to_uppercase()
    return upper.replace_strict(_KILOGRAMS, default=None, return_dtype=pl.Float64)


def numbers(texts: pl.Series) -> pl.Series:
    """:func:`number` of a column; only what is no plain number is looked at closely."""
    plain = texts.cast(pl.Float64, strict=False)
    other = plain.is_null() & texts.is_not_null()
    if other.any():
        asked = texts.to_frame("text").select(pl.when(other).then("text").alias("text"))
        plain = plain.zip_with(~other, asked.select(number(pl.col("text"))).to_series())
    return plain.to_frame("value").select(_sound(pl.col("value"))).to_series()


def number(text: pl.Expr) -> pl.Expr:
    """A finite, not negative number; else null.

    A comma parts thousands, but in ``1.234,5``, ``1234,5`` and ``0,500`` it can only be the decimal
    sign, as in ``1.234.567`` the full stop can only part thousands.
    """
    plain = text.str.strip_chars()
    american = plain.str.replace_all(",", "", literal=True)
    european = plain.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    read = pl.when(plain.str.contains(_COMMA_DECIMAL)).then(european).otherwise(american)
    return _sound(read.cast(pl.Float64, strict=False))


def _sound(value: pl.Expr) -> pl.Expr:
    return pl.when(value.is_finite() & (value >= 0)).then(value)


def bad_weights(rows: pl.DataFrame, column: str, *, heading: str) -> pl.DataFrame:
    """REJECTS lines for filled weight cells that hold no number; the rows are kept."""
    found = rows.filter(rows[column].is_not_null() & numbers(rows[column]).is_null())
    value = pl.col(column)
    told = pl.format("'{}' is not a weight; expected a number", value)
    return reject_rows(
        found, scope="cell", code="bad_weight", message=told, column=heading, value=value
    )
