"""Files of frames in which a column that holds one value in all rows is written once.

Most columns of a batch do: no bill of a flat manifest has a place of receipt, and all flags of one
ground rest on one law. Such a column stands as a row of its own in the metadata of the file.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import polars as pl

_SAME = "supplyscreen.same"


def write_with_same(
    frame: pl.DataFrame, file: Path, known: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Write ``frame``, which has rows, as Parquet without the columns that are the same in all of
    them; these, as a frame of one row, are given back and stand in the metadata of the file.

    ``known`` are more columns of that kind, as a frame of one row."""
    row = BytesIO()
    columns = _same_columns(frame)
    alike = frame.head(1).select(columns)
    every = alike if known is None else pl.concat([known, alike], how="horizontal")
    every.write_ipc(row, compression="uncompressed")
    frame.drop(columns).write_parquet(
        file,
        compression="lz4",
        statistics=False,
        metadata={_SAME: b64encode(row.getvalue()).decode("ascii")},
    )
    return pl.read_ipc(BytesIO(row.getvalue()))  # the row of ``frame`` would keep all of it


def read_same(file: Path) -> pl.DataFrame:
    """The columns that :func:`write_with_same` left out of ``file``, as a frame of one row."""
    return pl.read_ipc(BytesIO(b64decode(pl.read_parquet_metadata(file)[_SAME])))


def common_to(same: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The columns that are in each of ``same`` with the same value, as a frame of one row."""
    if not same:
        return pl.DataFrame()
    first, *others = same
    return first.select(
        name
        for name in first.columns
        if all(name in other.columns and first[name].equals(other[name]) for other in others)
    )


def filled(rows: pl.LazyFrame, same: pl.DataFrame, schema: pl.Schema) -> pl.LazyFrame:
    """``rows`` of a file with the columns that were left out, in the order of ``schema``."""
    values = (pl.lit(same[name]).first().alias(name) for name in same.columns)
    return rows.with_columns(values).select(schema.names())


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
