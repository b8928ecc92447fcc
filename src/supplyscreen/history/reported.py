"""Which flags were reported before: told by their id and record, a day at most a year apart.

A record without a number of its own (``#15``, the row of the file) is another one in another file,
so its flags are new wherever they come up. A bill number may be used again after some years: a flag
is known only where the arrival dates lie within a year of each other, or one is not stated.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import FLAGS

REPORTED = pl.Schema({c: FLAGS[c] for c in ("flag_id", "record_kind", "record_id", "arrival_date")})
"""One flag that was reported."""

_FILE = "reported.parquet"
_ROW = r"#\d+(?:\.\d+)?$"  # ends the id of a record that its row tells
_YEAR = pl.duration(days=365)
_KEY = ["flag_id", "record_kind", "record_id"]


def reported_in(folders: Iterable[Path]) -> pl.LazyFrame:
    """REPORTED of all days whose ``folders`` are given."""
    parts = [pl.scan_parquet(folder / _FILE) for folder in folders]
    return pl.concat([REPORTED.to_frame().lazy(), *parts])


def save_reported(folder: Path, tables: Iterable[Spool]) -> None:
    """Write REPORTED of the flags in ``tables`` into ``folder``. Raises OSError as polars does."""
    parts = [chunk for table in tables for chunk in table.chunks(REPORTED.names())]
    pl.concat([REPORTED.to_frame(), *parts]).write_parquet(folder / _FILE)


def as_reported(table: Spool) -> Iterator[pl.LazyFrame]:
    """REPORTED of the FLAGS in ``table``, a frame at a time."""
    return (chunk.lazy() for chunk in table.chunks(REPORTED.names()))


def without_reported(table: Spool, reported: pl.LazyFrame) -> Spool:
    """The FLAGS of ``table`` that are not among ``reported`` (REPORTED), in their order."""
    new = Spool(FLAGS)
    for chunk, known in with_reported(table, reported):
        new.add(chunk.filter(~known))
    return new


def with_reported(table: Spool, reported: pl.LazyFrame) -> Iterator[tuple[pl.DataFrame, pl.Series]]:
    """The FLAGS of ``table``, a frame at a time, each with whether its flags are among
    ``reported`` (REPORTED)."""
    for chunk in table.chunks():
        yield chunk, _known(chunk, reported)


def _known(flags: pl.DataFrame, reported: pl.LazyFrame) -> pl.Series:
    """Whether each flag was reported."""
    asked = flags.select(*REPORTED.names(), numbered=pl.col("record_id").str.contains(_ROW))
    asked = asked.with_row_index("at").filter(~pl.col("numbered"))
    apart = (pl.col("arrival_date") - pl.col("arrival_date_before")).abs()
    same = (apart <= _YEAR).fill_null(value=True)
    before = reported.join(asked.lazy().select(_KEY), on=_KEY, how="semi")
    found = asked.lazy().join(before, on=_KEY, suffix="_before").filter(same).select("at")
    at = found.unique().collect().to_series()
    return pl.int_range(flags.height, eager=True).is_in(at.cast(pl.Int64).implode())
