"""What a dossier or a package is about: the rows of one entry, shipper, consignee or product."""

from supplyscreen.subjects.selection import Selection, select_rows

__all__ = ["Selection", "select_rows"]
