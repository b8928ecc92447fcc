"""Writes down what a screen of the example must, and must not, find."""

import csv
from collections.abc import Iterable
from pathlib import Path

from .shape import Check

HEADINGS = ("file", "record", "ground", "entry_or_reason", "timing", "must_not", "kind", "why")
Expectation = tuple[str, str, str, Check]  # file, record, kind, check


def write_expected(rows: Iterable[Expectation], path: Path) -> None:
    """Write one line per check to ``path``."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADINGS, *map(_row, rows)])


def _row(row: Expectation) -> list[str]:
    name, record, kind, check = row
    no = "yes" if check.must_not else ""
    return [name, record, check.ground, check.entry, check.timing, no, kind, check.why]
