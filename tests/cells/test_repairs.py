"""All repairs of a table, batch by batch."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.cells.findings import join_findings
from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.party_findings import party_cell_findings

HEADINGS = {
    "identifier": "Identifier",
    "arrival_date": "Arrival Date",
    "hts_codes": "HTS",
    "shipper_name": "Shipper",
}


def batch(first: int, **columns: list[str | None]) -> pl.DataFrame:
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    place = pl.int_range(first, first + pl.len(), dtype=pl.Int64)
    return frame.with_columns(pl.lit("m.csv").alias("source_file"), place.alias("source_row"))


def repaired(repairs: Repairs, rows: pl.DataFrame) -> pl.DataFrame:
    rows = repairs.texts(rows, ["shipper_name"])
    return repairs.dates(
        repairs.codes(repairs.numbers(rows, ["identifier"]), "hts_codes"), ["arrival_date"]
    )


def test_two_batches_of_a_table_that_went_through_a_spreadsheet() -> None:
    repairs = Repairs(HEADINGS)
    first = repaired(
        repairs,
        batch(
            2,
            identifier=["2.01801010E+8", "2018010000000", "2018020000000", "2.018E+12"],
            arrival_date=["13/2/2018", "3/2/2018", "soon", None],
            hts_codes=["90111", "840890", None, None],
            shipper_name=["CONFECÃ‡Ã•ES LTDA", "PLAIN LTD", None, None],
        ),
    )
    assert first.select(list(HEADINGS)).rows() == [
        ("201801010", date(2018, 2, 13), "090111", "CONFECÇÕES LTDA"),
        ("2018010000000", date(2018, 2, 3), "840890", "PLAIN LTD"),
        ("2018020000000", None, None, None),
        (None, None, None, None),
    ]
    assert join_findings(repairs.findings)["code"].to_list() == [
        "day_first_dates",
        "decoded_twice",
        "hts_leading_zero",
        "scientific_notation",
    ]
    told = pl.concat(repairs.rejects).select("code", "value", "source_row").rows()
    assert told == [("damaged_identifier", "2.018E+12", 5), ("bad_date", "soon", 4)]
    second = repaired(
        repairs,
        batch(
            6,
            identifier=["2018030000000"],
            arrival_date=["4/2/2018"],
            hts_codes=["90112"],
            shipper_name=[None],
        ),
    )
    # What the first batch told holds for the second.
    assert second["arrival_date"].to_list() == [date(2018, 2, 4)]
    assert second["hts_codes"].to_list() == ["090112"]
    repairs.findings.clear()
    repairs.finish()
    assert join_findings(repairs.findings).select("code", "count").rows() == [
        ("rounded_identifiers", 3)
    ]


def test_columns_that_are_absent_are_no_trouble() -> None:
    rows = batch(2, vessel_name=["EVER", None])
    for headings in ({"vessel_name": "Vessel"}, {}):
        told = Repairs(headings)
        assert repaired(told, rows).equals(rows)
        told.finish()
        assert join_findings(told.findings).is_empty()


def test_party_cells_of_each_role() -> None:
    rows = batch(
        2,
        shipper_city=["66-22132666 TEL", "HANOI"],
        consignee_country=["81", "US"],
        shipper_block=["ACME\nROAD 1\nTETR", None],
    )
    headings = {c: c.upper() for c in rows.columns}
    told = party_cell_findings(rows, headings, ("shipper", "consignee", "notify_party"))
    assert told.select("code", "column", "count").rows() == [
        ("country_digits", "CONSIGNEE_COUNTRY", 1),
        ("phone_in_city", "SHIPPER_CITY", 1),
        ("te_prefix", "SHIPPER_BLOCK", 1),
    ]


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
    st.sampled_from(["2.0E+8", "1/2/2018", "43101", "90111", "Ã‡Ã•", "8451.0", "5E+999999999"]),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=5))
def test_rows_stay_and_nothing_raises(cells: list[list[str | None]]) -> None:
    columns = {name: [row[at] for row in cells] for at, name in enumerate(HEADINGS)}
    repairs = Repairs(HEADINGS)
    rows = batch(2, **columns)
    told = repaired(repairs, rows)
    repairs.finish()
    assert told["source_row"].equals(rows["source_row"])
    lost = pl.concat(repairs.rejects)
    for name, heading in HEADINGS.items():  # a cell is lost only with a reject line
        gone = told[name].null_count() - rows[name].null_count()
        assert gone == lost.filter(column=heading).height
