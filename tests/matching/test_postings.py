"""Posting lists: what is met of a name, against the sum worked out by hand."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from supplyscreen.matching import postings
from supplyscreen.matching.postings import (
    LINKS,
    MET,
    Postings,
    _among_most,
    code_of,
    met,
    post,
)

NONE = pl.DataFrame(schema=LINKS)


def lists() -> Postings:
    """Name 0: A (weight 1) and B (0.5), half of it is enough; name 1: B (1) and C (1), all."""
    telling = pl.DataFrame(
        {
            "alias": [0, 0, 1, 1],
            "our_at": [0, 1, 0, 2],
            "word": ["A", "B", "B", "C"],
            "weight": [1.0, 0.5, 1.0, 1.0],
            "least": [0.75, 0.75, 2.0, 2.0],
            "whole": [1.5, 1.5, 2.0, 2.0],
        },
        schema_overrides={"alias": pl.UInt32},
    )
    spans = pl.DataFrame(
        {
            "key": ["A", "B", "B", "C", "AB", "AB"],
            "how": ["word", "word", "word", "word", "joined", "joined"],
            "alias": [0, 0, 1, 1, 0, 0],
            "at": [0, 1, 0, 2, 0, 1],
        },
        schema_overrides={"alias": pl.UInt32},
    )
    return post(spans, telling)


def links(*rows: tuple[int, str, float]) -> pl.DataFrame:
    """LINKS of (name, key, likeness)."""
    told = pl.DataFrame(
        rows, schema={"name_id": pl.UInt32, "key": pl.String, "sim": pl.Float64}, orient="row"
    )
    numbered = told.join(lists().of(pl.lit(value=True)), on="key", maintain_order="left")
    return numbered.select("name_id", "post", code=code_of(pl.col("sim")))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([(7, "A", 1.0)], [(7, 0, 2 / 3, True)]),
        ([(7, "B", 1.0)], []),  # too little of either name
        ([(7, "A", 0.7)], []),
        ([(7, "A", 0.7), (7, "B", 0.5)], [(7, 0, 0.95 / 1.5, True)]),
        ([(7, "A", 0.7), (8, "B", 0.5)], []),  # two names asked
        ([(7, "A", 0.3), (7, "A", 0.9)], [(7, 0, 0.6, True)]),  # a word counts once, its best
        ([(7, "AB", 0.97)], [(7, 0, 0.97, True)]),  # a run stands for both words
        ([(9, "B", 1.0), (9, "C", 1.0)], [(9, 1, 1.0, True)]),
        ([], []),
    ],
)
def test_met(rows: list[tuple[int, str, float]], told: list[tuple[int, int, float, bool]]) -> None:
    found = met(links(*rows) if rows else NONE, lists())
    assert found.schema == MET
    assert found.select("name_id", "alias").rows() == [row[:2] for row in told]
    assert found["met"].to_list() == pytest.approx([share for *_, share, _ in told], abs=1e-9)
    # `together` asks for more than half of all telling words; name 0 asks for just half.
    assert found["together"].to_list() == [alias == 1 for _, alias, *_ in told]


def test_a_text_unlike_its_words_is_marked() -> None:
    whole = links((1, "A", 1.0), (2, "A", 1.0))
    marked = whole.with_columns(
        code=pl.when(pl.col("name_id") == 1)
        .then(code_of(pl.lit(0.9), unlike=True))
        .otherwise("code")
    )
    assert met(marked, lists()).select("name_id", "unlike").rows() == [(1, True), (2, False)]


def summed(rows: list[tuple[int, str, float]]) -> set[tuple[int, int]]:
    """Pairs that are met, worked out slot by slot."""
    told = lists()
    best: dict[tuple[int, int, int], float] = {}
    for name, key, sim in rows:
        for number in told.lists.filter(pl.col("key") == key)["post"]:
            for slot in told.slots[told.first[number] :][: told.count[number]].tolist():
                at = (name, int(told.alias[slot]), slot)
                best[at] = max(best.get(at, 0.0), round(sim * 1000) / 1000)
    sums: dict[tuple[int, int], float] = {}
    for (name, alias, slot), sim in best.items():
        sums[name, alias] = sums.get((name, alias), 0.0) + sim * float(told.weight[slot])
    return {pair for pair, total in sums.items() if total >= told.least[pair[1]]}


ROWS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["A", "B", "C", "AB"]), st.floats(0, 1)),
    min_size=1,
    max_size=40,
)


@settings(deadline=None)
@given(rows=ROWS, most=st.integers(1, 30))
def test_parts_and_order_change_nothing(rows: list[tuple[int, str, float]], most: int) -> None:
    whole = met(links(*rows), lists())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_MOST", most)
        assert_frame_equal(met(links(*reversed(rows)), lists()), whole)


@settings(deadline=None)
@given(rows=ROWS)
def test_nothing_is_lost_by_looking_at_leading_words_first(
    rows: list[tuple[int, str, float]],
) -> None:
    found = met(links(*rows), lists()).select("name_id", "alias").rows()
    assert set(found) == summed(rows)


def test_the_names_met_most_are_told_and_those_met_as_much() -> None:
    names = np.array([1, 1, 1, 1, 4, 5, 5, 5], dtype=np.int64)
    shares = np.array([0.5, 1.0, 0.4, 0.5, 0.35, 0.7, np.nextafter(0.7, 1), 0.7])
    told = _among_most(names, shares, 2)
    assert told.tolist() == [True, True, False, True, True, True, True, True]
    assert _among_most(names, shares, 1).tolist() == [
        *[False, True, False, False],
        *[True],
        *[False, True, False],
    ]


@pytest.mark.parametrize("seed", range(3))
def test_among_most_is_what_sorting_each_name_gives(seed: int) -> None:
    rng = np.random.default_rng(seed)
    names = np.sort(rng.integers(0, 1_200, 5_000))
    shares = np.round(rng.random(5_000) + 0.01, 2) * (1 + rng.integers(0, 2, 5_000) * 2**-52)
    wanted = [
        share >= np.sort(shares[names == name])[::-1][:3][-1]
        for name, share in zip(names, shares, strict=True)
    ]
    assert _among_most(names, shares, 3).tolist() == wanted
