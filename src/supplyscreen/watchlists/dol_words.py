"""HTS prefixes and words of each listed good: ``goods/dol_words.csv``, one row for each."""

from collections.abc import Collection, Mapping
from pathlib import Path

import polars as pl

from supplyscreen.models import GoodsRule
from supplyscreen.watchlists.checks import filled, one_of, unique
from supplyscreen.watchlists.sheets import ROW, raise_faults, read_sheet

FILE = "dol_words.csv"
COLUMNS = ("good", "field", "value", "reason")
# Field of the sheet -> field of a GoodsRule. same_as names a sector, remark is for the reader.
FIELDS = {
    "hts_prefix": "hts_prefixes",
    "word_prefix": "word_prefixes",
    "word": "words",
    "not_word": "not_words",
    "context": "contexts",
}
_OTHERS = ("same_as", "remark")

Words = Mapping[str, tuple[str, ...]]  # field of a GoodsRule -> values


def read_dol_words(
    folder: Path, *, sectors: Mapping[str, GoodsRule], contexts: Collection[str]
) -> dict[str, Words]:
    """What to look for, by good, from ``dol_words.csv`` of the folder ``goods``.

    ``same_as`` takes over prefixes and words of the rule in ``sectors``. Raises WatchlistError when
    the file is missing, a row is wrong, or a good has neither prefix nor word.
    """
    path = folder / FILE
    sheet = read_sheet(path, COLUMNS)
    raise_faults(
        path, _faults(sheet, sectors, contexts), hint="goods/README.md explains the columns"
    )
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for good, field, value in sheet.select("good", "field", "value").rows():
        mine = found.setdefault(good, {})
        if field == "same_as":
            mine.update({name: getattr(sectors[value], name) for name in FIELDS.values()})
        elif field in FIELDS:
            mine[FIELDS[field]] = (*mine.get(FIELDS[field], ()), value)
    empty = [good for good, mine in found.items() if not mine.keys() & {"hts_prefixes", "words"}]
    told = [f"good {good!r} has neither hts_prefix nor word" for good in empty]
    raise_faults(path, told, hint="a good without any is left out of the file")
    return dict(found)


def _faults(
    sheet: pl.DataFrame, sectors: Mapping[str, GoodsRule], contexts: Collection[str]
) -> list[str]:
    valued = sheet.filter(pl.col("field") != "remark")
    return [
        *filled(sheet, ("good", "field")),
        *filled(valued, ("value",)),
        *one_of(sheet, "field", (*FIELDS, *_OTHERS)),
        *unique(valued, ["good", "field", "value"]),
        *one_of(sheet.filter(pl.col("field") == "same_as"), "value", sectors),
        *one_of(sheet.filter(pl.col("field") == "context"), "value", contexts),
        *_bad_prefixes(sheet),
    ]


def _bad_prefixes(sheet: pl.DataFrame) -> list[str]:
    prefixes = sheet.filter(pl.col("field").is_in(["hts_prefix", "word_prefix"]))
    wrong = prefixes.filter(pl.col("value").str.contains(r"^\d{2,10}$").not_())
    return [
        f"row {row}, column value: found {value!r}, expected 2 to 10 digits"
        for row, value in wrong.select(ROW, "value").rows()
    ]
