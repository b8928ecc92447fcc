"""Goods rules of orders and sectors."""

import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.locate import data_folder

Edit = Callable[[str, str, str], None]
COTTON = "goods/turkmenistan-cotton.yml"


@pytest.mark.parametrize(
    ("rule_id", "entry_id", "country", "prefix"),
    [
        ("turkmenistan-cotton", "s307-034", "TM", "52"),
        ("malawi-tobacco", "s307-041", "MW", "2401"),
        ("congo-artisanal-gold", "s307-036", "CD", "7108"),
        ("marange-diamonds", "s307-039", "ZW", "710231"),
    ],
)
def test_goods_orders_have_a_rule(
    bundled: Watchlists, rule_id: str, entry_id: str, country: str, prefix: str
) -> None:
    rule = next(rule for rule in bundled.goods_rules if rule.rule_id == rule_id)
    entry = bundled.entries.row(by_predicate=pl.col("entry_id") == entry_id, named=True)
    assert (rule.entry_id, rule.countries, entry["kind"]) == (entry_id, (country,), "goods")
    assert rule.since == entry["listed_on"]
    assert prefix in rule.hts_prefixes
    text = (data_folder() / "goods" / f"{rule_id}.yml").read_text(encoding="utf-8")
    assert "written by us" in text.lower()


def test_every_goods_order_is_covered(bundled: Watchlists) -> None:
    goods = bundled.entries.filter(pl.col("kind") == "goods")
    assert {rule.entry_id for rule in bundled.goods_rules if rule.entry_id} == set(
        goods["entry_id"]
    )


def test_prefixes_are_headings_of_the_nomenclature(bundled: Watchlists) -> None:
    known = set(bundled.hs_headings["heading"])
    heads = {
        prefix[:4]
        for rule in bundled.goods_rules
        if rule.entry_id is not None
        for prefix in rule.hts_prefixes
    }
    assert heads - known == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (COTTON, "us-section-307", "us-307", "field program_key: found 'us-307'"),
        (COTTON, "s307-034", "s307-999", "field entry_id: found 's307-999'"),
        (COTTON, "[TM]", "[Turkmenistan]", "field countries: found 'Turkmenistan'"),
        (COTTON, '"5513"', '"55.13"', "field hts_prefixes: found '55.13'"),
        (COTTON, '"5513"', "5513", "hts_prefixes.6: Input should be a valid string"),
        (COTTON, "since: 2018-05-18", "since: 2018-05-38", "field since: "),
        (
            COTTON,
            "since: 2018-05-18",
            "since: 2018-05-18\nuntil: 2017-01-01",
            "until 2017-01-01 is before since 2018-05-18",
        ),
        (COTTON, "rule_id: turkmenistan-cotton", "rule_id: malawi-tobacco", "is there already in"),
    ],
)
def test_a_wrong_rule_is_refused(
    copy: Path, edit: Edit, file: str, old: str, new: str, message: str
) -> None:
    edit(file, old, new)
    with pytest.raises(WatchlistError, match=re.escape(message)):
        load_watchlists(copy)


def test_a_rule_that_can_never_apply_is_refused(copy: Path) -> None:
    path = copy / "goods" / "marange-diamonds.yml"
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"hts_prefixes:\n(  - .*\n)+", "", text)
    bare = re.sub(r"(?m)^words: .*\n", "", bare)
    path.write_text(bare, encoding="utf-8")
    with pytest.raises(WatchlistError, match="the rule can never apply"):
        load_watchlists(copy)
