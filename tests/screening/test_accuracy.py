"""``ss.evaluate``: pairs in, figures that add up out."""

import json
from pathlib import Path
from typing import Literal

import polars as pl
import pytest

import supplyscreen as ss

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev.csv"
LISTED = "Hetian Haolin Hair Accessories Co. Ltd."
ROWS = [
    ("HETIAN HAOLIN HAIR ACCESSORIES CO LT", LISTED, "1", "cut"),
    ("HETIAN HAOLIN HAIR ACCESSORIES", LISTED, "1", "legal_missing"),
    ("EXAMPLE GARMENT JSC", LISTED, "0", "other"),
    ("DONGGUAN VEXMAR SHOES CO LTD", LISTED, "0", "other"),
    ("", LISTED, "0", "other"),
]


@pytest.fixture
def pairs() -> pl.DataFrame:
    return pl.DataFrame(ROWS, schema=["query", "target", "label", "pattern"], orient="row")


def test_both_modes_and_every_row(pairs: pl.DataFrame) -> None:
    told = ss.evaluate(pairs)
    assert (told.rows_in, told.rows_used, told.rows_rejected) == (5, 4, 1)
    assert told.rejects_by_code == {"blank_name": 1}
    assert told.rejects[0].source_row == 6
    assert [mode.mode for mode in told.modes] == ["search", "pair"]
    for mode in told.modes:
        assert (mode.cases, mode.wanted, mode.unlisted) == (4, 2, 2)
        point = mode.at_threshold.point
        assert (point.found, point.wrong_entries, point.false_flags) == (2, 0, 0)
        assert mode.average_precision == 1


@pytest.mark.parametrize("mode", ["pair", "search"])
def test_one_mode_alone(pairs: pl.DataFrame, mode: Literal["pair", "search"]) -> None:
    told = ss.evaluate(pairs, mode=mode)
    assert [found.mode for found in told.modes] == [mode]


def test_a_target_stands_for_its_entry_unless_names_only() -> None:
    chinese = (
        ss.load_watchlists().names.filter(pl.col("alias_kind") == "chinese").row(0, named=True)
    )
    entry = ss.load_watchlists().entries.filter(pl.col("entry_id") == chinese["entry_id"])
    frame = pl.DataFrame({"query": [chinese["name"]], "target": [entry["name"][0]], "label": [1]})
    with_aliases = ss.evaluate(frame, mode="pair").pair
    alone = ss.evaluate(frame, mode="pair", bundled_aliases=False)
    assert with_aliases is not None
    assert alone.pair is not None
    assert with_aliases.names > alone.pair.names == 1
    assert with_aliases.calibration.bins[9].right.whole == 1
    assert alone.lists == ()


def test_the_settings_decide(pairs: pl.DataFrame) -> None:
    strict = ss.ScreenConfig(flag_threshold=1, probable_from=1, strong_from=1)
    told = ss.evaluate(pairs, mode="pair", config=strict).pair
    assert told is not None
    assert told.at_threshold.point.threshold == 1
    assert told.at_threshold.missed == 2


def test_a_file_gives_the_same_bytes_twice(pairs: pl.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    pairs.write_csv(path)
    one, other = ss.evaluate(path), ss.evaluate(path)
    assert one.model_dump_json() == other.model_dump_json()
    assert one.source == "pairs.csv"
    assert one.source_sha256 is not None
    assert ss.Evaluation.model_validate_json(one.model_dump_json()) == one


def test_the_text_fits_a_terminal_and_tells_the_faults(pairs: pl.DataFrame) -> None:
    wrong = pairs.with_columns(
        label=pl.when(pl.col("pattern") == "cut").then(pl.lit("0")).otherwise("label")
    )
    text = ss.evaluate(wrong).summary()
    assert max(len(line) for line in text.splitlines()) <= 100
    assert "Rows in 5 = used 4 + rejected 1." in text
    assert "row 6: a labelled pair needs two names; one is blank" in text
    assert "HETIAN HAOLIN HAIR ACCESSORIES CO LT | " in text
    assert "Worst misses: none" in text


def test_fewer_faults_on_demand(pairs: pl.DataFrame) -> None:
    told = ss.evaluate(pairs.with_columns(label=pl.lit("0")), mode="pair")
    assert told.pair is not None
    assert len(told.pair.false_flags) == 2
    short = told.shortened(1)
    assert short.pair is not None
    assert short.pair.false_flags == told.pair.false_flags[:1]
    assert "Worst false flags" in told.summary(errors=0)


def test_progress_is_told(pairs: pl.DataFrame) -> None:
    stages: list[str] = []
    ss.evaluate(pairs, progress=lambda stage, _done, _total: stages.append(stage))
    assert stages == ["reading labelled pairs", "measuring search mode", "measuring pair mode"]


def test_wrong_arguments_are_told(pairs: pl.DataFrame) -> None:
    with pytest.raises(ss.InputError, match="mode: found 'all', expected pair, search or both"):
        ss.evaluate(pairs, mode="all")  # type: ignore[arg-type]
    with pytest.raises(ss.InputError, match=r"none of 1 rows can be used; row 2: .* is blank"):
        ss.evaluate(pairs.filter(pl.col("query") == ""))
    with pytest.raises(ss.InputError, match="does not exist"):
        ss.evaluate("no such file.csv")
    with pytest.raises(ss.ConfigError, match="no_such_weight"):
        ss.evaluate(pairs, config=ss.ScreenConfig(weights={"no_such_weight": 1}))


def test_nothing_in_json_is_not_a_number(pairs: pl.DataFrame) -> None:
    text = ss.evaluate(pairs.filter(pl.col("label") == "0")).model_dump_json()
    assert json.loads(text)["search"]["average_precision"] is None
    assert "NaN" not in text


@pytest.mark.skipif(not GOLD.is_file(), reason="the labelled pairs are not beside the checkout")
def test_the_labelled_file_beside_the_checkout_adds_up() -> None:
    told = ss.evaluate(GOLD)
    assert told.rows_in == told.rows_used == 6302
    assert told.search is not None
    assert told.pair is not None
    assert told.search.wanted == 846
    assert told.search.wanted + told.search.unlisted + told.search.listed_elsewhere == 2476
    assert told.pair.wanted + told.pair.unlisted == 6302
    assert sum(row.right.whole for row in told.pair.patterns) == 6302
