"""Whether a score of 0.8 is right eight times in ten."""

import polars as pl

from supplyscreen.matching.measures import Calibration, CalibrationBin
from supplyscreen.matching.proportions import share_of

BINS = 10
_DIGITS = 6


def calibrate(cases: pl.DataFrame) -> Calibration:
    """Ten bins of equal width, Brier score and expected calibration error of ``cases``.

    In: ``score`` (0 to 1), ``wanted``, ``right``. Source of the score: G. W. Brier, Verification of
    forecasts expressed in terms of probability, Monthly Weather Review 78 (1950), 1-3.
    """
    told = cases.select(
        "score",
        right=(pl.col("wanted") & pl.col("right")).cast(pl.Int64),
        bin=(pl.col("score") * BINS).floor().clip(0, BINS - 1).cast(pl.Int64),
    )
    bins = _bins(told)
    if told.is_empty():
        return Calibration(bins=_models(bins), brier=None, expected_error=None)
    brier = told.select(((pl.col("score") - pl.col("right")) ** 2).mean()).item()
    gap = (pl.col("mean_score") - pl.col("part") / pl.col("whole")).abs() * pl.col("whole")
    error = bins.filter(pl.col("whole") > 0).select(gap.sum()).item() / told.height
    return Calibration(
        bins=_models(bins),
        brier=round(float(brier), _DIGITS),
        expected_error=round(float(error), _DIGITS),
    )


def _bins(told: pl.DataFrame) -> pl.DataFrame:
    """``bin, mean_score, part, whole`` for every bin, empty ones too."""
    counted = told.group_by("bin").agg(
        mean_score=pl.col("score").mean(), part=pl.col("right").sum(), whole=pl.len()
    )
    every = pl.DataFrame({"bin": range(BINS)}, schema={"bin": pl.Int64})
    return every.join(counted, on="bin", how="left", maintain_order="left").with_columns(
        pl.col("part", "whole").fill_null(0).cast(pl.Int64), pl.col("mean_score").round(_DIGITS)
    )


def _models(bins: pl.DataFrame) -> tuple[CalibrationBin, ...]:
    return tuple(
        CalibrationBin(
            low=at / BINS,
            high=(at + 1) / BINS,
            mean_score=mean_score,
            right=share_of(part, whole),
        )
        for at, mean_score, part, whole in bins.iter_rows()
    )
