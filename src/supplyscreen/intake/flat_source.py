"""How a flat manifest was read, as the run record tells it."""

import hashlib
from collections.abc import Sequence

from supplyscreen.files.table import Table
from supplyscreen.intake.columns_told import columns_told
from supplyscreen.layouts import Reading
from supplyscreen.models import InputFile, InputSource


def flat_source(tables: Sequence[tuple[Table, Reading]], *, given: str, merged: int) -> InputSource:
    """The InputSource of tables that have been read to their end.

    One table has its file's hash; of several it is the hash of their names and hashes.
    """
    files = tuple(
        InputFile(name=t.name, sha256=t.sha256, rows=t.rows, rows_used=t.rows - t.refused)
        for t, _ in tables
    )
    digest = hashlib.sha256("".join(f"{f.name}\n{f.sha256}\n" for f in files).encode()).hexdigest()
    several = len(tables) > 1
    return InputSource(
        kind="shipment",
        path=given,
        sha256=digest if several else files[0].sha256,
        rows=sum(file.rows for file in files),
        merged=merged,
        layout="; ".join(dict.fromkeys(reading.in_words for _, reading in tables)),
        **columns_told([reading for _, reading in tables]),
        files=files,
        notes=tuple(note for table, reading in tables for note in (*table.notes, *reading.doubts)),
    )
