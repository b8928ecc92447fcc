"""Reports: what a person opens after a screen.

``write_flags`` writes the tables, ``write_report`` the tables, report.html and run.json;
``write_quality`` writes the data-quality page alone.
"""

from datetime import datetime
from pathlib import Path

from supplyscreen.reports.changes import write_changes
from supplyscreen.reports.check import write_quality
from supplyscreen.reports.evaluation import write_evaluation
from supplyscreen.reports.html import report_html
from supplyscreen.reports.matched import write_matches
from supplyscreen.reports.outputs import write_files
from supplyscreen.reports.result import Result
from supplyscreen.reports.run import run_json
from supplyscreen.reports.tables import all_rows_files, findings_file, table_files

__all__ = [
    "Result",
    "write_changes",
    "write_evaluation",
    "write_flags",
    "write_matches",
    "write_quality",
    "write_report",
]


def write_flags(result: Result, folder: str | Path) -> Path:
    """Write flags.csv, flags.parquet and rejects.csv into ``folder``; return the folder.

    Text cells that a spreadsheet would run as a formula get an apostrophe before them in the CSV
    files (see ``reports.tables``). All files appear together or none does; the same result gives
    the same bytes. Raises OutputError when the folder cannot be written to.
    """
    return write_files(folder, table_files(result.scan_flags(), result.rejects))


def write_report(
    result: Result,
    folder: str | Path,
    *,
    run_at: datetime | None = None,
    all_rows: bool = False,
) -> Path:
    """Write flags.csv, flags.parquet, rejects.csv, findings.csv, report.html, run.json; return the
    folder. With ``all_rows`` also shipments.csv and .parquet, suppliers.csv and .parquet: every
    record with its outcome and the number of its flags.

    ``run_at`` is the time of the run, passed in by whoever owns a clock; only run.json carries it,
    so the other files are byte-identical for the same result. run.json is placed last.
    Raises OutputError when the folder cannot be written to.
    """
    files = table_files(result.scan_flags(), result.rejects) | findings_file(result.findings)
    if all_rows:
        files |= all_rows_files(result.scan_shipments(), result.supplier_rows())
    files["report.html"] = report_html(result).encode("utf-8")
    files["run.json"] = run_json(result, run_at=run_at)
    return write_files(folder, files)
