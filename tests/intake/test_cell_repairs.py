"""All repairs of a table, batch by batch."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.intake.cell_repairs import CellRepairs, party_cell_findings

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


def test_two_batches_of_a_table_that_went_through_a_spreadsheet() -> None:
    repairs = CellRepairs(HEADINGS)
    first = repairs.batch(
        batch(
            2,
            identifier=["2.01801010E+8", "2018010000000", "2018020000000"],
            arrival_date=["13/2/2018", "3/2/2018", "soon"],
            hts_codes=["90111", "840890", None],
            shipper_name=["CONFECÃ‡Ã•ES LTDA", "PLAIN LTD", None],
        )
    )
    assert first.rows.select(list(HEADINGS)).rows() == [
        ("201801010", "2018-02-13", "090111", "CONFECÇÕES LTDA"),
        ("2018010000000", "2018-02-03", "840890", "PLAIN LTD"),
        ("2018020000000", None, None, None),
    ]
    assert first.findings["code"].to_list() == [
        "day_first_dates",
        "decoded_twice",
        "hts_leading_zero",
        "scientific_notation",
    ]
    assert first.rejects.select("code", "value", "source_row").rows() == [("bad_date", "soon", 4)]
    second = repairs.batch(
        batch(
            5,
            identifier=["2018030000000"],
            arrival_date=["4/2/2018"],
            hts_codes=["90112"],
            shipper_name=[None],
        )
    )
    # What the first batch told holds for the second.
    assert second.rows["arrival_date"].to_list() == ["2018-02-04"]
    assert second.rows["hts_codes"].to_list() == ["090112"]
    assert repairs.end().select("code", "count").rows() == [("rounded_identifiers", 3)]


def test_columns_that_are_absent_are_no_trouble() -> None:
    rows = batch(2, vessel_name=["EVER", None])
    told = CellRepairs({"vessel_name": "Vessel"})
    assert told.batch(rows).rows.equals(rows)
    assert told.end().is_empty()
    assert CellRepairs({}).batch(rows).rows.equals(rows)


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
    repairs = CellRepairs(HEADINGS)
    rows = batch(2, **columns)
    told = repairs.batch(rows)
    repairs.end()
    assert told.rows.schema == rows.schema
    assert told.rows["source_row"].equals(rows["source_row"])
    filled = [name for name in HEADINGS if name != "arrival_date"]
    for name in filled:  # only a cell that holds no date may be lost
        assert told.rows[name].null_count() == rows[name].null_count()
