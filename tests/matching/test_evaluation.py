"""The measuring, on scores that a person can check by hand."""

import math

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.errors import SchemaError
from supplyscreen.matching.evaluation import CASES, measure
from supplyscreen.matching.measures import ModeResult
from supplyscreen.matching.proportions import share_of
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import conform

Case = tuple[float, bool, bool]  # score, wanted, right
FOUND, WRONG, UNLISTED = (True, True), (True, False), (False, False)
BY_HAND: list[Case] = [
    (0.95, *FOUND),
    (0.85, *WRONG),
    (0.81, *UNLISTED),
    (0.40, *FOUND),
    (0.00, *UNLISTED),
]


def cases(told: list[Case], **columns: object) -> pl.DataFrame:
    """CASES with invented names; ``columns`` overrule."""
    rows = pl.DataFrame(told, schema=["score", "wanted", "right"], orient="row").with_row_index(
        "at"
    )
    texts = {
        name: pl.format(f"{name} {{}}", "at")
        for name in ("query", "target", "best_name", "explanation")
    }
    given_columns = {name: pl.lit(value) for name, value in columns.items()}
    named = rows.with_columns(source_row=pl.col("at") + 2, **texts)
    return conform(
        named.with_columns(listed_elsewhere=pl.lit(value=False), pattern=pl.lit(None)).with_columns(
            **given_columns
        ),
        CASES,
    )


def measured(told: list[Case], config: ScreenConfig | None = None) -> ModeResult:
    return measure(cases(told), mode="search", companies=5, names=5, config=config)


def test_the_flag_threshold_by_hand() -> None:
    at = measured(BY_HAND).at_threshold
    assert (at.point.found, at.point.wrong_entries, at.point.false_flags, at.missed) == (1, 1, 1, 1)
    assert at.precision.value == pytest.approx(1 / 3, abs=1e-6)
    assert at.recall.value == pytest.approx(1 / 3, abs=1e-6)
    assert at.point.f1 == pytest.approx(1 / 3, abs=1e-6)
    assert at.point.false_flags_per_1000 == 500
    assert (at.false_flag_share.part, at.false_flag_share.whole) == (1, 2)


def test_every_hundredth_is_in_the_curve_and_a_score_on_it_counts() -> None:
    curve = measured(BY_HAND).curve
    assert [point.threshold for point in curve] == [at / 100 for at in range(101)]
    assert [(curve[at].found, curve[at].false_flags) for at in (0, 40, 41, 81, 82, 95, 96)] == [
        (2, 2),
        (2, 1),
        (1, 1),
        (1, 1),
        (1, 0),
        (1, 0),
        (0, 0),
    ]
    assert curve[96].precision is None
    assert curve[96].f1 == 0


def test_average_precision_by_hand() -> None:
    """The first gain in recall has precision 1, the second 2 of 4; one of three is never found."""
    assert measured(BY_HAND).average_precision == pytest.approx((1 + 1 / 2) / 3)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(0.9, *FOUND), (0.8, *FOUND), (0.2, *UNLISTED)], 1.0),
        ([(0.9, *UNLISTED), (0.8, *FOUND)], 0.5),
        ([(0.5, *FOUND), (0.5, *UNLISTED)], 0.5),  # equal scores come in together
        ([(0.9, *UNLISTED)], None),
    ],
)
def test_average_precision(told: list[Case], expected: float | None) -> None:
    assert measured(told).average_precision == expected


def test_best_f1_has_a_threshold_that_can_be_typed() -> None:
    best = measured([(0.912345, *FOUND), (0.911111, *FOUND), (0.3, *UNLISTED)]).best_f1
    assert best is not None
    assert (best.threshold, best.f1) == (0.91, 1)
    near = measured([(0.912345, *FOUND), (0.912341, *UNLISTED)]).best_f1
    assert near is not None
    assert near.threshold == 0.912345


def test_recall_within_a_rate_of_false_flags() -> None:
    unlisted = [(0.6 if at == 0 else 0.0, *UNLISTED) for at in range(150)]
    told = measured([(0.9, *FOUND), (0.5, *FOUND), *unlisted])
    assert told.recall_at_10 is not None
    assert told.recall_at_5 is not None
    assert (told.recall_at_10.recall, told.recall_at_10.threshold) == (1, 0.5)
    assert (told.recall_at_5.recall, told.recall_at_5.threshold) == (0.5, 0.9)


def test_a_false_flag_above_everything_leaves_no_recall() -> None:
    told = measured([(0.99, *UNLISTED), (0.98, *FOUND)])
    assert told.recall_at_10 is not None
    assert (told.recall_at_10.recall, told.recall_at_10.threshold) == (0, None)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [  # R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
    ],
)
def test_the_interval_is_that_of_wilson(part: int, whole: int, low: float, high: float) -> None:
    share = share_of(part, whole)
    assert (share.low, share.high) == pytest.approx((low, high), abs=5.1e-5)


def test_nothing_of_nothing_has_no_share() -> None:
    share = share_of(0, 0)
    assert (share.value, share.low, share.high) == (None, None, None)


def test_bands_cut_where_the_settings_say() -> None:
    config = ScreenConfig(flag_threshold=0.4, probable_from=0.81, strong_from=0.85)
    told = {row.band: row.precision for row in measured(BY_HAND, config).bands}
    assert [(told[band].part, told[band].whole) for band in ("strong", "probable", "possible")] == [
        (1, 2),
        (0, 1),
        (1, 1),
    ]


def test_patterns_have_a_row_per_label_the_weakest_first() -> None:
    frame = cases(BY_HAND).with_columns(pattern=pl.Series(["cut", "cut", "cut", "typo", None]))
    told = measure(frame, mode="search", companies=1, names=1).patterns
    assert [(row.pattern, row.wanted, row.right.part, row.right.whole) for row in told] == [
        ("typo", True, 0, 1),
        ("cut", True, 1, 2),
        ("cut", False, 0, 1),
        ("(no pattern)", False, 1, 1),
    ]


def test_calibration_by_hand() -> None:
    told = measured(BY_HAND).calibration
    assert len(told.bins) == 10
    eight = told.bins[8]
    assert (eight.low, eight.mean_score, eight.right.part, eight.right.whole) == (0.8, 0.83, 0, 2)
    errors = [0.05**2, 0.85**2, 0.81**2, 0.6**2, 0]
    assert told.brier == pytest.approx(sum(errors) / 5, abs=1e-6)
    assert told.expected_error == pytest.approx((0.05 + 2 * 0.83 + 0.6) / 5, abs=1e-6)


def test_a_score_of_one_is_in_the_last_bin() -> None:
    assert measured([(1.0, *FOUND)]).calibration.bins[9].right.whole == 1


def test_faults_are_listed_worst_first() -> None:
    told = measured([*BY_HAND, (0.1, *FOUND), (0.9, *UNLISTED), (0.99, *WRONG)])
    assert [(fault.kind, fault.score) for fault in told.misses] == [
        ("wrong_entry", 0.99),
        ("wrong_entry", 0.85),
        ("missed", 0.1),
        ("missed", 0.4),
    ]
    assert [(fault.kind, fault.score) for fault in told.false_flags] == [
        ("false_flag", 0.9),
        ("false_flag", 0.81),
    ]
    assert told.misses[0].query == "query 7"
    assert told.misses[0].source_row == 9


def test_cases_listed_elsewhere_are_counted_and_left_out() -> None:
    frame = cases([(0.99, *UNLISTED), (0.9, *FOUND)]).with_columns(
        listed_elsewhere=pl.Series([True, False])
    )
    told = measure(frame, mode="search", companies=1, names=1)
    assert (told.cases, told.listed_elsewhere, told.unlisted, told.wanted) == (2, 1, 0, 1)
    assert told.at_threshold.point.false_flags == 0
    assert told.false_flags == ()


def test_no_cases_have_no_figures() -> None:
    told = measured([])
    assert told.average_precision is None
    assert told.best_f1 is None
    assert told.calibration.brier is None
    assert told.at_threshold.precision.value is None


def test_a_missing_column_is_told() -> None:
    with pytest.raises(SchemaError, match="missing: score"):
        measure(cases(BY_HAND).drop("score"), mode="pair", companies=1, names=1)


TOLD = st.lists(
    st.tuples(
        st.integers(0, 20).map(lambda n: n / 20), st.sampled_from([FOUND, WRONG, UNLISTED])
    ).map(lambda drawn: (drawn[0], *drawn[1])),
    max_size=25,
)


@given(TOLD)
def test_the_order_of_the_cases_changes_nothing(told: list[Case]) -> None:
    frame = cases(told)
    mixed = frame.sample(fraction=1, shuffle=True, seed=len(told)) if told else frame
    results = [measure(f, mode="search", companies=1, names=1) for f in (frame, mixed)]
    assert results[0] == results[1]


@given(TOLD)
def test_a_higher_threshold_never_flags_more(told: list[Case]) -> None:
    result = measured(told)
    flags = [p.found + p.wrong_entries + p.false_flags for p in result.curve]
    assert flags == sorted(flags, reverse=True)
    assert flags[0] == len(told)


@given(TOLD)
def test_figures_lie_in_their_ranges_and_chosen_points_hold(told: list[Case]) -> None:
    result = measured(told)
    for point in result.curve:
        for value in (point.precision, point.recall, point.f1):
            assert value is None or 0 <= value <= 1
    if result.best_f1 is not None and result.best_f1.threshold is not None:
        assert all(p.f1 is None or p.f1 <= (result.best_f1.f1 or 0) for p in result.curve)
        flagged = [case for case in told if case[0] >= result.best_f1.threshold]
        assert sum(case[1] and case[2] for case in flagged) == result.best_f1.found
    if result.average_precision is not None:
        assert 0 <= result.average_precision <= 1
        assert not math.isnan(result.average_precision)
