"""Finished runs: the folder that a screen writes, and reading it back.

``write_files`` puts a set of files in place, ``read_run`` opens the folder again.
"""

from supplyscreen.runs.read import Run, read_run
from supplyscreen.runs.result import Result

__all__ = ["Result", "Run", "read_run"]
