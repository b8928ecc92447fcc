"""The cases that were told wrong, worst first: what a person should read."""

import polars as pl

from supplyscreen.matching.measures import Fault

KEPT = 200  # most faults of each kind that a result keeps; its counts tell all
_ORDER = ["source_row", "query", "target"]


def misses(cases: pl.DataFrame, threshold: float) -> tuple[Fault, ...]:
    """Wanted cases without a flag of the right company.

    In: CASES (see ``evaluation``). First those flagged with another company, the surest first; then
    those below the threshold, the lowest first. At most KEPT.
    """
    wanted = cases.filter("wanted")
    flagged = pl.col("score") >= threshold
    wrong = wanted.filter(flagged & ~pl.col("right")).sort(
        "score", *_ORDER, descending=[True, False, False, False]
    )
    below = wanted.filter(~flagged).sort("score", *_ORDER)
    return (*_faults(wrong, "wrong_entry"), *_faults(below, "missed"))[:KEPT]


def false_flags(cases: pl.DataFrame, threshold: float) -> tuple[Fault, ...]:
    """Unlisted cases of CASES that are flagged, the highest score first. At most KEPT."""
    wrong = cases.filter(~pl.col("wanted") & (pl.col("score") >= threshold))
    return _faults(
        wrong.sort("score", *_ORDER, descending=[True, False, False, False]), "false_flag"
    )


def _faults(rows: pl.DataFrame, kind: str) -> tuple[Fault, ...]:
    kept = rows.head(KEPT).with_columns(pl.col(pl.String).fill_null(""), kind=pl.lit(kind))
    told = kept.select(*Fault.model_fields).iter_rows(named=True)
    return tuple(Fault.model_validate(row) for row in told)
