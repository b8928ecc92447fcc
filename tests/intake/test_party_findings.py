"""What is put right in party columns, with counts."""

import polars as pl

from supplyscreen.intake.parties import BLOCKS
from supplyscreen.intake.party_findings import block_findings, line_findings, raw_block_findings
from supplyscreen.schemas import conform

_TOLD = ("code", "treatment", "count", "value", "became")


def rows_of(**columns: list[str | None]) -> pl.DataFrame:
    height = len(next(iter(columns.values())))
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return frame.with_columns(
        pl.lit("m.csv").alias("source_file"),
        pl.Series("source_row", range(2, height + 2), dtype=pl.Int64),
    )


def test_a_telephone_spread_over_city_state_and_country() -> None:
    rows = rows_of(
        city=["39-30216911 TEL", "LINYI", None],
        state=["EX", "SD", None],
        country=["67", "CN", None],
    ).rename({"country": "country_cell"})
    fields = {"city": "city", "state": "state_province", "country_cell": "country_code"}
    told = line_findings(rows, fields)
    assert told.select("column", *_TOLD[:4]).rows() == [
        ("country_code", "country_digits", "kept", 1, "67"),
        ("state_province", "ex_in_state", "repaired", 1, "EX"),
        ("city", "phone_in_city", "repaired", 1, "39-30216911 TEL"),
    ]


def test_a_fifth_address_line() -> None:
    lines = ["TESHANDONG PROVINCE CHINA", "KLANG, SELANGOR", "+86 21 5555 0100", "TEXAS USA", None]
    rows = rows_of(extra_line=[*lines, "ATTN MR. JOHN SMITH", "PH 91 44 4555 0100"])
    told = line_findings(rows, {"extra_line": "comm_number"})
    assert told.select(_TOLD).rows() == [
        ("fifth_address_line", "repaired", 3, lines[0], "SHANDONG PROVINCE CHINA"),
        ("te_prefix", "repaired", 1, lines[0], "SHANDONG PROVINCE CHINA"),
    ]


def test_raw_blocks_with_a_prefixed_last_line() -> None:
    blocks = ["ACME CO\nROAD 1\nTETR", "ACME CO\nTEXAS", "TESTING LTD", None]
    told = raw_block_findings(rows_of(block=blocks), "block", heading="Shipper (Original Format)")
    assert told.select(_TOLD).rows() == [("te_prefix", "repaired", 1, "TETR", "TR")]


def test_names_that_run_on_and_names_that_are_cut() -> None:
    named = [
        ("BAOLING DRAGON BUILDING MATERIAL CO", ["LTD, NO16 INDUSTRY ROAD"]),
        ("NINGFU YINGZHU HAILAND MACHINERY C", ["O.,LTDNO.959 CHENGXIN ROAD"]),
        ("CHEMPOINT INTERNATIONAL GROUP", ["LIMITED 15 F,RADIO CITY"]),
        ("SUZHAO DONGSHEN PRECISION MANUFACTU", ["NO.1 ROAD"]),
        ("CHERRY MONTH COMPANY LTD.C/O", ["CROWN DEVELOPMENT LTD."]),
        ("ACME CO., LTD.", ["LTD BUILDING, 5 ROAD"]),
        ("ACME CO", []),
    ]
    blocks = pl.DataFrame(
        {
            "name": [name for name, _ in named],
            "lines": [lines for _, lines in named],
            "role": "shipper",
            "source_file": "m.csv",
            "source_row": range(2, len(named) + 2),
        }
    )
    told = block_findings(conform(blocks, BLOCKS), {"shipper": "Shipper"})
    assert told.select("column", *_TOLD[:3]).rows() == [
        ("Shipper", "name_cut", "kept", 1),
        ("Shipper", "name_runs_on", "repaired", 3),
    ]
    runs_on = told.filter(code="name_runs_on").row(0, named=True)
    assert runs_on["became"] == "BAOLING DRAGON BUILDING MATERIAL CO LTD"
    assert named[3][0] not in told["value"].to_list()  # of a cut name only the end is shown
