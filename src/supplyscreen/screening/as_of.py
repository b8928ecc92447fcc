"""The day of the question, and the lists as they stood on it."""

from dataclasses import replace
from datetime import date

import polars as pl

from supplyscreen.models import UNDATED
from supplyscreen.watchlists import Watchlists


def newest_day(watchlists: Watchlists) -> date:
    """The newest retrieval date of the lists; where none states its day, that of a listing."""
    day = max(info.retrieved_on for info in watchlists.lists)
    if day != UNDATED:
        return day
    listed = watchlists.entries["listed_on"].drop_nulls().to_list()
    return max(listed, default=UNDATED)


def listed_by(watchlists: Watchlists, day: date) -> Watchlists:
    """The lists as they stood: names of entries listed after ``day`` are not searched."""
    known = watchlists.entries.filter((pl.col("listed_on") <= day).fill_null(value=True))
    names = watchlists.names.filter(pl.col("entry_id").is_in(known["entry_id"].implode()))
    return replace(watchlists, names=names)
