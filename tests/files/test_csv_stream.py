"""Delimited files chunk by chunk: the same cells as one read, and nothing lost, whatever the bytes.

Laws: the size of the chunks never changes what is read; a table that a csv writer wrote is read as
the csv module reads it; of any bytes, rows in = rows of the frames + rejects of scope row.
"""

import csv
import io
import string
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.files.csv_stream import csv_table
from supplyscreen.files.source import Source
from supplyscreen.files.whole import WholeTable, whole_table

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LETTERS = string.ascii_letters + string.digits + " .&-'/\"\n,;\t|éÑ中國Ж"


def read(path: Path, chunk: int = 1 << 23) -> WholeTable:
    return whole_table(csv_table(Source(path.name, path), chunk=chunk))


def told(table: WholeTable) -> list[tuple[int | None, str]]:
    return table.rejects.select("source_row", "code").rows()


cells = st.text(alphabet=LETTERS, max_size=12)
tables = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=12)
)
Form = tuple[str, str, str, Literal[0, 1]]
forms: st.SearchStrategy[Form] = st.tuples(
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)


@QUICK
@given(rows=tables, form=forms, chunk=st.sampled_from([7, 64, 1 << 20]))
def test_a_written_table_is_read_as_the_csv_module_reads_it(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], form: Form, chunk: int
) -> None:
    delimiter, encoding, ending, quoting = form
    headings = [f"Heading {letter}" for letter in "ABCDE"[: len(rows[0])]]
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=ending, quoting=quoting)
    # Enough Chinese that GB18030 is told from Windows-1252 by its characters.
    writer.writerows([headings, ["新疆石河子纺织有限公司" * 3] * len(headings), *rows])
    path = write(tmp_path_factory.getbasetemp(), file.getvalue().encode(encoding), "t.csv")
    found = read(path, chunk)
    records = list(csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=delimiter))[1:]
    wanted = [tuple(cell.strip() or None for cell in record) for record in records]
    kept = [(row, record) for row, record in enumerate(wanted, start=2) if any(record)]
    assert found.headings == tuple(headings)
    assert found.frame.drop("source_file", "source_row").rows() == [record for _, record in kept]
    assert found.frame["source_row"].to_list() == [row for row, _ in kept]
    assert found.rows == len(wanted)


damage = st.lists(
    st.tuples(st.integers(0, 400), st.binary(max_size=4), st.integers(0, 6)), max_size=6
)
BASE = (
    'bill,name,"address",country\n'
    + "".join(f'{at},"ACME, CO {at}","NO {at}\nROAD",CN\n' for at in range(8))
    + '8,5" PIPE LTD,HANOI,VN\n9,中國,石河子,CN\n'
).encode()


@QUICK
@given(damage=damage, end=st.integers(1, 400), chunk=st.sampled_from([16, 64]))
def test_damaged_bytes_lose_nothing_and_raise_nothing_else(
    tmp_path_factory: pytest.TempPathFactory,
    damage: list[tuple[int, bytes, int]],
    end: int,
    chunk: int,
) -> None:
    data = BASE
    for at, put, gone in damage:
        data = data[:at] + put + data[at + gone :]
    path = write(tmp_path_factory.getbasetemp(), data[:end], "t.csv")
    for size in (chunk, 1 << 20):
        try:
            found = read(path, size)
        except InputError:
            continue
        rejected = [row for row in told(found) if row[1] != "undecoded_text"]
        numbers = [*found.frame["source_row"].to_list(), *(row for row, _ in rejected)]
        assert found.rows == found.frame.height + len(rejected)
        assert len(set(numbers)) == len(numbers)
        assert not numbers or max(number or 0 for number in numbers) <= data.count(b"\n") + 2


@QUICK
@given(st.lists(st.sampled_from(["1,2", "1", "1,2,3", '"a', 'b"c', "", '"x\ny",2', ","])))
def test_ragged_lines_are_told_alike_in_chunks_of_any_size(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = write(tmp_path_factory.getbasetemp(), "\n".join(["a,b", *lines, "8,9"]), "t.csv")
    whole = read(path)
    for chunk in (5, 23):
        parts = read(path, chunk)
        assert parts.rows == whole.rows
        assert told(parts) == told(whole)
        assert parts.frame.equals(whole.frame)
