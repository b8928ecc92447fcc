"""A table of a DuckDB file, or a query on it, as a table of text, read batch by batch.

The file is opened read-only and without access to other files (``enable_external_access``), so
that a query reads nothing but its own database and changes nothing.
Source: duckdb.org, "Securing DuckDB".
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.as_text import as_text, text_headings
from supplyscreen.files.cells import Rows, file_digest, finished_batches, numbered
from supplyscreen.files.parquet import FIRST_ROW
from supplyscreen.files.table import BATCH_ROWS, Batch, Table

_QUERY = re.compile(r"\s*(?:\(|(?:select|with|from|values)\s)", re.IGNORECASE)
_UNUSUAL = re.compile(
    r"\b(?:INTERVAL|BIT|MAP|UNION|VARIANT|GEOMETRY|JSON|BIGNUM|TIME_NS|(?:TIME|TIMESTAMP) WITH)\b"
)
"""Types that Arrow or polars holds otherwise or not at all: DuckDB itself makes them text."""


def read_duckdb(path: Path, *, what: str, name: str, scope: str = "row") -> list[Table]:
    """``what`` of the DuckDB file ``path``: a table or view (``t``, ``schema.t``) or a SELECT.

    Rows are counted from 2, as if the headings were row 1, in the order in which DuckDB gives
    them: the order of a table, and of a query what its ORDER BY says. Raises InputError: no
    DuckDB file, written by a newer DuckDB, no such table (the tables are listed), SQL that is
    wrong or no SELECT.
    """
    with _opened(path, name) as database:
        query = _query(database, what, name)
        headings = text_headings(_typed(database, query, name, limit=0).collect_schema())

    def rows_of(table: Table) -> Iterator[Batch]:
        database = _opened(path, name)
        rows = _typed(database, query, name)
        yield from finished_batches(_parts(rows, name), name=name, scope=scope)
        database.close()
        table.sha256 = table.sha256 or file_digest(path)

    form = "DuckDB query" if _QUERY.match(what) else f"DuckDB table {what.strip()}"
    return [Table(name=name, headings=headings, form=form, rows_of=rows_of)]


def _opened(path: Path, name: str) -> duckdb.DuckDBPyConnection:
    if not path.is_file():
        raise InputError(f"{name}: there is no file {path}.", hint="duckdb:FILE#TABLE names one")
    settings: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": "false",
        "autoload_known_extensions": "false",
    }
    try:
        return duckdb.connect(str(path), read_only=True, config=settings)
    except duckdb.Error as error:
        raise InputError(
            f"{name} cannot be opened as a DuckDB file: {_line(error)}.",
            hint="close the program that has it open; a file of a newer DuckDB needs that version",
        ) from None


def _query(database: duckdb.DuckDBPyConnection, what: str, name: str) -> str:
    """One SELECT for a table's name or a query, checked to be no other statement."""
    if not _QUERY.match(what):
        parts = what.strip().split(".")
        return "SELECT * FROM " + _known_table(database, what.strip(), parts, name)
    try:
        statements = duckdb.extract_statements(what)
    except duckdb.Error as error:
        raise _wrong(name, error) from None
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise InputError(
            f"{name}: expected one SELECT, found {len(statements)} statements"
            f"{'' if len(statements) != 1 else ' of another kind'}.",
            hint="a query reads; it cannot change the file",
        )
    return str(statements[0].query)


def _known_table(
    database: duckdb.DuckDBPyConnection, what: str, parts: list[str], name: str
) -> str:
    found = database.execute(
        "SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL"
    ).fetchall()
    names = {f"{schema}.{table}".casefold(): (schema, table) for schema, table in found}
    names |= {table.casefold(): (schema, table) for schema, table in reversed(found)}
    wanted = ".".join(part.strip().strip('"') for part in parts).casefold()
    if wanted not in names:
        said = ", ".join(
            table if schema == "main" else f"{schema}.{table}" for schema, table in found
        )
        raise InputError(
            f"{name} has no table {what!r}." if what else f"{name}: which table?",
            hint=f"its tables are: {said}" if found else "the file holds no tables",
        )
    return ".".join(_quoted(part) for part in names[wanted])


def _typed(
    database: duckdb.DuckDBPyConnection, query: str, name: str, *, limit: int | None = None
) -> pl.LazyFrame:
    """The rows of ``query``; columns that Arrow has no plain type for are text already."""
    try:
        relation = database.sql(query)
        if relation is None:
            raise InputError(f"{name}: the statement gives no rows.", hint="give a SELECT")
        columns = [
            f"CAST({_quoted(column)} AS VARCHAR) AS {_quoted(column)}"
            if _UNUSUAL.search(str(kind))
            else _quoted(column)
            for column, kind in zip(relation.columns, relation.types, strict=True)
        ]
        rows = relation.project(", ".join(columns))
        return pl.scan_arrow_c_stream(rows if limit is None else rows.limit(limit))
    except duckdb.Error as error:
        raise _wrong(name, error) from None


def _parts(rows: pl.LazyFrame, name: str) -> Iterator[Rows]:
    done = 0
    batches = rows.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)
    try:
        for batch in batches:
            yield Rows(numbered(as_text(batch), FIRST_ROW + done))
            done += batch.height
    except (duckdb.Error, pl.exceptions.PolarsError) as error:
        raise _wrong(name, error) from None


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _wrong(name: str, error: Exception) -> InputError:
    return InputError(
        f"{name}: DuckDB says: {_line(error)}.", hint="try the query in DuckDB itself"
    )


def _line(error: Exception) -> str:
    return " ".join(str(error).split("\n\nLINE")[0].split()).rstrip(".")
