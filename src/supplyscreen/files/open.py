"""Every table of a path, a list of paths, a glob, an archive, standard input or a database."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from glob import has_magic
from pathlib import Path

from supplyscreen.errors import InputError
from supplyscreen.files.archive import members
from supplyscreen.files.cells import file_digest
from supplyscreen.files.csv_stream import csv_table
from supplyscreen.files.headings import repeated
from supplyscreen.files.kind import TABLES, form_of, packed_source, refuse
from supplyscreen.files.source import (
    STANDARD_INPUT,
    Source,
    TemporaryFolder,
    existing,
    spool_standard_input,
)
from supplyscreen.files.table import Batch, Table

DUCKDB = "duckdb:"
"""Before the path of a DuckDB file: ``duckdb:file.db#table``, ``duckdb:file.db#SELECT ...``."""
_READERS = {
    "excel": ("excel", "read_excel"),
    "parquet": ("parquet", "read_parquet"),
    "json": ("json_rows", "read_json"),
    "duckdb": ("duckdb_rows", "read_duckdb"),
}
RowsOf = Callable[[Table], Iterator[Batch]]


def open_tables(source: str | Path | Sequence[str | Path], *, scope: str = "row") -> list[Table]:
    """The tables of one path, several paths, a glob (its files in order of name), ``-`` for
    standard input, ``duckdb:file.db#table``, or ``book.xlsx#Sheet`` (a plain workbook's sheet by
    its name or its number from 1); each is read when its batches are asked for.

    A file is told by its content, then by its name: CSV and its kin, Excel, Parquet, JSON, each
    plain, packed as gz or zst, or in a zip (all members that are tables, in order of name).
    Rows that cannot be read are rejects of ``scope`` (row, detail or list).
    Raises InputError: missing, a folder, no table, damaged before its first row, locked with a
    password, or an archive beyond the stated limits.
    """
    if not isinstance(source, str | Path):
        if not source:
            raise InputError("no file is named.", hint="name at least one file")
        return [table for one in source for table in open_tables(one, scope=scope)]
    if str(source).startswith(DUCKDB):
        return _database(str(source), scope)
    if str(source) == STANDARD_INPUT:
        return _tables(spool_standard_input(), scope)
    if (book := _book_of(source)) is not None:
        return _sheet(book, str(source)[len(str(book)) + 1 :], scope)
    return [table for path in paths_of(source) for table in _tables(path, scope)]


def paths_of(source: str | Path) -> list[Path]:
    """The path itself, the files that a glob names in order of name, or of ``book.xlsx#Sheet`` the
    workbook.

    Raises InputError: missing, or a glob that names no file.
    """
    if (book := _book_of(source)) is not None:
        return [book]
    text = str(source)
    if not has_magic(text) or Path(text).exists():
        return [existing(source)]
    parts = Path(text).parts
    at = next(at for at, part in enumerate(parts) if has_magic(part))
    base = Path(*parts[:at]) if at else Path()
    try:
        found = sorted(one for one in base.glob(str(Path(*parts[at:]))) if one.is_file())
    except (OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"{text} is no path: {error}.", hint="check the path") from None
    if not found:
        raise InputError(f"{text} names no file.", hint=f"look into the folder {base}")
    return found


def _tables(path: Path, scope: str) -> list[Table]:
    source = packed_source(path, path.name)
    form = form_of(source)
    if form != "zip":
        return _of_form(source, form, scope)
    if source.packing:
        raise InputError(f"{path.name} is an archive in an archive.", hint="unpack it once")
    found, notes = members(source)
    digest = cache(partial(file_digest, path))  # once for all members
    tables = [table for member, kind in found for table in _of_form(member, kind, scope)]
    for table in tables:
        table.rows_of = _hashed(table.rows_of, digest)
    tables[0].notes += notes
    return tables


def _of_form(source: Source, form: str, scope: str) -> list[Table]:
    if form not in TABLES:
        raise refuse(form, source.name)
    if form == "duckdb":
        raise InputError(
            f"{source.name} is a DuckDB database, and no table of it is named.",
            hint=f"name one: duckdb:{source.path}#TABLE",
        )
    tables = [csv_table(source, scope=scope)] if form == "csv" else _read(source, form, scope)
    for table in tables:
        table.notes += repeated(table.headings, table.name)
    return tables


def _read(source: Source, form: str, scope: str) -> list[Table]:
    """Tables of a reader that wants a path: what is packed is unpacked into a folder first."""
    read = _reader(form, source.name)
    if not source.packing:
        return list(read(source.path, name=source.name, scope=scope))
    folder = TemporaryFolder()
    path = source.unpack(folder.path / f"table{source.suffix}")
    tables = list(read(path, name=source.name, scope=scope))
    digest = cache(partial(file_digest, source.path))
    for table in tables:
        table.rows_of = _hashed(table.rows_of, digest, keep=folder)
    return tables


def _hashed(rows_of: RowsOf, digest: Callable[[], str], *, keep: object = None) -> RowsOf:
    """``rows_of`` of a table whose checksum is that of the archive it lies in.

    ``keep`` lives as long as the table: the folder into which it was unpacked.
    """

    def rows(table: Table) -> Iterator[Batch]:
        table.sha256 = digest()
        yield from rows_of(table)
        _ = keep

    return rows


def _book_of(source: str | Path) -> Path | None:
    """The workbook before the last ``#`` of a path that is no file itself."""
    path, mark, _ = str(source).rpartition("#")
    try:
        return Path(path) if mark and not Path(source).exists() and Path(path).is_file() else None
    except OSError:  # too long for a name
        return None


def _sheet(path: Path, sheet: str, scope: str) -> list[Table]:
    form = form_of(packed_source(path, path.name))
    if form != "excel":
        raise InputError(
            f"{path.name}#{sheet}: {path.name} is no plain workbook.", hint=f"name {path} alone"
        )
    tables = list(_reader(form, path.name)(path, name=path.name, scope=scope, sheet=sheet))
    for table in tables:
        table.notes += repeated(table.headings, table.name)
    return tables


def _database(given: str, scope: str) -> list[Table]:
    path, _, what = given.removeprefix(DUCKDB).partition("#")
    if not what.strip():
        raise InputError(f"{given} names no table.", hint="duckdb:FILE#TABLE names one")
    read = _reader("duckdb", given)
    name = f"{Path(path).name}#{what.strip()}"
    return list(read(existing(path), what=what, name=name, scope=scope))


def _reader(form: str, name: str) -> Callable[..., list[Table]]:
    module, function = _READERS[form]
    try:
        found = importlib.import_module(f"supplyscreen.files.{module}")
    except ModuleNotFoundError as error:
        if error.name != f"supplyscreen.files.{module}":
            raise
        raise InputError(
            f"{name}: {form} is not read by this version.", hint="save the table as CSV in UTF-8"
        ) from None
    read: Callable[..., list[Table]] = getattr(found, function)
    return read
