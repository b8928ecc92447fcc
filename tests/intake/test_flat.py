"""Flat manifests: headings in any words and order, vendor layouts, and the law of rows."""

import csv
import importlib
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.files import write

from supplyscreen.errors import InputError, SupplyscreenError
from supplyscreen.intake import detect_kind, read_manifest, read_suppliers

PANJIVA = """Bill of Lading Number,Bill of Lading Type,Master Bill of Lading Number,Arrival Date,\
Consignee,Consignee (Original Format),Shipper,Shipper Country,Shipper (Original Format),\
Port of Lading,Port of Lading Country,Weight (kg),HS Code,Goods Shipped,Notify Party
BILL1,House,MSTR1,8/8/2023,Buyer,"BUYER INC
1 MAIN ST
TEUS",Sunrise,China,"SUNRISE CEMENT CO.,LTD
NO 1 ROAD
TESHANDONG PROVINCE CHINA",Qingdao,China,14887,Classified: 2523.21; Parsed: 8474.90,CEMENT,
"""


def test_panjiva_subset(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, PANJIVA))
    bill = manifest.shipments.collect().row(0, named=True)
    assert (bill["bill_level"], bill["master_bill_of_lading"]) == ("house", "MSTR1")
    assert (str(bill["arrival_date"]), bill["port_of_lading_country"]) == ("2023-08-08", "CN")
    assert bill["hts_codes"] == ["252321", "847490"]
    shipper = manifest.parties.filter(name="SUNRISE CEMENT CO.,LTD").row(0, named=True)
    assert shipper["address"] == "NO 1 ROAD, SHANDONG PROVINCE CHINA"
    assert manifest.source.mapping["shipper_block"] == "Shipper (Original Format)"
    assert manifest.roles.collect().filter(role="notify_party").is_empty()
    assert manifest.missing_roles == ()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Exporter Name", "shipper_name"),
        ("SHIPPER", "shipper_name"),
        ("shipper_party_name", "shipper_name"),
        ("Supplier", "shipper_name"),
        ("Importer", "consignee_name"),
        ("Buyer name", "consignee_name"),
    ],
)
def test_obvious_party_headings(tmp_path: Path, heading: str, field: str) -> None:
    manifest = read_manifest(write(tmp_path, f"x,{heading}\n1,ABC LTD\n"))
    assert manifest.source.mapping == {field: heading}
    assert manifest.parties["name"].to_list() == ["ABC LTD"]


def test_a_named_sheet_of_a_workbook(tmp_path: Path) -> None:
    book = importlib.import_module("openpyxl").Workbook()
    for month in ("May", "June"):
        sheet = book.create_sheet(month)
        sheet.append(["Shipper", "B/L No"])
        sheet.append([f"{month.upper()} LTD", month])
    book.save(tmp_path / "year.xlsx")
    source = f"{tmp_path / 'year.xlsx'}#June"
    assert detect_kind(source) == "shipment"
    manifest = read_manifest(source)
    assert manifest.parties["name"].to_list() == ["JUNE LTD"]
    assert manifest.source.rows == 1


@pytest.mark.parametrize("source", ["x" * 300 + ".csv", "duckdb:a.db#SELECT " + "x" * 300])
def test_a_name_too_long_for_a_path_is_told(source: str) -> None:
    with pytest.raises(InputError):
        read_manifest(source)


def test_a_readme_in_a_folder_is_no_table(tmp_path: Path) -> None:
    write(tmp_path, "Shipper\nA LTD\n", "may.csv")
    write(tmp_path, "About these files, of May.\n", "README.txt")
    manifest = read_manifest(tmp_path)
    assert manifest.source.rows == 1
    assert manifest.source.notes == ("not read, as it is no table: README.txt",)


def test_no_party_column_lists_the_headings(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="found: colour, bill of lading"):
        read_manifest(write(tmp_path, "colour,bill of lading\nred,B1\n"))


def test_repeated_and_missing_bill_numbers_get_their_row(tmp_path: Path) -> None:
    text = "bill of lading,shipper\nB1,A LTD\nB1,B LTD\n,C LTD\nB2,\n"
    manifest = read_manifest(write(tmp_path, text))
    ids = manifest.shipments.collect()["shipment_id"].to_list()
    assert ids == ["B1#2", "B1#3", "#4", "B2"]
    assert "B2" not in manifest.roles.collect()["record_id"].to_list()


def test_older_run_dates_are_superseded_and_lines_of_one_bill_are_not(tmp_path: Path) -> None:
    text = "bill of lading,shipper,run date,record status indicator\n"
    text += "B1,A LTD,2020-01-01,New\nB1,A LTD,2020-01-02,Amended\nB1,A LTD,2020-01-02,Amended\n"
    text += "B2,A LTD,2020-01-01,Deleted\n"
    manifest = read_manifest(write(tmp_path, text))
    bills = manifest.shipments.collect()
    assert bills["state_reason"].to_list() == ["amended_later", None, "deleted"]
    assert bills["row_count"].to_list() == [1, 2, 1]
    assert manifest.source.merged == 1


def test_impossible_date_keeps_its_row(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, "shipper,arrival date\nA LTD,2018-02-30\n"))
    assert manifest.shipments.collect()["arrival_date"].to_list() == [None]
    told = manifest.rejects.row(0, named=True)
    assert (told["scope"], told["code"], told["column"]) == ("cell", "bad_date", "arrival date")


def test_feiii_flat_extract(tmp_path: Path) -> None:
    text = "identifier,estimated_arrival_date,shipper_party_name,shipper_address,text\n"
    text += "201801010,2018-02-06T00:00:00,A LTD,HO CHI MINH VIET NAM,SHOES\n"
    manifest = read_manifest(write(tmp_path, text))
    bill = manifest.shipments.collect().row(0, named=True)
    assert (bill["shipment_id"], str(bill["arrival_date"])) == ("201801010", "2018-02-06")
    assert manifest.parties["country"].to_list() == ["VN"]


_HEADINGS = ["Shipper", "consignee name", "Bill of Lading", "arrival date", "hs code", "weight"]
_HEADINGS += ["weight unit", "goods", "run date", "status", "shipper country", "name", "country"]
_CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
_COLUMNS = st.lists(st.sampled_from(_HEADINGS) | _CELL, min_size=1, max_size=7)


@st.composite
def _tables(draw: st.DrawFn) -> str:
    columns = draw(st.permutations([draw(st.sampled_from(["Shipper", "name"])), *draw(_COLUMNS)]))
    rows = draw(st.lists(st.lists(_CELL, min_size=0, max_size=8), min_size=1, max_size=6))
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue()


def _reconciles(path: Path) -> bool:
    """Whether both readers account for every row, or refuse the file with a hint."""
    try:
        manifest = read_manifest(path)
        bills = manifest.shipments.collect()
        refused = manifest.rejects.filter(scope="row").height
        whole = manifest.source.rows == bills.height + refused + manifest.source.merged
        unique = bills["shipment_id"].n_unique() == bills.height
    except SupplyscreenError as error:
        whole = unique = bool(error.hint)
    try:
        found = read_suppliers(path)
        refused = found.rejects.filter(scope="row").height
        ids = found.suppliers["supplier_id"]
        return whole and unique and found.source.rows == ids.n_unique() + refused
    except SupplyscreenError as error:
        return whole and unique and bool(error.hint)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(_tables())
def test_rows_are_records_plus_rejects_and_only_our_errors_are_raised(
    tmp_path: Path, text: str
) -> None:
    assert _reconciles(write(tmp_path, text))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(_tables(), st.integers(0, 200), st.binary(max_size=6))
def test_damaged_files_too(tmp_path: Path, text: str, at: int, noise: bytes) -> None:
    data = text.encode()
    assert _reconciles(write(tmp_path, data[:at] + noise + data[at:]))


def test_rounded_numbers_never_make_two_bills_one(tmp_path: Path) -> None:
    text = "identifier,run_date,Shipper,Consignee\n"
    text += "2.01801E+12,2018-01-01,A LTD,B LTD\n2.01801E+12,2018-01-02,C LTD,D LTD\n"
    manifest = read_manifest(write(tmp_path, text))
    bills = manifest.shipments.collect()
    assert bills.select("shipment_id", "state").rows() == [("#2", "current"), ("#3", "current")]
    lines = manifest.rejects.select("source_row", "column", "scope", "code").rows()
    assert lines == [(row, "identifier", "cell", "damaged_identifier") for row in (2, 3)]


def test_a_heading_that_occurs_twice_is_told(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, "Shipper,SHIPPER,Consignee\nA LTD,B LTD,C LTD\n"))
    assert manifest.source.notes == (
        "manifest.csv: the heading Shipper occurs 2 times; the first of these columns is read",
    )
    assert manifest.parties["name"].sort().to_list() == ["A LTD", "C LTD"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (",,\n,,\n", r"\(blank\), \(blank\), \(blank\)\."),
        ("x" * 900 + ",b\n1,2\n", "x{60}\\.\\.\\., b\\."),
        (",".join(f"c{n}" for n in range(99)) + "\n" + "1," * 98 + "1\n", "c39 and 59 more"),
    ],
)
def test_headings_are_shown_short(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(InputError, match=f"found: .*{found}"):
        read_manifest(write(tmp_path, text))


@pytest.mark.parametrize(
    ("goods", "private"),
    [
        ("USED HOUSEHOLD GOODS", True),
        ("1 LIFT VAN S.T.C. HOUSEHOLD GOODS", True),
        ("HOUSEHOLD GOODS AND PERSONAL EFFECTS", True),
        ("household effects", True),
        ("PERSONAL BELONGINGS, NO COMMERCIAL VALUE", True),
        ("PLASTIC HOUSEHOLD GOODS", False),
        ("HOUSEHOLD GOODS OF GLASS", False),
        ("PERSONAL CARE WIPES", False),
        ("", False),
    ],
)
def test_bare_names_are_masked_only_with_own_effects(
    tmp_path: Path, goods: str, private: bool
) -> None:
    text = f'Shipper,Consignee,Goods Description\nZELDA QUILLFEATHER,MOVERS INC,"{goods}"\n'
    manifest = read_manifest(write(tmp_path, text))
    names = manifest.parties["name"].to_list()
    assert ("(private person)" in names, "ZELDA QUILLFEATHER" in names) == (private, not private)


def test_progress_tells_rows_and_about_how_many_there_are(tmp_path: Path) -> None:
    lines = "".join(f"X{n},EXAMPLE JSC\n" for n in range(2000))
    told: list[tuple[str, int, int | None]] = []
    path = write(tmp_path, "Bill of Lading,Shipper\n" + lines)
    read_manifest(path, progress=lambda *step: told.append(step))
    assert told[-1][0] != told[0][0]
    assert ("reading manifest.csv", 2000, 2000) in told
