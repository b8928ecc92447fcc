"""The rows of one subject that a package speaks of: those that still hold."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.models import Subject
from supplyscreen.runs import Result
from supplyscreen.schemas import SHIPMENT_ROWS
from supplyscreen.subjects import select_rows as rows_of
from supplyscreen.subjects.selection import SUPERSEDED


@dataclass(frozen=True, slots=True)
class Selection:
    """What a run holds of ``subject``: ``shipments`` is SHIPMENT_ROWS by arrival date without
    superseded ones, which are counted in ``superseded``; ``suppliers`` SUPPLIER_ROWS; ``flags``
    FLAGS of these in triage order."""

    subject: Subject
    shipments: pl.DataFrame
    superseded: int
    suppliers: pl.DataFrame
    flags: pl.DataFrame


def select_rows(result: Result, subject: Subject) -> Selection:
    """The rows of ``subject`` as a dossier takes them, without superseded ones.

    Raises InputError where there are none.
    """
    found = rows_of(result, subject)
    shipments = found.shipments.select(SHIPMENT_ROWS.names())
    superseded = found.shipments["counted"] == SUPERSEDED
    current = shipments.filter(~superseded)
    if current.is_empty() and found.suppliers.is_empty():
        raise InputError(
            f"every record of the {subject.kind} {subject.value!r} in this run is superseded.",
            hint="a package is about bills that still hold: name another subject",
        )
    bill = (pl.col("record_kind") == "shipment") & ~pl.col("record_id").is_in(
        current["shipment_id"].implode()
    )
    flags = found.flags.filter(~bill).drop("own")
    return Selection(subject, current, int(superseded.sum()), found.suppliers, flags)
