"""Tables of a result as CSV and Parquet."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.errors import SchemaError
from supplyscreen.reports.tables import csv_bytes, parquet_bytes, table_files
from supplyscreen.runs.outputs import write_files
from supplyscreen.runs.spreadsheet import spreadsheet_safe
from supplyscreen.schemas import FLAGS, REJECTS, empty

from .builder import LISTED, build, flag, many, reject, small


def written(flags: pl.LazyFrame, rejects: pl.DataFrame) -> dict[str, bytes]:
    """The bytes of the files that ``table_files`` describes."""
    with TemporaryDirectory() as folder:
        write_files(folder, table_files(flags, rejects))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+86 21 5555", "'+86 21 5555"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tTAB", "'\tTAB"),
        ("\rRETURN", "'\rRETURN"),
        ("A=1", "A=1"),
        (" =1", "' =1"),
        ("\u200b\ufeff=1", "'\u200b\ufeff=1"),
        ("\nLINE", "'\nLINE"),
        ("\x0b=1", "'\x0b=1"),
        ("\u3000＝HYPERLINK(1)", "'\u3000＝HYPERLINK(1)"),
        ("＋86 21", "'＋86 21"),
        ("－5", "'－5"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        (" a=1", " a=1"),
        ("'quoted", "'quoted"),
        ("", ""),
        ("新疆纺织", "新疆纺织"),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_made_safe(text: str, expected: str) -> None:
    assert spreadsheet_safe(pl.DataFrame({"a": [text]}))["a"].to_list() == [expected]


def test_numbers_dates_and_unknowns_are_left_as_they_are() -> None:
    frame = pl.DataFrame({"n": [-1.5, None], "t": ["-1.5", None], "b": [True, None]})
    assert csv_bytes(frame) == b"n,t,b\n-1.5,'-1.5,true\n,,\n"


@given(st.text())
def test_no_text_cell_begins_as_a_formula(text: str) -> None:
    safe = spreadsheet_safe(pl.DataFrame({"a": [text]}))["a"][0]
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.removeprefix("'") == text.removeprefix("'")


def test_flags_csv_holds_every_flag_and_column() -> None:
    rows = read_csv(written(small().scan_flags(), small().rejects)["flags.csv"])
    assert list(rows[0]) == FLAGS.names()
    assert [row["flag_id"] for row in rows] == small().flags["flag_id"].to_list()
    assert rows[0]["score"] == "0.9412"
    assert rows[0]["listed_today"] == "true"
    assert rows[0]["arrival_date"] == "2023-01-24"


def test_a_name_with_quotes_and_line_breaks_survives() -> None:
    name = 'FACTORY "NO. 1",\nLINE TWO'
    result = build([flag(LISTED, 1, party_name=name)])
    rows = read_csv(written(result.scan_flags(), result.rejects)["flags.csv"])
    assert rows[0]["party_name"] == name


def test_parquet_holds_the_text_as_filed() -> None:
    result = build([flag(LISTED, 1, party_name="=HYPERLINK(1)")])
    files = written(result.scan_flags(), result.rejects)
    assert pl.read_parquet(BytesIO(files["flags.parquet"])).equals(result.flags)
    assert read_csv(files["flags.csv"])[0]["party_name"] == "'=HYPERLINK(1)"


def test_rejects_csv() -> None:
    result = build([], rejected=[reject(3, "arrival_date", "bad_date", "-1", "no date")])
    rows = read_csv(written(result.scan_flags(), result.rejects)["rejects.csv"])
    assert [(row["source_row"], row["value"]) for row in rows] == [("3", "'-1")]


def test_empty_tables_keep_their_headings() -> None:
    files = written(empty(FLAGS).lazy(), empty(REJECTS))
    assert files["flags.csv"].decode().split("\n")[0].split(",") == FLAGS.names()
    assert files["rejects.csv"].decode() == ",".join(REJECTS.names()) + "\n"
    assert pl.read_parquet(BytesIO(files["flags.parquet"])).schema == FLAGS


def test_the_same_frame_gives_the_same_bytes() -> None:
    assert parquet_bytes(many(300).flags) == parquet_bytes(many(300).flags)
    assert csv_bytes(many(300).flags) == csv_bytes(many(300).flags)


def test_another_table_is_refused() -> None:
    with pytest.raises(SchemaError, match="table flags"):
        table_files(empty(REJECTS).lazy(), empty(REJECTS))
