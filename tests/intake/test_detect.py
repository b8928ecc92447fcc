"""A manifest or a supplier list: what a folder, an archive or a glob holds is of one kind."""

import zipfile
from pathlib import Path

import pytest
from tests.intake.files import SHIPPER, write, write_ams

from supplyscreen.errors import InputError
from supplyscreen.intake import detect_kind, read_suppliers

_SUPPLIERS = "Supplier Name,Address,Country\nA LTD,1 ROAD,Vietnam\n"
_BILLS = "Bill of Lading,Shipper,Consignee\nB1,A LTD,BUYER INC\n"


def test_a_folder_of_supplier_lists_is_read_as_one_supplier_list(tmp_path: Path) -> None:
    write(tmp_path, _SUPPLIERS, "a.csv")
    write(tmp_path, _SUPPLIERS.replace("A LTD", "B LTD"), "b.csv")
    assert detect_kind(tmp_path) == "supplier"
    assert read_suppliers(tmp_path).suppliers["name"].to_list() == ["A LTD", "B LTD"]


def test_a_folder_of_manifests_or_of_ams_tables_is_a_manifest(tmp_path: Path) -> None:
    flat, ams = tmp_path / "flat", tmp_path / "ams"
    flat.mkdir()
    ams.mkdir()
    write(flat, _BILLS)
    write_ams(ams, {"header": ["identifier", "1"], "shipper": [SHIPPER, "1,A LTD,,,,,"]})
    assert (detect_kind(flat), detect_kind(ams)) == ("shipment", "shipment")


@pytest.mark.parametrize("first", ["a_bills.csv", "c_bills.csv"])
def test_an_archive_of_both_kinds_is_refused_and_both_are_named(tmp_path: Path, first: str) -> None:
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b_suppliers.csv", _SUPPLIERS)
        archive.writestr(first, _BILLS)
    with pytest.raises(InputError, match="expected one kind") as refused:
        detect_kind(path)
    assert first in str(refused.value)
    assert "b_suppliers.csv" in str(refused.value)
