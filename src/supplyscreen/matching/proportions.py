"""Shares with their intervals: of the whole, by pattern and by band."""

import math
from typing import Literal

import polars as pl

from supplyscreen.matching.measures import AtThreshold, BandRow, PatternRow, Point, Share
from supplyscreen.models import ScreenConfig

_Z = 1.959964  # two-sided 95% point of the normal distribution
_DIGITS = 6
NO_PATTERN = "(no pattern)"


def share_of(part: int, whole: int) -> Share:
    """``part`` of ``whole`` with its Wilson score interval at 95%.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if not whole:
        return Share(part=part, whole=whole, value=None, low=None, high=None)
    value, square = part / whole, _Z**2
    middle = (value + square / (2 * whole)) / (1 + square / whole)
    half = _Z * math.sqrt(value * (1 - value) / whole + square / (4 * whole**2))
    half /= 1 + square / whole
    low = 0.0 if part == 0 else round(max(middle - half, 0.0), _DIGITS)
    high = 1.0 if part == whole else round(min(middle + half, 1.0), _DIGITS)
    return Share(part=part, whole=whole, value=round(value, _DIGITS), low=low, high=high)


def at_threshold(point: Point, cases: pl.DataFrame) -> AtThreshold:
    """``point`` of ``cases`` (column ``wanted``) with intervals."""
    wanted = int(cases["wanted"].sum())
    flagged = point.found + point.wrong_entries + point.false_flags
    return AtThreshold(
        point=point,
        missed=wanted - point.found - point.wrong_entries,
        precision=share_of(point.found, flagged),
        recall=share_of(point.found, wanted),
        false_flag_share=share_of(point.false_flags, cases.height - wanted),
    )


def by_pattern(cases: pl.DataFrame, threshold: float) -> tuple[PatternRow, ...]:
    """A row per pattern and label, wanted first, the weakest first within them.

    In: ``pattern`` (String, null where none is given), ``wanted``, ``right``, ``score``. Empty
    where no case has a pattern.
    """
    if cases["pattern"].null_count() == cases.height:
        return ()
    flagged = pl.col("score") >= threshold
    told = pl.when("wanted").then(flagged & pl.col("right")).otherwise(~flagged)
    rows = (
        cases.with_columns(pl.col("pattern").fill_null(NO_PATTERN), told=told)
        .group_by("wanted", "pattern")
        .agg(part=pl.col("told").sum(), whole=pl.len(), mean=pl.col("told").mean())
        .sort("wanted", "mean", "pattern", descending=[True, False, False])
    )
    return tuple(
        PatternRow(pattern=pattern, wanted=wanted, right=share_of(part, whole))
        for wanted, pattern, part, whole in rows.drop("mean").iter_rows()
    )


def by_band(cases: pl.DataFrame, config: ScreenConfig) -> tuple[BandRow, ...]:
    """The flags of ``cases`` by the bands of ``config``, strongest first."""
    bounds: list[tuple[Literal["strong", "probable", "possible"], float, float]] = [
        ("strong", config.strong_from, math.inf),
        ("probable", config.probable_from, config.strong_from),
        ("possible", config.flag_threshold, config.probable_from),
    ]
    return tuple(
        BandRow(band=band, score_from=low, precision=_precision(cases, low, high))
        for band, low, high in bounds
    )


def _precision(cases: pl.DataFrame, low: float, high: float) -> Share:
    inside = cases.filter((pl.col("score") >= low) & (pl.col("score") < high))
    return share_of(inside.filter(pl.col("wanted") & pl.col("right")).height, inside.height)
