"""Supplier lists: any order, synonyms, extra columns kept, and the real ones reconciled."""

import csv
import json
from pathlib import Path

import pytest
from tests.intake.files import AMS, SUPPLIER_LISTS, needs_samples, write

from supplyscreen.errors import InputError
from supplyscreen.intake import detect_kind, read_suppliers

TEXT = """sector,facility name,Address,country,native_language_name,tier,parent
Apparel,Sunrise Textile,"Road 1, Ningbo",China,日出纺织,2,P1
Apparel,,Road 2,Atlantis,,,
"""


def test_columns_in_any_order_with_synonyms(tmp_path: Path) -> None:
    found = read_suppliers(write(tmp_path, TEXT))
    first, second = found.suppliers.to_dicts()
    assert first["supplier_id"] == "#2"
    assert (first["name"], first["country"], first["tier"]) == ("Sunrise Textile", "CN", "2")
    assert (first["parent_id"], first["local_name"]) == ("P1", "日出纺织")
    assert json.loads(first["extra"]) == {"sector": "Apparel"}
    assert (second["name"], second["country"]) == (None, "Atlantis")


def test_local_name_is_a_reading_and_a_blank_name_a_placeholder(tmp_path: Path) -> None:
    parties = read_suppliers(write(tmp_path, TEXT)).parties
    named = parties.filter(name="Sunrise Textile").row(0, named=True)
    assert named["readings"] == ["Sunrise Textile", "日出纺织"]
    assert parties.filter(name="")["kind"].to_list() == ["placeholder"]


def test_unknown_country_is_a_cell_reject(tmp_path: Path) -> None:
    rejects = read_suppliers(write(tmp_path, TEXT)).rejects.filter(column="country")
    assert rejects.select("source_row", "column", "scope", "code", "value").rows() == [
        (3, "country", "cell", "unknown_country", "Atlantis")
    ]


def test_private_persons_are_masked_in_every_table(tmp_path: Path) -> None:
    text = "name,address,country,phone\nMrs Jane Secretname,1 Road,China,555123\n"
    found = read_suppliers(write(tmp_path, text))
    told = str(found.suppliers.to_dicts()) + str(found.parties.to_dicts())
    assert "Secretname" not in told
    assert "555123" not in told
    assert found.suppliers["name"].to_list() == ["(private person)"]


def test_no_name_column_lists_the_headings(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="found: country, address"):
        read_suppliers(write(tmp_path, "country,address\nChina,Road 1\n"))


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("country,name,address", "supplier"),
        ("Vendor Name,Country", "supplier"),
        ("supplier,country,bill of lading", "shipment"),
        ("shipper,consignee,arrival date", "shipment"),
        ("shipper,country", "shipment"),
    ],
)
def test_detect_kind(tmp_path: Path, headings: str, kind: str) -> None:
    assert detect_kind(write(tmp_path, f"{headings}\na,b,c\n")) == kind


def test_detect_kind_of_an_empty_folder_and_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no file"):
        detect_kind(tmp_path)
    with pytest.raises(InputError, match="does not exist"):
        detect_kind(tmp_path / "absent")


@needs_samples
@pytest.mark.parametrize(
    "path", sorted(SUPPLIER_LISTS.glob("*.csv")), ids=lambda path: str(path.stem)
)
def test_real_lists_reconcile(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        expected = sum(1 for row in csv.reader(file) if row) - 1
    found = read_suppliers(path)
    assert found.source.rows == expected
    assert found.source.rows == found.suppliers.height + found.rejects.filter(scope="row").height
    assert found.suppliers["supplier_id"].is_unique().all()
    assert found.parties["country"].null_count() == 0
    assert detect_kind(path) == "supplier"


@needs_samples
def test_ams_folder_is_a_manifest() -> None:
    assert detect_kind(AMS) == "shipment"


def readings(tmp_path: Path, text: str) -> list[str]:
    """The readings of the only party of a list."""
    return list(read_suppliers(write(tmp_path, text)).parties["readings"][0].to_list())


def test_name1_to_name4_of_a_vendor_master_are_one_name(tmp_path: Path) -> None:
    cut = "VISONG NINH BINH JOINT STOCK COMPAN"  # 35 characters, as NAME1 is wide
    text = "MANDT,LIFNR,LAND1,NAME1,NAME2,NAME3,STRAS,ORT01\n"
    text += f"100,0000100017,VN,{cut},Y LTD,,R 1,Hanoi\n"
    found = read_suppliers(write(tmp_path, text))
    row = found.suppliers.row(0, named=True)
    assert (row["supplier_id"], row["name"]) == ("0000100017", f"{cut} Y LTD")
    assert row["address"] == "R 1, Hanoi"
    said = readings(tmp_path, text)
    assert {f"{cut} Y LTD", f"{cut}Y LTD", cut} <= set(said)
    short = "LIFNR,MANDT,NAME1,NAME2\n7,100,Alpha Mills,Spinning Division\n"
    assert readings(tmp_path, short) == ["Alpha Mills Spinning Division", "Alpha Mills"]


@pytest.mark.parametrize(
    "cell",
    ['"[""Alpha Two"", ""Alpha, Three""]"', '"Alpha Two;Alpha, Three"', '"Alpha Two|Alpha, Three"'],
)
def test_other_names_are_readings(tmp_path: Path, cell: str) -> None:
    text = f"os_id,name,address,country_code,other_names\nCN1,Alpha One,Road 1,CN,{cell}\n"
    assert readings(tmp_path, text) == ["Alpha One", "Alpha Two", "Alpha, Three"]
    assert readings(tmp_path, text.replace(cell, "[]")) == ["Alpha One"]


def test_findings_of_names_and_cities(tmp_path: Path) -> None:
    text = "name,address,city,country\nNansong Garments Co.,Ltd Jiu Road 5,TEL 123456,CN\n"
    found = read_suppliers(
        write(tmp_path, text.replace("Co.,Ltd", 'Co.,"Ltd').replace(" 5,", ' 5",'))
    )
    assert dict(found.findings.select("code", "column").iter_rows()) == {
        "name_runs_on": "name",
        "phone_in_city": "city",
    }


@needs_samples
def test_the_api_answer_of_open_supply_hub() -> None:
    found = read_suppliers(SUPPLIER_LISTS / "oshub_api_facility_detail_example.json")
    assert found.suppliers.select("supplier_id", "country").rows() == [("DE20211253G9MQX", "DE")]
    assert found.source.rows == 1
