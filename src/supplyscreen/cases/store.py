"""The case store: a folder with the audit log, the flags of the runs it took, and a DuckDB file.

The log is the truth. A change is first a line of the log, then a transaction in DuckDB; a process
that is killed between the two leaves a line that the next one applies as it opens the folder.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import polars as pl

from supplyscreen.cases.apply import apply_line
from supplyscreen.cases.line import Line
from supplyscreen.cases.log import LOG, AuditLog
from supplyscreen.cases.tables import MIGRATIONS, SCHEMA_VERSION, TABLES
from supplyscreen.errors import InputError
from supplyscreen.models import Progress, ReviewPolicy
from supplyscreen.store import writing
from supplyscreen.store.lock import LOCK, Lock

STORE = "cases.duckdb"
FLAGS_FOLDER = "flags"


class CaseStore:
    """The case store in ``folder``, made if absent; a context manager, and for one process at a
    time. Threads may share it: writing waits its turn, reading does not.

    ``at`` is the time of opening as ISO 8601, for the log, should it have to say something.
    Raises OutputError when another process has the folder or it cannot be written to; InputError
    when the log is damaged, or a newer version of supplyscreen wrote the store.
    """

    def __init__(self, folder: str | Path, *, at: str, policy: ReviewPolicy | None = None) -> None:
        self.folder = Path(folder)
        self.policy = policy or ReviewPolicy()
        self._at = at
        self._turn = threading.RLock()

    def __enter__(self) -> Self:
        with writing(self.folder):
            (self.folder / FLAGS_FOLDER).mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self.folder / LOCK)
        try:
            self._log = AuditLog(self.folder / LOG)
        except BaseException:
            self._lock.release()
            raise
        try:
            self._db = _opened(self.folder / STORE, self._log)
            self._catch_up()
        except BaseException:
            self._log.close()
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._turn:
            self._db.close()
            self._log.close()
            self._lock.release()

    @property
    def head(self) -> tuple[int, str]:
        """Number and hash of the last line of the log; keep it elsewhere from time to time."""
        last = self._log.last
        return (last.number, last.sha256) if last else (0, "")

    @property
    def applied(self) -> int:
        """Number of the last line that the tables know; while one is written, that of the one
        before."""
        return self._applied

    def write(self, *, at: str, actor: str, action: str, body: dict[str, Any]) -> Line:
        """Put one line into the log and do what it says; who calls it knows what is allowed."""
        with self._turn:
            line = self._log.append(at=at, actor=actor, action=action, body=body)
            self._apply(line)
            return line

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Nobody else writes as long as the block runs: to look, decide and write as one."""
        with self._turn:
            yield

    def rows(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> pl.DataFrame:
        """The rows of a SELECT over the tables of ``cases.tables``; every value is passed as a
        parameter. Other threads may read and write meanwhile."""
        return _rows(self._db.cursor(), query, values)

    def records(self, query: str, values: dict[str, object]) -> list[dict[str, Any]]:
        """The same as dictionaries; quicker for a few rows."""
        found = self._db.cursor().execute(query, values)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def lines(self, *, after: int = 0) -> Iterator[Line]:
        """The lines of the audit log with a number above ``after``."""
        return self._log.lines(after=after)

    def tables(self) -> dict[str, pl.DataFrame]:
        """Every table, in an order of its own content."""
        return {name: self.rows(f"SELECT * FROM {name} ORDER BY ALL") for name in TABLES}

    def replayed(
        self, folder: Path, *, progress: Progress | None = None
    ) -> dict[str, pl.DataFrame]:
        """Every table as a replay of the whole log makes it, in a database in ``folder``;
        ``progress`` is told each line."""
        in_all = self.head[0]
        with _connected(folder / STORE) as fresh:
            for line in self.lines():
                apply_line(fresh, line, self.folder / FLAGS_FOLDER)
                if progress:
                    progress("replaying the log", line.number, in_all)
            return {name: _rows(fresh, f"SELECT * FROM {name} ORDER BY ALL") for name in TABLES}

    def _catch_up(self) -> None:
        """Apply lines of the log that the tables do not know yet."""
        if self._log.cut_off:
            body = {"cut_off_sha256": self._log.cut_off}
            self._log.append(at=self._at, actor="supplyscreen", action="recovered", body=body)
        self._applied = int(_meta(self._db, "log_line"))
        for line in self._log.lines(after=self._applied):
            self._apply(line)

    def _apply(self, line: Line) -> None:
        with writing(self.folder):
            self._db.execute("BEGIN")
            try:
                apply_line(self._db, line, self.folder / FLAGS_FOLDER)
                self._db.execute("COMMIT")
                self._applied = line.number
            except BaseException:
                self._db.execute("ROLLBACK")
                raise


def known_head(path: Path) -> tuple[int, str] | None:
    """Number and hash of the last line that the tables in ``path`` know; None where there are no
    tables, or they cannot be read."""
    if not path.is_file():
        return None
    try:
        with duckdb.connect(str(path), read_only=True) as store:
            return int(_meta(store, "log_line")), _meta(store, "log_sha256")
    except duckdb.Error:
        return None


def _rows(
    store: duckdb.DuckDBPyConnection,
    query: str,
    values: Sequence[object] | dict[str, object] = (),
) -> pl.DataFrame:
    return pl.DataFrame(store.sql(query, params=values or None))


def _meta(store: duckdb.DuckDBPyConnection, key: str) -> str:
    row = store.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else ""


def _opened(path: Path, log: AuditLog) -> duckdb.DuckDBPyConnection:
    """The tables in ``path``, brought to this version; made anew where DuckDB cannot read them,
    since the log can rebuild them. Raises InputError where they belong to another log."""
    try:
        store = _connected(path)
    except duckdb.Error:
        for part in (path, path.with_name(f"{path.name}.wal")):
            part.unlink(missing_ok=True)
        store = _connected(path)
    if not _belongs(store, log):
        store.close()
        raise InputError(
            f"{log.path} is not the log that {path.name} was made from, or its end is missing.",
            hint="supplyscreen review verify says more; restore both files from a copy",
        )
    return store


def _connected(path: Path) -> duckdb.DuckDBPyConnection:
    store = duckdb.connect(str(path), config={"autoinstall_known_extensions": "false"})
    found = store.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'"
    ).fetchone()
    version = int(_meta(store, "schema_version")) if found and found[0] else 0
    if version > SCHEMA_VERSION:
        store.close()
        raise InputError(
            f"{path} was written by a newer version (tables {version}, this one {SCHEMA_VERSION}).",
            hint="update supplyscreen",
        )
    for step, statements in enumerate(MIGRATIONS[version:], start=version + 1):
        store.execute("BEGIN")
        store.execute(statements)
        store.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [str(step)])
        store.execute("COMMIT")
    return store


def _belongs(store: duckdb.DuckDBPyConnection, log: AuditLog) -> bool:
    """Whether the last line that the tables know is a line of the log."""
    number, sha256 = int(_meta(store, "log_line")), _meta(store, "log_sha256")
    if number == 0:
        return True
    line = next(log.lines(after=number - 1), None)
    return line is not None and line.sha256 == sha256
