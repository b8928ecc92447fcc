"""The table of a look-back: what earlier days hold of an entry that flags them only now."""

import polars as pl

# One entry or rule under one law that flags shipments of earlier days anew. Shipments are distinct:
# listed_when_shipped + shipped_before + ended_before + dates_do_not_tell.
LOOK_BACK = pl.Schema(
    {
        "ground": pl.String(),  # listed_party | place | goods
        "watchlist_id": pl.String(),  # null of a rule
        "entry_id": pl.String(),
        "entry_name": pl.String(),
        "rule_id": pl.String(),
        "program_key": pl.String(),
        "citation": pl.String(),
        "official_url": pl.String(),
        "listed_on": pl.Date(),
        "ended_on": pl.Date(),
        "listed_today": pl.Boolean(),  # on the as-of date
        "shipments": pl.Int64(),
        "listed_when_shipped": pl.Int64(),
        "shipped_before": pl.Int64(),
        "ended_before": pl.Int64(),
        "dates_do_not_tell": pl.Int64(),  # no arrival date, or none of the listing or its end
        "parties": pl.Int64(),
        "party_names": pl.String(),  # the first five as filed, parted by " | "
        "first_arrival": pl.Date(),
        "last_arrival": pl.Date(),
        "days": pl.String(),  # numbers of the days of the history, with commas
        "told": pl.String(),  # the same in a sentence
    }
)
