"""Typed columns (Parquet, DuckDB) as text, in the form in which a careful person types them."""

from collections.abc import Iterator, Mapping

import polars as pl

JOINED = "; "
"""Between the values of a list."""
_WHOLE = 2**53
"""Below this a float holds every whole number exactly (IEEE 754, binary64)."""
_MOMENT = "%Y-%m-%d %H:%M:%S%.f"


def text_headings(schema: Mapping[str, pl.DataType]) -> tuple[str, ...]:
    """The headings that ``as_text`` gives for columns of these types: ``a.b`` for a struct."""
    return tuple(column.name for column in _texts(pl.DataFrame(schema=schema)))


def as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Every cell as text, in columns ``c0, c1 ...``, one for each of ``text_headings``.

    Dates are ``2024-05-31``, moments ``2024-05-31 14:05:00`` or only the date at midnight, whole
    numbers have no ``.0``, true and false are words, the values of a list are joined by ``; ``,
    the fields of a struct are columns of their own. Bytes are read as UTF-8.
    """
    texts = list(_texts(frame))
    return pl.DataFrame([column.alias(f"c{at}") for at, column in enumerate(texts)])


def _texts(frame: pl.DataFrame) -> Iterator[pl.Series]:
    for column in frame.iter_columns():
        yield from _text_of(column)


def _text_of(column: pl.Series) -> Iterator[pl.Series]:
    kind = column.dtype
    if isinstance(kind, pl.Struct):
        for field in kind.fields:
            inner = column.struct.field(field.name).alias(f"{column.name}.{field.name}")
            yield from _text_of(inner)
    elif isinstance(kind, pl.List | pl.Array):
        yield from _lists(column)
    elif isinstance(kind, pl.Map):
        pairs = pl.Struct({"key": kind.key, "value": kind.value})
        yield from _lists(column.cast(pl.List(pairs)))
    else:
        yield _plain(column)


def _lists(column: pl.Series) -> Iterator[pl.Series]:
    """The values of each list as text, joined; lists of structs give a column for each field."""
    lists = column.arr.to_list() if isinstance(column.dtype, pl.Array) else column
    owner = pl.int_range(pl.len(), dtype=pl.UInt32).alias("owner")
    values = lists.to_frame("value").select(owner, "value").explode("value", empty_as_null=True)
    for text in _text_of(values["value"].alias(column.name)):
        cells = pl.DataFrame({"owner": values["owner"], "text": text}, strict=False)
        said = cells.filter(pl.col("text") != "").group_by("owner", maintain_order=True)
        joined = said.agg(pl.col("text").str.join(JOINED))
        rows = pl.DataFrame({"owner": pl.int_range(len(column), dtype=pl.UInt32, eager=True)})
        yield rows.join(joined, on="owner", how="left", maintain_order="left")["text"].alias(
            text.name
        )


def _plain(column: pl.Series) -> pl.Series:
    kind = column.dtype
    cell = pl.col(column.name)
    if kind == pl.Null:
        return column.cast(pl.String)
    if kind.is_float():
        whole = (cell == cell.round()) & (cell.abs() < _WHOLE)
        digits = cell.cast(pl.Int64, strict=False).cast(pl.String)
        number = pl.when(cell.is_finite()).then(cell.cast(pl.String))
        cell = pl.when(whole).then(digits).otherwise(number)
    elif isinstance(kind, pl.Datetime):
        text = cell.dt.to_string(_MOMENT)
        cell = text.str.replace(r"\.0+$|(\.\d*?)0+$", "$1").str.strip_suffix(" 00:00:00")
    elif isinstance(kind, pl.Duration):
        cell = cell.dt.to_string("iso")
    elif kind == pl.Binary:
        return _decoded(column)
    else:
        cell = cell.cast(pl.String)
    return column.to_frame().select(cell.alias(column.name)).to_series()


def _decoded(column: pl.Series) -> pl.Series:
    """Bytes as UTF-8; what is none of it keeps U+FFFD, the sign for an unreadable character."""
    try:
        return column.cast(pl.String)
    except pl.exceptions.ComputeError:
        texts = [None if raw is None else raw.decode("utf-8", "replace") for raw in column]
        return pl.Series(column.name, texts, dtype=pl.String)
