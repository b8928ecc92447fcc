"""Files in, declared tables out: manifests, supplier lists, and what of them was not used."""

from supplyscreen.intake.detect import detect_kind
from supplyscreen.intake.manifest import read_manifest
from supplyscreen.intake.name_column import NameColumn, read_name_column
from supplyscreen.intake.result import Manifest, SupplierList
from supplyscreen.intake.suppliers import read_suppliers

__all__ = [
    "Manifest",
    "NameColumn",
    "SupplierList",
    "detect_kind",
    "read_manifest",
    "read_name_column",
    "read_suppliers",
]
