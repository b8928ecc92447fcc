"""Reports: what a person opens after a screen.

``write_run`` writes the folder of a run: tables, report.html and run.json; ``write_report`` a
report of one kind; ``write_flags`` the tables and ``write_quality`` the data-quality page alone.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import polars as pl

from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.reports.changes import write_changes
from supplyscreen.reports.check import write_quality
from supplyscreen.reports.evaluation import write_evaluation
from supplyscreen.reports.html import report_html
from supplyscreen.reports.kinds import report_files
from supplyscreen.reports.matched import write_matches
from supplyscreen.reports.tables import csv_bytes, findings_file, record_files, table_files
from supplyscreen.runs import Result
from supplyscreen.runs.outputs import write_files
from supplyscreen.runs.run_json import run_json_writer

__all__ = [
    "Result",
    "write_changes",
    "write_evaluation",
    "write_flags",
    "write_matches",
    "write_quality",
    "write_report",
    "write_run",
]


def write_flags(
    result: Result, folder: str | Path, *, look_back: pl.DataFrame | None = None
) -> Path:
    """Write flags.csv, flags.parquet and rejects.csv into ``folder``, and look_back.csv of a
    ``look_back`` (LOOK_BACK of a day of a history); return the folder.

    Text cells that a spreadsheet would run as a formula get an apostrophe before them in the CSV
    files (see ``reports.tables``). All files appear together or none does; the same result gives
    the same bytes. Raises OutputError when the folder cannot be written to.
    """
    files = table_files(result.scan_flags(), result.rejects)
    more = {} if look_back is None else {"look_back.csv": csv_bytes(look_back)}
    return write_files(folder, {**files, **more})


def write_report(
    result: Result,
    folder: str | Path,
    *,
    kind: ReportKind | None = None,
    format: ReportFormat | None = None,  # noqa: A002 - the word of the command line
    options: ReportOptions | None = None,
    tell: Callable[[str], None] | None = None,
) -> Path:
    """Write a report of one ``kind`` into ``folder``, or without a kind the result itself; return
    the folder.

    The result itself are the files of :func:`write_run`. A report of a kind is named after it
    (``sb657.html``; :data:`supplyscreen.reports.kinds.KINDS` has all kinds and formats) and may be
    written beside them; ``result`` may be a finished run (:func:`supplyscreen.read_run`). ``tell``
    is called with each sentence that whoever asked should know (a script that no installed font
    shows, an answer that is blank). The same result, options and version give the same bytes.
    Raises ConfigError for a kind or format that does not exist or lacks an option;
    MissingExtraError where the format needs libraries of ``supplyscreen[report]`` that are not
    installed; InputError where a file in ``options`` or of the run cannot be read; OutputError
    when the folder cannot be written to.
    """
    if kind is None:
        return write_run(result, folder)
    files = report_files(result, kind, format, options or ReportOptions())
    if tell is not None:
        for note in getattr(files, "notes", ()):
            tell(note)
    return write_files(folder, files)


def write_run(
    result: Result,
    folder: str | Path,
    *,
    run_at: datetime | None = None,
    all_rows: bool = False,
) -> Path:
    """Write flags.csv, flags.parquet, shipments.* and suppliers.* (the flagged ones), rejects.csv,
    findings.csv, report.html, run.json; return the folder. With ``all_rows`` shipments.* and
    suppliers.* hold every record with its outcome and the number of its flags.

    ``run_at`` is the time of the run, passed in by whoever owns a clock; only run.json carries it,
    so the other files are byte-identical for the same result. run.json is placed last, and holds
    the hashes of the others.
    Raises OutputError when the folder cannot be written to.
    """
    files = table_files(result.scan_flags(), result.rejects) | findings_file(result.findings)
    files |= record_files(result, all_rows=all_rows)
    with ThreadPoolExecutor(1) as beside:  # the page is made in Python, the tables in polars
        page = beside.submit(report_html, result)
        files["report.html"] = lambda path: _write_text(path, page.result())
        files["run.json"] = run_json_writer(result, list(files), run_at=run_at)
        return write_files(folder, files)


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
