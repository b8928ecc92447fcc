"""Names in, matches out: the same as the explanation of each name, for a whole column."""

from collections.abc import Iterable

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matching.build import lists

import supplyscreen as ss
from supplyscreen.matching import explain_match, match_names
from supplyscreen.schemas import MATCHED_NAMES

DAQO = "XINJIANG DAQO NEW ENERGY CO.,LTD"
HAOLIN = "HETIAN HAOLIN HAIR ACCESSORIES CO LT"
UNLISTED = "NINE STAR TRADING LLC"
ENTRY = {DAQO: "uflpa-xinjiang-daqo-new-energy", HAOLIN: "uflpa-hetian-haolin-hair-accessories"}
MIXED = [
    DAQO,
    None,
    "",
    UNLISTED,
    f"SUNRISE TRADING O/B {HAOLIN}",
    "MR. SAMPLE PERSON",
    "N/A",
    "TO ORDER",
    "\x00",
    "🧤",
    DAQO,
    "新疆準噶爾棉麻有限公司",
]


def best(names: Iterable[object], **options: object) -> pl.DataFrame:
    return match_names(names, watchlists=lists(), **options)  # type: ignore[arg-type]


def test_every_name_has_its_row_in_order() -> None:
    found = best(MIXED)
    assert dict(found.schema) == dict(MATCHED_NAMES)
    assert found["query"].to_list() == MIXED
    assert found["entry_id"].to_list() == [
        ENTRY[DAQO],
        *[None] * 3,
        ENTRY[HAOLIN],
        *[None] * 5,
        ENTRY[DAQO],
        "uflpa-xinjiang-junggar-cotton-and-linen",
    ]
    unmatched = found.filter(pl.col("entry_id").is_null()).drop("query")
    assert unmatched.null_count().row(0) == (unmatched.height,) * unmatched.width
    matched = found.drop_nulls("entry_id")
    assert matched.null_count().row(0) == (0,) * matched.width
    assert set(matched["rank"]) == {1}
    assert (matched["score"] >= ss.ScreenConfig().flag_threshold).all()


@pytest.mark.parametrize(
    "name", [DAQO, HAOLIN, f"SUNRISE TRADING O/B {HAOLIN}", "TOP GLOVE CORPORATION BHD"]
)
@pytest.mark.parametrize("top", [1, 3])
def test_it_is_the_path_of_the_explanation(name: str, top: int) -> None:
    config = ss.ScreenConfig(flag_threshold=0.1)
    explained = explain_match(name, top=top, watchlists=lists(), config=config)
    told = [item for item in explained if item.above_threshold]
    found = best([name], top=top, config=config)
    columns = ("entry_id", "entry_name", "matched_name", "watchlist_id", "status", "score", "band")
    expected = [tuple(getattr(item, column) for column in columns) for item in told]
    kept = found.select("entry_id", "entry_name", "matched_name", "watchlist", "status", "score")
    assert told
    assert kept.with_columns(found["band"]).rows() == expected
    assert found["rank"].to_list() == list(range(1, len(told) + 1))
    for text, item in zip(found["explanation"], told, strict=True):
        assert text.startswith(item.evidence_for)
        assert ("Against: " in text) == bool(item.evidence_against)
        assert text.endswith(item.evidence_against or item.evidence_for)


def test_of_equal_scores_the_wider_listing_comes_first() -> None:
    found = best([HAOLIN], top=2)
    assert found["score"].n_unique() == 1
    assert found["entry_id"].to_list() == [ENTRY[HAOLIN], "s307-042"]


def test_what_speaks_against_is_told() -> None:
    found = match_names(
        ["EXAMPLE GARMENT PACKAGING JSC", "EXAMPLE GARMENT JSC"],
        watchlists=["Example Garment JSC"],
        config=ss.ScreenConfig(flag_threshold=0.0),
    )
    low, high = found["explanation"]
    assert ". Against: " in low
    assert "PACKAGING" in low.split("Against: ")[1]
    assert "Against: " not in high


def test_entries_of_every_status_are_searched() -> None:
    over = lists().entries.filter((pl.col("status") == "inactive") & (pl.col("kind") == "party"))
    found = best(over["name"], top=5)
    assert set(over["entry_id"]) <= set(found["entry_id"])
    assert "inactive" in set(found["status"])


def test_an_address_supports_and_a_country_contradicts() -> None:
    name = "HAOLIN HAIR ACCESSORIES"
    config = ss.ScreenConfig(flag_threshold=0.01, probable_from=0.5, strong_from=0.9)
    found = best(
        [name] * 4,
        addresses=[None, "BEIJING ROAD, HETIAN, XINJIANG", "12 MAIN ST, COLUMBUS, OH 43004", ""],
        countries=[None, "CN", "USA", float("nan")],
        config=config,
    )
    plain, near, far, blank = found["score"]
    assert near > plain > far
    assert blank == plain


def test_a_country_is_read_from_the_address_as_in_a_screen() -> None:
    config = ss.ScreenConfig(flag_threshold=0.01)
    stated = best([DAQO], addresses=["MAIN STREET 1"], countries=["Mexico"], config=config)
    read = best([DAQO], addresses=["MAIN STREET 1, MEXICO"], config=config)
    assert stated["score"][0] == read["score"][0] < best([DAQO], config=config)["score"][0]


@pytest.mark.parametrize(
    ("watchlists", "list_id"),
    [
        (["Example Garment JSC", None, "Sample Gloves"], "names"),
        (pl.Series(["Example Garment JSC"]), "names"),
        (pl.DataFrame({"name": ["Example Garment JSC"], "country": ["VN"]}), "names"),
        (ss.watchlist_from_names(["Example Garment JSC"], list_id="own"), "own"),
    ],
)
def test_names_of_ones_own_are_a_watchlist(watchlists: Iterable[object], list_id: str) -> None:
    found = match_names(["EXAMPLE GARMENTS J.S.C.", DAQO], watchlists=watchlists)
    assert found.select("entry_name", "watchlist", "status").rows() == [
        ("Example Garment JSC", list_id, "active"),
        (None, None, None),
    ]


def test_the_config_chooses_the_bundled_lists() -> None:
    only = ss.ScreenConfig(watchlists=("us_cbp_section307",))
    assert set(match_names([HAOLIN], top=9, config=only)["watchlist"]) == {"us_cbp_section307"}
    assert match_names([HAOLIN])["watchlist"].to_list() == ["us_dhs_uflpa"]


@pytest.mark.parametrize("names", [[], [None, ""], pl.Series([], dtype=pl.String)])
def test_nothing_to_match_is_no_error(names: Iterable[object]) -> None:
    found = best(names)
    assert dict(found.schema) == dict(MATCHED_NAMES)
    assert found.height == len(list(names))


@pytest.mark.parametrize(
    ("names", "options", "told"),
    [
        ([DAQO, 7], {}, "names, position 1: found 7"),
        (DAQO, {}, "names: found one text"),
        ([DAQO], {"addresses": []}, "addresses: found 0 values, expected 1"),
        ([DAQO], {"countries": ["CN", "CN"]}, "countries: found 2 values, expected 1"),
        ([DAQO], {"addresses": [7]}, "addresses, position 0: found 7"),
        (
            [DAQO] * 3,
            {"countries": ["CN", "Narnia", "Utopia"]},
            "countries, position 1: found 'Narnia' and 1 more",
        ),
        ([DAQO], {"top": 0}, "top: found 0"),
        ([DAQO], {"top": True}, "top: found True"),
        ([DAQO], {"top": 1.5}, "top: found 1.5"),
    ],
)
def test_wrong_input_is_told(
    names: Iterable[object], options: dict[str, object], told: str
) -> None:
    with pytest.raises(ss.InputError) as caught:
        best(names, **options)
    assert caught.value.message.startswith(told)
    assert caught.value.hint


def test_wrong_weights_and_empty_lists_are_told() -> None:
    with pytest.raises(ss.ConfigError, match="brand_covr"):
        best([], config=ss.ScreenConfig(weights={"brand_covr": 1.0}))
    with pytest.raises(ss.WatchlistError, match="none has a letter"):
        match_names([DAQO], watchlists=[])


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = best(MIXED, top=3)
    monkeypatch.setattr("supplyscreen.matching.match._BATCH", 2)
    assert best(MIXED, top=3).equals(whole)


@settings(deadline=None, max_examples=4)
@given(st.lists(st.sampled_from(MIXED), max_size=5))
def test_rows_neither_help_nor_harm_each_other(names: list[str | None]) -> None:
    whole = best(names, top=2)
    parts = [best([name], top=2) for name in names]
    assert whole.equals(pl.concat([MATCHED_NAMES.to_frame(), *parts]))
