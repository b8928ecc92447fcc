"""One column of names of a CSV file: its rows, what is beside them, and what became of each."""

from pathlib import Path

import polars as pl
import pytest
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.intake import NameColumn, read_name_column
from supplyscreen.schemas import MATCHED_NAMES, conform

FILE = """Vendor,Street,Land
EXAMPLE GARMENT JSC,"1 Mill Road, Hanoi",Vietnam
,,
,2 Mill Road,VN
MR. SAMPLE PERSON,3 Mill Road,VN
N/A,,Narnia
a,b,c,d
示例纺织有限公司,,CN
"""


@pytest.fixture
def read(tmp_path: Path) -> NameColumn:
    return read_name_column(
        write(tmp_path, FILE), column="Vendor", address_column="Street", country_column="Land"
    )


def test_rows_keep_their_place_and_add_up(read: NameColumn) -> None:
    assert read.frame.rows() == [
        ("EXAMPLE GARMENT JSC", "1 Mill Road, Hanoi", "VN", True, 2),
        (None, "2 Mill Road", "VN", False, 4),
        ("(private person)", None, "VN", False, 5),
        ("N/A", None, None, False, 6),
        ("示例纺织有限公司", None, "CN", True, 8),
    ]
    rejected = read.rejects.filter(pl.col("scope") == "row")
    assert sorted(rejected.select("source_row", "code").rows()) == [
        (3, "empty_row"),
        (7, "ragged_row"),
    ]
    assert read.rows == read.frame.height + rejected.height == 7


def test_a_country_that_names_none_is_a_reject_of_its_cell(read: NameColumn) -> None:
    cells = read.rejects.filter(pl.col("scope") == "cell")
    assert cells.select("source_row", "column", "code", "value").rows() == [
        (6, "Land", "unknown_country", "Narnia")
    ]


def matched(*rows: tuple[str | None, int | None, str | None]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=["query", "rank", "entry_id"], orient="row")
    return conform(frame, MATCHED_NAMES)


def test_matches_are_numbered_by_row_and_every_row_is_accounted_for(read: NameColumn) -> None:
    found = matched(
        ("EXAMPLE GARMENT JSC", 1, "e1"),
        ("EXAMPLE GARMENT JSC", 2, "e2"),
        (None, None, None),
        ("(private person)", None, None),
        ("N/A", None, None),
        ("示例纺织有限公司", None, None),
    )
    assert read.numbered(found)["source_row"].to_list() == [2, 2, 4, 5, 6, 8]
    outcomes = read.outcomes(found)
    assert outcomes == {"matched": 1, "below_threshold": 1, "no_company": 3, "rejected": 2}
    assert sum(outcomes.values()) == read.rows


@pytest.mark.parametrize("column", ["Vendor", "vendor", " VENDOR "])
def test_a_heading_is_met_in_any_case(tmp_path: Path, column: str) -> None:
    read = read_name_column(write(tmp_path, FILE), column=column)
    assert read.frame["name"][0] == "EXAMPLE GARMENT JSC"
    assert read.frame["address"].null_count() == read.frame["country"].null_count() == 5


def test_the_heading_as_written_comes_before_one_in_another_case(tmp_path: Path) -> None:
    path = write(tmp_path, "NAME,name\nA1,B2\n")
    assert read_name_column(path, column="name").frame["name"].to_list() == ["B2"]
    repeated = read_name_column(write(tmp_path, "name,name\nA1,B2\n"), column="name")
    assert repeated.frame["name"].to_list() == ["A1"]
    assert "occurs 2 times" in repeated.notes[0]


def test_files_in_other_encodings_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, "name;land\n示例纺织有限公司;CN\n".encode("gb18030"))
    read = read_name_column(path, column="name")
    assert read.frame["name"].to_list() == ["示例纺织有限公司"]
    assert "GB18030" in read.notes[0]


@pytest.mark.parametrize(
    ("options", "told", "hint"),
    [
        ({"column": "vendr"}, "has no column 'vendr'; found: Vendor, Street, Land", "'Vendor'?"),
        ({"column": "zzz"}, "has no column 'zzz'", "by its heading"),
        ({"column": ""}, "has no column ''", "by its heading"),
        ({"column": "Vendor", "address_column": "Strasse"}, "'Strasse'", ""),
        ({"column": "Vendor", "country_column": "Lnd"}, "'Lnd'", "'Land'?"),
    ],
)
def test_a_missing_column_lists_the_headings(
    tmp_path: Path, options: dict[str, str], told: str, hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_name_column(write(tmp_path, FILE), **options)
    assert told in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.hint


def test_a_file_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no rows"):
        read_name_column(write(tmp_path, "name\n"), column="name")
    with pytest.raises(InputError, match="does not exist"):
        read_name_column(tmp_path / "absent.csv", column="name")
