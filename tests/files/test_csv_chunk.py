"""Chunks of delimited text: what one call of polars reads is what the careful reader reads."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.files.csv_careful import read_carefully
from supplyscreen.files.csv_chunk import read_chunk
from supplyscreen.files.csv_shape import CsvShape

_CELLS = st.text(alphabet='ab ,"\n\té', max_size=4)
_WIDTH = 3
_SHAPE = CsvShape(",", ("A", "B", "C"), _WIDTH, 1, 1, bordered=False, notes=())
_ROWS = st.lists(st.lists(_CELLS, min_size=_WIDTH, max_size=_WIDTH), min_size=1, max_size=8)


def _text(rows: list[list[str]], ending: str = "\n") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator=ending).writerows(rows)
    return file.getvalue().encode()


@settings(max_examples=80, deadline=None)
@given(_ROWS, st.sampled_from(["\n", "\r\n"]))
def test_whole_rows_are_read_as_the_careful_reader_reads_them(
    rows: list[list[str]], ending: str
) -> None:
    text = _text(rows, ending)
    careful = read_carefully(text, delimiter=",", width=_WIDTH, row=1, final=True)
    chunk = read_chunk(text, _SHAPE, row=1, final=True)
    found = [row for frame in chunk.frames for row in frame.rows()]
    assert [tuple(cell or "" for cell in row[:-1]) for row in found] == [
        tuple(cells) for cells in careful.cells
    ]
    assert [row[-1] for row in found] == careful.rows
    assert chunk.bad == careful.bad


@settings(max_examples=80, deadline=None)
@given(_ROWS, st.integers(1, 5), st.integers(0, 7), st.booleans())
def test_a_row_of_another_width_is_never_filled_in(
    rows: list[list[str]], width: int, at: int, filled: bool
) -> None:
    letters = [[cell.replace("\n", "") + "x" * filled for cell in row] for row in rows]
    odd = ["y"] * width
    text = _text([*letters[:at], odd, *letters[at:]])
    chunk = read_chunk(text, _SHAPE, row=1, final=True)
    numbers = [number for number, code, _ in chunk.bad if code == "ragged_row"]
    assert bool(numbers) == (width != _WIDTH)


def test_only_cells_without_other_white_space_are_plain() -> None:
    told = {"a b,c,d\n": True, "a\tb,c,d\n": False, "a,\u00a0c,d\n": False, "é,ü,d\n": True}
    told |= {'"a\nb",c,d\n': False, "a\rb,c,d\n": False, "a,b,c\r\nd,e,f\r\n": True}
    for text, plain in told.items():
        assert read_chunk(text.encode(), _SHAPE, row=1, final=True).plain == plain, text
