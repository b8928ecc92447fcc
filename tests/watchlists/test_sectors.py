"""The twelve high-priority sectors of the UFLPA strategy, as rules."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from supplyscreen.models import GoodsRule
from supplyscreen.watchlists import load_watchlists
from supplyscreen.watchlists.headings import read_headings

ROOT = Path(__file__).resolve().parents[2] / "watchlists"
SINCE = {
    date(2022, 6, 17): "apparel cotton silica tomatoes",
    date(2024, 7, 9): "aluminum pvc seafood",
    date(2025, 8, 19): "caustic-soda copper jujubes lithium steel",
}
FACTS = ROOT.parents[1] / "shared" / "facts" / "uflpa_sectors.csv"
SECTORS = [r for r in load_watchlists(ROOT).goods_rules if r.rule_id.startswith("uflpa-")]


def test_all_twelve_with_their_dates() -> None:
    expected = {f"uflpa-{name}": day for day, names in SINCE.items() for name in names.split()}
    assert {rule.rule_id: rule.since for rule in SECTORS} == expected


@pytest.mark.parametrize("rule", SECTORS, ids=lambda rule: rule.rule_id)
def test_a_sector_is_well_formed(rule: GoodsRule) -> None:
    known = set(read_headings(ROOT)["heading"])
    for prefix in rule.hts_prefixes + rule.word_prefixes:
        assert len(prefix) in {2, 4, 6}, prefix
        assert prefix[:2] in known, prefix
        assert len(prefix) == 2 or prefix[:4] in known, prefix
    assert rule.countries == ("CN",)
    assert rule.program_key == "us-uflpa"
    assert rule.words == tuple(dict.fromkeys(word.upper() for word in rule.words))
    assert "not by the government" in rule.note
    # A not_word that holds no word takes nothing out.
    glued = [word.replace(" ", "") for word in rule.words]
    useless = [no for no in rule.not_words if not any(w in no.replace(" ", "") for w in glued)]
    assert useless == []


@pytest.mark.skipif(not FACTS.is_file(), reason="the collected facts are not beside this checkout")
def test_titles_and_years_are_those_of_the_facts() -> None:
    with FACTS.open(encoding="utf-8", newline="") as file:
        told = Counter((row["sector"], row["strategy_year"]) for row in csv.DictReader(file))
    assert Counter((rule.title, str(rule.since.year)) for rule in SECTORS) == told
