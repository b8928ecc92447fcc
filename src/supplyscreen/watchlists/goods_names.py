"""Words by which goods are recognised as other goods than those of an order."""

import re
from pathlib import Path

import polars as pl

from supplyscreen.schemas import conform, empty
from supplyscreen.watchlists.law_tables import GOODS_NAMES
from supplyscreen.watchlists.sheets import ROW, raise_faults, read_sheet


def read_goods_names(folder: Path) -> pl.DataFrame:
    """``goods/goods_names.csv`` under the data folder as GOODS_NAMES; no rows without the file.

    Columns: ``heading`` (four digits) and ``words`` (upper case, parted by `` | ``). Raises
    WatchlistError when a row is wrong.
    """
    path = folder / "goods" / "goods_names.csv"
    if not path.is_file():
        return empty(GOODS_NAMES)
    sheet = read_sheet(path, ("heading", "words"))
    faults = [
        f"row {row}: expected a heading of 4 digits and words in capitals"
        for row, heading, words in sheet.select(ROW, "heading", "words").rows()
        if not re.fullmatch(r"\d{4}", heading or "")
        or not re.fullmatch(r"[A-Z]+( \| [A-Z]+)*", words or "")
    ]
    raise_faults(path, faults, hint="goods/README.md explains the file")
    told = sheet.with_columns(word=pl.col("words").str.split(" | ")).explode("word")
    return conform(told.unique(["word", "heading"]), GOODS_NAMES).sort("word", "heading")
