"""Which columns were used and why, as the run record tells it, and as a mapping file says it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from supplyscreen.errors import InputError
from supplyscreen.intake.result import Manifest, SupplierList
from supplyscreen.layouts import Reading, write_mapping


class ColumnsTold(TypedDict):
    """The part of an InputSource that speaks of columns."""

    mapping: dict[str, str]
    why: dict[str, str]
    kept: tuple[str, ...]


def columns_told(readings: Sequence[Reading]) -> ColumnsTold:
    """Columns of all tables: of a field that several hold, the heading of the first is told."""
    told = [reading.mapping() for reading in readings]
    left = (reading.headings[at] for reading in readings for at in reading.kept)
    return {
        "mapping": {field: heading for each in reversed(told) for field, heading in each.items()},
        "why": {field: why for each in reversed(readings) for field, why in each.why.items()},
        "kept": tuple(dict.fromkeys(heading for heading in left if heading)),
    }


def save_mapping(source: Manifest | SupplierList, path: str | Path) -> Path:
    """Write how the columns were read as a mapping file that a person can correct; return it.

    ``read_mapping`` reads it, and ``read_manifest(..., mapping=...)`` takes what that gives.
    Raises InputError where columns are fixed (CBP AMS tables, EDI), OutputError when the file
    cannot be written.
    """
    told = source.source
    if not told.mapping:
        raise InputError(
            f"{told.path} has its columns by a standard, so there is nothing to map.",
            hint="a mapping is for flat manifests and supplier lists",
        )
    used = list(told.mapping)
    reading = Reading(
        layout=told.layout,
        kind=told.kind,
        headings=(*told.mapping.values(), *told.kept),
        columns={field: at for at, field in enumerate(used)},
        kept=tuple(range(len(used), len(used) + len(told.kept))),
        why=told.why,
    )
    write_mapping(reading, path)
    return Path(path)
