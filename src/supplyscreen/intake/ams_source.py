"""How an AMS table set was read, as the run record tells it."""

import hashlib
from typing import TYPE_CHECKING

from supplyscreen.intake.ams_tables import release_notes
from supplyscreen.layouts.ams_columns import SIDE_TABLES
from supplyscreen.models import InputSource

if TYPE_CHECKING:
    from supplyscreen.intake.ams_reading import AmsReading

_USED = {"header", *SIDE_TABLES}


def ams_source(reading: "AmsReading", given: str, *, form: str | None) -> InputSource:
    """The InputSource of a table set that has been read; its rows are those of the header."""
    files = [
        file.said().model_copy(update={"rows_used": reading.used.get(file.said().name, 0)})
        for name, table in reading.tables.items()
        if name in _USED
        for file in table
    ]
    unused = sorted(name for name in reading.tables if name not in _USED)
    told = [f"tables present and not used: {', '.join(unused)}"] if unused else []
    read = [table for name, table in reading.tables.items() if name in _USED]
    notes = [note for table in read for file in table for note in file.notes()]
    tables = f"CBP AMS tables, {len(_USED & set(reading.tables))} of {len(reading.tables)} used"
    ordered = sorted(files, key=lambda file: file.name)
    digest = hashlib.sha256("".join(f"{f.name}\n{f.sha256}\n" for f in ordered).encode())
    return InputSource(
        kind="shipment",
        path=given,
        sha256=digest.hexdigest(),
        rows=sum(file.said().rows for file in reading.tables["header"]),
        layout=form or tables,
        files=tuple(ordered),
        notes=(*release_notes(reading.tables), *notes, *reading.notes, *told),
    )
