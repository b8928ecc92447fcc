"""Bytes in, tables of text out: every file format, batch by batch, with true row numbers."""

from supplyscreen.files.open import open_tables
from supplyscreen.files.table import Batch, Table

__all__ = ["Batch", "Table", "open_tables"]
