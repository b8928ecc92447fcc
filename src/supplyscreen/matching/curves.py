"""Precision and recall over the threshold, from the scores of labelled cases."""

import math

import polars as pl

from supplyscreen.matching.measures import Point

_DIGITS = 6
_COUNTS = ("found", "wrong_entries", "false_flags")


def steps(cases: pl.DataFrame) -> pl.DataFrame:
    """What is flagged from each distinct score on, highest first.

    In: ``score`` (0 to 1), ``wanted``, ``right`` (Boolean). Out: ``score`` and, cumulated over all
    cases at or above it, ``found, wrong_entries, false_flags`` with their shares (see ``Point``).
    """
    wanted, right = pl.col("wanted"), pl.col("right")
    counted = cases.group_by("score").agg(
        found=(wanted & right).sum().cast(pl.Int64),
        wrong_entries=(wanted & ~right).sum().cast(pl.Int64),
        false_flags=(~wanted).sum().cast(pl.Int64),
    )
    falling = counted.sort("score", descending=True).with_columns(pl.col(_COUNTS).cum_sum())
    return _with_shares(falling, cases)


def grid(cases: pl.DataFrame, thresholds: list[float]) -> tuple[Point, ...]:
    """A :class:`Point` for each of ``thresholds``, which must rise."""
    asked = pl.DataFrame({"score": thresholds}, schema={"score": pl.Float64})
    counts = steps(cases).select("score", *_COUNTS).sort("score")
    met = asked.join_asof(counts, on="score", strategy="forward")
    filled = _with_shares(met.with_columns(pl.col(_COUNTS).fill_null(0)), cases)
    return tuple(_point(row, float(str(row["score"]))) for row in filled.iter_rows(named=True))


def average_precision(cases: pl.DataFrame) -> float | None:
    """Sum over falling scores of precision x gain in recall; None without wanted cases."""
    if not cases["wanted"].any():
        return None
    gain = pl.col("found").diff().fill_null(pl.col("found"))
    total = steps(cases).select((gain * pl.col("precision")).sum()).item()
    return round(float(total) / int(cases["wanted"].sum()), _DIGITS)


def best_f1(cases: pl.DataFrame) -> Point | None:
    """The point of the highest F1; of equal ones, that with the highest threshold."""
    falling = steps(cases)
    if not cases["wanted"].any():
        return None
    return _chosen(falling, falling["f1"].arg_max() or 0)


def recall_within(cases: pl.DataFrame, per_1000: float) -> Point | None:
    """The most recall with at most ``per_1000`` false flags per 1,000 unlisted cases.

    Of points with equal recall, that with the highest threshold. None without unlisted or
    without wanted cases; a point without threshold where already the first score is too much.
    """
    if cases["wanted"].all() or not cases["wanted"].any():
        return None
    falling = steps(cases)
    allowed = falling.filter(pl.col("false_flags_per_1000") <= per_1000)
    if allowed.is_empty():
        nothing = pl.DataFrame({"score": [1.0]} | {name: [0] for name in _COUNTS})
        return _point(_with_shares(nothing, cases).row(0, named=True), None)
    return _chosen(falling, allowed["recall"].arg_max() or 0)


def _with_shares(counts: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Add the shares of ``Point`` to counts; null where there is nothing to divide by."""
    wanted = int(cases["wanted"].sum())
    flagged = pl.sum_horizontal(_COUNTS)
    both = pl.when(wanted > 0).then(flagged + wanted)
    shares = {
        "precision": _over(pl.col("found"), flagged),
        "recall": _over(pl.col("found"), pl.lit(wanted)),
        "f1": _over(2 * pl.col("found"), both),
        "false_flags_per_1000": _over(1000 * pl.col("false_flags"), pl.lit(cases.height - wanted)),
    }
    return counts.with_columns(share.round(_DIGITS).alias(name) for name, share in shares.items())


def _over(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(part / whole)


def _chosen(falling: pl.DataFrame, at: int) -> Point:
    """The step at ``at`` under a threshold that a person can type."""
    row = falling.row(at, named=True)
    below = float(falling["score"][at + 1]) if at + 1 < falling.height else -1.0
    return _point(row, _short_threshold(float(row["score"]), below))


def _short_threshold(score: float, below: float) -> float:
    """The number of fewest decimals (two at least) at or below ``score`` and above ``below``."""
    for digits in range(2, _DIGITS):
        cut = math.floor(score * 10.0**digits) / 10.0**digits
        if below < cut <= score:
            return cut
    return score


def _point(row: dict[str, object], threshold: float | None) -> Point:
    return Point.model_validate(
        {name: row[name] for name in Point.model_fields if name != "threshold"}
        | {"threshold": threshold}
    )
