"""Files of frames in which a column that holds one value in all rows is written once.

Most columns of a batch do: no bill of a flat manifest has a place of receipt, and all flags of one
ground rest on one law. Such a column stands as a row of its own in the metadata of the file.
Neither is a column written twice: a bill has one number under two names, and rows are counted on.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import polars as pl

_SAME = "supplyscreen.same"
_LIKE = "\x1flike"
"""What stands in ``same`` for the columns that are as another one: JSON of :func:`_twins`."""
_MOST_MORE = 1 << 62
_Twins = dict[str, tuple[str, int]]  # column -> the one that it is like, and by how much it is more


def write_with_same(
    frame: pl.DataFrame, file: Path, known: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Write ``frame``, which has rows, as Parquet without the columns that are the same in all of
    them, or as another column. What :func:`filled` needs to know of these is given back as a frame
    of one row, and stands in the metadata of the file.

    ``known`` are more columns that are the same in all rows, as a frame of one row."""
    row = BytesIO()
    columns = _same_columns(frame)
    twins = _twins(frame.drop(columns))
    alike = frame.head(1).select(columns)
    every = alike if known is None else pl.concat([known, alike], how="horizontal")
    if twins:
        every = pl.concat([pl.DataFrame({_LIKE: [json.dumps(twins)]}), every], how="horizontal")
    every.write_ipc(row, compression="uncompressed")
    frame.drop(*columns, *twins).write_parquet(
        file,
        compression="lz4",
        statistics=False,
        metadata={_SAME: b64encode(row.getvalue()).decode("ascii")},
    )
    return pl.read_ipc(BytesIO(row.getvalue()))  # the row of ``frame`` would keep all of it


def read_same(file: Path) -> pl.DataFrame:
    """What :func:`write_with_same` told of ``file``, a frame of one row."""
    return pl.read_ipc(BytesIO(b64decode(pl.read_parquet_metadata(file)[_SAME])))


def common_to(same: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The columns that hold one value in all files of ``same``, as a frame of one row."""
    if not same:
        return pl.DataFrame()
    first, *others = same
    return first.select(
        name
        for name in first.columns
        if name != _LIKE
        and all(name in other.columns and first[name].equals(other[name]) for other in others)
    )


def filled(rows: pl.LazyFrame, same: pl.DataFrame, schema: pl.Schema) -> pl.LazyFrame:
    """``rows`` of a file with the columns that were left out, in the order of ``schema``."""
    values = [pl.lit(same[name]).first().alias(name) for name in same.columns if name != _LIKE]
    twins: _Twins = json.loads(same[_LIKE].item()) if _LIKE in same.columns else {}
    like = [
        (pl.col(other) + more if more else pl.col(other)).alias(name)
        for name, (other, more) in twins.items()
    ]
    return rows.with_columns(*values, *like).select(schema.names())


def _twins(frame: pl.DataFrame) -> _Twins:
    """The columns whose text is that of a column before them in all rows, or whose whole number is
    that number and as much more in all rows."""
    rows = (0, frame.height // 2, frame.height - 1)
    found: _Twins = {}
    kept: list[str] = []
    for name, dtype in frame.schema.items():
        if dtype not in (pl.String, pl.Int64):
            continue
        own = frame[name]
        for other in (frame[before] for before in kept if frame.schema[before] == dtype):
            more = _more(own, other, rows)
            if more is not None:
                found[name] = (other.name, more)
                break
        else:
            kept.append(name)
    return found


def _more(column: pl.Series, other: pl.Series, rows: Sequence[int]) -> int | None:
    """By how much ``column`` is more than ``other`` in all rows, 0 for texts; None where in some
    rows more than in others. Some ``rows`` are looked at first, which nearly always tells."""
    if column.dtype == pl.String:
        same = all(column[row] == other[row] for row in rows)
        return 0 if same and column.eq_missing(other).all() else None
    if column.null_count() or other.null_count():
        return None
    steps = {column[row] - other[row] for row in rows}
    more = int(steps.pop())
    whole = not steps and abs(more) < _MOST_MORE and (column == other + more).all()
    return more if whole else None


def _same_columns(frame: pl.DataFrame) -> list[str]:
    """The columns whose rows are all alike, to the bit; not all columns of a frame."""
    plain = [name for name, dtype in frame.schema.items() if _is_plain(dtype)]
    alike = frame.select(pl.col(plain).eq_missing(pl.col(plain).first()).all())
    empty = frame.null_count()
    same = [
        name
        for name in frame.columns
        if empty[name][0] == frame.height or (name in alike.columns and alike[name][0])
    ]
    return same if len(same) < frame.width else same[1:]


def _is_plain(dtype: pl.DataType) -> bool:
    """Whether equal values are one value: 0.0 and -0.0 are two, lists are not compared."""
    return not (dtype.is_nested() or dtype.is_float())
