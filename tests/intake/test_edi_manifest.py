"""EDI files as manifests: alone, packed, several of them, and never mixed with other files."""

import gzip
import hashlib
from pathlib import Path

import pytest
from tests.edi.edi_files import Bill, x12
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.intake import read_manifest

TWO = [Bill("111"), Bill("222", shipper="MOON LTD", goods=("TOMATO PASTE", "SALT"))]


def test_an_x12_file_is_a_manifest(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, x12(TWO), "m.edi"))
    bills = manifest.shipments.collect()
    assert bills["shipment_id"].to_list() == ["ABCD111", "ABCD222"]
    assert bills["goods_description"].to_list()[1] == "TOMATO PASTE | SALT"
    assert "MOON LTD" in manifest.parties["name"].to_list()
    assert manifest.source.layout == "X12 309, 1 manifest, 2 bills of lading"
    assert (manifest.source.rows, manifest.missing_roles) == (2, ())
    assert not [note for note in manifest.source.notes if "no rows" in note]


def test_packed_and_several(tmp_path: Path) -> None:
    first = write(tmp_path, x12(TWO), "a.edi")
    second = write(tmp_path, gzip.compress(x12(TWO).encode()), "b.edi.gz")
    manifest = read_manifest([first, second])
    bills = manifest.shipments.collect()
    ids = ["ABCD111", "ABCD222", "ABCD111~2", "ABCD222~2"]
    assert bills["shipment_id"].to_list() == ids
    assert bills["state"].to_list() == ["superseded", "superseded", "current", "current"]
    assert manifest.source.rows == 4
    digests = {file.name: file.sha256 for file in manifest.source.files}
    assert digests["b.edi.gz"] == hashlib.sha256(second.read_bytes()).hexdigest()


def test_other_files_beside_are_refused(tmp_path: Path) -> None:
    edi = write(tmp_path, x12(TWO), "a.edi")
    with pytest.raises(InputError, match="is no EDI manifest"):
        read_manifest([edi, write(tmp_path, "shipper\nA LTD\n", "b.csv")])
