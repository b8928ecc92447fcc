"""The case store as plain tables, for a spreadsheet or another program."""

from pathlib import Path

from supplyscreen.cases.evidence_check import document_table
from supplyscreen.cases.store import CaseStore
from supplyscreen.runs.outputs import Content, write_files
from supplyscreen.runs.spreadsheet import spreadsheet_safe


def export_cases(store: CaseStore, folder: str | Path) -> Path:
    """Write every table of the store into ``folder`` as CSV (spreadsheet-safe) and Parquet, and a
    copy of the audit log; return the folder. ``documents`` says where in the case folder the copy
    of each attached file lies; the copies stay there. docs/review.md explains the columns. Raises
    OutputError when it cannot be written to."""
    files: dict[str, Content] = {}
    for name, rows in {**store.tables(), "documents": document_table(store)}.items():
        files[f"{name}.csv"] = spreadsheet_safe(rows).write_csv().encode("utf-8")
        files[f"{name}.parquet"] = rows.write_parquet
    files["audit.jsonl"] = b"".join(f"{line.text()}\n".encode("ascii") for line in store.lines())
    return write_files(folder, files)
