"""What the evaluation asks a matcher: our own labelled names and those beside the checkout.

CASES has the columns ``query``, ``pattern``, ``wanted`` (a variant of a listed name) and
``entries`` (the entry ids that are right; empty for an unlisted name), each query once.
"""

from pathlib import Path

import polars as pl
from benchmarks.labelled.companies import companies
from benchmarks.labelled.listed import plain

import supplyscreen as ss

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
_SIBLING = "neg_sibling_listed"  # listed too, only not the target beside it
_ID = "entity_id"


def own_cases(pairs: pl.DataFrame, lists: ss.Watchlists, half: str) -> pl.DataFrame:
    """CASES of one half of the labelled ``pairs``; an entry of the same company is right too."""
    company = companies(lists)
    of = pl.DataFrame({"entry": list(company), "company": list(company.values())})
    right = of.group_by("company").agg(entries=pl.col("entry").sort())
    by_entry = of.join(right, on="company").select(entity_id="entry", entries="entries")
    return _cases(pairs.filter(pl.col("half") == half), by_entry)


def gold_cases(folder: Path, lists: ss.Watchlists) -> pl.DataFrame:
    """CASES of ``dev.csv`` in ``folder``, without the variants of companies on no bundled list.

    Its companies are found by the names that ``dev_entities.csv`` gives them.
    """
    pairs = pl.read_csv(folder / "dev.csv", infer_schema=False)
    known = lists.names.select("entry_id", key=_plain("name"))
    names = pl.col("primary"), pl.col("hanzi"), pl.col("aliases").fill_null("").str.split("|")
    by_entity = (
        pl.read_csv(folder / "dev_entities.csv", infer_schema=False)
        .select(_ID, name=pl.concat_list(*names))
        .explode("name")
        .drop_nulls()
        .with_columns(key=_plain("name"))
        .filter(pl.col("key") != "")
        .join(known, on="key")
        .group_by(_ID)
        .agg(entries=pl.col("entry_id").unique().sort())
    )
    return _cases(pairs.with_columns(pl.col("label").cast(pl.Int32)), by_entity)


def _plain(column: str) -> pl.Expr:
    return pl.col(column).map_elements(plain, return_dtype=pl.String)


def _cases(pairs: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    positive = pairs.filter(pl.col("label") == 1)
    wanted = positive.join(right, on=_ID).unique("query", keep="first", maintain_order=True)
    unlisted = (
        pairs.filter((pl.col("label") == 0) & (pl.col("pattern") != _SIBLING))
        .join(positive, on="query", how="anti")
        .unique("query", keep="first", maintain_order=True)
        .with_columns(entries=pl.lit([], dtype=pl.List(pl.String)))
    )
    columns = ["query", "pattern", "entries"]
    return pl.concat(
        [
            wanted.select(columns).with_columns(wanted=pl.lit(value=True)),
            unlisted.select(columns).with_columns(wanted=pl.lit(value=False)),
        ]
    ).sort("query")
