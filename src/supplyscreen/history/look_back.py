"""Looking back: what an entry that is new or changed says of the shipments of earlier days."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl

from supplyscreen.intake.spool import Spool
from supplyscreen.models import RunRecord
from supplyscreen.schemas import LOOK_BACK, conform

OfDays = Sequence[tuple[int, int]]
"""Number of a day of the history, and how many of the flags are its own; flags are in this order"""

SHOWN = 5
_NAMES = 5
_ROW = r"#\d+(?:\.\d+)?$"  # ends the id of a record that its row tells: another one in another file
_GROUP = ["ground", "watchlist_id", "entry_id", "rule_id", "program_key"]
_SHIPMENT = ["record_id", "arrival_date", "of_day"]
_OF_TIMING = {
    "listed_when_shipped": "in_force_when_shipped",
    "shipped_before": "shipped_before",
    "ended_before": "ended_before_shipment",
}
_READ = [
    *_GROUP,
    "record_id",
    "arrival_date",
    "entry_name",
    "party_id",
    "party_name",
    "citation",
    "official_url",
    "listed_on",
    "ended_on",
    "listed_today",
    "timing",
]


def look_back(flags: Spool, of_days: OfDays, run: RunRecord) -> pl.DataFrame:
    """New FLAGS of earlier days -> LOOK_BACK, one row per entry (or rule) and law.

    A bill counts once per entry, however many of its parties are flagged for it; the same number
    with another arrival date is another bill. *Listed when shipped* (on the arrival date) and
    *listed today* (on the as-of date of ``run``) are two answers, and both are told. Rows with most
    shipments that were listed when shipped come first. Flags of what is not screenable are not in.
    """
    numbers = [number for number, count in of_days for _ in range(count)]
    day = pl.Series("day", numbers, dtype=pl.Int64)
    parts, start = [], 0
    for chunk in flags.chunks(_READ):
        own = chunk.with_columns(day.slice(start, chunk.height))
        start += chunk.height
        parts.append(own.filter(pl.col("ground") != "not_screenable"))
    rows = pl.concat(parts).with_columns(
        of_day=pl.when(pl.col("record_id").str.contains(_ROW)).then("day")
    )
    told = rows.group_by(_GROUP, maintain_order=True).agg(*_once(), *_counted())
    titles = {record.id: record.title for record in run.lists}
    sentences = [_sentence(row, titles, run.as_of) for row in told.iter_rows(named=True)]
    whole = told.with_columns(
        days=pl.col("days").list.eval(pl.element().cast(pl.String)).list.join(", "),
        party_names=pl.col("party_names").list.join(" | "),
        told=pl.Series(sentences, dtype=pl.String),
    )
    order = ["listed_when_shipped", "shipments", "entry_name", "rule_id", "program_key"]
    turned = [True, True, False, False, False]
    return conform(whole.sort(order, descending=turned, nulls_last=True), LOOK_BACK)


def look_back_notes(table: pl.DataFrame) -> Iterator[str]:
    """The first sentences of LOOK_BACK, and how many there are beyond them."""
    yield from table["told"].head(SHOWN)
    if (more := table.height - SHOWN) > 0:
        entries = "entry or rule flags" if more == 1 else "entries or rules flag"
        yield f"Look-back: {more:,} more {entries} shipments of earlier days (look_back.csv)."


def _once() -> list[pl.Expr]:
    same = ["entry_name", "citation", "official_url", "listed_on", "ended_on", "listed_today"]
    return [pl.col(same).first()]


def _counted() -> list[pl.Expr]:
    shipment = pl.struct(_SHIPMENT)
    timed = {
        name: shipment.filter(pl.col("timing") == timing).n_unique()
        for name, timing in _OF_TIMING.items()
    }
    other = ~pl.col("timing").is_in(list(_OF_TIMING.values())).fill_null(value=False)
    names = pl.col("party_name").drop_nulls().unique(maintain_order=True)
    counts = {
        "shipments": shipment.n_unique(),
        **timed,
        "dates_do_not_tell": shipment.filter(other).n_unique(),
        "parties": pl.col("party_id").drop_nulls().n_unique(),
        "party_names": names.head(_NAMES),
        "first_arrival": pl.col("arrival_date").min(),
        "last_arrival": pl.col("arrival_date").max(),
        "days": pl.col("day").unique().sort(),
    }
    return [value.alias(name) for name, value in counts.items()]


def _sentence(row: dict[str, Any], titles: dict[str, str], as_of: date) -> str:
    count, days = row["shipments"], row["days"]
    flagged = "1 shipment" if count == 1 else f"{count:,} shipments"
    earlier = f"day {days[0]}" if len(days) == 1 else f"{len(days):,} earlier days"
    verb = "was" if count == 1 else "were"
    return (
        f"Look-back: {flagged} of {earlier} {verb} flagged for {_listed(row, titles)}; "
        f"{_when(row)}. {_today(row, as_of)} A flag is a reason to look."
    )


def _listed(row: dict[str, Any], titles: dict[str, str]) -> str:
    """What they were flagged for, and since when that is in force."""
    since = f"since {row['listed_on']}" if row["listed_on"] else "since when is not stated"
    if row["entry_id"] is None:
        return f"{row['entry_name'] or 'a rule'} ({row['rule_id']}; in force {since})"
    title = titles.get(row["watchlist_id"], row["watchlist_id"])
    return f"{row['entry_name']} ({title}; listed {since})"


def _when(row: dict[str, Any]) -> str:
    """How the arrivals lie to the days of the listing."""
    words = {
        "listed_when_shipped": "arrived while it was in force",
        "shipped_before": "arrived before that day",
        "ended_before": "arrived after its end",
        "dates_do_not_tell": "cannot be placed, for a date is not stated",
    }
    counts = {name: row[name] for name in words if row[name]}
    if len(counts) > 1:
        return ", ".join(f"{count:,} {words[name]}" for name, count in counts.items())
    name = next(iter(counts))
    return f"{'it' if row['shipments'] == 1 else 'all'} {words[name]}"


def _today(row: dict[str, Any], as_of: date) -> str:
    if row["listed_today"]:
        return f"In force on {as_of} (as-of date)."
    ended = f"ended on {row['ended_on']}" if row["ended_on"] else "the end is not stated"
    return f"Not in force on {as_of} (as-of date): {ended}."
