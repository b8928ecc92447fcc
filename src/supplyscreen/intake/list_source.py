"""A list that a user gives, as it lies on disk: a table, or the text of a JSON file."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.encoding import as_utf8
from supplyscreen.files.source import existing
from supplyscreen.files.whole import WholeTable, read_whole

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")


@dataclass(frozen=True)
class ListSource:
    """``table`` of a CSV file or workbook, or else the ``text`` of a JSON file."""

    name: str
    sha256: str  # of the file as it lies on disk
    table: WholeTable | None
    text: str
    notes: tuple[str, ...]

    def headings(self) -> frozenset[str]:
        """The headings in lower case; none of a JSON file."""
        found = self.table.headings if self.table else ()
        return frozenset(heading.casefold() for heading in found)

    def by_heading(self) -> pl.DataFrame:
        """The table's cells with their headings (lower case) as column names, as text.

        Of a repeated heading the first column is kept. Raises InputError for a JSON file.
        """
        if self.table is None:
            raise InputError(f"{self.name} is JSON, expected a CSV file.", hint="check format=")
        columns: dict[str, int] = {}
        for at, heading in enumerate(self.table.headings):
            columns.setdefault(heading.casefold(), at)
        return self.table.pick(columns)

    def is_one_document(self) -> bool:
        """Whether the text is one JSON value over several lines, or holds ``results``."""
        first = self.text.lstrip().split("\n", 1)[0]
        try:
            value = json.loads(first)
        except ValueError:
            return True
        return isinstance(value, dict) and "results" in value


def read_list_source(path: str | Path) -> ListSource:
    """Read a file as a table (CSV in any usual encoding, Excel, Parquet) or as JSON text.

    Raises InputError: missing, empty, damaged, or of a kind that holds no list.
    """
    where = existing(path)
    if where.is_file():
        raw = where.read_bytes()
        if _JSON.match(raw[:1000]):
            text, notes, _ = as_utf8(raw, where.name)
            digest = hashlib.sha256(raw).hexdigest()
            return ListSource(where.name, digest, None, text.decode("utf-8"), notes)
    return _of_table(read_whole(where, scope="list"))


def _of_table(table: WholeTable) -> ListSource:
    return ListSource(table.name, table.sha256, table, "", table.notes)
