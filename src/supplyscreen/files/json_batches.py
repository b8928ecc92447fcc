"""Objects of a JSON file as batches of rows, with rejects for all that finds no place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Self

import polars as pl

from supplyscreen.files.cells import Rows
from supplyscreen.files.json_objects import feature_row, flattened
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.files.table import BATCH_ROWS

_UNKNOWN = (
    "the key comes for the first time after the headings were settled; "
    "put it into the first object, empty or not"
)
_SHOWN = 200
"""So many characters of a broken line stand in its reject."""


@dataclass(frozen=True, slots=True)
class Found:
    """One object with its row; ``cells`` is None where ``fault`` says why it is none."""

    row: int
    cells: dict[str, str | None] | None
    fault: str = ""
    text: str = ""
    undecoded: bool = False

    @classmethod
    def of(cls, value: Any, row: int, *, text: str = "", undecoded: bool = False) -> Self:
        """The row of a JSON value; GeoJSON features are told by their ``type``."""
        if not isinstance(value, dict):
            told = "it is a list" if isinstance(value, list) else "it is a single value"
            return cls(row, None, fault=f"expected an object, {told}", text=text)
        try:
            row_of = feature_row(value) if value.get("type") == "Feature" else value
            cells = flattened(row_of)
        except RecursionError:
            return cls(row, None, fault="the object is nested too deeply", text=text)
        if not _encodable("".join(cells)):
            cells = {whole_characters(key): one for key, one in cells.items()}
        return cls(row, cells, text=text if undecoded else "", undecoded=undecoded)


def headings_of(objects: Iterable[Found]) -> tuple[str, ...]:
    """The keys of all objects in the order in which they first come."""
    keys: dict[str, None] = {}
    for found in objects:
        keys |= dict.fromkeys(found.cells or ())
    return tuple(keys)


def object_batches(
    objects: Iterable[Found], headings: Sequence[str], *, name: str, scope: str
) -> Iterator[Rows]:
    """The rows of ``objects`` under ``headings``."""
    rest = iter(objects)
    while group := list(islice(rest, BATCH_ROWS)):
        yield object_rows(group, headings, name=name, scope=scope)


def object_rows(group: Sequence[Found], headings: Sequence[str], *, name: str, scope: str) -> Rows:
    """One batch: the objects as rows, and rejects for faults and for keys beside ``headings``."""
    rows = [found for found in group if found.cells is not None]
    return Rows(_frame(rows, headings), _rejects(group, set(headings), name, scope))


def unknown_keys(cells: pl.DataFrame, name: str) -> pl.DataFrame:
    """Rejects for the filled ``cells`` of keys that have no heading; ``source_row`` beside them."""
    long = cells.unpivot(index="source_row", variable_name="key")
    long = long.with_columns(pl.col("value").str.strip_chars()).filter(pl.col("value") != "")
    lines = long.sort("source_row", "key").select("source_row", "key", "value", fault=pl.lit(""))
    return _told(lines.rows(), name, "cell", code="unknown_key", told=_UNKNOWN)


def _frame(rows: Sequence[Found], headings: Sequence[str]) -> pl.DataFrame:
    cells = [found.cells or {} for found in rows]
    columns = {
        f"c{at}": _series([row.get(heading) for row in cells])
        for at, heading in enumerate(headings)
    }
    return pl.DataFrame(
        {**columns, "source_row": pl.Series([found.row for found in rows], dtype=pl.Int64)}
    )


def _series(texts: Sequence[str | None]) -> pl.Series:
    """Texts as a column; halves of a character pair, which JSON can hold, become U+FFFD."""
    try:
        return pl.Series(texts, dtype=pl.String)
    except UnicodeEncodeError:
        return pl.Series([text and whole_characters(text) for text in texts], dtype=pl.String)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def whole_characters(text: str) -> str:
    """``text`` with U+FFFD for the halves of character pairs that stand alone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _rejects(group: Sequence[Found], known: set[str], name: str, scope: str) -> pl.DataFrame:
    bad = [(found.row, None, found.text[:_SHOWN], found.fault) for found in group if found.fault]
    undecoded = [(found.row, None, found.text[:_SHOWN], "") for found in group if found.undecoded]
    unknown = [
        (found.row, key, whole_characters(text.strip()), "")
        for found in group
        if found.cells and not known.issuperset(found.cells)
        for key, text in found.cells.items()
        if key not in known and text and text.strip()
    ]
    return join_rejects(
        [
            _told(
                bad, name, scope, code="bad_json", told="{}; the object is not used, mend the line"
            ),
            _told(
                undecoded,
                name,
                "cell",
                code="undecoded_text",
                told="the line is no UTF-8; save it so",
            ),
            _told(
                unknown,
                name,
                "cell",
                code="unknown_key",
                told=_UNKNOWN,
            ),
        ]
    )


def _told(
    lines: Sequence[tuple[int, str | None, str, str]],
    name: str,
    scope: str,
    *,
    code: str,
    told: str,
) -> pl.DataFrame:
    schema = {
        "source_row": pl.Int64,
        "key": pl.String,
        "value": pl.String,
        "fault": pl.String,
    }
    rows = pl.DataFrame(lines, schema=schema, orient="row").with_columns(source_file=pl.lit(name))
    message = pl.format(told, pl.col("fault")) if "{}" in told else pl.lit(told)
    rejects = reject_rows(rows, scope=scope, code=code, message=message, value=pl.col("value"))
    return rejects.with_columns(rows["key"].alias("column"))
