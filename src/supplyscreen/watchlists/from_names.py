"""A watchlist made of names that the caller gives: a list of suppliers, of customers, any other.

It says of itself only what is known: the names, "given by the caller", and no law. What is left
out (blank cells, names without a letter or digit, repetitions) is told in its caveats.
"""

from collections.abc import Iterable
from datetime import date

import polars as pl

from supplyscreen.models import UNDATED, Assertions, Program, WatchlistInfo
from supplyscreen.schemas import ENTRIES, PLACES, conform, empty
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.own_names import check_list_id, names_digest, names_table, own_names

GIVEN = "given by the caller"
GIVEN_ON = UNDATED
"""Stands for a day that the caller does not tell; nothing here reads the clock."""
OWN_PROGRAM = "own-list"


def watchlist_from_names(
    names: Iterable[object],
    *,
    list_id: str = "names",
    country: str | None = None,
    given_on: date = GIVEN_ON,
) -> Watchlists:
    """A :class:`Watchlists` of one list whose entries are ``names``.

    ``names`` is a list or Series of texts, one entry each, or a polars frame with the column
    ``name`` and, where wanted, ``entry_id`` (rows that share an id are names of one entry, the
    first is its name, the others are aliases), ``alias_of`` (the name or entry_id of the row that
    this row is another name of) and ``country``; other columns are not read. ``country`` (a code or
    a name) holds for every entry that states none. ``given_on`` is the day of the list.

    Without an ``entry_id`` an entry gets one from its name, and keeps it when rows are added.
    Entries are of kind party and status active, cover all goods and rest on no law; there are no
    goods rules and no places. Blank names, names without a letter or digit and names that repeat
    one of the same entry are left out, and the caveats of the list say how many.

    Raises WatchlistError: no name is left, a column is missing, a country names none, ``alias_of``
    or ``list_id`` is wrong; InputError: a value is no text.
    """
    check_list_id(list_id)
    rows, caveats = own_names(names, list_id=list_id, country=country)
    entries = _entries(rows, list_id, given_on)
    found = names_table(rows.with_columns(alias_kind=pl.lit("alias")))
    digest = names_digest(found.join(entries.select("entry_id", "country"), on="entry_id"))
    return Watchlists(
        lists=(_info(list_id, given_on, entries.height, caveats),),
        sha256={list_id: digest},
        programs={OWN_PROGRAM: _program(given_on)},
        entries=entries,
        names=found,
        goods_rules=(),
        places=empty(PLACES),
        hs_headings=pl.DataFrame(schema={"heading": pl.String, "description": pl.String}),
        data_sha256=digest,
    )


def _entries(rows: pl.DataFrame, list_id: str, given_on: date) -> pl.DataFrame:
    texts = {
        "watchlist_id": list_id,
        "kind": "party",
        "status": "active",
        "program_key": OWN_PROGRAM,
        "provision": GIVEN,
        "citation": GIVEN,
        "source_url": "",
        "confidence": "high",
    }
    day = None if given_on == GIVEN_ON else given_on
    # An entry's name is as its first row gives it; its country the first one stated.
    one = rows.group_by("entry_id", maintain_order=True).agg(
        pl.col("name").first(), pl.col("country").drop_nulls().first()
    )
    told = one.with_columns(
        pl.lit(day, dtype=pl.Date).alias("listed_on"),
        *(pl.lit(text).alias(column) for column, text in texts.items()),
    )
    return conform(told.sort("entry_id"), ENTRIES)


def _info(list_id: str, given_on: date, entries: int, caveats: tuple[str, ...]) -> WatchlistInfo:
    return WatchlistInfo(
        id=list_id,
        title=f"Names {GIVEN}",
        publisher=GIVEN,
        official_url="",
        published_on=given_on,
        retrieved_on=given_on,
        licence="not stated",
        program_key=OWN_PROGRAM,
        caveats=caveats,
        assertions=Assertions(entries_min=entries, entries_max=entries, names_min=entries),
    )


def _program(given_on: date) -> Program:
    return Program(
        key=OWN_PROGRAM,
        title=f"A list {GIVEN}",
        citation=GIVEN,
        in_force_since=given_on,
        effect="No law: a match says that two names are alike.",
        official_url="",
        sources=(GIVEN,),
    )
