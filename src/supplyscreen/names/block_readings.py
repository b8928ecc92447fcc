"""The names that a party may stand for, where its name ran on into the first address line."""

import polars as pl

from supplyscreen.names import block_words as words

_TAIL = 14  # a legal form that began in the name field begins within its last characters
_FULL = (33, 35)  # width of a name field that may have been cut: 35, less a blank or two


def read_pieces(pieces: pl.DataFrame) -> pl.DataFrame:
    """Add ``readings`` and ``truncated``; drop ``next_line`` and ``width``.

    In: ``name``, ``next_line`` (first address line or ""), ``width`` (characters of the field).
    ``readings`` holds the name, and, when the field is full or the next line goes on with a legal
    form, name and line joined with and without a blank, cut behind the legal form.
    ``truncated`` says that the field is full (33 to 35 characters) and has no proper end.
    Source: longest name in 1,497 CBP AMS party rows is 35; about 70% of full ones are cut.
    """
    name, line = pl.col("name").str.to_uppercase(), pl.col("next_line").str.to_uppercase()
    width = pieces["width"].is_between(*_FULL)
    full = pieces.filter(width).select(fills_field(name, pl.col("width"))).to_series()
    rows = pieces.drop("width").with_columns(truncated=width.scatter(width.arg_true(), full))
    rows = rows.with_columns(readings=pl.concat_list("name")).with_row_index("row")
    open_ = rows.filter(pl.col("next_line") != "").filter(~name.str.contains(words.COMPLETE))
    joins = open_.filter(goes_on(name, line) | pl.col("truncated"))
    if joins.is_empty():
        return rows.drop("row", "next_line")
    several = joins.select(
        "row",
        readings=pl.concat_list("name", joined_name(" "), joined_name(""))
        .list.drop_nulls()
        .list.unique(maintain_order=True),
    )
    return rows.update(several, on="row").drop("row", "next_line")


def fills_field(name: pl.Expr, width: pl.Expr) -> pl.Expr:
    """Whether an upper-case name fills its field of ``width`` characters and has no proper end."""
    return width.is_between(*_FULL) & ~name.str.contains(words.PROPER_END)


def goes_on(name: pl.Expr, line: pl.Expr) -> pl.Expr:
    """Whether an upper-case address line begins with the rest of the name, to its legal form."""
    rest = line.str.contains(words.CONTINUES) | _names_on(name, line)
    return rest & ~name.str.contains(words.COMPLETE)


def _names_on(name: pl.Expr, line: pl.Expr) -> pl.Expr:
    """The name has no legal form and the next line reaches one before any address word."""
    before = line.str.extract(words.TO_FORM_END)
    own = before.is_not_null() & ~before.str.contains(words.ADDRESS_WORD)
    return ~name.str.contains(rf"\b{words.FORM}[\s.,)]*$") & own.fill_null(value=False)


def joined_name(between: str) -> pl.Expr:
    """``name`` and ``next_line`` as one text, cut behind the first legal form in the line.

    Without such a form the line counts as a name only when it holds no address word or number.
    """
    whole = pl.concat_str("name", pl.lit(between), "next_line")
    keep = (pl.col("name").str.len_chars().cast(pl.Int64) - _TAIL).clip(lower_bound=0)
    head, tail = whole.str.slice(0, keep), whole.str.slice(keep)
    end = tail.str.to_uppercase().str.extract(words.TO_FORM_END).str.len_chars()
    reaches = keep + end >= pl.col("name").str.len_chars()
    cut = head + tail.str.slice(0, end)
    address = pl.col("next_line").str.to_uppercase().str.contains(f"{words.ADDRESS_WORD}|,")
    return pl.when(reaches).then(cut).when(~address).then(whole)
