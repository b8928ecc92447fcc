"""Bytes in, tables of text out: every file format, batch by batch, with true row numbers."""

from supplyscreen.files.kind import file_form
from supplyscreen.files.open import open_tables, paths_of
from supplyscreen.files.table import Batch, Table

__all__ = ["Batch", "Table", "file_form", "open_tables", "paths_of"]
