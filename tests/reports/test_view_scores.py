"""The scores of pairs with threshold and bands: recomputed from the flags."""

from collections import Counter

import pytest

from supplyscreen.models import ScreenConfig
from supplyscreen.reports.view_scores import scores_view

from .builder import LISTED, PLACE, build, flag
from .drawn import varied


def test_columns_are_those_of_the_pairs() -> None:
    result = varied()
    rows = [x for x in result.flags.rows(named=True) if x["ground"] == "listed_party"]
    best: dict[tuple[str, str], float] = {}
    for row in rows:
        pair = (row["party_id"], row["entry_id"])
        best[pair] = max(best.get(pair, 0), row["score"])
    shown = scores_view(result.run, result.scan_flags())
    wanted = Counter(f"{int(score * 100) / 100:.2f}" for score in best.values())
    assert {row.label: row.values[0] for row in shown.table.rows} == wanted
    assert shown.table.sums == (len(best), len(rows))
    most = max(wanted.values())
    heights = {c.label: c.solid_height for c in shown.columns if c.total}
    assert heights == {x: pytest.approx(100 * n / most, abs=0.01) for x, n in wanted.items()}


def test_threshold_and_bands_stand_at_their_scores() -> None:
    result = build(
        [
            flag(LISTED, n, score=score, party_id=f"p-{n}")
            for n, score in enumerate((0.7, 0.79, 0.8, 0.9, 1.0))
        ]
    )
    shown = scores_view(result.run, result.scan_flags())
    assert [span.label for span in shown.spans] == [
        "no flag",
        "Possible 2",
        "Probable 1",
        "Strong 2",
    ]
    assert shown.line is not None
    assert shown.line.text == "flags from 0.70"
    assert shown.spans[1].left == shown.line.left == shown.spans[0].width
    assert sum(span.width for span in shown.spans) == pytest.approx(100, abs=0.05)
    edge = next(column.left for column in shown.columns if column.label == "0.80")
    assert shown.spans[2].left == pytest.approx(edge, abs=0.01)
    assert shown.columns[-1].label == "1.00"
    assert "Flags begin at 0.70, probable at 0.80, strong at 0.90." in shown.told


def test_a_pair_on_many_bills_is_one_pair() -> None:
    result = build([flag(LISTED, n) for n in range(5)])
    shown = scores_view(result.run, result.scan_flags())
    assert [(row.label, row.values) for row in shown.table.rows] == [("0.94", (1, 5))]


def test_a_low_threshold_makes_wider_columns() -> None:
    result = build([flag(LISTED, 1, score=0.31), flag(LISTED, 2, score=1.0, party_id="q")])
    config = ScreenConfig(flag_threshold=0.3)
    run = result.run.model_copy(update={"config": config})
    shown = scores_view(run, result.scan_flags())
    assert [row.label for row in shown.table.rows] == ["0.30 to 0.34", "1.00"]
    assert len(shown.columns) == 16


def test_pairs_without_a_score_and_other_grounds() -> None:
    result = build([flag(LISTED, 1, score=None, band=None), flag(PLACE, 2)])
    shown = scores_view(result.run, result.scan_flags())
    assert shown.notes == ("1 pair without a score.",)
    assert shown.table.rows == ()
    assert shown.told == "No match to draw."
