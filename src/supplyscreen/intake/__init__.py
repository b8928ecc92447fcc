"""Files in, declared tables out: manifests, supplier lists, and what of them was not used."""

from supplyscreen.intake.detect import detect_kind
from supplyscreen.intake.manifest import read_manifest
from supplyscreen.intake.result import Manifest, SupplierList
from supplyscreen.intake.suppliers import read_suppliers

__all__ = ["Manifest", "SupplierList", "detect_kind", "read_manifest", "read_suppliers"]
