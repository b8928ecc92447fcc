"""Measuring a matcher on labelled cases: every figure of one mode from one frame of scores."""

import polars as pl

from supplyscreen.matching.calibration import calibrate
from supplyscreen.matching.curves import average_precision, best_f1, grid, recall_within
from supplyscreen.matching.faults import false_flags, misses
from supplyscreen.matching.measures import Mode, ModeResult
from supplyscreen.matching.proportions import at_threshold, by_band, by_pattern
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import conform, require_schema

# One labelled case with its score. Pair mode: one labelled pair. Search mode: one distinct query,
# with the best entry of the list. `listed_elsewhere` cases are counted and otherwise left out.
CASES = pl.Schema(
    {
        "source_row": pl.Int64(),
        "query": pl.String(),
        "target": pl.String(),  # the labelled name
        "pattern": pl.String(),  # null where the file gives none
        "wanted": pl.Boolean(),  # label 1: should be flagged
        "right": pl.Boolean(),  # the best entry is the labelled company; pair mode: the label
        "listed_elsewhere": pl.Boolean(),  # label 0, but the name of another listed company
        "score": pl.Float64(),  # 0 to 1; 0 where nothing could be compared
        "best_name": pl.String(),
        "explanation": pl.String(),  # evidence for and, behind "Against:", against
    }
)
_THRESHOLDS = [at / 100 for at in range(101)]


def measure(
    cases: pl.DataFrame,
    *,
    mode: Mode,
    companies: int,
    names: int,
    config: ScreenConfig | None = None,
) -> ModeResult:
    """Every figure of :class:`ModeResult` from CASES; the order of the rows changes nothing.

    ``companies`` and ``names`` tell what the cases were compared with. The flag threshold and the
    bands are those of ``config``. Raises SchemaError when a column of CASES is missing.
    """
    config = config or ScreenConfig()
    require_schema(cases, CASES, name="CASES")
    every = conform(cases, CASES).sort("source_row", "query", "target")
    used = every.filter(~pl.col("listed_elsewhere"))
    threshold = config.flag_threshold
    (point,) = grid(used, [threshold])
    wanted = int(used["wanted"].sum())
    return ModeResult(
        mode=mode,
        cases=every.height,
        wanted=wanted,
        unlisted=used.height - wanted,
        listed_elsewhere=every.height - used.height,
        companies=companies,
        names=names,
        at_threshold=at_threshold(point, used),
        average_precision=average_precision(used),
        best_f1=best_f1(used),
        recall_at_10=recall_within(used, 10),
        recall_at_5=recall_within(used, 5),
        curve=grid(used, _THRESHOLDS),
        patterns=by_pattern(used, threshold),
        bands=by_band(used, config),
        calibration=calibrate(used),
        misses=misses(used, threshold),
        false_flags=false_flags(used, threshold),
    )
