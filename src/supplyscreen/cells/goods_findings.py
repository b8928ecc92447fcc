"""What was found in goods descriptions and in cells of HTS codes."""

import polars as pl

from supplyscreen.cells.descriptions import says_nothing
from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.cells.hs_codes import codes_in_cell, no_heading, stated_codes
from supplyscreen.names.cut_words import has_cut_words, heal_cut_words
from supplyscreen.names.distinct import Distinct
from supplyscreen.schemas import FINDINGS, empty

_CUT = "a word was cut in two at the end of a line: it is read whole, the text is kept as filed"
_NOTHING = "the text names no goods: it counts as no description"
_NO_CODE = "not a code of the Harmonized System: kept as filed, and no goods rule is tested with it"
_NOT_USED = "called an HS code, and has no length or chapter of one: not used as a code"


def description_findings(
    rows: pl.DataFrame, column: str, *, heading: str | None = None
) -> pl.DataFrame:
    """FINDINGS of the descriptions in ``rows[column]``: ``cut_words_healed`` (repaired),
    ``no_description`` and ``not_an_hs_code`` (kept).

    ``rows`` carry source_file and source_row; ``heading`` is the heading as filed, where it differs
    from ``column``. Only texts in which something can be found are read.
    """
    filled = rows.select("source_file", "source_row", text=pl.col(column)).drop_nulls("text")
    if filled.is_empty():
        return empty(FINDINGS)
    told = heading or column
    stated = stated_codes(filled["text"].str.to_uppercase())
    silent = filled.select(says_nothing(pl.col("text"))).to_series()
    parts = [
        cut_word_findings(filled, heading=told),
        silent_findings(filled.filter(silent), heading=told),
        other_code_findings(filled, stated, heading=told),
    ]
    return join_findings(parts)


def cut_word_findings(filled: pl.DataFrame, *, heading: str) -> pl.DataFrame:
    """FINDINGS ``cut_words_healed`` (repaired) of ``text`` (no nulls), by source_file and _row."""
    cut = filled.filter(has_cut_words(filled["text"]))
    first = pl.col("source_row").arg_min()
    each = cut.group_by("source_file").agg(
        pl.col("source_row", "text").get(first, null_on_oob=True), count=pl.len()
    )
    return finding(
        each.join(heal_cut_words(each["text"]), on="text"),
        code="cut_words_healed",
        column=heading,
        value=pl.col("pieces").list.join("; "),
        became=pl.col("words").list.join("; "),
        message=_CUT,
    )


def silent_findings(silent: pl.DataFrame, *, heading: str) -> pl.DataFrame:
    """FINDINGS ``no_description`` (kept) of the rows whose ``text`` names no goods."""
    return finding(
        silent, code="no_description", column=heading, value=pl.col("text"), message=_NOTHING
    )


def other_code_findings(rows: pl.DataFrame, stated: pl.DataFrame, *, heading: str) -> pl.DataFrame:
    """FINDINGS ``not_an_hs_code`` (kept) of ``rows``, whose texts have the ``stated`` codes
    (:func:`~supplyscreen.cells.hs_codes.stated_codes`)."""
    odd = stated.filter(pl.col("others").list.len() > 0)
    wrong = rows.select("source_file", "source_row")[odd["row"]].with_columns(odd["others"])
    return finding(
        wrong,
        code="not_an_hs_code",
        column=heading,
        value=pl.col("others").list.join("; "),
        message=_NOT_USED,
    )


def code_findings(rows: pl.DataFrame, column: str, *, heading: str | None = None) -> pl.DataFrame:
    """FINDINGS ``not_an_hs_code`` (kept) of the cells of codes in ``rows[column]``.

    A cell counts once, with the codes of it that are no chapter or heading: 7791, 3991, 8320.
    """
    cells = Distinct(rows[column])
    wrong = codes_in_cell(pl.col("cell")).list.eval(pl.element().filter(no_heading(pl.element())))
    codes = cells.values.to_frame("cell").select(wrong).to_series()
    odd = cells.rows_of(codes.list.len() > 0)
    found = rows.select("source_file", "source_row", codes=cells.spread(codes)).filter(odd)
    return finding(
        found.sort("source_file", "source_row"),
        code="not_an_hs_code",
        column=heading or column,
        value=pl.col("codes").list.join("; "),
        message=_NO_CODE,
    )
