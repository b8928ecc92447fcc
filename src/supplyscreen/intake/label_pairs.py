"""Labelled pairs of names: what a person has decided about a name beside a listed name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.whole import read_whole
from supplyscreen.intake.label_faults import check_pairs
from supplyscreen.layouts import shown
from supplyscreen.schemas import conform

# One labelled pair, in file order.
LABEL_PAIRS = pl.Schema(
    {
        "source_row": pl.Int64(),
        "query": pl.String(),  # the name as filed
        "target": pl.String(),  # the listed name it was compared with
        "label": pl.Boolean(),  # true: the same company
        "pattern": pl.String(),  # the kind of case, null where not given
        "entity_id": pl.String(),  # the company that the target names, null where not given
    }
)
# Headings without case, blanks and punctuation; the first that is there is read.
_HEADINGS = {
    "query": ("query", "queryname", "partyname", "nameasfiled"),
    "target": ("target", "targetname", "listedname", "entryname", "matchedname"),
    "label": ("label", "match", "ismatch", "samecompany"),
    "pattern": ("pattern", "kind", "category"),
    "entity_id": ("entityid", "entity", "companyid"),
}
_NEEDED = ("query", "target", "label")


@dataclass(frozen=True)
class LabelPairs:
    """``pairs`` (LABEL_PAIRS) and ``rejects`` (REJECTS); ``rows`` is always the height of both.

    ``name`` is the file's name, or "frame"; ``sha256`` that of the file, None for a frame.
    """

    pairs: pl.DataFrame
    rejects: pl.DataFrame
    rows: int
    name: str
    sha256: str | None
    notes: tuple[str, ...]
    has_entities: bool


def read_label_pairs(source: str | Path | pl.DataFrame) -> LabelPairs:
    """Read labelled pairs from a CSV file, or from a frame with the same columns.

    Columns ``query, target, label`` and, where wanted, ``pattern`` and ``entity_id``, in any order
    and any case. ``label`` is 1 for the same company and 0 for another one. A row that cannot be
    used is a reject: ``blank_name``, ``no_letters``, ``bad_label``, ``contradiction``,
    ``duplicate_pair``, or a code of the CSV reader. Rows are numbered as a spreadsheet
    does: the heading line is row 1 (a frame's first row is row 2).
    Raises InputError: file missing, empty or binary, or a needed column is missing.
    """
    if isinstance(source, pl.DataFrame):
        return _from_frame(source)
    table = read_whole(Path(source))
    columns = _columns(table.headings, str(source))
    rows = table.pick(columns)
    good, bad = check_pairs(rows)
    return LabelPairs(
        pairs=conform(good, LABEL_PAIRS),
        rejects=join_rejects([table.rejects, bad]),
        rows=table.rows,
        name=table.name,
        sha256=table.sha256,
        notes=table.notes,
        has_entities="entity_id" in columns,
    )


def _from_frame(frame: pl.DataFrame) -> LabelPairs:
    columns = _columns(frame.columns, "the frame")
    for name, kind in ((frame.columns[at], frame.dtypes[at]) for at in columns.values()):
        if kind.is_nested() or kind in (pl.Object, pl.Binary):
            raise InputError(
                f"the frame's column {name!r} holds {kind}, expected text.",
                hint="give one name, or one label, per row",
            )
    text = pl.all().cast(pl.String).str.strip_chars()
    cells = frame.select(pl.nth(at).alias(name) for name, at in columns.items()).select(text)
    rows = cells.with_columns(
        pl.int_range(2, pl.len() + 2, dtype=pl.Int64).alias("source_row"),
        source_file=pl.lit("frame"),
    )
    good, bad = check_pairs(rows)
    return LabelPairs(
        pairs=conform(good, LABEL_PAIRS),
        rejects=bad,
        rows=frame.height,
        name="frame",
        sha256=None,
        notes=(),
        has_entities="entity_id" in columns,
    )


def _columns(headings: Sequence[str], where: str) -> dict[str, int]:
    """Field -> position of its column; InputError where a needed one is missing."""
    compact = ["".join(c for c in heading.casefold() if c.isalnum()) for heading in headings]
    found = {
        field: next(compact.index(word) for word in words if word in compact)
        for field, words in _HEADINGS.items()
        if set(words) & set(compact)
    }
    missing = [field for field in _NEEDED if field not in found]
    if missing:
        raise InputError(
            f"{where} has no column {' and no column '.join(missing)}; found: {shown(headings)}.",
            hint="labelled pairs have the columns query, target and label",
        )
    return found
