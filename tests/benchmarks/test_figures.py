"""The figures of the evaluation, on counts that can be done by hand."""

import polars as pl
import pytest
from benchmarks.accuracy_tables import table
from benchmarks.figures import (
    best_threshold,
    by_band,
    by_pattern,
    false_flags,
    figures,
    misses,
    recall_within,
)

ANSWERS = pl.DataFrame(
    [
        ("A", "typo1", True, True, 0.95, "strong"),
        ("B", "typo1", True, True, 0.75, "possible"),
        ("C", "abbrev", True, False, 0.90, "strong"),
        ("D", "abbrev", True, True, 0.40, ""),
        ("E", "neg_generic", False, False, 0.80, "probable"),
        ("F", "neg_generic", False, False, 0.10, ""),
    ],
    schema=["query", "pattern", "wanted", "right", "score", "band"],
    orient="row",
)


def test_figures_at_a_threshold() -> None:
    told = figures(ANSWERS, 0.7)
    assert (told.wanted, told.unlisted, told.found, told.wrong) == (4, 2, 2, 1)
    assert told.precision == pytest.approx(2 / 4)
    assert told.recall == pytest.approx(2 / 4)
    assert told.f1 == pytest.approx(0.5)
    assert told.per_1000 == pytest.approx(500)


def test_recall_while_few_unlisted_names_are_flagged() -> None:
    assert recall_within(ANSWERS, 0) == pytest.approx(1 / 4)  # above 0.80: only A is right
    assert recall_within(ANSWERS, 500) == pytest.approx(3 / 4)  # above 0.10: A, B and D


def test_best_threshold_has_the_best_f1() -> None:
    best = best_threshold(ANSWERS)
    grid = [figures(ANSWERS, at / 100).f1 for at in range(101)]
    assert figures(ANSWERS, best).f1 == max(grid)


def test_no_flag_at_all_is_no_division_by_zero() -> None:
    told = figures(ANSWERS, 1.0)
    assert (told.precision, told.recall, told.f1) == (1.0, 0.0, 0.0)


def test_patterns_and_bands() -> None:
    told = {row[0]: row[2:] for row in by_pattern(ANSWERS, 0.7).iter_rows()}
    assert told == {"typo1": (2, 1.0), "abbrev": (2, 0.0), "neg_generic": (2, 0.5)}
    assert by_band(ANSWERS, 0.7).rows() == [
        ("strong", 2, 0.5),
        ("probable", 1, 0.0),
        ("possible", 1, 1.0),
    ]


def test_errors_worst_first() -> None:
    assert misses(ANSWERS, 0.7)["query"].to_list() == ["D", "C"]
    assert false_flags(ANSWERS, 0.7)["query"].to_list() == ["C", "E"]


def test_table_keeps_its_columns() -> None:
    assert table(("a", "b"), [("x|y", "1")]) == "| a | b |\n| --- | --- |\n| x/y | 1 |"
    assert table(("a",), []) == "(none)"
