"""The companies that the targets of labelled pairs stand for, and every name of each."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.watchlists import Watchlists, watchlist_from_names


def letters(name: str) -> pl.Expr:
    """The letters and digits of column ``name`` in lower case: equal for the same name."""
    return pl.col(name).str.to_lowercase().str.replace_all(r"[^\p{L}\p{M}\p{N}]", "")


@dataclass(frozen=True)
class Companies:
    """``targets``: ``target, company``, one row per distinct target. ``names``: ``company, name``,
    the targets first and then what the lists add. ``aliases``: ``target, name``, further names of a
    target from the lists. ``listed``: the letters and digits of every name that is listed."""

    targets: pl.DataFrame
    names: pl.DataFrame
    aliases: pl.DataFrame
    listed: pl.Series

    @property
    def count(self) -> int:
        """The number of companies."""
        return self.targets["company"].n_unique()

    def watchlist(self) -> Watchlists:
        """The companies as one list to search; ``entry_id`` is the company."""
        named = self.names.select("name", entry_id="company")
        return watchlist_from_names(named, list_id="targets")


def group_targets(
    pairs: pl.DataFrame, watchlists: Watchlists | None, *, by_entity: bool
) -> Companies:
    """Which targets of labelled pairs name one company.

    In: ``query, target, label, entity_id``. Targets belong together when they have the same
    ``entity_id`` (``by_entity``) or, without that column, when they share a wanted query;
    also when both are names of one entry of ``watchlists``. A target is a name of an entry
    when its letters and digits are. The numbering follows the alphabet of the targets.
    """
    listed = _entry_names(watchlists)
    entries = _named_entries(pairs, listed)
    told, shared = (pairs, "entity_id") if by_entity else (pairs.filter("label"), "query")
    links = pl.concat(
        [
            pairs.select("target", key=pl.format("target {}", "target")),
            told.drop_nulls(shared).select("target", key=pl.format("shared {}", shared)),
            entries.select("target", key=pl.format("entry {}", "entry_id")),
        ]
    ).unique()
    targets = _connected(links)
    aliases = entries.join(listed, on="entry_id").select("target", "name").unique()
    aliases = aliases.filter(pl.col("target") != pl.col("name")).sort("target", "name")
    return Companies(
        targets=targets,
        names=_names(targets, aliases),
        aliases=aliases,
        listed=_listed(targets, listed),
    )


def _entry_names(watchlists: Watchlists | None) -> pl.DataFrame:
    """``entry_id, name`` of the lists; none where there are none."""
    if watchlists is None:
        return pl.DataFrame(schema={"entry_id": pl.String, "name": pl.String})
    return watchlists.names.select("entry_id", "name")


def _named_entries(pairs: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """``target, entry_id``: the entries that carry a target as one of their names."""
    asked = pairs.select("target", same=letters("target")).unique()
    known = listed.select("entry_id", same=letters("name")).filter(pl.col("same") != "")
    return asked.join(known, on="same").select("target", "entry_id").unique()


def _connected(links: pl.DataFrame) -> pl.DataFrame:
    """``target, company`` of the connected parts of ``links`` (``target, key``).

    The smallest number among the targets of a key spreads until nothing changes.
    """
    found = links.with_columns(company=pl.col("target").rank("dense")).sort("target", "key")
    while True:
        spread = found.with_columns(pl.col("company").min().over("key"))
        spread = spread.with_columns(pl.col("company").min().over("target"))
        if spread.equals(found):
            break
        found = spread
    number = pl.col("company").rank("dense").cast(pl.String).str.zfill(6)
    return found.select("target", company=pl.format("company-{}", number)).unique().sort("target")


def _names(targets: pl.DataFrame, aliases: pl.DataFrame) -> pl.DataFrame:
    own = targets.select("company", name="target")
    further = aliases.join(targets, on="target").select("company", "name")
    return pl.concat([own, further.sort("company", "name")]).unique(maintain_order=True)


def _listed(targets: pl.DataFrame, listed: pl.DataFrame) -> pl.Series:
    names = pl.concat([targets.select(name="target"), listed.select("name")])
    return names.select(letters("name")).to_series().unique().sort()
