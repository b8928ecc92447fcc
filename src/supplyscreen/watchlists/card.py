"""All that the lists know of one entry, put together for a reader."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Model, Program, WatchlistInfo
from supplyscreen.watchlists.catalog import Watchlists

Row = Mapping[str, object]


class EntryName(Model):
    """One name of an entry, where it was read, and whether it is compared with parties."""

    kind: str  # primary | alias | former | chinese | chinese_short | facility | identifier
    name: str
    searched: bool
    source: str = ""
    note: str = ""


class EntryProvision(Model):
    """One legal provision of an entry; ``since`` is the date that the publisher shows for it."""

    provision: str
    since: date | None = None


class EntryCard(Model):
    """One entry with its names, dates, law and sources; an empty text is unknown.

    ``other`` holds the columns of ENTRIES that have no field of their own here. ``rules`` are the
    ids of the goods rules that rest on the entry.
    """

    entry_id: str
    kind: str
    name: str
    country: str
    watchlist: WatchlistInfo
    status: str
    status_detail: str
    listed_on: date | None
    ended_on: date | None
    program: Program
    provisions: tuple[EntryProvision, ...]
    goods_scope: str  # empty: all goods
    extends_to: str
    place: str
    sectors: str
    citation: str
    source_url: str
    sources: tuple[str, ...]
    confidence: str
    note: str
    names: tuple[EntryName, ...]
    rules: tuple[str, ...]
    other: dict[str, str]


def entry_card(entry_id: str, watchlists: Watchlists) -> EntryCard:
    """All that ``watchlists`` knows of the entry ``entry_id``.

    Raises WatchlistError that names the nearest ids when there is none.
    """
    found = watchlists.entries.filter(pl.col("entry_id") == entry_id)
    if found.is_empty():
        near = get_close_matches(entry_id, watchlists.entries["entry_id"].to_list(), n=3)
        hint = f"the nearest ids are {', '.join(near)}" if near else "see watchlists/INDEX.md"
        raise WatchlistError(f"no list has an entry with the id {entry_id!r}.", hint=hint)
    row = found.row(0, named=True)
    taken = {"watchlist_id", "program_key", "provision", "provision_dates", "sources"}
    own = {key: row[key] for key in row if key in EntryCard.model_fields and key not in taken}
    rest = {key: str(row[key]) for key in row.keys() - own.keys() - taken if row[key] is not None}
    days = ("listed_on", "ended_on")
    return EntryCard.model_validate(
        {key: value if key in days else value or "" for key, value in own.items()}
        | {
            "watchlist": next(x for x in watchlists.lists if x.id == row["watchlist_id"]),
            "program": watchlists.programs[str(row["program_key"])],
            "provisions": _provisions(row),
            "sources": tuple(str(row["sources"] or "").split(" | ")) if row["sources"] else (),
            "names": _names(entry_id, watchlists),
            "rules": tuple(r.rule_id for r in watchlists.goods_rules if r.entry_id == entry_id),
            "other": dict(sorted(rest.items())),
        }
    )


def _provisions(row: Row) -> tuple[EntryProvision, ...]:
    """Each provision with its date; ``UFLPA sec. 2(d)(2)(B)(v)`` belongs to ``v: 2024-11-25``."""
    pairs = str(row["provision_dates"] or "").split(" | ")
    dates = dict(pair.split(": ", 1) for pair in pairs if ": " in pair)
    told = str(row["provision"] or "").split(" | ")
    return tuple(
        EntryProvision.model_validate(
            {"provision": one, "since": dates.get(one.rpartition("(")[2].rstrip(")"))}
        )
        for one in told
    )


def _names(entry_id: str, watchlists: Watchlists) -> tuple[EntryName, ...]:
    """The searched name first, then by kind and name."""
    own = pl.col("entry_id") == entry_id
    searched = watchlists.names.filter(own).select("alias_kind", "name")
    written = watchlists.aliases.filter(own).drop("entry_id")
    found = searched.with_columns(searched=pl.lit(True)).join(
        written, on=["alias_kind", "name"], how="full", coalesce=True
    )
    first = pl.col("kind") != "primary"
    told = found.rename({"alias_kind": "kind"}).with_columns(
        pl.col("searched").fill_null(False), pl.col("source", "note").fill_null("")
    )
    rows = told.sort(first, "kind", "name").to_dicts()
    return tuple(EntryName.model_validate(row) for row in rows)
