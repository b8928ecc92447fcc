"""Goods that the Department of Labor lists: rows of three sheets in ``goods/`` as rules.

``dol_goods.csv`` is the List of Goods (good x country), ``dol_downstream.csv`` the goods made with
listed inputs, ``eo13126.csv`` the products of Executive Order 13126. None of them bars an import.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from supplyscreen.models import GoodsList, GoodsRule, KnownGap
from supplyscreen.watchlists.checks import dates, filled, like, one_of, unique
from supplyscreen.watchlists.dol_words import Words
from supplyscreen.watchlists.sheets import raise_faults, read_sheet

GOODS = (
    "rule_id",
    "good",
    "country",
    "child_labor",
    "forced_labor",
    "forced_child_labor",
    "since",
    "sources",
    "confidence",
    "note",
)
DOWNSTREAM = (
    "rule_id",
    "good",
    "country",
    "input_good",
    "input_country",
    "input_labor",
    "since",
    "sources",
    "confidence",
    "note",
)
PRODUCTS = (
    "rule_id",
    "good",
    "country",
    "status",
    "since",
    "ended_on",
    "sources",
    "confidence",
    "note",
)
SHEETS = {"dol_goods.csv": GOODS, "dol_downstream.csv": DOWNSTREAM, "eo13126.csv": PRODUCTS}
STATUSES = ("listed", "removed", "proposed_addition")
Row = Mapping[str, Any]
_BASIS = {
    "dol": {
        "program_key": "us-dol-tvpra",
        "citation": "DOL List of Goods Produced by Child Labor or Forced Labor, 2024 edition "
        "(5 September 2024); 22 U.S.C. 7112(b)(2)(C)",
        "source_url": "https://www.dol.gov/agencies/ilab/reports/child-labor/list-of-goods",
    },
    "eo": {
        "program_key": "us-eo-13126",
        "citation": "List of Products under Executive Order 13126, as of 5 September 2024; "
        "64 FR 32383",
        "source_url": "https://www.govinfo.gov/content/pkg/FR-1999-06-16/html/99-15491.htm",
    },
}


@dataclass(frozen=True)
class GoodsRules:
    """Rules of the three sheets, and what they are known to lack."""

    rules: tuple[GoodsRule, ...]
    known_gaps: tuple[KnownGap, ...]


def read_dol_rules(folder: Path, words: Mapping[str, Words]) -> GoodsRules:
    """Read the three sheets of the folder ``goods``; one rule per row that can be tested.

    A row makes no rule when its good is not in ``words``, when the producing country of a
    downstream good is not stated, or when a product is not listed today. Such rows are counted in
    ``known_gaps``. Raises WatchlistError when a sheet is missing or a row is wrong.
    """
    sheets = {name: _checked(folder / name) for name in SHEETS}
    goods, made_with, products = (sheets[name] for name in SHEETS)
    listed = products.filter(pl.col("status") == "listed")
    rows = [
        *_rules(goods, words, _of_goods),
        *_rules(made_with.drop_nulls("country"), words, _of_downstream),
        *_rules(listed, words, _of_products),
    ]
    return GoodsRules(tuple(rows), tuple(_gaps(goods, made_with, listed, words)))


def _checked(path: Path) -> pl.DataFrame:
    sheet = read_sheet(path, SHEETS[path.name])
    required = [c for c in ("rule_id", "good", "sources", "confidence") if c in sheet.columns]
    marks = [c for c in sheet.columns if c.endswith("_labor") and c != "input_labor"]
    faults = [
        *filled(sheet, (*required, *marks)),
        *unique(sheet, ["rule_id"]),
        *like(sheet, "country", r"^[A-Z]{2}$", "an ISO 3166-1 alpha-2 code"),
        *dates(sheet, "since"),
        *(fault for mark in marks for fault in one_of(sheet, mark, ("Y", "N"))),
    ]
    if "status" in sheet.columns:
        faults += [*one_of(sheet, "status", STATUSES), *dates(sheet, "ended_on")]
        faults += filled(sheet.filter(pl.col("status") == "listed"), ("since",))
    else:
        faults += filled(sheet, ("since",))
    raise_faults(path, faults, hint="goods/README.md explains the columns")
    return sheet


def _rules(
    sheet: pl.DataFrame, words: Mapping[str, Words], read: Callable[[Row], tuple[GoodsList, str]]
) -> Iterator[GoodsRule]:
    for row in sheet.filter(pl.col("good").is_in(list(words))).iter_rows(named=True):
        goods_list, why = read(row)
        yield GoodsRule.model_validate(
            {
                "rule_id": row["rule_id"],
                "title": f"{row['good']}: {why}",
                "since": row["since"],
                "countries": (row["country"],),
                "goods_list": goods_list,
                "sources": tuple(row["sources"].split(" | ")),
                "note": row["note"] or "",
                **_BASIS["eo" if goods_list == "eo-13126" else "dol"],
                **words[row["good"]],
            }
        )


def _of_goods(row: Row) -> tuple[GoodsList, str]:
    kinds = {
        "forced labor": row["forced_labor"],
        "child labor": row["child_labor"],
        "forced child labor": row["forced_child_labor"],
    }
    why = "listed for " + ", ".join(kind for kind, mark in kinds.items() if mark == "Y")
    return ("dol-forced-labor" if row["forced_labor"] == "Y" else "dol-child-labor", why)


def _of_downstream(row: Row) -> tuple[GoodsList, str]:
    places = f" from {row['input_country']}" if row["input_country"] else ""
    return "dol-downstream", f"may be made with {row['input_good']}{places} ({row['input_labor']})"


def _of_products(row: Row) -> tuple[GoodsList, str]:
    return "eo-13126", "listed for forced or indentured child labor"


def _gaps(
    goods: pl.DataFrame,
    made_with: pl.DataFrame,
    products: pl.DataFrame,
    words: Mapping[str, Words],
) -> Iterator[KnownGap]:
    """Rows that make no rule, by count."""
    wordless, no_product = (
        sheet.filter(pl.col("good").is_in(list(words)).not_()) for sheet in (goods, products)
    )
    if wordless.height:
        forced = wordless.filter(pl.col("forced_labor") == "Y").height
        yield KnownGap(
            text=(
                f"DOL list: {wordless.height} of {goods.height} rows (good and country) cannot be "
                f"tested: {wordless['good'].n_unique()} goods have no HTS prefix and no word yet. "
                f"Of these rows {forced} are listed for forced labor."
            ),
            missing_entries=wordless.height,
            source="goods/dol_goods.csv against goods/dol_words.csv",
        )
    if no_product.height:
        yield KnownGap(
            text=(
                f"E.O. 13126: {no_product.height} of {products.height} products cannot be tested: "
                "they have no HTS prefix and no word yet."
            ),
            missing_entries=no_product.height,
            source="goods/eo13126.csv against goods/dol_words.csv",
        )
    untested = made_with.filter(
        pl.col("country").is_null() | pl.col("good").is_in(list(words)).not_()
    )
    if untested.height:
        yield KnownGap(
            text=(
                f"DOL list: {untested.height} of {made_with.height} rows of goods made with listed "
                "inputs cannot be tested: the country that makes them was not read in a source, "
                "or the good has no HTS prefix and no word yet."
            ),
            missing_entries=untested.height,
            source="goods/dol_downstream.csv",
        )
