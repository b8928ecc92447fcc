"""The figures of one matcher on one set of cases, in search mode or in pair mode.

ANSWERS has the columns ``query, pattern, wanted, right, score`` (and for reading ``answer`` and
``band``): ``right`` tells whether the best entry is the right one, ``score`` is its score.
"""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Figures:
    """Counts at one threshold, and recall where false flags are few.

    ``wrong`` are wanted names whose best entry is another company; they and the flagged unlisted
    names lower precision. ``per_1000`` counts flagged unlisted names only.
    """

    threshold: float
    wanted: int
    unlisted: int
    found: int
    wrong: int
    flagged_unlisted: int
    recall_at_5: float
    recall_at_10: float

    @property
    def precision(self) -> float:
        """Share of the flags that are right; 1 when there is no flag."""
        flags = self.found + self.wrong + self.flagged_unlisted
        return self.found / flags if flags else 1.0

    @property
    def recall(self) -> float:
        """Share of the wanted names whose best entry is right and reaches the threshold."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def per_1000(self) -> float:
        """Flagged unlisted names per 1,000 unlisted names."""
        return self.flagged_unlisted / self.unlisted * 1000 if self.unlisted else 0.0


def figures(answers: pl.DataFrame, threshold: float) -> Figures:
    """The figures of ANSWERS at ``threshold`` (0 to 1)."""
    flag = pl.col("score") >= threshold
    found, wrong, bad, wanted = answers.select(
        (flag & pl.col("wanted") & pl.col("right")).sum().alias("found"),
        (flag & pl.col("wanted") & ~pl.col("right")).sum().alias("wrong"),
        (flag & ~pl.col("wanted")).sum().alias("bad"),
        pl.col("wanted").sum(),
    ).row(0)
    return Figures(
        threshold=threshold,
        wanted=wanted,
        unlisted=answers.height - wanted,
        found=found,
        wrong=wrong,
        flagged_unlisted=bad,
        recall_at_5=recall_within(answers, 5),
        recall_at_10=recall_within(answers, 10),
    )


def recall_within(answers: pl.DataFrame, per_1000: float) -> float:
    """Best recall of any threshold at which at most ``per_1000`` unlisted names are flagged."""
    unlisted = answers.filter(~pl.col("wanted"))["score"].sort(descending=True)
    allowed = int(per_1000 * len(unlisted) / 1000)
    above = unlisted[allowed] if allowed < len(unlisted) else -1.0
    wanted = answers.filter("wanted")
    found = wanted.filter(pl.col("right") & (pl.col("score") > above)).height
    return found / wanted.height if wanted.height else 0.0


def best_threshold(answers: pl.DataFrame) -> float:
    """The threshold (0.00 to 1.00 by 0.01) with the best F1; of equals the highest."""
    grid = [at / 100 for at in range(101)]
    return max(grid, key=lambda at: (figures(answers, at).f1, at))


def by_pattern(answers: pl.DataFrame, threshold: float) -> pl.DataFrame:
    """``pattern, wanted, names, told_right``: share found, or for unlisted names not flagged."""
    flag = pl.col("score") >= threshold
    told = pl.when("wanted").then(flag & pl.col("right")).otherwise(~flag)
    return (
        answers.group_by("pattern", "wanted")
        .agg(names=pl.len(), told_right=told.mean())
        .sort("wanted", "pattern", descending=[True, False])
    )


def by_band(answers: pl.DataFrame, threshold: float) -> pl.DataFrame:
    """``band, flags, precision`` of the flags at or above ``threshold``, strong first."""
    return (
        answers.filter(pl.col("score") >= threshold)
        .group_by("band")
        .agg(
            flags=pl.len(),
            precision=(pl.col("wanted") & pl.col("right")).mean(),
            at=pl.min("score"),
        )
        .sort("at", descending=True)
        .drop("at")
    )


def misses(answers: pl.DataFrame, threshold: float, count: int = 10) -> pl.DataFrame:
    """Wanted names that were not found, the lowest score first; a wrong entry has its score."""
    found = pl.col("right") & (pl.col("score") >= threshold)
    return answers.filter(pl.col("wanted") & ~found).sort("score", "query").head(count)


def false_flags(answers: pl.DataFrame, threshold: float, count: int = 10) -> pl.DataFrame:
    """Unlisted names flagged and wanted names given to another entry, the highest score first."""
    wrong = ~(pl.col("wanted") & pl.col("right")) & (pl.col("score") >= threshold)
    return answers.filter(wrong).sort("score", "query", descending=[True, False]).head(count)
