"""Runs of whitespace become single blanks, and what has them already stays."""

import polars as pl

from supplyscreen.names.blanks import single_blanks


def test_every_run_of_whitespace_is_one_blank() -> None:
    texts = pl.Series("name", ["A  B", "A B", "A\tB\u3000 C", "\n", " A ", "", None])
    assert single_blanks(texts).to_list() == ["A B", "A B", "A B C", " ", " A ", "", None]
    assert texts.to_list()[0] == "A  B"  # what was given stays as it was


def test_what_has_single_blanks_is_handed_back() -> None:
    texts = pl.Series(["A B", "", None])
    assert single_blanks(texts).to_list() == texts.to_list()
