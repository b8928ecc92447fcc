"""What was found in goods descriptions and in cells of HTS codes."""

import polars as pl

from supplyscreen.cells.descriptions import says_nothing
from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.cells.hs_codes import (
    codes_in_cell,
    may_hold_codes,
    no_heading,
    other_codes_in_text,
)
from supplyscreen.names.cut_words import heal_cut_words
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
    from ``column``. Each distinct text is read once.
    """
    told, text = heading or column, pl.col("text")
    filled = rows.select("source_file", "source_row", text=pl.col(column)).drop_nulls("text")
    if filled.is_empty():
        return empty(FINDINGS)
    cut = filled.join(heal_cut_words(filled["text"]), on="text").sort("source_file", "source_row")
    distinct = filled.select("text").unique(maintain_order=True)
    may = distinct.filter(may_hold_codes(text.str.to_uppercase()))
    coded = may.with_columns(codes=other_codes_in_text(text.str.to_uppercase()))
    wrong = filled.join(coded.filter(pl.col("codes").list.len() > 0), on="text")
    parts = [
        finding(
            cut,
            code="cut_words_healed",
            column=told,
            value=pl.col("pieces").list.join("; "),
            became=pl.col("words").list.join("; "),
            message=_CUT,
        ),
        finding(
            filled.filter(says_nothing(text)),
            code="no_description",
            column=told,
            value=text,
            message=_NOTHING,
        ),
        finding(
            wrong,
            code="not_an_hs_code",
            column=told,
            value=pl.col("codes").list.join("; "),
            message=_NOT_USED,
        ),
    ]
    return join_findings(parts)


def code_findings(rows: pl.DataFrame, column: str, *, heading: str | None = None) -> pl.DataFrame:
    """FINDINGS ``not_an_hs_code`` (kept) of the cells of codes in ``rows[column]``.

    A cell counts once, with the codes of it that are no chapter or heading: 7791, 3991, 8320.
    """
    filled = rows.select("source_file", "source_row", cell=pl.col(column)).drop_nulls("cell")
    distinct = filled.select("cell").unique(maintain_order=True)
    wrong = codes_in_cell(pl.col("cell")).list.eval(pl.element().filter(no_heading(pl.element())))
    odd = distinct.with_columns(codes=wrong).filter(pl.col("codes").list.len() > 0)
    return finding(
        filled.join(odd, on="cell").sort("source_file", "source_row"),
        code="not_an_hs_code",
        column=heading or column,
        value=pl.col("codes").list.join("; "),
        message=_NO_CODE,
    )
