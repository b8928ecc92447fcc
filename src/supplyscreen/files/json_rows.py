"""JSON lines, streamed, and whole JSON documents: arrays of objects, GeoJSON, pages of an API.

Pieces of a JSON lines file are read by polars where that is sure to lose nothing, and else, as
documents are, object by object by the ``json`` module. ``source_row`` is the line of a JSON lines
file; in a document, where lines mean nothing, the objects are counted from 2, as in the same table
saved as CSV.
"""

import codecs
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from supplyscreen.errors import InputError
from supplyscreen.files.cells import Rows, file_digest, finished_batches, numbered
from supplyscreen.files.json_batches import (
    Found,
    headings_of,
    object_batches,
    object_rows,
    unknown_keys,
)
from supplyscreen.files.json_document import MAX_DOCUMENT, document_objects
from supplyscreen.files.json_fast import fast_cells
from supplyscreen.files.json_objects import decoded
from supplyscreen.files.table import Batch, Table

HEAD_OBJECTS = 1000
"""So many objects decide on the headings of a JSON lines file; a document is read whole."""
PIECE = 2**24
"""Bytes of a JSON lines file that are read at once, and on to the end of the line."""
_HEAD_LINES, _LONGEST_HEAD = 100, 2**24
_BLANKS = b"\r\n\t " + codecs.BOM_UTF8


def read_json(path: Path, *, name: str, scope: str = "row") -> list[Table]:
    """The one table of a JSON file: JSON lines, an array of objects, GeoJSON, an API page.

    Headings are the dotted keys in the order in which they first come. Lines that are no JSON
    object are rejects ``bad_json``; a key that comes for the first time after 1,000 lines is a
    reject ``unknown_key`` of scope cell, with its value. Raises InputError: no object at all, a
    document that is no JSON, or one of more than 1 GiB.
    """
    if _is_lines(path):
        head = list(_head(path))
        return [_table(path, name, scope, form="JSON lines, UTF-8", head=head)]
    size = path.stat().st_size
    if size > MAX_DOCUMENT:
        raise InputError(
            f"{name} is one JSON document of {size:,} bytes, expected at most {MAX_DOCUMENT:,}.",
            hint="write it as JSON lines, one object a line",
        )
    document = document_objects(path, name)
    table = _table(path, name, scope, form=document.form, head=document.objects)
    table.notes.extend(document.notes)
    return [table]


def _table(path: Path, name: str, scope: str, *, form: str, head: list[Found]) -> Table:
    headings = headings_of(head)
    if not headings:
        told = next((found.fault for found in head if found.fault), "it is empty")
        raise InputError(
            f"{name} holds no JSON object: {told}.", hint='give objects such as {"name": "..."}'
        )
    lines = form.startswith("JSON lines")

    def rows_of(table: Table) -> Iterator[Batch]:
        parts = (
            _line_batches(path, headings, name, scope)
            if lines
            else object_batches(head, headings, name=name, scope=scope)
        )
        yield from finished_batches(parts, name=name, scope=scope)
        table.sha256 = table.sha256 or file_digest(path)

    return Table(name=name, headings=headings, form=form, rows_of=rows_of)


def _is_lines(path: Path) -> bool:
    """Whether each line is an object of its own; a file of one line is a document.

    It is so when the first line with text is a whole JSON object, or when the second line begins
    an object as the first does (then the first is broken).
    """
    with path.open("rb") as file:
        heads = (file.readline(_LONGEST_HEAD) for _ in range(_HEAD_LINES))
        texts = [line for line in heads if line.strip(_BLANKS)][:2]
    if len(texts) < 2 or not texts[0].lstrip(_BLANKS).startswith(b"{"):
        return False
    try:
        return isinstance(decoded(texts[0].decode("utf-8-sig", "replace")), dict)
    except (ValueError, RecursionError):
        return texts[1].startswith(b"{")


def _head(path: Path) -> Iterator[Found]:
    with path.open("rb") as file:
        for row, line in enumerate(islice(file, HEAD_OBJECTS), start=1):
            yield _found(line.removeprefix(codecs.BOM_UTF8) if row == 1 else line, row)


def _line_batches(path: Path, headings: tuple[str, ...], name: str, scope: str) -> Iterator[Rows]:
    """Pieces of the file, fast where that is sure, and else line by line."""
    size, done, row = path.stat().st_size, 0, 1
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            piece += file.readline()
            done += len(piece)
            piece = piece.removeprefix(codecs.BOM_UTF8) if row == 1 else piece
            count = piece.count(b"\n") + (not piece.endswith(b"\n"))
            yield replace(_piece(piece, row, headings, name, scope), read=done / size)
            row += count


def _piece(piece: bytes, row: int, headings: tuple[str, ...], name: str, scope: str) -> Rows:
    fast = fast_cells(piece, headings)
    if fast is None:
        lines = piece.removesuffix(b"\n").split(b"\n")
        group = [_found(line, at) for at, line in enumerate(lines, start=row)]
        return object_rows(group, headings, name=name, scope=scope)
    cells, others = (numbered(part, row) for part in fast)
    return Rows(cells, unknown_keys(others, name) if others.width > 1 else None)


def _found(raw: bytes, row: int) -> Found:
    """A line as the object that it holds, or with what is wrong with it."""
    line = raw.strip()
    if not line:
        return Found(row, {})
    try:
        text, undecoded = line.decode("utf-8"), False
    except UnicodeDecodeError:
        text, undecoded = line.decode("utf-8", "replace"), True
    try:
        value: Any = decoded(text)
    except (ValueError, RecursionError) as error:
        told = str(error).split(":")[0] if isinstance(error, ValueError) else "nested too deeply"
        return Found(row, None, fault=f"the line is no JSON ({told})", text=text)
    return Found.of(value, row, text=text, undecoded=undecoded)
