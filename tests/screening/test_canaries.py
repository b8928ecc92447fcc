"""Canaries: they are caught, they are in no count, and a broken rule or matcher stops the run."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import supplyscreen as ss
from supplyscreen.flags import goods, places
from supplyscreen.matching import match_parties
from supplyscreen.models import GoodsRule
from supplyscreen.screening import kept, stages
from supplyscreen.screening.canaries import MARK, make_canaries
from supplyscreen.screening.canary_names import (
    ALTERATIONS,
    DEMANDED,
    altered,
    fits,
    suitable_names,
)

DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def suppliers(tmp_path_factory: pytest.TempPathFactory) -> ss.SupplierList:
    path: Path = tmp_path_factory.mktemp("canaries") / "suppliers.csv"
    path.write_text(
        "name,country,product\nHETIAN HAOLIN HAIR ACCESSORIES,CN,wigs\nExample Mills,VN,\n",
        encoding="utf-8",
    )
    return ss.read_suppliers(path)


def test_all_that_are_demanded_are_caught(suppliers: ss.SupplierList) -> None:
    told = ss.screen(suppliers=suppliers).run.canaries
    kinds = {canary.kind for canary in told.canaries}
    assert kinds == {*ALTERATIONS, "goods_words", "goods_code", "place"}
    assert told.caught >= told.demanded == sum(c.kind != "slip" for c in told.canaries)
    assert told.made == len(told.canaries)
    assert {c.of for c in told.canaries if c.kind == "goods_words"} == {
        rule.rule_id
        for rule in ss.load_watchlists().goods_rules
        if rule.words and rule.goods_list is None
    }


def test_they_change_nothing_that_is_counted(
    suppliers: ss.SupplierList, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_them = ss.screen(suppliers=suppliers)

    def none(lists: ss.Watchlists, config: ss.ScreenConfig, day: date) -> object:
        return make_canaries(lists, config.model_copy(update={"grounds": ()}), day)

    monkeypatch.setattr(stages, "make_canaries", none)
    without = ss.screen(suppliers=suppliers)
    assert without.run.canaries.made == 0
    assert with_them.flags.height > 0
    assert with_them.flags.equals(without.flags)
    assert with_them.outcomes.equals(without.outcomes)
    assert with_them.run.counts == without.run.counts
    assert not with_them.flags["record_id"].str.contains(MARK, literal=True).any()


def test_the_same_lists_give_the_same_canaries(suppliers: ss.SupplierList) -> None:
    first, again = ss.screen(suppliers=suppliers), ss.screen(suppliers=suppliers)
    assert first.run_id == again.run_id
    assert first.run.canaries == again.run.canaries


def no_matches(*args: object, **_: object) -> pl.DataFrame:
    return match_parties(*args, **_).clear()  # type: ignore[arg-type]


def no_capitals(*args: object, **_: object) -> pl.DataFrame:
    found = match_parties(*args, **_)  # type: ignore[arg-type]
    return found.filter(pl.col("reading").str.contains(r"[a-z]"))


def without_cotton(records: pl.DataFrame, rules: list[GoodsRule], heads: pl.DataFrame) -> object:
    kept = [rule for rule in rules if rule.rule_id != "uflpa-cotton"]
    return REAL_GOODS(records, kept, heads)


REAL_GOODS = goods.match_goods


def no_places(*args: pl.DataFrame) -> pl.DataFrame:
    return REAL_PARTIES(*args).clear()


REAL_PARTIES = places.judge_parties


@pytest.mark.parametrize(
    ("room", "name", "broken", "told"),
    [
        (kept, "match_parties", no_matches, "canaries were not caught, the first: exact of"),
        (kept, "match_parties", no_capitals, "the first: upper of"),
        (goods, "match_goods", without_cotton, "the first: goods_words of uflpa-cotton"),
        (places, "judge_parties", no_places, "1 of 40 canaries were not caught, the first: place"),
    ],
)
def test_what_is_broken_stops_the_run(
    room: object,
    name: str,
    broken: Callable[..., object],
    told: str,
    suppliers: ss.SupplierList,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, name, broken)
    with pytest.raises(ss.CanaryError) as caught:
        ss.screen(suppliers=suppliers)
    assert told in caught.value.message
    assert caught.value.hint


def test_every_suitable_name_of_the_bundled_lists_would_do() -> None:
    """What is demanded is not a matter of luck in the choice of an entry."""
    lists, config = ss.load_watchlists(), ss.ScreenConfig()
    fit = suitable_names(lists, config, DAY)
    assert fit.height > 50
    for kind, least in DEMANDED.items():
        chosen = fit.filter(fits(kind))
        asked = [altered(name, kind) for name in chosen["name"]]
        found = ss.match_names(asked, watchlists=lists, top=20)
        pairs = found.select("query", "entry_id", "score").unique()
        wanted = chosen.with_columns(query=pl.Series(asked)).join(
            pairs, on=["query", "entry_id"], how="left"
        )
        assert wanted["score"].null_count() == 0, kind
        assert wanted.select((pl.col("score") >= least).all()).item(), kind


@pytest.mark.parametrize(
    ("settings", "kinds"),
    [
        ({"grounds": ["place"]}, {"place"}),
        ({"grounds": ["goods"]}, {"goods_words", "goods_code"}),
        ({"watchlists": ["us_dhs_uflpa"], "grounds": ["listed_party"]}, set(ALTERATIONS)),
    ],
)
def test_only_what_the_settings_ask_for(settings: dict[str, list[str]], kinds: set[str]) -> None:
    config = ss.ScreenConfig.model_validate(settings)
    bills = make_canaries(ss.load_watchlists(), config, DAY).bills
    assert {bill.kind for bill in bills} == kinds


def test_a_high_threshold_only_counts(suppliers: ss.SupplierList) -> None:
    high = ss.ScreenConfig(flag_threshold=1, probable_from=1, strong_from=1)
    told = ss.screen(suppliers=suppliers, config=high).run.canaries
    named = [canary for canary in told.canaries if canary.kind in ALTERATIONS]
    assert named
    assert not any(canary.demanded for canary in named)


def test_before_any_law_there_is_none(suppliers: ss.SupplierList) -> None:
    told = ss.screen(suppliers=suppliers, as_of=date(1900, 1, 1)).run.canaries
    assert (told.made, told.sentence) == (
        0,
        "No canary could be made from these lists and settings.",
    )


def test_a_list_without_a_suitable_name_has_none(suppliers: ss.SupplierList) -> None:
    own = ss.watchlist_from_names(["示例纺织", "A1"])
    run = ss.screen(suppliers=suppliers, watchlists=own).run
    assert run.canaries.made == 0


def test_a_rule_that_lost_its_words_is_not_tested_by_them() -> None:
    lists = ss.load_watchlists()
    rule = lists.goods_rules[0].model_copy(update={"words": ()})
    bare = replace(lists, goods_rules=(rule,))
    bills = make_canaries(bare, ss.ScreenConfig(grounds=("goods",)), DAY).bills
    assert [bill.kind for bill in bills] == ["goods_code"]
