"""What was loaded: every list, law, rule and place of one run, with the hashes that prove it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from supplyscreen.models import Edition, GoodsRule, KnownGap, Program, WatchlistInfo
from supplyscreen.schemas import REJECTS, empty
from supplyscreen.watchlists.law_tables import GOODS_NAMES, SCOPES
from supplyscreen.watchlists.list_tables import ALIASES


@dataclass(frozen=True)
class Watchlists:
    """The lists and rules to screen against.

    ``names`` holds the searchable names only: those of entries of kind party and facility;
    ``aliases`` every row of ``aliases.csv`` with its source and note.
    ``sha256`` is by list id over the files of that list; ``data_sha256`` covers everything that
    was loaded, laws, rules and places too. ``editions`` says for each list of a data folder whether
    the bundled edition or a snapshot is in force; ``notices`` what a user should be told of it.
    ``rejects`` are the rows and cells of a list that a user gave as a file which were not used.
    ``cache`` is the folder, if any, in which what is made of these lists stays for the next run.
    """

    lists: tuple[WatchlistInfo, ...]  # sorted by id
    sha256: Mapping[str, str]
    programs: Mapping[str, Program]
    entries: pl.DataFrame  # ENTRIES, sorted by entry_id
    names: pl.DataFrame  # NAMES, sorted by alias_id
    goods_rules: tuple[GoodsRule, ...]  # sorted by rule_id
    places: pl.DataFrame  # PLACES
    hs_headings: pl.DataFrame  # heading (2 or 4 digits), description
    data_sha256: str
    rejects: pl.DataFrame = field(default_factory=lambda: empty(REJECTS))
    aliases: pl.DataFrame = field(default_factory=lambda: empty(ALIASES))  # sorted by its columns
    scopes: pl.DataFrame = field(default_factory=lambda: empty(SCOPES))  # sorted by entry_id
    goods_names: pl.DataFrame = field(default_factory=lambda: empty(GOODS_NAMES))
    goods_gaps: tuple[KnownGap, ...] = ()  # rows of goods lists that cannot be tested
    editions: Mapping[str, Edition] = field(default_factory=dict)  # by list id
    notices: tuple[str, ...] = ()
    cache: Path | None = None
