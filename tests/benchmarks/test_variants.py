"""The generator of labelled names: the same again, every pattern, no name on both sides."""

from dataclasses import replace
from random import Random

import polars as pl
import pytest
from benchmarks.labelled.companies import Others, companies, families, split_of
from benchmarks.labelled.listed import (
    Listed,
    listed_entries,
    plain,
    without_form,
    words_of,
)
from benchmarks.labelled.negatives import NO_FAMILY, written
from benchmarks.labelled.pairs import labelled_pairs
from benchmarks.labelled.patterns import PATTERNS, SAME_WORDS
from benchmarks.labelled.pinyin import in_wade_giles, syllables
from benchmarks.labelled.tables import rows
from benchmarks.labelled.typing_errors import typo2
from benchmarks.labelled.variants import PER_ENTRY, variants
from benchmarks.labelled.wording import missing_geo, missing_token

import supplyscreen as ss

FEW = {"ampersand", "diacritic"}  # the lists hold too few names with AND or with tone marks


@pytest.fixture(scope="module")
def lists() -> ss.Watchlists:
    return ss.load_watchlists()


@pytest.fixture(scope="module")
def made(lists: ss.Watchlists) -> pl.DataFrame:
    return variants(lists)


@pytest.fixture(scope="module")
def pairs(lists: ss.Watchlists) -> pl.DataFrame:
    return labelled_pairs(lists)


def listed(name: str, **more: tuple[str, ...]) -> Listed:
    core, form = without_form(name)
    given: dict[str, tuple[str, ...]] = {"aliases": (), "chinese": (), **more}
    return Listed("x", name, "CN", words_of(core), form, given["aliases"], given["chinese"])


def test_same_seed_same_rows(lists: ss.Watchlists, pairs: pl.DataFrame) -> None:
    assert labelled_pairs(lists).equals(pairs)


def test_another_seed_draws_other_rows(lists: ss.Watchlists, made: pl.DataFrame) -> None:
    assert not variants(lists, seed=7).equals(made)


def test_every_pattern_has_enough_names_in_each_half(made: pl.DataFrame) -> None:
    counts = made.group_by("pattern", "half").len()
    assert set(counts["pattern"]) == set(PATTERNS)
    enough = counts.filter(~pl.col("pattern").is_in(list(FEW)))
    assert enough["len"].min() >= 25  # type: ignore[operator]
    assert counts["len"].min() >= 15  # type: ignore[operator]


def test_every_searchable_entry_has_variants(lists: ss.Watchlists, made: pl.DataFrame) -> None:
    company = companies(lists)
    have = {company[entry] for entry in made["entity_id"]}
    want = {company[name.entry_id] for name in listed_entries(lists)}
    assert want - have == set()
    assert made.group_by("entity_id").len()["len"].max() <= PER_ENTRY  # type: ignore[operator]


def test_no_variant_is_its_original(made: pl.DataFrame) -> None:
    changed = made.filter(~pl.col("pattern").is_in(list(SAME_WORDS)))
    same = [plain(q) == plain(t) for q, t in changed.select("query", "target").iter_rows()]
    assert changed.height > 1000
    assert not any(same)


def test_each_text_has_one_label(made: pl.DataFrame, pairs: pl.DataFrame) -> None:
    assert made["query"].str.to_uppercase().is_unique().all()
    unlisted = pairs.filter((pl.col("label") == 0) & (pl.col("pattern") != "neg_sibling_listed"))[
        "query"
    ].str.to_uppercase()
    assert not set(unlisted) & set(made["query"].str.to_uppercase())


def test_unlisted_names_are_no_listed_names(lists: ss.Watchlists, pairs: pl.DataFrame) -> None:
    others = Others(listed_entries(lists), companies(lists))
    unlisted = pairs.filter((pl.col("label") == 0) & (pl.col("pattern") != "neg_sibling_listed"))
    assert [query for query in unlisted["query"].unique() if others.named(query)] == []


def test_sibling_is_another_company(lists: ss.Watchlists, pairs: pl.DataFrame) -> None:
    company = companies(lists)
    of_name = {name: company[entry] for name, entry in lists.names["name", "entry_id"].iter_rows()}
    own = dict(pairs.filter(pl.col("label") == 1)["query", "target"].iter_rows())
    beside = pairs.filter(pl.col("pattern") == "neg_sibling_listed")
    same = [q for q, t in beside["query", "target"].iter_rows() if of_name[t] == of_name[own[q]]]
    assert beside.height > 1000
    assert same == []


def test_five_pairs_of_two_companies_for_each_of_one(pairs: pl.DataFrame) -> None:
    positive = int(pairs["label"].sum())
    assert 2_300 <= positive <= 2_900
    assert pairs.height - positive >= 5 * positive


def test_halves_share_no_family_and_no_name(lists: ss.Watchlists, pairs: pl.DataFrame) -> None:
    split = families()
    assert split.group_by("family").agg(pl.col("half").n_unique())["half"].max() == 1
    develop, report = (
        set(part["query"]) | set(part["target"])
        for half in ("develop", "report")
        for part in [pairs.filter(pl.col("half") == half)]
    )
    assert develop & report == set()


def test_every_entry_has_a_family(lists: ss.Watchlists) -> None:
    assert {name.entry_id for name in listed_entries(lists)} - set(families()["entry_id"]) == set()


def test_an_entry_without_a_family_is_told(lists: ss.Watchlists) -> None:
    first = lists.names["entry_id"][0]
    more = replace(
        lists,
        names=pl.concat(
            [
                lists.names,
                lists.names.head(1).with_columns(entry_id=pl.lit("new-entry"), name=pl.lit("New")),
            ]
        ),
    )
    assert first in split_of(lists)
    with pytest.raises(ss.WatchlistError, match="new-entry"):
        split_of(more)


def test_entries_of_one_company_are_in_one_family(lists: ss.Watchlists) -> None:
    family = dict(families().select("entry_id", "family").iter_rows())
    split = [(e, c) for e, c in companies(lists).items() if family[e] != family[c]]
    assert split == []


def test_written_negatives_name_a_known_family() -> None:
    names = written()
    assert names.height >= 350
    assert set(names["family"]) <= {*families()["family"], NO_FAMILY}
    assert set(names["half"]) == {"develop", "report"}


@pytest.mark.parametrize("table", ["places", "words", "legal_forms", "brands", "romanizations"])
def test_every_row_of_a_table_has_a_source(table: str) -> None:
    # a place without other spellings is only somewhere to swap to
    bare = [row for row in rows(table) if not row["source"] and row.get("variants", "x")]
    assert bare == []


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("HENAN", ("HE", "NAN")),
        ("XINJIANG", ("XIN", "JIANG")),
        ("YUANAN", ("YUAN", "AN")),
        ("BAOANZHAO", ("BAO", "AN", "ZHAO")),
        ("SHIHEZI", ("SHI", "HE", "ZI")),
        ("AKSU", ()),
        ("ALICE", ()),
        ("ESQUEL", ()),
    ],
)
def test_pinyin_is_cut_into_syllables(word: str, parts: tuple[str, ...]) -> None:
    assert syllables(word) == parts


@pytest.mark.parametrize(
    ("word", "other"), [("PENGJIE", "PENGCHIEH"), ("HENGZHENG", ""), ("ESQUEL", "")]
)
def test_wade_giles_never_reads_as_other_pinyin(word: str, other: str) -> None:
    assert in_wade_giles(word) == other


@pytest.mark.parametrize(
    ("name", "core", "form"),
    [
        ("Heze Cotton and Linen Co., Ltd.", "HEZE COTTON AND LINEN", "CO LTD"),
        ("Top Glove Corporation Bhd", "TOP GLOVE CORPORATION", "BHD"),
        ("Natchi Apparel (P) Ltd.", "NATCHI APPAREL", "PVT LTD"),
        ("Agropecuarios Tom S.A. de C.V.", "AGROPECUARIOS TOM", "SA DE CV"),
        ("Asli Maydi", "ASLI MAYDI", ""),
    ],
)
def test_legal_form_is_set_aside(name: str, core: str, form: str) -> None:
    assert without_form(name) == (core, form)


def test_a_place_is_left_out_only_where_a_brand_is_left() -> None:
    assert missing_geo(listed("Heze Cotton and Linen"), Random(1)) == []
    assert missing_geo(listed("Hebei Suguo International Trade"), Random(1)) == [
        "SUGUO INTERNATIONAL TRADE"
    ]


def test_a_word_is_left_out_with_its_and() -> None:
    assert "XINJIANG ZEFU LINEN" in missing_token(
        listed("Xinjiang Zefu Cotton and Linen"), Random(1)
    )


def test_what_is_left_must_still_say_something() -> None:
    assert missing_token(listed("Top Glove Corporation"), Random(1)) == []
    assert missing_token(listed("Wuyi Machinery Plant"), Random(1)) == ["WUYI MACHINERY"]


def test_a_short_name_carries_no_two_errors() -> None:
    assert typo2(listed("TBEA"), Random(1)) == ["", "", ""]
