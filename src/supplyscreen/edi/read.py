"""EDI manifests: ANSI X12 309 and UN/EDIFACT CUSCAR, read as CBP AMS tables."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import polars as pl

from supplyscreen.cells.cargo import bad_weights, number
from supplyscreen.edi.cuscar import CuscarReader
from supplyscreen.edi.reader import BillReader
from supplyscreen.edi.segments import MAX_SEGMENT, Segments, edi_kind, find_syntax
from supplyscreen.edi.tables import COLUMNS, Builder, EdiTables
from supplyscreen.edi.text import EdiText, open_text
from supplyscreen.edi.x12 import X12Reader
from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects, reject_rows

_UNITS = {"K": "Kilograms", "L": "Pounds"}  # X12 element 188, as CBP's tables name them
_UNITS |= {"KGM": "Kilograms", "TNE": "Metric Tons", "GRM": "Grams", "LBR": "Pounds"}
_SHOWN = 10


def read_edi(path: Path, *, name: str) -> EdiTables:
    """Read an X12 309 or a CUSCAR file into the tables of ``COLUMNS``, ``name`` as source file.

    The identifier is the number of the bill within the file. ``source_row`` is the number of a
    segment. Rejects: ``row`` for a bill that cannot be used, ``detail`` for a segment outside of
    its place, ``cell`` for a date, weight or unit that is none. Raises InputError for a file that
    is no EDI manifest, holds no bill of lading, or whose first segment is damaged.
    """
    text = open_text(path, name=name)
    kind = edi_kind(text.head)
    if kind is None or kind == "CAMIR":
        raise _refused(kind, name)
    out = Builder(name, notes=list(text.notes))
    reader: BillReader = X12Reader(out) if kind == "X12" else CuscarReader(out)
    segments = _read(text, reader, name)
    _tell_of_text(text, segments, out)
    if not out.rows:
        raise _nothing_found(reader, name)
    tables = {table: out.table(table) for table in COLUMNS}
    tables["header"], cells = _checked(tables["header"])
    return EdiTables(
        tables=tables,
        rejects=join_rejects([out.rejects(), *cells]),
        rows=out.rows,
        sha256=text.sha256,
        notes=tuple(_notes(reader)),
        form=f"{reader.kind}, {_count(reader.manifests, 'manifest', 'manifests')}, "
        f"{_count(out.rows, 'bill of lading', 'bills of lading')}",
    )


def _read(text: EdiText, reader: BillReader, name: str) -> Segments:
    chunks = text.chunks()
    first = next(chunks).lstrip("\ufeff\x00 \t\r\n")
    syntax = find_syntax(first)
    if syntax is None:
        raise InputError(
            f"{name} begins with {first[:3]}, and its separators cannot be told from it; "
            "expected the 16 elements of ISA, or the six characters of UNA.",
            hint="the first segment is damaged or was cut: ask the sender for the file again",
        )
    segments = Segments(syntax)
    for row, used, segment in segments.of(_from(first, chunks)):
        reader.take(row, used, segment)
    if segments.unended:
        reader.cut(segments.number + 1, segments.unended)
    reader.finish()
    return segments


def _from(first: str, chunks: Iterator[str]) -> Iterator[str]:
    return chain([first], chunks)


def _refused(kind: str | None, name: str) -> InputError:
    if kind == "CAMIR":
        return InputError(
            f"{name} holds CAMIR records (ACR, M01 ... of 80 characters), whose layout is not "
            "public in full, so it is not read.",
            hint="ask for the manifest as ANSI X12 309, or for CBP's AMS tables",
        )
    return InputError(
        f"{name} is no EDI file: it begins with none of ISA, GS, ST, UNA, UNB, UNH.",
        hint="an EDI manifest is an ANSI X12 309 or an EDIFACT CUSCAR file",
    )


def _nothing_found(reader: BillReader, name: str) -> InputError:
    others = ", ".join(f"{which} ({count})" for which, count in sorted(reader.others.items()))
    wanted = reader.kind.split()[-1]
    found = f"it holds {others}" if others else "it is empty or damaged"
    if reader.manifests:
        found = _count(reader.manifests, "manifest without a bill", "manifests without bills")
    return InputError(
        f"{name} holds no bill of lading in a {wanted} message: {found}.",
        hint=f"name the file with the manifest itself ({reader.kind})",
    )


def _tell_of_text(text: EdiText, segments: Segments, out: Builder) -> None:
    for row in segments.giants:
        told = f"the segment is longer than {MAX_SEGMENT:,} characters, so it is not read"
        out.reject(row, "detail", told, code="giant_segment")
    if text.undecoded:
        out.notes.append(f"{text.undecoded:,} characters could not be decoded")


def _notes(reader: BillReader) -> Iterator[str]:
    """All notes, those on what was passed over last."""
    yield from reader.out.notes
    if reader.notes_left_out:
        yield f"{reader.notes_left_out:,} more notes of this kind are left out"
    if reader.others:
        told = ", ".join(f"{which} {count}" for which, count in sorted(reader.others.items()))
        yield f"messages that are no manifest were passed over: {told}"
    skipped = reader.out.skipped.most_common(_SHOWN)
    if skipped:
        told = ", ".join(f"{what} {count:,}" for what, count in skipped)
        more = len(reader.out.skipped) - len(skipped)
        yield f"not read, by name and count: {told}" + (f" and {more:,} others" if more else "")
    if reader.out.unlisted:
        yield f"{reader.out.unlisted:,} more segments out of place are not listed one by one"


def _checked(header: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """The header with weights that are numbers and units in words, and REJECTS of the others."""
    weight, unit = pl.col("weight"), pl.col("weight_unit")
    known = unit.replace_strict(_UNITS, default=None, return_dtype=pl.String)
    strange = header.filter(weight.is_not_null() & unit.is_not_null() & known.is_null())
    told = pl.format("'{}' is no unit of weight that is known here; the weight is not used", unit)
    units = reject_rows(
        strange, scope="cell", code="unknown_unit", message=told, column="weight_unit", value=unit
    )
    rejects = [bad_weights(header, "weight", heading="weight"), units]
    sound = pl.when(number(weight).is_not_null() & (unit.is_null() | known.is_not_null()))
    return header.with_columns(weight=sound.then(weight), weight_unit=known), rejects


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
