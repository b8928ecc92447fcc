"""Rows that are one shipment: lines of a bill, tables that complete each other, copies in files."""

from pathlib import Path

import polars as pl
import pytest
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.intake import Manifest, read_manifest

_LINES = """identifier,run_date,shipper_party_name,shipper_address,container_number,\
description_sequence_number,description_text,harmonized_number,harmonized_weight,\
harmonized_weight_unit
1,2018-02-06,A LTD,HANOI VIETNAM,C1,2,SHOES,6403,10,Kilograms
1,2018-02-06,A LTD,HANOI VIETNAM,C1,1,LEATHER,,20,Kilograms
1,2018-02-06,A LTD,HANOI VIETNAM,C2,1,BAGS,4202,5,Kilograms
2,2018-02-06,B LTD,HUE VIETNAM,C3,1,HATS,6505,1,Kilograms
"""
_ACE = """Entry Summary Number,Entry Summary Line Number,Tariff Ordinal Number,HTS Number - Full,\
Manufacturer ID,Manufacturer Name,Foreign Exporter Name,Importer Name,Country of Origin Code,\
Importation Date,Line Tariff Goods Value Amount
ABC12345678,1,1,9903.88.03,CNSUNMIL12NIN,SUN MILL,SUN TRADE,BUYER INC,CN,2024-03-01,10
ABC12345678,1,2,5205.11.00,CNSUNMIL12NIN,SUN MILL,SUN TRADE,BUYER INC,CN,2024-03-01,10
ABC12345678,2,1,6204.62.80,CNMOOMIL9SHA,MOON MILL,SUN TRADE,BUYER INC,CN,2024-03-01,7
"""


def _adds_up(manifest: Manifest) -> bool:
    bills = manifest.shipments.collect()
    refused = manifest.rejects.filter(scope="row").height
    rows = bills["row_count"].sum() + refused
    return manifest.source.rows == rows == bills.height + manifest.source.merged + refused


def test_lines_of_one_bill_are_one_shipment_with_all_goods_in_order(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, _LINES))
    bills = manifest.shipments.collect()
    assert bills["shipment_id"].to_list() == ["1", "2"]
    first = bills.row(0, named=True)
    assert first["goods_description"] == "LEATHER | SHOES | BAGS"
    assert first["hts_codes"] == ["6403", "4202"]
    assert first["containers"] == ["C1", "C2"]
    assert (first["weight_kg"], first["row_count"], first["source_row"]) == (35.0, 3, 2)
    roles = manifest.roles.collect().join(manifest.parties, on="party_id")
    assert sorted(roles.select("record_id", "name").rows()) == [("1", "A LTD"), ("2", "B LTD")]
    assert _adds_up(manifest)


def test_an_entry_line_is_counted_once_over_its_tariff_lines(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, _ACE))
    bills = manifest.shipments.collect()
    assert bills["shipment_id"].to_list() == ["ABC12345678-1", "ABC12345678-2"]
    assert bills["hts_codes"].to_list() == [["99038803", "52051100"], ["62046280"]]
    assert bills["country_of_origin"].to_list() == ["CN", "CN"]
    roles = manifest.roles.collect().join(manifest.parties, on="party_id").sort("record_id", "role")
    assert roles.filter(record_id="ABC12345678-1").select("role", "name").rows() == [
        ("consignee", "BUYER INC"),
        ("manufacturer", "SUN MILL"),
        ("shipper", "SUN TRADE"),
    ]
    assert _adds_up(manifest)


def test_bills_and_parties_in_two_tables_are_put_together(tmp_path: Path) -> None:
    bills = "run_date,master_bill_of_lading_number,house_bill_of_lading_number,"
    bills += "bill_of_lading_type,actual_date_of_arrival,product_keywords\n"
    bills += "2020-01-02,M1,H1,House,2020-01-01,YARN\n2020-01-02,M2,,Regular,2020-01-01,TOYS\n"
    party = "master_bill_of_lading_number,house_bill_of_lading_number,run_date,shipper_name,"
    party += "shipper_standardised_name,shipper_country\nM1,H1,2020-01-02,SUN LTD,Sun,China\n"
    files = [write(tmp_path, bills, "imports.csv"), write(tmp_path, party, "party.csv")]
    manifest = read_manifest(files)
    found = manifest.shipments.collect()
    assert found.select("shipment_id", "goods_description", "row_count").rows() == [
        ("H1", "YARN", 2),
        ("M2", "TOYS", 1),
    ]
    roles = manifest.roles.collect()
    assert roles["record_id"].to_list() == ["H1"]
    assert _adds_up(manifest)
    with pytest.raises(InputError, match="no table has a column that names a party"):
        read_manifest(files[0])


def test_a_row_in_two_files_counts_once_and_the_newest_copy_counts(tmp_path: Path) -> None:
    head = "bill of lading,shipper,run date\n"
    files = [
        write(tmp_path, head + "B1,A LTD,2020-01-01\nB2,B LTD,2020-01-01\n", "a.csv"),
        write(tmp_path, head + "B1,A LTD,2020-01-01\nB2,B LTD,2020-01-05\n", "b.csv"),
    ]
    manifest = read_manifest(files)
    bills = manifest.shipments.collect()
    assert bills.select("source_file", "shipment_id", "state_reason").rows() == [
        ("a.csv", "B1#2", None),
        ("a.csv", "B2#3", "amended_later"),
        ("b.csv", "B1#2.2", "duplicate"),
        ("b.csv", "B2#2.3", None),
    ]
    assert bills["shipment_id"].n_unique() == bills.height
    assert _adds_up(manifest)


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        ("B1,A LTD,2020-01-02,YARN\n", [("B1", 2)]),
        ("B1,OTHER LTD,2020-01-02,YARN\n", [("B1#2", 1), ("B1#3", 1)]),
        ("B1,A LTD,2020-03-09,YARN\n", [("B1#2", 1), ("B1#3", 1)]),
    ],
)
def test_rows_of_one_number_are_lines_only_with_the_same_parties_and_day(
    tmp_path: Path, second: str, rows: list[tuple[str, int]]
) -> None:
    head = "bill of lading,shipper,arrival date,goods\nB1,A LTD,2020-01-02,CLOTH\n"
    bills = read_manifest(write(tmp_path, head + second)).shipments.collect()
    assert bills.select("shipment_id", "row_count").rows() == rows


def test_other_columns_are_kept_beside_the_shipment(tmp_path: Path) -> None:
    text = "shipper,our order no,note\nA LTD,PO-7,\nB LTD,,\n"
    bills = read_manifest(write(tmp_path, text)).shipments.collect()
    assert bills["extra"].to_list() == ['{"our order no":"PO-7","note":null}', None]
    assert bills.select(pl.col("extra").is_null().sum()).item() == 1


def test_a_column_called_status_tells_deleted_bills(tmp_path: Path) -> None:
    text = "Bill of Lading,Status,Run Date,Shipper\n"
    text += "B1,New,2024-01-02,A LTD\nB1,Deleted,2024-01-05,A LTD\n"
    bills = read_manifest(write(tmp_path, text)).shipments.collect()
    assert bills["state_reason"].to_list() == ["amended_later", "deleted"]


def test_columns_that_no_stage_reads_are_kept_and_not_called_used(tmp_path: Path) -> None:
    text = _ACE.replace("\nABC", ",Importer Number\nABC", 1)
    manifest = read_manifest(write(tmp_path, text.replace(",10\n", ",10,123-45-6789\n")))
    kept = manifest.source.kept
    assert {"Manufacturer ID", "Tariff Ordinal Number"} <= set(kept)
    assert "Importer Number" not in kept
    extra = manifest.shipments.collect()["extra"][0]
    assert "CNSUNMIL12NIN" in extra
    assert "123-45-6789" not in extra
    assert "8 of 12 columns used" in manifest.source.layout


def test_the_address_in_its_own_script_stands_where_the_other_is_blank(tmp_path: Path) -> None:
    text = (
        "Shipper,Shipper Address,Shipper Name (Chinese Format),Shipper Address (Chinese Format)\n"
    )
    text += "A LTD,,甲公司,上海市张江路1号\nB LTD,NINGBO CHINA,乙公司,宁波市\n"
    parties = read_manifest(write(tmp_path, text)).parties.sort("name")
    assert parties["address"].to_list() == ["上海市张江路1号", "NINGBO CHINA"]
