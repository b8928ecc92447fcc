"""The due-diligence report as a workbook: one sheet for each table, and a sheet to fill in."""

from supplyscreen.workbooks.due_diligence import workbook_files

__all__ = ["workbook_files"]
