"""What the speed benchmark is fed: lists of a given size, and names with planted variants."""

from dataclasses import replace
from pathlib import Path

import polars as pl
from benchmarks.name_variants import noisy_variants
from benchmarks.names_generator import SEED, listed_names, manifest_names

import supplyscreen as ss

PLANTED = 2_000  # variants of listed names among the names


def lists_of(size: int) -> ss.Watchlists:
    """The bundled lists, filled up with invented companies to ``size`` searchable names.

    With ``size`` below the bundled lists these are taken as they are.
    """
    bundled = ss.load_watchlists()
    missing = size - bundled.names.height
    if missing <= 0:
        return bundled
    invented = ss.watchlist_from_names(listed_names(missing), list_id="invented")
    return replace(
        bundled,
        lists=(*bundled.lists, *invented.lists),
        entries=pl.concat([bundled.entries, invented.entries]).sort("entry_id"),
        names=pl.concat([bundled.names, invented.names]).sort("alias_id"),
    )


def write_inputs(folder: Path, *, size: int, names: int, planted: int = PLANTED) -> None:
    """Write ``names.csv`` (column ``name``, distinct, shuffled) and ``planted.parquet``.

    ``planted.parquet`` holds ``variant, listed, pattern, entries``. ``entries`` are those that are
    right: those with a name that normalises to what ``listed`` normalises to.
    """
    lists = lists_of(size)
    variants = noisy_variants(_spoken(lists)["name"], min(planted, names // 5), seed=SEED)
    right = lists.names.group_by("name_key").agg(entries=pl.col("entry_id").unique().sort())
    keys = lists.names.select("name_key", listed="name").unique("listed")
    told = variants.join(keys, on="listed", maintain_order="left").join(
        right, on="name_key", maintain_order="left"
    )
    told.drop("name_key").write_parquet(folder / "planted.parquet")
    rest = manifest_names(names)
    rest = rest.filter(~rest.is_in(variants["variant"].implode())).head(names - variants.height)
    mixed = pl.concat([variants["variant"].alias("name"), rest]).shuffle(seed=SEED)
    mixed.to_frame().write_csv(folder / "names.csv")


def _spoken(lists: ss.Watchlists) -> pl.DataFrame:
    """The names under which a filer might write a company: short forms are left out."""
    return lists.names.filter(pl.col("alias_kind") != "chinese_short")


def read_names(folder: Path) -> pl.Series:
    """The names of ``names.csv``."""
    return pl.read_csv(folder / "names.csv", infer_schema=False)["name"]


def read_planted(folder: Path) -> pl.DataFrame:
    """The frame of ``planted.parquet``."""
    return pl.read_parquet(folder / "planted.parquet")


def right_share(planted: pl.DataFrame, best: pl.DataFrame) -> dict[str, float]:
    """Share of ``planted`` that ``best`` tells right: "all" and by pattern.

    ``best`` has the columns ``variant, entry_id``, one row or several per variant; one right entry
    is enough.
    """
    asked = planted.join(best, on="variant", how="left")
    hits = asked.group_by("variant", "pattern").agg(
        right=pl.col("entries").list.contains(pl.col("entry_id")).fill_null(value=False).any()
    )
    shares = hits.group_by("pattern").agg(pl.col("right").mean()).sort("pattern")
    return {"all": _mean(hits["right"]), **dict(shares.iter_rows())}


def _mean(flags: pl.Series) -> float:
    return float(flags.sum()) / max(len(flags), 1)
