"""The address lines of a party, put together from the columns of one row."""

from collections.abc import Collection

import polars as pl

_PHONE = (
    r"(?i)^[\s\d()+./:#*-]+$|\b(?:TEL|FAX|PHONE|MOB)\b|@|^TE?L?[:.]?\s*[+\d]"
    r"|\b(?:PH|TL|T|D|M)\b[\s:.]*\+?\d[\d\s()-]{7,}|\+\d[\d\s()-]{7,}"
)
# Words that truly begin with TE; elsewhere it is the qualifier of a telephone number.
_TE_WORDS = r"^(?:TEXAS|TEHRAN|TENNESSEE|TERENGGANU|TERMINAL|TECH|TEL|TEMPLE|TEDA|TERRITOR|TEN\b)"
_TE = r"^TE([A-Z]{2}.*)$"


def party_lines(columns: Collection[str]) -> pl.Expr:
    """List of String: address lines in reading order, from whichever ``columns`` are there.

    ``extra_line`` (comm_number) is a fifth address line unless it is a phone number; a city,
    state or zip cell that holds a phone number is left out.
    Source: CBP AMS 2018, 53 of 110 filled comm_number cells are address text.
    """
    parts = _parts(columns)
    if not parts:
        return pl.lit([], dtype=pl.List(pl.String))
    return pl.concat_list([pl.when(part != "").then(part) for part in parts]).list.drop_nulls()


def party_text(columns: Collection[str], between: str) -> pl.Expr:
    """The lines of :func:`party_lines` as one text; empty or null where there are none."""
    parts = _parts(columns)
    if len(parts) < 2:
        return parts[0] if parts else pl.lit(None, pl.String)
    filled = [pl.when(part != "").then(part) for part in parts]
    return pl.concat_str(filled, separator=between, ignore_nulls=True)


def _parts(columns: Collection[str]) -> list[pl.Expr]:
    parts: list[pl.Expr] = [pl.col(name) for name in _LINES if name in columns]
    if "extra_line" in columns:
        parts.append(fifth_line(pl.col("extra_line")))
    phone = _is_phone("city", columns)
    if "city" in columns:
        parts.append(pl.when(~phone).then(pl.col("city")))
    rest = [pl.col(name) for name in ("state", "zip") if name in columns]
    if rest:
        parts.append(pl.when(~phone).then(pl.concat_str(rest, separator=" ", ignore_nulls=True)))
    return parts


_LINES = (
    *(f"address_{n}" for n in range(1, 5)),
    "address",
    *(f"address_{n}" for n in range(5, 10)),
)


def fifth_line(text: pl.Expr) -> pl.Expr:
    """A communication number that is really address text, without a leading TE; else null."""
    bare = pl.coalesce(behind_te(text), text)
    return pl.when(~bare.str.contains(_PHONE)).then(bare)


def behind_te(text: pl.Expr) -> pl.Expr:
    """What stands behind a leading TE, the qualifier of a telephone number; else null."""
    return pl.when(~text.str.contains(_TE_WORDS)).then(text.str.extract(_TE))


def is_phone(text: pl.Expr) -> pl.Expr:
    """Whether a cell holds a telephone number; false for null."""
    return text.str.contains(_PHONE).fill_null(value=False)


def block_lines(block: pl.Expr) -> pl.Expr:
    """Lines (List of String) of a multi-line cell, the last without a leading TE."""
    lines = block.str.split("\n").list.eval(pl.element().str.strip_chars())
    last = fifth_line(lines.list.last())
    whole = pl.concat_list(lines.list.head(lines.list.len() - 1), last)
    return pl.when(lines.list.len() > 1).then(whole).otherwise(lines).list.drop_nulls()


def _is_phone(name: str, columns: Collection[str]) -> pl.Expr:
    if name not in columns:
        return pl.lit(value=False)
    return is_phone(pl.col(name))
