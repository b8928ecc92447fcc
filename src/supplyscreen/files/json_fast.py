"""A piece of a JSON lines file read by polars, where it is sure to say the same as the json module.

polars has no row numbers for what it skips, takes the second type of a key for the first one's,
and rounds long decimals; so a piece with any trace of these goes to the careful reader, line by
line.
"""

import re
from collections.abc import Sequence

import polars as pl

from supplyscreen.files.as_text import as_text, text_headings

_EXACT = 2**53
_BLANK_LINE = re.compile(rb"\n[ \t\r]*\n|^[ \t\r]*\n")
_LONG_DECIMAL = re.compile(rb"\.\d{16}")
_OTHER_TYPE = r"^\s*[\[{]|^-?\d+\.\d*0$|^-?\d[\d.]*[eE]"
"""Texts that may have been an object, a list or a number in the file."""


def fast_cells(piece: bytes, headings: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame] | None:
    """The cells of whole lines (``c0, c1 ...`` of ``headings``), and those of other keys by name.

    One row for each line. None where the careful reader must look.
    """
    lines = piece.rstrip(b"\r\n\t ")
    count = lines.count(b"\n") + 1
    if not lines.startswith(b"{") or lines.count(b"\n{") != count - 1 or b"\\u" in lines:
        return None
    if _BLANK_LINE.search(lines) or _LONG_DECIMAL.search(lines):
        return None
    try:
        frame = pl.read_ndjson(lines, infer_schema_length=None)
    except (pl.exceptions.PolarsError, ValueError):
        return None
    if frame.height != count or {"properties", "geometry"} <= set(frame.columns):
        return None
    if not all(_is_sure(column) for column in frame.iter_columns()):
        return None
    return _placed(frame, headings)


def _placed(
    frame: pl.DataFrame, headings: Sequence[str]
) -> tuple[pl.DataFrame, pl.DataFrame] | None:
    found = text_headings(frame.schema)
    at = {heading: f"c{position}" for position, heading in enumerate(found)}
    if len(at) != len(found):
        return None
    unknown = {at[heading]: heading for heading in found if heading not in set(headings)}
    if "source_row" in unknown.values():
        return None
    texts = as_text(frame)
    if texts.height != frame.height:  # objects without any key
        return None
    places = {f"k{place}": at.get(heading) for place, heading in enumerate(headings)}
    none = pl.lit(None, dtype=pl.String)
    cells = texts.with_columns(
        (pl.col(column) if column else none).alias(place) for place, column in places.items()
    )
    known = cells.select(list(places)).rename({place: f"c{place[1:]}" for place in places})
    return known, texts.select(list(unknown)).rename(unknown)


def _is_sure(column: pl.Series) -> bool:
    """Whether the text of every value is what the file says, whatever polars took it for."""
    kind = column.dtype
    if isinstance(kind, pl.Struct):
        return all(_is_sure(column.struct.field(field.name)) for field in kind.fields)
    if isinstance(kind, pl.List):
        return _is_sure(column.explode(empty_as_null=True))
    if kind.is_float():
        size = column.abs()
        odd = (size >= _EXACT) | ((size < 1e-3) & (size > 0))  # written with an exponent
        return not odd.any()
    if kind == pl.String:
        return not column.str.contains(_OTHER_TYPE).any()
    return kind.is_integer() or kind in (pl.Boolean, pl.Null)
