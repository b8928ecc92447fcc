"""Finished runs: the folder that a screen writes, and reading it back.

``write_files`` puts a set of files in place, ``read_run`` opens the folder again, ``verify_run``
checks it, ``diff_runs`` compares two, ``run_stats`` counts.
"""

from supplyscreen.runs.day_line import DayLine
from supplyscreen.runs.diff import RunDiff, diff_runs
from supplyscreen.runs.diff_text import run_diff_text
from supplyscreen.runs.party import party_shipments
from supplyscreen.runs.read import Run, read_run
from supplyscreen.runs.result import Result
from supplyscreen.runs.stats import run_stats
from supplyscreen.runs.verify import Check, Verification, verify_run

__all__ = [
    "Check",
    "DayLine",
    "Result",
    "Run",
    "RunDiff",
    "Verification",
    "diff_runs",
    "party_shipments",
    "read_run",
    "run_diff_text",
    "run_stats",
    "verify_run",
]
