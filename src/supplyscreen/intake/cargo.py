"""What a bill says of its goods: HTS codes, description, weight in kilograms, port country."""

import csv
from functools import cache
from importlib.resources import files

import polars as pl

from supplyscreen.intake.rejects import reject_rows
from supplyscreen.names.country import country_codes
from supplyscreen.names.tables import columns_of

# The pound is exactly 0.45359237 kg: international yard and pound agreement, 1959.
_KILOGRAMS = {"K": 1.0, "KG": 1.0, "KGS": 1.0, "KILO": 1.0, "KILOS": 1.0, "KILOGRAM": 1.0}
_KILOGRAMS |= {"KILOGRAMS": 1.0, "T": 1000.0, "MT": 1000.0, "TON": 1000.0, "METRIC TONS": 1000.0}
_KILOGRAMS |= dict.fromkeys(("L", "LB", "LBS", "POUND", "POUNDS"), 0.45359237)
_KILOGRAMS |= {"G": 0.001, "GRAMS": 0.001, "METRIC TON": 1000.0, "TONNES": 1000.0}

_CODE = r"\d{4}(?:[. ]?\d{2}){0,3}"
_IN_TEXT = (
    r"(?i)\b(?:H\.?\s?T\.?\s?S|H\.?\s?S|HARMONI[SZ]ED|TARIFF)\b\.?\s*(?:US\b)?\s*"
    r"(?:(?:CODES?|NOS?|NUMBERS?|#)\b?\.?\s*){0,2}(?:\(S\))?[\s:;#.=-]*"
    rf"(?:{_CODE}\b[\s,;/&]*)+"
)
_OWN_EFFECTS = (
    r"\b(?:HOUSE ?HOLD|PERSONAL) (?:EFFECTS?|BELONGINGS?)\b|\bPERSONAL (?:PROPERTY|GOODS)\b"
    r"|\bUSED (?:HOUSE ?HOLD|PERSONAL)\b|\bHOUSE ?HOLD GOODS (?:AND|&) PERSONAL\b|\bREMOVAL GOODS\b"
)
_ONLY_HOUSEHOLD = (
    r"^[\d\W]*(?:(?:CTNS?|CARTONS?|PKGS?|PACKAGES?|PCS|PIECES|LIFT ?VANS?|S\.?T\.?C\.?|OF)[\d\W]+)*"
    r"HOUSE ?HOLD GOODS\W*$"
)
_PLACEHOLDER = r"(?i)^(?:[\W_]*|NIL|N/?A|NONE)$"


def codes_in_text(text: pl.Expr) -> pl.Expr:
    """HTS codes (List of digits) stated in a goods description: ``HS CODE: 840890``."""
    stated = text.str.extract_all(_IN_TEXT).list.join(" ")
    return stated.str.extract_all(rf"\b{_CODE}\b").list.eval(_digits(pl.element()))


def codes_in_cell(text: pl.Expr) -> pl.Expr:
    """HTS codes (List of digits, as filed) of a cell: ``Classified: 2523.21; Parsed: 8474.90``.

    A ``.0`` at the end is what a spreadsheet adds to a number; it is dropped.
    """
    codes = text.str.extract_all(r"\d[\d.]*")
    whole = _digits(pl.element().str.replace(r"\.0?$", ""))
    return codes.list.eval(whole.filter(whole.str.len_chars() >= 2))


def _digits(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(r"\D", "")


def description_or_null(text: pl.Expr) -> pl.Expr:
    """The description, or null for a placeholder such as ``-`` or ``.``."""
    return pl.when(~text.str.contains(_PLACEHOLDER)).then(text.str.strip_chars())


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


def number(text: pl.Expr) -> pl.Expr:
    """A finite, not negative number, thousands commas allowed; else null."""
    value = text.str.replace_all(",", "", literal=True).cast(pl.Float64, strict=False)
    return pl.when(value.is_finite() & (value >= 0)).then(value)


def bad_weights(rows: pl.DataFrame, column: str, *, heading: str) -> pl.DataFrame:
    """REJECTS lines for filled weight cells that hold no number; the rows are kept."""
    found = rows.filter(pl.col(column).is_not_null() & number(pl.col(column)).is_null())
    value = pl.col(column)
    told = pl.format("'{}' is not a weight; expected a number", value)
    return reject_rows(
        found, scope="cell", code="bad_weight", message=told, column=heading, value=value
    )


def port_countries(ports: pl.Series) -> pl.Series:
    """ISO code of the country that a port text ends with; null for a raw code or a bare city.

    ``Kaohsiung,China (Taiwan)`` is TW. Source: Schedule K country texts, ``port_countries.csv``.
    """
    frame = ports.rename("port").to_frame()
    distinct = frame.unique().drop_nulls()
    tail = pl.col("port").str.split(",").list.last().str.strip_chars()
    known = tail.str.to_uppercase().replace_strict(*columns_of(_port_table), default=None)
    ends = distinct.with_columns(tail=tail, code=known.cast(pl.String))
    plain = country_codes(ends["tail"])
    codes = ends.with_columns(code=pl.coalesce("code", plain)).select("port", "code")
    return frame.join(codes, on="port", how="left", maintain_order="left")["code"]


@cache
def _port_table() -> dict[str, str]:
    path = files("supplyscreen.intake").joinpath("data/port_countries.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {row["text"].upper(): row["iso2"] for row in rows}
