"""Writing small manifests for the tests of intake, and finding the real samples."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
AMS = SAMPLES / "cbp_ams_2018_head"
SUPPLIER_LISTS = SAMPLES / "supplier_lists_oar"

needs_samples = pytest.mark.skipif(
    not AMS.is_dir(), reason="the real samples are not part of the repository"
)

HEADER = "identifier,vessel_name,foreign_port_of_lading,weight,weight_unit"
HEADER += ",record_status_indicator,estimated_arrival_date,actual_arrival_date"
BILLGEN = "identifier,master_bol_number,house_bol_number,bill_type_code,run_date"
SHIPPER = "identifier,shipper_party_name,shipper_party_address_1,shipper_party_address_2"
SHIPPER += ",city,country_code,comm_number"
CONSIGNEE = "identifier,consignee_name,consignee_address_1,country_code"


def write_ams(folder: Path, tables: Mapping[str, Sequence[str]]) -> Path:
    """Write ``ams__<table>_2018__1.csv`` for each table: heading line and rows."""
    for table, lines in tables.items():
        name = table if "_" in table else f"{table}_2018__1"
        (folder / f"ams__{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def write(folder: Path, text: str | bytes, name: str = "manifest.csv") -> Path:
    """Write one file and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
