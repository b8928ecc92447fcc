"""Which rows of labelled pairs can be used, and what is wrong with the others."""

from collections.abc import Mapping

import polars as pl

from supplyscreen.files.rejects import join_rejects, reject_rows

_TRUE = ("1", "true", "t", "yes", "y", "match", "same", "positive", "truematch", "truepositive")
_FALSE = ("0", "false", "f", "no", "n", "nomatch", "nonmatch", "notamatch", "notmatch")
_OTHER_FALSE = ("different", "negative", "falsematch", "falsepositive")
FAULTS: Mapping[str, str] = {
    "blank_name": "a labelled pair needs two names; one is blank",
    "no_letters": "the target has no letter and no digit, so that nothing can be compared with it",
    "bad_label": "expected 1 or 0 (also true or false, yes or no, match or no match)",
    "contradiction": "the same pair is labelled 1 and 0; decide which holds",
    "duplicate_pair": "the same pair stands in an earlier row, and counts once",
}


def check_pairs(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The usable rows of ``rows``, and REJECTS of the others.

    In: ``query, target, label`` (String) with ``source_file`` and ``source_row``. Out: the same in
    row order with ``label`` as Boolean. Each other row has one reject line, with the first of these
    codes that fits: blank_name, no_letters, bad_label, contradiction, duplicate_pair.
    """
    cells = rows.with_columns(label=_label(), label_cell="label").with_columns(
        pl.col("query", "target").replace("", None)
    )
    faulty = cells.with_columns(fault=_row_fault())
    usable = faulty.filter(pl.col("fault").is_null()).with_columns(fault=_pair_fault())
    bad = pl.concat([faulty.filter(pl.col("fault").is_not_null()), usable.drop_nulls("fault")])
    rejects = [
        reject_rows(
            bad.filter(pl.col("fault") == code),
            scope="row",
            code=code,
            message=message,
            column="label" if code == "bad_label" else None,
            value=pl.col("label_cell") if code == "bad_label" else None,
        )
        for code, message in FAULTS.items()
    ]
    good = usable.filter(pl.col("fault").is_null()).sort("source_row")
    return good, join_rejects(rejects)


def _label() -> pl.Expr:
    """True, false, or null where the cell says neither."""
    whole = pl.col("label").str.replace(r"\.0+$", "")
    word = whole.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]", "")
    false = word.is_in((*_FALSE, *_OTHER_FALSE))
    return pl.when(word.is_in(_TRUE)).then(True).when(false).then(False)


def _row_fault() -> pl.Expr:
    letters = pl.col("target").str.contains(r"[\p{L}\p{N}]")
    return (
        pl.when(pl.any_horizontal(pl.col("query", "target").is_null()))
        .then(pl.lit("blank_name"))
        .when(~letters)
        .then(pl.lit("no_letters"))
        .when(pl.col("label").is_null())
        .then(pl.lit("bad_label"))
    )


def _pair_fault() -> pl.Expr:
    pair = ["query", "target"]
    again = pl.int_range(pl.len()).over(pair) > 0
    return (
        pl.when(pl.col("label").n_unique().over(pair) > 1)
        .then(pl.lit("contradiction"))
        .when(again)
        .then(pl.lit("duplicate_pair"))
    )
