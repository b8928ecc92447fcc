"""JSON lines, streamed, and whole JSON documents: arrays of objects, GeoJSON, pages of an API.

JSON has no columns, so each object is read by the ``json`` module and the batches are built of
its cells. ``source_row`` is the line of a JSON lines file; in a document, where lines mean
nothing, the objects are counted from 2, as in the same table saved as CSV.
"""

import codecs
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from supplyscreen.errors import InputError
from supplyscreen.files.cells import file_digest, finished_batches
from supplyscreen.files.json_batches import Found, headings_of, object_batches
from supplyscreen.files.json_document import MAX_DOCUMENT, document_objects
from supplyscreen.files.json_objects import decoded
from supplyscreen.files.table import Batch, Table

HEAD_OBJECTS = 1000
"""So many objects decide on the headings of a JSON lines file; a document is read whole."""
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
        head = list(islice(_lines(path), HEAD_OBJECTS))
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
        found = _lines(path) if lines else iter(head)
        total = path.stat().st_size if lines else None
        parts = object_batches(found, headings, name=name, scope=scope, total=total)
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


def _lines(path: Path) -> Iterator[Found]:
    """Each line as the object that it holds, or with what is wrong with it."""
    done = 0
    with path.open("rb") as file:
        for at, raw in enumerate(file, start=1):
            done += len(raw)
            line = raw.removeprefix(codecs.BOM_UTF8) if at == 1 else raw
            yield _found(line.strip(), at, done)


def _found(line: bytes, row: int, done: int) -> Found:
    if not line:
        return Found(row, {}, done=done)
    try:
        text, undecoded = line.decode("utf-8"), False
    except UnicodeDecodeError:
        text, undecoded = line.decode("utf-8", "replace"), True
    try:
        value: Any = decoded(text)
    except (ValueError, RecursionError) as error:
        told = str(error).split(":")[0] if isinstance(error, ValueError) else "nested too deeply"
        return Found(row, None, fault=f"the line is no JSON ({told})", text=text, done=done)
    return Found.of(value, row, text=text, undecoded=undecoded, done=done)
