"""The columns of the flags table, once for the page, its index and the CSV copied from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from supplyscreen.models.unseen import unseen_shown
from supplyscreen.reports.view_flags import FlagRow
from supplyscreen.runs import words


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``parts`` are the fields of FlagRow that it shows, each with its heading in the
    CSV; rows are sorted by the first. ``order`` are words that have an order of their own."""

    label: str
    parts: tuple[tuple[str, str], ...]
    numeric: bool = False
    order: tuple[str, ...] = ()


def _column(label: str, field: str, *, numeric: bool = False) -> Column:
    return Column(label, ((field, label),), numeric=numeric)


COLUMNS = (
    _column("No.", "place", numeric=True),
    _column("Ground", "ground_word"),
    Column(
        "Band",
        (("band", "Band"), ("review", "Review")),
        order=(*words.BAND.values(), words.NOT_SCORED),
    ),
    _column("Score", "score", numeric=True),
    Column(
        "Party or goods as filed",
        (("subject", "Party or goods as filed"), ("supply_path", "Supply path")),
    ),
    Column("Compared with", (("against", "Compared with"), ("list_title", "List"))),
    _column("Role", "role"),
    _column("Bill or row", "bill"),
    _column("Arrived", "arrival"),
    Column("Timing", (("timing", "Timing"), ("merchandise", "Goods covered"))),
    _column("Source", "source"),
)
# The filters of the page: label, and the field whose values are offered.
FILTERS = (
    ("Ground", "ground_word"),
    ("List", "list_title"),
    ("Band", "band"),
    ("Review", "review"),
    ("Timing", "timing"),
)


def flag_index(rows: Sequence[FlagRow]) -> dict[str, object]:
    """What the script sorts, filters and copies by, for every flag of the page.

    ``fields`` is field -> its ``values`` and ``at``, the place of each flag's value among them; a
    field that is empty for all flags is left out, and so is its heading. ``evidence`` is the
    number of each flag's article, ``unknown`` the values that are sorted last.
    """
    names = sorted({field for column in COLUMNS for field, _ in column.parts})
    fields = {name: _coded([getattr(row, name) for row in rows]) for name in names}
    empty = {name for name, field in fields.items() if field["values"] == [""]}
    columns = [
        {
            "label": column.label,
            "parts": [column.parts[0], *(p for p in column.parts[1:] if p[0] not in empty)],
            "numeric": column.numeric,
            "order": column.order,
        }
        for column in COLUMNS
    ]
    return {
        "columns": columns,
        "fields": fields,
        "evidence": [int(row.evidence.rpartition("-")[2]) for row in rows],
        "unknown": ["", words.NOT_STATED, words.NOT_SCORED, words.SUPPLIER_DATE],
    }


def _coded(values: list[object]) -> dict[str, list[str] | list[int]]:
    places: dict[str, int] = {}
    at = [places.setdefault(unseen_shown(value), len(places)) for value in values]
    return {"values": list(places), "at": at}
