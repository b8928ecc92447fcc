"""What differs between two editions of one list, one sentence each."""

from collections.abc import Iterator

import polars as pl

from supplyscreen.watchlists.catalog import Watchlists

COMPARED = (
    "name",
    "status",
    "listed_on",
    "ended_on",
    "provision_dates",
    "extends_to",
    "goods_scope",
    "country",
)


def edition_changes(old: Watchlists, new: Watchlists) -> tuple[str, ...]:
    """Entries added, cells changed, names added and names gone, in the order of the ids.

    Entries never leave a list, so none can be gone.
    """
    return tuple(
        sentence
        for _, sentence in sorted([*_added(old, new), *_cells(old, new), *_names(old, new)])
    )


def _added(old: Watchlists, new: Watchlists) -> Iterator[tuple[str, str]]:
    added = new.entries.join(old.entries, on="entry_id", how="anti")
    for row in added.iter_rows(named=True):
        where = row["provision_dates"] or row["listed_on"]
        yield row["entry_id"], f"added: {row['name']} ({row['entry_id']}; {where})"


def _cells(old: Watchlists, new: Watchlists) -> Iterator[tuple[str, str]]:
    both = new.entries.join(old.entries, on="entry_id", suffix="_old")
    for column in COMPARED:
        changed = both.filter(~pl.col(column).eq_missing(pl.col(f"{column}_old")))
        for entry_id, name, now, before in changed.select(
            "entry_id", pl.col("name").alias("entry"), column, f"{column}_old"
        ).iter_rows():
            yield (
                entry_id,
                f"changed: {name} ({entry_id}), {column} {before or 'empty'} -> {now or 'empty'}",
            )


def _names(old: Watchlists, new: Watchlists) -> Iterator[tuple[str, str]]:
    key = ["entry_id", "name"]
    known = new.names.join(old.entries, on="entry_id", how="semi")
    for word, names in (
        ("name added", known.join(old.names, on=key, how="anti")),
        ("name gone", old.names.join(new.names, on=key, how="anti")),
    ):
        for entry_id, name in names.select(key).iter_rows():
            yield entry_id, f"{word}: {name} ({entry_id})"
