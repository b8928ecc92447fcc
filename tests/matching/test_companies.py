"""Which targets name one company, and what the lists add."""

import polars as pl
import pytest

from supplyscreen.intake.label_pairs import read_label_pairs
from supplyscreen.matching.companies import Companies, group_targets
from supplyscreen.matching.labelled_cases import pair_cases, search_cases
from supplyscreen.models import ScreenConfig

from .build import lists

Row = tuple[str, str, int]


def pairs(*rows: tuple[object, ...], entities: list[str | None] | None = None) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=["query", "target", "label"], orient="row")
    return frame if entities is None else frame.with_columns(entity_id=pl.Series(entities))


def grouped(frame: pl.DataFrame, *, bundled: bool = False) -> tuple[pl.DataFrame, Companies]:
    read = read_label_pairs(frame)
    known = lists() if bundled else None
    return read.pairs, group_targets(read.pairs, known, by_entity=read.has_entities)


def together(companies: Companies) -> set[frozenset[str]]:
    groups = companies.targets.group_by("company").agg("target")["target"]
    return {frozenset(group) for group in groups}


def test_a_shared_wanted_query_joins_targets_in_a_chain() -> None:
    _, told = grouped(
        pairs(("q1", "a", 1), ("q1", "b", 1), ("q2", "b", 1), ("q2", "c", 1), ("q3", "d", 0))
    )
    assert together(told) == {frozenset("abc"), frozenset("d")}


def test_a_shared_unlisted_query_joins_nothing() -> None:
    _, told = grouped(pairs(("q", "a", 0), ("q", "b", 0), ("q", "c", 1)))
    assert told.count == 3


def test_entity_ids_join_whatever_the_label_and_queries_then_do_not() -> None:
    _, told = grouped(
        pairs(
            ("q1", "a", 1),
            ("q2", "b", 0),
            ("q1", "c", 1),
            ("q4", "d", 0),
            entities=["E1", "E1", "E2", None],
        )
    )
    assert together(told) == {frozenset("ab"), frozenset("c"), frozenset("d")}


def test_names_of_one_entry_belong_together_and_bring_its_aliases() -> None:
    names = lists().names.filter(pl.col("alias_kind") == "chinese").head(1)
    entry = lists().names.filter(pl.col("entry_id") == names["entry_id"][0])
    primary = entry.filter(pl.col("alias_kind") == "primary")["name"][0]
    chinese = names["name"][0]
    _, told = grouped(pairs(("q1", primary.upper(), 1), ("q2", chinese, 0)), bundled=True)
    assert told.count == 1
    assert set(told.names["name"]) >= set(entry["name"])
    assert chinese in told.aliases.filter(pl.col("target") == primary.upper())["name"].to_list()


def test_no_lists_no_aliases() -> None:
    primary = lists().names.filter(pl.col("alias_kind") == "primary")["name"][0]
    _, told = grouped(pairs(("q", primary, 1)))
    assert told.aliases.is_empty()
    assert told.names["name"].to_list() == [primary]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # the sibling is a target of its own: a flag on it is right
        ([("NORTH SUN MILL LTD", "East Moon Mill", 0), ("X", "North Sun Mill, Ltd.", 0)], True),
        # labelled 0 against the very name: a flag on it is false
        ([("NORTH SUN MILL LTD", "North Sun Mill, Ltd.", 0)], False),
        # wanted somewhere: never left out
        ([("NORTH SUN MILL LTD", "North Sun Mill, Ltd.", 1)], False),
        ([("SOUTH SUN MILL LTD", "East Moon Mill", 0), ("X", "North Sun Mill, Ltd.", 0)], False),
    ],
)
def test_listed_elsewhere(rows: list[Row], expected: bool) -> None:
    frame, companies = grouped(pairs(*rows))
    told = search_cases(frame, companies, ScreenConfig())
    first = told.filter(pl.col("query") == rows[0][0])
    assert first["listed_elsewhere"].to_list() == [expected]


def test_search_asks_each_name_once_and_finds_its_company() -> None:
    frame, companies = grouped(
        pairs(
            ("ZHONGSHAN KORLITE LAMPS CO LTD", "Zhongshan Korlite Lamps Co., Ltd.", 1),
            ("ZHONGSHAN KORLITE LAMPS CO LTD", "Dongguan Vexmar Shoes Co., Ltd.", 0),
            ("DONGGUAN VEXMAR SHOES", "Zhongshan Korlite Lamps Co., Ltd.", 1),
            ("EXAMPLE GARMENT JSC", "Dongguan Vexmar Shoes Co., Ltd.", 0),
        )
    )
    told = search_cases(frame, companies, ScreenConfig()).sort("query")
    assert told["query"].to_list() == [
        "DONGGUAN VEXMAR SHOES",
        "EXAMPLE GARMENT JSC",
        "ZHONGSHAN KORLITE LAMPS CO LTD",
    ]
    assert told["wanted"].to_list() == [True, False, True]
    assert told["right"].to_list() == [False, False, True]  # the first is labelled with the other
    assert told["best_name"][0] == "Dongguan Vexmar Shoes Co., Ltd."
    assert told["score"][1] < 0.3


def test_pairs_keep_their_rows_and_have_a_score_each() -> None:
    frame, companies = grouped(
        pairs(("DONGGUAN VEXMAR SHOES", "Dongguan Vexmar Shoes Co., Ltd.", 1), ("?", "Abc Mill", 0))
    )
    told = pair_cases(frame, companies, ScreenConfig())
    assert told["source_row"].to_list() == [2, 3]
    assert told["wanted"].to_list() == told["right"].to_list() == [True, False]
    assert told["score"].null_count() == 0
    assert told["score"][0] > 0.9
    assert told["score"][1] < 0.1
