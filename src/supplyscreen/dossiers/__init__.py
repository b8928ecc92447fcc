"""Dossiers: every shipment of one entry, shipper, consignee or product."""

from supplyscreen.dossiers.files import dossier_files

__all__ = ["dossier_files"]
