"""Polars frames to Arrow as Spark takes it, and back.

Spark has no unsigned numbers: an UInt64 (our hashes) travels as the Int64 of the same bits.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from supplyscreen.files.as_text import text_headings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_PLAIN: dict[pl.DataType, tuple[str, pa.DataType]] = {
    pl.String(): ("string", pa.string()),
    pl.Binary(): ("binary", pa.binary()),
    pl.Boolean(): ("boolean", pa.bool_()),
    pl.Int32(): ("int", pa.int32()),
    pl.UInt32(): ("bigint", pa.int64()),
    pl.Int64(): ("bigint", pa.int64()),
    pl.UInt64(): ("bigint", pa.int64()),
    pl.Float64(): ("double", pa.float64()),
    pl.Date(): ("date", pa.date32()),
}


def ddl(schema: pl.Schema) -> str:
    """``schema`` as Spark writes it: ```order` bigint, `codes` array<string>``."""
    return ", ".join(f"`{name}` {_type(dtype)[0]}" for name, dtype in schema.items())


def to_arrow(frame: pl.DataFrame, schema: pl.Schema) -> pa.Table:
    """``frame`` as an Arrow table with the columns of ``schema``; those absent are null."""
    columns = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    ]
    signed = frame.select(columns).with_columns(pl.col(pl.UInt64).reinterpret(signed=True))
    target = pa.schema([(name, _type(dtype)[1]) for name, dtype in schema.items()])
    return signed.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(target)


def to_batches(frame: pl.DataFrame, schema: pl.Schema) -> Iterable[pa.RecordBatch]:
    """The same as record batches, as ``mapInArrow`` wants them; none for an empty frame."""
    return to_arrow(frame, schema).combine_chunks().to_batches() if frame.height else ()


def from_arrow(data: pa.Table | Iterable[pa.RecordBatch], schema: pl.Schema) -> pl.DataFrame:
    """A frame with the columns of ``schema`` of what came from Spark."""
    parts = data.to_batches() if isinstance(data, pa.Table) else list(data)
    if not parts:
        return schema.to_frame()
    table = pa.Table.from_batches(parts).select(schema.names())
    frame = pl.DataFrame(pl.from_arrow(table))
    return frame.select(
        (pl.col(name).reinterpret(signed=False) if dtype == pl.UInt64 else pl.col(name)).cast(dtype)
        for name, dtype in schema.items()
    )


def _type(dtype: pl.DataType) -> tuple[str, pa.DataType]:
    """The name of a type in Spark, and the Arrow type that it has there."""
    if isinstance(dtype, pl.List):
        name, inner = _type(_instance(dtype.inner))
        return f"array<{name}>", pa.list_(inner)
    if isinstance(dtype, pl.Struct):
        fields = [(field.name, *_type(_instance(field.dtype))) for field in dtype.fields]
        names = ", ".join(f"`{field}`: {name}" for field, name, _ in fields)
        return f"struct<{names}>", pa.struct([(field, inner) for field, _, inner in fields])
    return _PLAIN[dtype]


def _instance(dtype: object) -> pl.DataType:
    if isinstance(dtype, pl.DataType):
        return dtype
    assert isinstance(dtype, type)
    made: pl.DataType = dtype()
    return made


def headings_of(frame: "DataFrame") -> tuple[str, ...]:
    """The headings of a Spark DataFrame as a table of text has them: ``a.b`` for a struct."""
    schema = pl.DataFrame(pl.from_arrow(frame.limit(0).toArrow())).schema
    return text_headings(schema)
