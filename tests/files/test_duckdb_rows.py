"""DuckDB files: tables and queries, read only, without a way out of the database."""

from pathlib import Path

import duckdb
import pytest
from tests.files.reading import cells, rows

from supplyscreen.errors import InputError
from supplyscreen.files import duckdb_rows
from supplyscreen.files import table as table_module
from supplyscreen.files.duckdb_rows import read_duckdb
from supplyscreen.files.table import Table


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("duckdb") / "trade.db"
    with duckdb.connect(str(path)) as database:
        database.execute("CREATE TABLE bills AS SELECT 'B' || i AS bill FROM range(5) t(i)")
        database.execute('CREATE TABLE "odd name" AS SELECT 1 AS "a b"')
        database.execute("CREATE SCHEMA raw; CREATE VIEW raw.v AS SELECT 2 AS n")
    return path


def table_of(path: Path, what: str) -> Table:
    return read_duckdb(path, what=what, name=f"trade.db#{what}")[0]


@pytest.mark.parametrize(
    ("what", "headings", "first"),
    [
        ("bills", ("bill",), ("B0",)),
        (" BILLS ", ("bill",), ("B0",)),
        ("main.bills", ("bill",), ("B0",)),
        ("raw.v", ("n",), ("2",)),
        ("v", ("n",), ("2",)),
        ("odd name", ("a b",), ("1",)),
        ('"odd name"', ("a b",), ("1",)),
        ("select bill from bills order by 1 desc;", ("bill",), ("B4",)),
        ("WITH x AS (FROM bills) SELECT count(*) AS n FROM x", ("n",), ("5",)),
        ("from bills limit 1 -- the first", ("bill",), ("B0",)),
        ("select 1.0::double a, 2018010112345.0::double b", ("a", "b"), ("1", "2018010112345")),
        ("select date '2024-05-31' d, timestamp '2024-05-31 00:00:00' t", ("d", "t"),
         ("2024-05-31", "2024-05-31")),
        ("select timestamp '2024-05-31 14:05:00' t, time '08:00' u", ("t", "u"),
         ("2024-05-31 14:05:00", "08:00:00")),
        ("select ['a','b'] l, {'x': 1, 'y': ['p']} s", ("l", "s.x", "s.y"), ("a; b", "1", "p")),
        ("select interval 1 day i, null n, 'a'::enum('a') e", ("i", "n", "e"),
         ("1 day", None, "a")),
        ("select 123456789012345678901234567890::hugeint h, 1.50::decimal(9,2) d, true t",
         ("h", "d", "t"), ("123456789012345678901234567890", "1.50", "true")),
        ("select json('{\"a\":1}') j, timestamptz '2024-05-31 00:00:00+00' z", ("j", "z"),
         ('{"a":1}', "2024-05-31 00:00:00+00")),
    ],
)  # fmt: skip
def test_tables_and_queries(
    base: Path, what: str, headings: tuple[str, ...], first: tuple[str | None, ...]
) -> None:
    table = table_of(base, what)
    assert table.headings == headings
    assert cells(table)[0] == first


def test_rows_come_in_batches_and_reading_may_stop(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duckdb_rows, "BATCH_ROWS", 2)
    monkeypatch.setattr(table_module, "BATCH_ROWS", 2)
    assert rows(table_of(base, "bills")) == [2, 3, 4, 5, 6]
    batches = table_of(base, "select * from range(100000)").batches()
    assert next(batches).frame.height == 2
    del batches
    assert len(rows(table_of(base, "bills"))) == 5


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("nix", r"no table 'nix'.*its tables are: bills, odd name, raw\.v"),
        ("", r"which table\?.*bills"),
        ("drop table bills", "no table"),
        ("select 1; drop table bills", "expected one SELECT, found 2"),
        ("with x as (select 1) insert into bills select * from x", "expected one SELECT"),
        ("select nix from bills", "DuckDB says: Binder Error"),
        ("select from where", "DuckDB says: Parser Error"),
        ("select * from read_csv('/etc/passwd')", "file system operations are disabled"),
        ("select * from read_text('/etc/passwd')", "file system operations are disabled"),
        ("select bill::int from bills", "Could not convert string 'B0'"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(base: Path, what: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        list(table_of(base, what).batches())
    assert "\n" not in str(caught.value)


def test_files_that_are_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database" * 50)
    with pytest.raises(InputError, match="cannot be opened as a DuckDB file"):
        table_of(tmp_path / "a.db", "t")
    with pytest.raises(InputError, match="there is no file"):
        table_of(tmp_path / "b.db", "t")
    assert not (tmp_path / "b.db").exists()
