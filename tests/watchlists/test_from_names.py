"""A list of the caller's own names: what it holds, what it leaves out, what it refuses."""

from collections.abc import Iterable
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.errors import InputError, WatchlistError
from supplyscreen.schemas import ENTRIES, NAMES, PLACES, require_schema
from supplyscreen.watchlists import Watchlists, watchlist_from_names

NAMES_GIVEN = ["Example Garment JSC", "Sample Gloves Sdn. Bhd.", "示例纺织有限公司"]


def pairs(made: Watchlists) -> set[tuple[str, str]]:
    """(name of the entry, searched name)."""
    joined = made.names.join(made.entries, on="entry_id", suffix="_entry")
    return set(joined.select("name_entry", "name").rows())


def test_a_list_of_names_is_a_whole_watchlist() -> None:
    made = watchlist_from_names(NAMES_GIVEN, list_id="customers", country="Vietnam")
    require_schema(made.entries, ENTRIES, name="ENTRIES")
    require_schema(made.names, NAMES, name="NAMES")
    require_schema(made.places, PLACES, name="PLACES")
    assert pairs(made) == {(name, name) for name in NAMES_GIVEN}
    assert made.entries["entry_id"].is_sorted()
    assert made.names["alias_id"].is_sorted()
    assert (made.names["name_key"].str.len_chars() > 0).all()
    for column, values in {
        "watchlist_id": {"customers"},
        "kind": {"party"},
        "status": {"active"},
        "country": {"VN"},
        "listed_on": {None},
        "goods_scope": {None},
        "extends_to": {None},
    }.items():
        assert set(made.entries[column]) == values, column
    assert set(made.entries["program_key"]) <= set(made.programs)
    assert [(info.id, info.publisher, info.caveats) for info in made.lists] == [
        ("customers", "given by the caller", ())
    ]


@pytest.mark.parametrize(
    ("names", "kept", "caveats"),
    [
        (["A1", None, " ", "A1"], 1, ["2 without a letter", "1 given again"]),
        (["A1", "A1 ", " A1", "a1"], 2, ["2 given again"]),
        (["A1", "...", "\u200b", "🧤"], 1, ["3 without a letter"]),
        (pl.Series(["A1", float("nan")], dtype=pl.Object), 1, ["1 without a letter"]),
        (["A1"], 1, []),
    ],
)
def test_what_is_left_out_is_told(names: Iterable[object], kept: int, caveats: list[str]) -> None:
    made = watchlist_from_names(names)
    assert made.entries.height == made.names.height == kept
    told = made.lists[0].caveats
    assert len(told) == len(caveats)
    assert all(part in text for part, text in zip(caveats, told, strict=True))


def test_aliases_by_shared_id_or_by_alias_of() -> None:
    frame = pl.DataFrame(
        {
            "name": ["EGJ", "Example Garment JSC", "Sample Gloves", "Old Gloves", "SG"],
            "entry_id": ["e1", "e1", "e2", None, None],
            "alias_of": [None, None, None, "Sample  Gloves", "e2"],
            "country": [None, "VN", "MY", "SG", None],
        }
    )
    made = watchlist_from_names(frame)
    assert pairs(made) == {
        ("EGJ", "EGJ"),
        ("EGJ", "Example Garment JSC"),
        ("Sample Gloves", "Sample Gloves"),
        ("Sample Gloves", "Old Gloves"),
        ("Sample Gloves", "SG"),
    }
    assert made.entries.select("entry_id", "country").rows() == [("e1", "VN"), ("e2", "MY")]
    assert made.names["alias_kind"].value_counts().sort("count").rows() == [
        ("primary", 2),
        ("alias", 3),
    ]


def test_an_alias_may_come_before_its_entry() -> None:
    frame = pl.DataFrame(
        {"name": ["EGJ", "Example Garment"], "alias_of": ["Example Garment", None]}
    )
    assert pairs(watchlist_from_names(frame)) == {
        ("Example Garment", "Example Garment"),
        ("Example Garment", "EGJ"),
    }


@pytest.mark.parametrize(
    ("names", "options", "told"),
    [
        ([], {}, "0 names were given"),
        ([None, " ", "--"], {}, "3 names were given, and none has a letter"),
        (["A1"], {"country": "Narnia"}, "country: found 'Narnia'"),
        (["A1"], {"list_id": "my list"}, "list_id: found 'my list'"),
        (["A1"], {"list_id": ""}, "list_id: found ''"),
        (pl.DataFrame({"title": ["A1"]}), {}, "no column 'name'; it has title"),
        (pl.DataFrame({"name": ["A1"], "country": ["Narnia"]}), {}, "found 'Narnia'"),
        (
            pl.DataFrame({"name": ["A1", "B2", "C3"], "alias_of": [None, "A1", "B2"]}),
            {},
            "names, position 2, alias_of: found 'B2'",
        ),
    ],
)
def test_wrong_lists_are_refused(
    names: Iterable[object], options: dict[str, str], told: str
) -> None:
    with pytest.raises(WatchlistError) as caught:
        watchlist_from_names(names, **options)  # type: ignore[arg-type]
    assert told in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("names", ["ACME", ["ACME", 7], pl.DataFrame({"name": [7]})])
def test_what_is_no_text_is_an_input_error(names: Iterable[object]) -> None:
    with pytest.raises(InputError, match=r"^names?[:,]"):
        watchlist_from_names(names)


def test_the_day_of_the_list_is_the_callers() -> None:
    made = watchlist_from_names(NAMES_GIVEN, given_on=date(2024, 5, 1))
    assert made.lists[0].published_on == made.lists[0].retrieved_on == date(2024, 5, 1)
    assert set(made.entries["listed_on"]) == {date(2024, 5, 1)}


@settings(deadline=None, max_examples=20)
@given(st.permutations([*NAMES_GIVEN, "Further Mills"]))
def test_order_and_further_names_change_no_entry(names: list[str]) -> None:
    less, more = watchlist_from_names(NAMES_GIVEN), watchlist_from_names(names)
    kept = more.entries.join(less.entries, on="entry_id", how="semi")
    assert kept.equals(less.entries)
    again = watchlist_from_names(sorted(names))
    assert again.data_sha256 == more.data_sha256
    assert less.data_sha256 != more.data_sha256
