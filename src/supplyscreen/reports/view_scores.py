"""How near the matches are: pairs of a party and a listed name by score, threshold and bands."""

import polars as pl

from supplyscreen.models import RunRecord, ScreenConfig
from supplyscreen.reports.view_bars import NumberRow, numbers
from supplyscreen.reports.view_columns import Columns, Mark, Span, Tick, columns, crowded
from supplyscreen.runs import words

_FINE = 40  # more columns of 0.01 than these become columns of 0.05
_MOST = 100  # hundredths


def scores_view(run: RunRecord, flags: pl.LazyFrame) -> Columns:
    """The scores of flagged pairs, counted streaming from FLAGS.

    A pair is one party and one entry, whatever number of bills it is on. Scores are cut to two
    decimals as everywhere in the report. Pairs below the threshold make no flag and are in no
    table of a run, so nothing can be drawn there.
    """
    pairs = _pairs(flags)
    start, step = _axis(run.config, pairs)
    count = (_MOST - start) // step + 1
    scored = pairs.drop_nulls("score").with_columns(at=(pl.col("score") - start) // step)
    told = scored.group_by("at").agg(pl.len().cast(pl.Int64), pl.col("flags").sum())
    at = {place: (many, flags) for place, many, flags in told.iter_rows()}
    labels = [_label(start + place * step, step) for place in range(count)]
    totals = [at.get(place, (0, 0))[0] for place in range(count)]
    rows = [NumberRow(x, at.get(place, (0, 0))) for place, x in enumerate(labels)]
    unscored = pairs.height - scored.height
    notes = [f"{words.count(unscored, 'pair')} without a score."] if unscored else []
    return Columns(
        key="score",
        caption="Pairs of a party as filed and a listed name, by score",
        told=_told(run.config, scored, labels, totals),
        width=round(100 / count, 2),
        columns=columns(labels, totals, totals),
        ticks=_ticks(start, step, count),
        table=numbers("Score", ("Pairs", "Flags"), [row for row in rows if row.values[0]]),
        spans=_spans(run.config, scored, start, step * count),
        line=_threshold(run.config, start, step * count),
        notes=tuple(notes),
        crowded=crowded(totals),
    )


def _pairs(flags: pl.LazyFrame) -> pl.DataFrame:
    """``score, band, flags`` of each pair; the score in whole hundredths, cut."""
    listed = flags.filter(pl.col("ground") == "listed_party")
    one = listed.group_by("party_id", "entry_id").agg(
        pl.col("score").max(), flags=pl.len().cast(pl.Int64)
    )
    cut = (pl.col("score") * 100).cast(pl.Int64)
    return one.select(score=cut, exact="score", flags="flags").collect(engine="streaming")


def _axis(config: ScreenConfig, pairs: pl.DataFrame) -> tuple[int, int]:
    """The hundredth at which the axis begins, a little below the threshold, and the width of a
    column in hundredths."""
    lowest = pairs["score"].min()
    least = min(round(config.flag_threshold * 100), lowest if isinstance(lowest, int) else _MOST)
    start = max(least - 1, 0) // 5 * 5
    return start, 1 if _MOST - start <= _FINE else 5


def _label(hundredths: int, step: int) -> str:
    last = min(hundredths + step - 1, _MOST)
    begin = f"{hundredths / 100:.2f}"
    return begin if last == hundredths else f"{begin} to {last / 100:.2f}"


def _ticks(start: int, step: int, count: int) -> tuple[Tick, ...]:
    """Round scores at the left edges of columns."""
    edges = [(at, start + at * step) for at in range(count)]
    wide = 10 if step == 1 else 20
    return tuple(
        Tick(round(100 * at / count, 2), f"{edge / 100:.2f}")
        for at, edge in edges
        if edge % wide == 0 and edge <= _MOST
    )


def _spans(config: ScreenConfig, scored: pl.DataFrame, start: int, length: int) -> tuple[Span, ...]:
    """Below the threshold, then the bands, each with its number of pairs."""
    cuts = [config.flag_threshold, config.probable_from, config.strong_from]
    begins = [round(cut * 100) for cut in cuts]
    ends = [*begins[1:], start + length]
    exact = scored["exact"]
    spans = []
    if begins[0] > start:
        spans.append(Span(0.0, _share(begins[0] - start, length), "no flag", "none"))
    bounds = [*cuts, 2.0]
    for place, key in enumerate(("possible", "probable", "strong")):
        within = int(((exact >= bounds[place]) & (exact < bounds[place + 1])).sum())
        if ends[place] > begins[place]:
            spans.append(
                Span(
                    _share(begins[place] - start, length),
                    _share(ends[place] - begins[place], length),
                    f"{words.BAND[key]} {words.number(within)}",
                    key,
                )
            )
    return tuple(spans)


def _threshold(config: ScreenConfig, start: int, length: int) -> Mark:
    left = _share(round(config.flag_threshold * 100) - start, length)
    leans = "start" if left < 60 else "end"
    return Mark(left, f"flags from {config.flag_threshold:.2f}", 1, leans)


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2)


def _told(config: ScreenConfig, scored: pl.DataFrame, labels: list[str], totals: list[int]) -> str:
    if scored.is_empty():
        return "No match to draw."
    most = max(totals)
    return (
        f"Columns of {words.count(scored.height, 'pair')} by score; most at "
        f"{labels[totals.index(most)]}, with {words.number(most)}. Flags begin at "
        f"{config.flag_threshold:.2f}, probable at {config.probable_from:.2f}, strong at "
        f"{config.strong_from:.2f}. The numbers are in the table below."
    )
