"""What changed in the codes and words of the goods that entries cover."""

import polars as pl

from supplyscreen.watchlists.catalog import Watchlists

_KEY = ["list_id", "entry_id"]


def scope_changes(old: Watchlists, new: Watchlists) -> pl.DataFrame:
    """``list_id, entry_id, change, field, before, after``: what came or went in SCOPES, each a row.

    ``field`` is the column behind ``scope.``. A code or word that went stands in ``before``, one
    that came in ``after``. Only entries that have a scope in both editions are compared: an entry
    that came or went is told as such, and the folder of one list has no scopes.
    """
    before, after = _items(old), _items(new)
    every = [*_KEY, "field", "item"]
    gone = before.join(after, on=every, how="anti").join(after, on=_KEY, how="semi")
    come = after.join(before, on=every, how="anti").join(before, on=_KEY, how="semi")
    parts = [gone.rename({"item": "before"}), come.rename({"item": "after"})]
    return pl.concat(parts, how="diagonal").with_columns(change=pl.lit("scope_changed"))


def _items(lists: Watchlists) -> pl.DataFrame:
    """Each filled cell of ``lists.scopes``, and each item of a list, as ``field, item``."""
    owner = lists.entries.select("entry_id", list_id="watchlist_id")
    scopes = lists.scopes.join(owner, on="entry_id")
    parts = [
        scopes.select(*_KEY, field=pl.lit(f"scope.{name}"), item=name).explode("item")
        if isinstance(kind, pl.List)
        else scopes.select(*_KEY, field=pl.lit(f"scope.{name}"), item=name)
        for name, kind in lists.scopes.schema.items()
        if name != "entry_id"
    ]
    return pl.concat(parts).filter(pl.col("item").fill_null("") != "").unique(maintain_order=True)
