"""Labelled pairs: headings, labels, and every row accounted for."""

from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import InputError
from supplyscreen.intake.label_pairs import LABEL_PAIRS, read_label_pairs

HAIR = "Hetian Haolin Hair Accessories Co. Ltd."


def frame(*labels: object) -> pl.DataFrame:
    """One pair per label, each with a query of its own."""
    names = [f"EXAMPLE MILL NO {at}" for at in range(len(labels))]
    return pl.DataFrame({"query": names, "target": HAIR, "label": labels}, strict=False)


@pytest.mark.parametrize("word", ["1", "1.0", "TRUE", "Yes", "y", "match", "same", " True match "])
def test_words_for_the_same_company(word: str) -> None:
    assert read_label_pairs(frame(word)).pairs["label"].to_list() == [True]


@pytest.mark.parametrize("word", ["0", "0.0", "False", "NO", "no match", "non-match", "different"])
def test_words_for_another_company(word: str) -> None:
    assert read_label_pairs(frame(word)).pairs["label"].to_list() == [False]


@pytest.mark.parametrize("word", ["", "2", "10", "maybe", "1?0", None])
def test_other_words_are_rejected_with_what_was_found(word: str | None) -> None:
    read = read_label_pairs(frame("1", word))
    assert read.pairs.height == 1
    (reject,) = read.rejects.to_dicts()
    assert (reject["source_row"], reject["code"], reject["column"]) == (3, "bad_label", "label")
    assert reject["value"] == word


@pytest.mark.parametrize(
    ("values", "expected"),
    [([1, 0], [True, False]), ([1.0, 0.0], [True, False]), ([True, False], [True, False])],
)
def test_a_frame_may_hold_numbers_and_booleans(values: list[object], expected: list[bool]) -> None:
    read = read_label_pairs(frame(*values))
    assert read.pairs.schema == LABEL_PAIRS
    assert read.pairs["label"].to_list() == expected


def test_headings_in_any_order_and_case(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.csv"
    path.write_text(
        "Reviewer;Entity ID;LABEL;Listed name;Query;Pattern\n"
        f"ann;E1;yes;{HAIR};HETIAN HAOLIN;cut\n",
        encoding="utf-8",
    )
    read = read_label_pairs(path)
    (pair,) = read.pairs.to_dicts()
    assert pair == {
        "source_row": 2,
        "query": "HETIAN HAOLIN",
        "target": HAIR,
        "label": True,
        "pattern": "cut",
        "entity_id": "E1",
    }
    assert read.has_entities
    assert read.name == "reviewed.csv"
    assert read.sha256 is not None


def test_every_row_is_used_or_rejected(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    rows = [
        "query,target,label",
        "A MILL,B MILL,1",
        "A MILL,B MILL,1",
        ",B MILL,0",
        "C MILL,...,0",
        "D MILL,E MILL,1",
        "D MILL,E MILL,0",
        "F MILL,G MILL,perhaps",
        "too,many,0,cells",
        "H MILL,I MILL,0",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    read = read_label_pairs(path)
    assert read.pairs["source_row"].to_list() == [2, 10]
    assert dict(read.rejects.select("source_row", "code").iter_rows()) == {
        3: "duplicate_pair",
        4: "blank_name",
        5: "no_letters",
        6: "contradiction",
        7: "contradiction",
        8: "bad_label",
        9: "ragged_row",
    }
    assert read.rows == read.pairs.height + read.rejects.height


def test_a_missing_column_is_told_with_the_headings_there_are() -> None:
    with pytest.raises(InputError, match="no column target and no column label; found: query, x"):
        read_label_pairs(pl.DataFrame({"query": ["A"], "x": ["B"]}))


def test_a_frame_of_lists_is_refused() -> None:
    pairs = pl.DataFrame({"query": [["A"]], "target": ["B"], "label": [1]})
    with pytest.raises(InputError, match="column 'query' holds List"):
        read_label_pairs(pairs)
