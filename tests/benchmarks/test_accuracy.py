"""A floor under the accuracy, so that a fall does not go unnoticed; raise it with the matcher."""

from pathlib import Path

import polars as pl
import pytest
from benchmarks.accuracy import main
from benchmarks.cases import GOLD, gold_cases, own_cases
from benchmarks.figures import by_pattern, figures
from benchmarks.labelled.pairs import labelled_pairs
from benchmarks.ours import latin_only, pair_answers, search_answers

import supplyscreen as ss

THRESHOLD = ss.ScreenConfig().flag_threshold


@pytest.fixture(scope="module")
def lists() -> ss.Watchlists:
    return ss.load_watchlists()


@pytest.fixture(scope="module")
def pairs(lists: ss.Watchlists) -> pl.DataFrame:
    return labelled_pairs(lists)


@pytest.mark.parametrize(("half", "f1", "per_1000"), [("develop", 0.96, 15), ("report", 0.95, 20)])
def test_floor_in_search_mode(
    lists: ss.Watchlists, pairs: pl.DataFrame, half: str, f1: float, per_1000: float
) -> None:
    told = figures(search_answers(own_cases(pairs, lists, half), lists), THRESHOLD)
    assert told.f1 >= f1
    assert told.per_1000 <= per_1000


def test_floor_in_pair_mode(lists: ss.Watchlists, pairs: pl.DataFrame) -> None:
    told = figures(pair_answers(pairs, lists), THRESHOLD)
    assert told.f1 >= 0.92


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled file is not beside the checkout")
def test_floor_on_the_labelled_file(lists: ss.Watchlists) -> None:
    answers = search_answers(gold_cases(GOLD, lists), lists)
    told = figures(answers, THRESHOLD)
    assert told.f1 >= 0.94
    assert told.per_1000 <= 15
    patterns = by_pattern(answers, THRESHOLD).filter(pl.col("pattern").str.starts_with("neg_real"))
    assert patterns["told_right"].to_list() == [1.0, 1.0]


def test_an_entry_of_the_same_company_is_right(lists: ss.Watchlists, pairs: pl.DataFrame) -> None:
    cases = own_cases(pairs, lists, "develop").filter("wanted")
    entries = cases.filter(pl.col("query").str.contains("JUNGGAR"))["entries"].to_list()
    assert ["s307-052", "uflpa-xinjiang-junggar-cotton-and-linen"] in entries


def test_lists_without_chinese_names(lists: ss.Watchlists) -> None:
    kinds = set(latin_only(lists).names["alias_kind"])
    assert kinds == {"primary", "alias", "former"}


def test_pairs_are_written_by_half(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--pairs", str(tmp_path)])
    develop = pl.read_csv(tmp_path / "develop.csv", infer_schema=False)
    assert develop.columns == ["query", "target", "label", "pattern", "entity_id", "half"]
    assert set(develop["half"]) == {"develop"}
    assert "pairs" in capsys.readouterr().out
