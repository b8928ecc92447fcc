"""Workbooks: the right sheet, the heading row, cells as typed, and damaged files."""

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
import xlwt  # type: ignore[import-untyped]
from tests.files.reading import cells, rows, told, write_book

from supplyscreen.errors import InputError
from supplyscreen.files.excel import read_excel
from supplyscreen.files.open import open_tables

HEAD = ["Shipper", "Country", "Weight (kg)"]
DATA: list[list[Any]] = [HEAD, ["Example Mill", "CN", 12], ["Acme Yarn", "VN", 7.5]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2018010112345.0, "2018010112345"),
        (20180101123456, "20180101123456"),
        (1.0, "1"),
        (0.25, "0.25"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
        (dt.date(2024, 5, 31), "2024-05-31"),
        (dt.datetime.fromisoformat("2024-05-31 14:05"), "2024-05-31 14:05:00"),
        (dt.time(14, 5, 9), "14:05:09"),
        ("31/05/2024", "31/05/2024"),
        ("8/8/2023", "8/8/2023"),
        ("0012", "0012"),
        ("6109.10.0012", "6109.10.0012"),
        ("  Example Mill\u00a0", "Example Mill"),
        ("EXAMPLE MILL\n1 ROAD", "EXAMPLE MILL\n1 ROAD"),
        ("示例纺织有限公司", "示例纺织有限公司"),
        (True, "true"),
        ("   ", None),
        (None, None),
    ],
)
def test_a_cell_becomes_what_a_person_types(tmp_path: Path, value: Any, text: str | None) -> None:
    book = write_book(tmp_path / "a.xlsx", {"Data": [["name", "cell"], ["x", value]]})
    assert cells(read_excel(book, name="a.xlsx")[0]) == [("x", text)]


def test_a_percentage_and_a_number_typed_as_text(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Data": [["name", "share", "id"], ["x", 0.5, "7"]]})
    book = openpyxl.load_workbook(path)
    book["Data"]["B2"].number_format = "0%"
    book["Data"]["C2"].number_format = "@"
    book.save(path)
    assert cells(read_excel(path, name="a.xlsx")[0]) == [("x", "0.5", "7")]


@pytest.mark.parametrize(
    ("sheets", "read"),
    [
        ({"Info": [["Panjiva"], ["Search", "cement"]], "US Imports Shipments": DATA,
          "Contact Info": [["Company", "Contact Name", "Email"], *[["a", "b", "c"]] * 9]},
         ["US Imports Shipments"]),
        ({"Parameters": [["Importer Number", "12-345"], ["Port", "All"]], "Main Report": DATA},
         ["Main Report"]),
        ({"Sheet1": [], "Sheet2": DATA}, ["Sheet2"]),
        ({"Template": [HEAD], "Filled": DATA}, ["Filled"]),
        ({"2023": DATA, "2024": DATA, "Codes": [["a", "b"], ["1", "2"]]}, ["2023", "2024"]),
        ({"Suppliers": DATA, "Products": [["Product", "Price"], *[["Yarn", 1]] * 50]},
         ["Suppliers"]),
        ({"Only": [["x", "y"], ["1", "2"]]}, ["Only"]),
    ],
)  # fmt: skip
def test_the_sheet_with_the_data_is_read(
    tmp_path: Path, sheets: dict[str, Any], read: list[str]
) -> None:
    tables = read_excel(write_book(tmp_path / "a.xlsx", sheets), name="a.xlsx")
    assert [table.name for table in tables] == [f"a.xlsx/{name}" for name in read]
    unread = [name for name in sheets if name not in read and sheets[name]]
    assert all(repr(name) in " ".join(tables[0].notes) for name in [*read, *unread])


def test_a_hidden_sheet_is_read_only_where_nothing_else_has_rows(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Old": [*DATA, *DATA[1:]], "New": DATA})
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    assert [table.name for table in read_excel(path, name="a")] == ["a/New"]
    assert [table.name for table in read_excel(path, name="a", sheet="Old")] == ["a/Old"]
    del book["New"]
    book.create_sheet("Empty")
    book.save(path)
    tables = read_excel(path, name="a")
    assert [table.name for table in tables] == ["a/Old"]
    assert "'Old' (hidden)" in tables[0].notes[0]


@pytest.mark.parametrize("asked", ["Zwei", "zwei ", "2"])
def test_a_sheet_is_named_by_name_or_number(tmp_path: Path, asked: str) -> None:
    book = write_book(tmp_path / "a.xlsx", {"Eins": DATA, "Zwei": [["k", "w"], ["1", "2"]]})
    assert read_excel(book, name="a", sheet=asked)[0].headings == ("k", "w")


def test_a_path_may_name_a_sheet(tmp_path: Path) -> None:
    book = write_book(tmp_path / "a#1.xlsx", {"Eins": DATA, "Zwei": [["k", "w"], ["1", "2"]]})
    assert [table.name for table in open_tables(book)] == ["a#1.xlsx/Eins"]
    assert [table.name for table in open_tables(f"{book}#Zwei")] == ["a#1.xlsx/Zwei"]
    with pytest.raises(InputError, match="no sheet 'Drei'"):
        open_tables(f"{book}#Drei")
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="is no plain workbook"):
        open_tables(f"{tmp_path / 'a.csv'}#Zwei")


def test_rows_are_the_sheets_own_below_titles_and_blank_rows(tmp_path: Path) -> None:
    lines: list[list[Any]] = [[], ["Suppliers of 2024"], [], HEAD, ["A", "CN", 1], [], [" "]]
    book = write_book(tmp_path / "a.xlsx", {"Data": [*lines, ["B", "VN", 2], [None], ["", " "]]})
    table = read_excel(book, name="a.xlsx")[0]
    assert table.headings == tuple(HEAD)
    assert rows(table) == [5, 8]
    table = read_excel(book, name="a.xlsx")[0]
    assert told(table) == [
        (6, "row", None, "empty_row", None),
        (7, "row", None, "empty_row", None),
    ]
    assert table.rows == 4


def test_a_table_that_begins_in_column_c(tmp_path: Path) -> None:
    lines = [[], [], [None, None, "Shipper", "Code"], [None, None, "A", "#N/A"]]
    table = read_excel(write_book(tmp_path / "a.xlsx", {"Data": lines}), name="a")[0]
    assert table.headings == ("Shipper", "Code")
    assert told(table) == [(4, "cell", "Code", "cell_error", "#N/A")]


def test_errors_formulas_and_rounded_numbers_are_told(tmp_path: Path) -> None:
    lines = [
        ["name", "code", "sum", "id"],
        ["A", "#REF!", "=1+1", 12345678901234567890],
        ["B", "x", "plain", "12345678901234567890"],
    ]
    table = read_excel(write_book(tmp_path / "a.xlsx", {"Data": lines}), name="a.xlsx")[0]
    assert cells(table)[1] == ("B", "x", "plain", "12345678901234567890")
    table = read_excel(tmp_path / "a.xlsx", name="a.xlsx")[0]
    assert cells(table)[0][:3] == ("A", None, None)
    table = read_excel(tmp_path / "a.xlsx", name="a.xlsx")[0]
    assert told(table) == [
        (2, "cell", "code", "cell_error", "#REF!"),
        (2, "cell", "sum", "formula_without_value", None),
    ]
    notes = " ".join(table.notes)
    assert "1 formulas have no stored value (C2)" in notes
    assert "1 numbers have more than 15 digits (D2)" in notes


def with_part(source: Path, target: Path, part: str, change: tuple[bytes, bytes]) -> Path:
    """A copy of a workbook with one part of it changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            assert name != part or change[0] in data
            new.writestr(name, data.replace(*change) if name == part else data)
    return target


@pytest.mark.parametrize(
    ("cell", "text", "codes"),
    [
        (b'<c r="B2"><f>1+1</f><v>2</v></c>', "2", []),
        (b'<c r="B2" t="str"><f>""</f><v></v></c>', None, []),
        (b'<c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', "ab", []),
        (b'<c r="B2" s="0"><f t="shared" si="0"/></c>', None, ["formula_without_value"]),
        (b'<c r="B2" t="e"><f>#REF!A1</f><v>#REF!</v></c>', None, ["cell_error"]),
        (b'<x:c xmlns:x="x" r="B2" t="e"><x:v>#DIV/0!</x:v></x:c>', None, ["cell_error"]),
    ],
)
def test_what_other_programs_store_for_a_formula(
    tmp_path: Path, cell: bytes, text: str | None, codes: list[str]
) -> None:
    book = write_book(tmp_path / "a.xlsx", {"Data": [["name", "sum"], ["x", 77]]})
    change = (b'<c r="B2" t="n"><v>77</v></c>', cell)
    path = with_part(book, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", change)
    assert cells(read_excel(path, name="b")[0]) == [("x", text)]
    assert [line[3] for line in told(read_excel(path, name="b")[0])] == codes


def test_an_old_xls_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Vendors")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for at, heading in enumerate(["name", "since", "id"]):
        sheet.write(1, at, heading)
    for at, value in enumerate(["Example Mill", dt.date(2024, 5, 31), 2018010112345.0]):
        sheet.write(2, at, value, day if at == 1 else xlwt.Style.default_style)
    sheet.write(4, 0, "Acme Yarn")
    sheet.row(4).set_cell_error(2, 0x2A)
    book.add_sheet("Empty")
    book.save(str(tmp_path / "a.xls"))
    table = read_excel(tmp_path / "a.xls", name="a.xls")[0]
    assert cells(table) == [
        ("Example Mill", "2024-05-31", "2018010112345"),
        ("Acme Yarn", None, None),
    ]
    table = read_excel(tmp_path / "a.xls", name="a.xls")[0]
    assert told(table) == [
        (4, "row", None, "empty_row", None),
        (5, "cell", "id", "cell_error", "#N/A"),
    ]


def old_book(folder: Path) -> bytes:
    """An xls file of one sheet, in 512-byte sectors."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Vendors")
    for row in range(200):
        sheet.write(row, 0, f"name {row}")
        sheet.write(row, 1, row)
    book.save(str(folder / "a.xls"))
    return (folder / "a.xls").read_bytes()


def test_an_xls_file_whose_sectors_run_in_a_circle_is_refused(tmp_path: Path) -> None:
    """The reader of workbooks would follow them until memory is full."""
    raw = bytearray(old_book(tmp_path))
    table = (int.from_bytes(raw[76:80], "little") + 1) * 512
    raw[table + 4 * 4 : table + 5 * 4] = (2).to_bytes(4, "little")  # after sector 4 comes sector 2
    (tmp_path / "b.xls").write_bytes(raw)
    with pytest.raises(InputError, match="sectors run in a circle"):
        read_excel(tmp_path / "b.xls", name="b.xls")


def test_an_xls_file_with_a_cell_far_out_is_refused(tmp_path: Path) -> None:
    raw = old_book(tmp_path)
    number = (0x027E).to_bytes(2, "little") + (10).to_bytes(2, "little")  # an RK record
    at = raw.index(number + (199).to_bytes(2, "little"))
    far = raw[: at + 4] + b"\xff\xff\xff\xff" + raw[at + 8 :]
    (tmp_path / "b.xls").write_bytes(far)
    with pytest.raises(InputError, match="a cell in column 65,536 of 256"):
        read_excel(tmp_path / "b.xls", name="b.xls")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda raw: b"", "cannot be read as an Excel workbook"),
        (lambda raw: raw[: len(raw) // 2], "cannot be read as an Excel workbook"),
        (lambda raw: raw.replace(b"xl/workbook.xml", b"xl/workbuuk.xml"), "no sheet with text"),
        (lambda raw: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "cannot be read"),
        (
            lambda raw: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16le"),
            "is protected by a password",
        ),
    ],
)
def test_damaged_and_protected_workbooks_are_refused(
    tmp_path: Path, make: Any, message: str
) -> None:
    raw = write_book(tmp_path / "a.xlsx", {"Data": DATA}).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(make(raw))
    with pytest.raises(InputError, match=message):
        read_excel(tmp_path / "b.xlsx", name="b.xlsx")


def test_empty_far_and_unknown_sheets_are_refused(tmp_path: Path) -> None:
    book = write_book(tmp_path / "a.xlsx", {"Leer": [], "Blank": [[" "]]})
    with pytest.raises(InputError, match="has no sheet with text"):
        read_excel(book, name="a.xlsx")
    with pytest.raises(InputError, match=r"no sheet 'Data'.*its sheets are: 'Leer', 'Blank'"):
        read_excel(book, name="a.xlsx", sheet="Data")
    far = openpyxl.Workbook()
    far.active["A1"] = "name"
    far.active["XFD1048576"] = "stray"
    far.save(tmp_path / "far.xlsx")
    with pytest.raises(InputError, match="17,179,869,184 cells, expected at most"):
        read_excel(tmp_path / "far.xlsx", name="far.xlsx")


def test_a_sheet_too_large_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Far": DATA, "Data": DATA})
    book = openpyxl.load_workbook(path)
    book["Far"]["XFD1048576"] = "stray"
    book.save(path)
    tables = read_excel(path, name="a.xlsx")
    assert [table.name for table in tables] == ["a.xlsx/Data"]
    assert "not read: a.xlsx, sheet 'Far'" in tables[0].notes[0]
