"""Identifiers that went through a spreadsheet."""

from collections.abc import Sequence

import polars as pl
import pytest
from tests.intake.files import AMS, needs_samples

from supplyscreen.cells.rounded import (
    repair_rounded,
    rounded_numbers,
    silently_rounded,
    zero_ends,
)


def frame(values: Sequence[str | None]) -> pl.DataFrame:
    rows = {"id": values, "source_file": "m.csv", "source_row": range(2, len(values) + 2)}
    return pl.DataFrame(rows, schema_overrides={"id": pl.String, "source_row": pl.Int64})


@pytest.mark.parametrize(
    ("cell", "became"),
    [
        ("2.01801010E+8", "201801010"),
        ("2,01801010E+8", "201801010"),
        ("2.018010100E+8", "201801010"),
        ("2.01802E+12", None),  # eight digits are lost
        ("2.0180101E+8", None),  # one digit, which may have been a zero or not
        ("2.018010105E+8", None),  # no whole number
        ("201801010", None),
        ("E+8", None),
        (None, None),
    ],
)
def test_numbers_that_lost_no_digit_are_written_out(cell: str | None, became: str | None) -> None:
    rows, findings = repair_rounded(frame([cell]), "id", heading="identifier")
    assert rows["id"].to_list() == [became or cell]
    told = findings.select("code", "treatment", "value", "became").rows()
    assert told == ([("scientific_notation", "repaired", cell, became)] if became else [])


def test_numbers_that_lost_digits_are_rejected() -> None:
    rows, _ = repair_rounded(frame(["2.01802E+12", "2.01801010E+8"]), "id", heading="identifier")
    told = rounded_numbers(rows, "id", heading="identifier", scope="row")
    assert told.select("code", "value").rows() == [("damaged_identifier", "2.01802E+12")]


def test_far_too_many_zeros_are_told_over_all_batches() -> None:
    whole = [str(2018010100000 + at) for at in range(1, 60)]
    facts = [zero_ends(frame(part), "id") for part in (whole, ["2018010000000"] * 3, ["2.0E+3"])]
    told = silently_rounded(pl.concat(facts), heading="identifier")
    assert told.select("code", "count", "value").rows() == [
        ("rounded_identifiers", 3, "2018010000000")
    ]
    assert "3 of 62" in told["message"][0]


@pytest.mark.parametrize("values", [[], ["201800000"] * 2, ["100000", None, "7"]])
def test_few_or_short_numbers_tell_nothing(values: list[str | None]) -> None:
    facts = zero_ends(frame(values), "id")
    assert silently_rounded(facts, heading="identifier").is_empty()


@needs_samples
def test_the_identifiers_of_a_real_manifest_are_whole() -> None:
    path = AMS / "ams__header_2018__202001290000.csv"
    rows = pl.read_csv(path, infer_schema=False, columns=["identifier"])
    facts = zero_ends(frame(rows["identifier"].to_list()), "id")
    assert facts["numbers"].to_list() == [rows.height]
    assert silently_rounded(facts, heading="identifier").is_empty()
