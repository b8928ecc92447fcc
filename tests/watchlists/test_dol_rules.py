"""The lists of the Department of Labor: rows, words and what is told when a row cannot be used."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.locate import data_folder

Edit = Callable[[str, str, str], None]
FACTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "facts"
GOODS = data_folder() / "goods"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_how_many_rules_there_are(bundled: Watchlists) -> None:
    counts = Counter(rule.goods_list for rule in bundled.goods_rules)
    assert counts == {
        "dol-forced-labor": 138,
        "dol-child-labor": 340,
        "dol-downstream": 16,
        "eo-13126": 53,
        None: 16,  # 12 sectors, 4 orders on goods
    }


def test_rules_of_lists_rest_on_their_law(bundled: Watchlists) -> None:
    for rule in bundled.goods_rules:
        if rule.goods_list is None:
            continue
        law = "us-eo-13126" if rule.goods_list == "eo-13126" else "us-dol-tvpra"
        assert rule.program_key == law
        assert rule.entry_id is None
        assert len(rule.countries) == 1
        assert rule.sources
        assert rule.hts_prefixes or rule.words


def test_what_cannot_be_tested_is_told(bundled: Watchlists) -> None:
    told = [gap.text for gap in bundled.goods_gaps]
    assert [gap.missing_entries for gap in bundled.goods_gaps] == [20]
    assert "20 of 36 rows of goods made with listed inputs" in told[0]


def test_goods_without_words_are_counted(copy: Path, edit: Edit) -> None:
    path = copy / "goods" / "dol_words.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("Bricks,", "Zinc,"))]
    path.write_text("".join(kept), encoding="utf-8")
    edit("row_counts.csv", f"dol_words.csv,{len(lines) - 1}", f"dol_words.csv,{len(kept) - 1}")
    gap, products, _ = load_watchlists(copy).goods_gaps
    assert products.missing_entries == 7
    assert gap.missing_entries == 21  # 20 of bricks, 1 of zinc
    assert "21 of 478 rows" in gap.text
    assert "2 goods have no HTS prefix and no word yet" in gap.text
    assert "9 are listed for forced labor" in gap.text


def test_prefixes_of_lists_are_headings_of_the_nomenclature(bundled: Watchlists) -> None:
    known = set(bundled.hs_headings["heading"])
    heads = {
        prefix[:4]
        for rule in bundled.goods_rules
        if rule.goods_list
        for prefix in rule.hts_prefixes + rule.word_prefixes
    }
    assert heads - known == set()


def test_a_not_word_holds_a_word_of_its_good(bundled: Watchlists) -> None:
    """One that does not would take nothing out."""
    useless = {
        (rule.title, no)
        for rule in bundled.goods_rules
        for no in rule.not_words
        if not any(w.upper().replace(" ", "") in no.upper().replace(" ", "") for w in rule.words)
    }
    assert useless == set()


def test_no_product_that_was_removed_or_only_proposed_is_a_rule(bundled: Watchlists) -> None:
    ids = {rule.rule_id for rule in bundled.goods_rules}
    others = [row for row in rows(GOODS / "eo13126.csv") if row["status"] != "listed"]
    assert len(others) == 4
    assert not {row["rule_id"] for row in others} & ids


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts are not beside this checkout")
def test_the_rows_are_those_of_the_facts() -> None:
    facts = {
        (r["good"], r["country_iso2"], r["child_labor"], r["forced_labor"],
         r["forced_indentured_child_labor"])
        for r in rows(FACTS / "dol_goods.csv")
    }  # fmt: skip
    ours = {
        (r["good"], r["country"], r["child_labor"], r["forced_labor"], r["forced_child_labor"])
        for r in rows(GOODS / "dol_goods.csv")
    }
    assert ours == facts
    products = {(r["product"], r["country_iso2"], r["status"]) for r in rows(FACTS / "eo13126.csv")}
    listed = {(r["good"], r["country"], r["status"]) for r in rows(GOODS / "eo13126.csv")}
    assert listed == products
    made = {
        (r["downstream_good"], r["producing_country_iso2"])
        for r in rows(FACTS / "dol_downstream.csv")
    }
    assert {(r["good"], r["country"]) for r in rows(GOODS / "dol_downstream.csv")} == made


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts are not beside this checkout")
def test_the_text_beside_a_prefix_is_that_of_the_nomenclature() -> None:
    hs = pl.read_csv(FACTS / "hs_codes.csv", infer_schema=False)
    text = dict(
        hs.filter(pl.col("nomenclature") == "HS").select("code", "short_description").rows()
    )
    wrong = [
        row["value"]
        for row in rows(GOODS / "dol_words.csv")
        if row["field"] in ("hts_prefix", "word_prefix") and text.get(row["value"]) != row["reason"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("dol_goods.csv", ",Bricks,CN,Y,", ",Bricks,China,Y,", "column country: found 'China'"),
        ("dol_goods.csv", ",Bricks,CN,Y,", ",Bricks,CN,yes,", "column child_labor: found 'yes'"),
        ("dol_goods.csv", "dol-bricks-cn", "dol-bricks-in", "dol-bricks-in is there already"),
        ("dol_goods.csv", "dol-bricks-cn", "uflpa-steel", "'uflpa-steel' is there already"),
        ("eo13126.csv", ",MM,listed,2022-09-28", ",MM,listed,", "column since is empty"),
        ("eo13126.csv", ",MM,listed,", ",MM,active,", "column status: found 'active'"),
        ("dol_words.csv", "Bricks,hts_prefix,690410", "Bricks,hts_prefix,6904.10", "'6904.10'"),
        ("dol_words.csv", "Bricks,word,BRICK,", "Bricks,word,Brick~,", "found 'Brick~'"),
        ("dol_words.csv", "Bricks,word,", "Bricks,words,", "column field: found 'words'"),
        ("dol_words.csv", "same_as,uflpa-pvc", "same_as,uflpa-pcv", "found 'uflpa-pcv'"),
        ("dol_words.csv", "Rice,context,food", "Rice,context,foods", "found 'foods'"),
        ("goods_contexts.csv", "any,before,NO,", "any,beside,NO,", "found 'beside'"),
        ("turkmenistan-cotton.yml", "[material]", "[fabric]", "contexts: found 'fabric'"),
    ],
)
def test_a_wrong_row_is_refused(
    copy: Path, edit: Edit, file: str, old: str, new: str, message: str
) -> None:
    edit(f"goods/{file}", old, new)
    with pytest.raises(WatchlistError, match=re.escape(message)):
        load_watchlists(copy)


@pytest.mark.parametrize("name", ["dol_goods.csv", "dol_words.csv", "goods_contexts.csv"])
def test_a_missing_sheet_is_refused(copy: Path, name: str) -> None:
    (copy / "goods" / name).unlink()
    with pytest.raises(WatchlistError, match=f"{name} is missing"):
        load_watchlists(copy)


def test_a_program_without_a_file_is_refused(copy: Path) -> None:
    (copy / "programs" / "us-eo-13126.yml").unlink()
    with pytest.raises(WatchlistError, match="program us-eo-13126 has no file in programs/"):
        load_watchlists(copy)
