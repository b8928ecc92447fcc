"""Files in, declared tables out: manifests, supplier lists, and what of them was not used."""

from supplyscreen.intake.columns_told import save_mapping
from supplyscreen.intake.detect import detect_kind
from supplyscreen.intake.list_rows import ListRows, own_list_rows
from supplyscreen.intake.list_source import ListSource, read_list_source
from supplyscreen.intake.manifest import read_manifest
from supplyscreen.intake.name_column import NameColumn, read_name_column
from supplyscreen.intake.result import Manifest, SupplierList
from supplyscreen.intake.suppliers import read_suppliers

__all__ = [
    "ListRows",
    "ListSource",
    "Manifest",
    "NameColumn",
    "SupplierList",
    "detect_kind",
    "own_list_rows",
    "read_list_source",
    "read_manifest",
    "read_name_column",
    "read_suppliers",
    "save_mapping",
]
