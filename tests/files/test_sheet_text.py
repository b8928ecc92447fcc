"""Text as a cell of a workbook can hold it."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.files.sheet_text import MOST_UNITS, is_cut, is_plain, sheet_text

TEXT = pl.col("text")


def told(text: str | None) -> tuple[str | None, bool | None, bool | None]:
    frame = pl.DataFrame({"text": [text]}, schema={"text": pl.String})
    ((shown, cut, plain),) = frame.select(
        sheet_text(TEXT), cut=is_cut(TEXT), plain=is_plain(TEXT)
    ).rows()
    return shown, cut, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        (None, None),
        ("plain\tand\nline", "plain\tand\nline"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b", "a[U+0000]b"),
        ("a\x1b\x7f\x85", "a[U+001B][U+007F][U+0085]"),
        ("a\u202eb", "a[U+202E]b"),
        ("\ufeff\ufffe\uffff", "[U+FEFF][U+FFFE][U+FFFF]"),
        ("a\u200e b", "a\u200e b"),
        ("新疆 😀", "新疆 😀"),
    ],
)
def test_what_is_not_seen_is_made_visible(text: str | None, shown: str | None) -> None:
    assert told(text)[0] == shown


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a" * MOST_UNITS, False),
        ("a" * (MOST_UNITS + 1), True),
        ("新" * MOST_UNITS, False),
        ("😀" * (MOST_UNITS // 2), False),
        ("😀" * (MOST_UNITS // 2 + 1), True),
        ("\x00" * 4096, True),  # eight letters each once they are seen
        ("\x00" * 4095, False),
    ],
)
def test_a_text_is_cut_where_a_cell_ends(text: str, cut: bool) -> None:
    shown, is_it, _ = told(text)
    assert shown is not None
    assert is_it == cut
    assert len(shown.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert shown.endswith(" characters in all]") == cut


@given(st.text(max_size=30))
@settings(max_examples=40)
def test_a_plain_text_is_left_as_it_is(text: str) -> None:
    shown, cut, plain = told(text)
    assert not cut
    if plain:
        assert shown == text
    assert told(shown)[0] == shown  # twice is once
    assert "\x00" not in (shown or "")
