"""Words beside a good that show that other goods are meant: ``goods/goods_contexts.csv``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from supplyscreen.models import GoodsRule, WordContext
from supplyscreen.watchlists.checks import filled, one_of, unique
from supplyscreen.watchlists.sheets import raise_faults, read_sheet

FILE = "goods_contexts.csv"
COLUMNS = ("context", "place", "words", "reason")
PLACES = ("before", "after", "packed_in", "exception")
EVERY_RULE = "any"
_FIELDS = {place: "exceptions" if place == "exception" else place for place in PLACES}


def read_contexts(folder: Path) -> dict[str, WordContext]:
    """Read ``goods_contexts.csv`` of the folder ``goods``: a WordContext by name.

    Raises WatchlistError when the file is missing or wrong, or has no context ``any``.
    """
    path = folder / FILE
    sheet = read_sheet(path, COLUMNS)
    faults = [
        *filled(sheet, COLUMNS),
        *one_of(sheet, "place", PLACES),
        *unique(sheet, ["context", "place", "words"]),
    ]
    names = sheet["context"].unique().sort().to_list()
    if EVERY_RULE not in names:
        faults.append(f"no row has the context {EVERY_RULE}, which holds for every rule")
    raise_faults(path, faults, hint="goods/README.md explains the columns")
    return {name: _context(sheet.filter(pl.col("context") == name)) for name in names}


def _context(rows: pl.DataFrame) -> WordContext:
    words = {
        field: tuple(rows.filter(pl.col("place") == place)["words"])
        for place, field in _FIELDS.items()
    }
    return WordContext(**words)


def with_contexts(
    rules: Iterable[GoodsRule], contexts: Mapping[str, WordContext]
) -> Iterator[GoodsRule]:
    """Each of ``rules`` with ``around``: what holds for every rule and what its ``contexts`` add.

    Rules with the same contexts share it. Raises KeyError for a name that is not in ``contexts``:
    the readers check before.
    """
    around: dict[tuple[str, ...], WordContext] = {}
    for rule in rules:
        if rule.contexts not in around:
            around[rule.contexts] = _joined(
                [contexts[EVERY_RULE], *map(contexts.__getitem__, rule.contexts)]
            )
        yield rule.model_copy(update={"around": around[rule.contexts]})


def _joined(parts: Sequence[WordContext]) -> WordContext:
    words = {
        field: tuple(dict.fromkeys(word for part in parts for word in getattr(part, field)))
        for field in _FIELDS.values()
    }
    return WordContext(**words)
