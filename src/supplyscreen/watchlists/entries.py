"""One list folder: ``list.yml``, ``entries.csv`` and ``aliases.csv``, read and checked."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import polars as pl

from supplyscreen.models import WatchlistInfo
from supplyscreen.names import normalize_names
from supplyscreen.schemas import ENTRIES, NAMES, conform
from supplyscreen.watchlists import checks
from supplyscreen.watchlists.contents import Contents
from supplyscreen.watchlists.documents import read_document
from supplyscreen.watchlists.history import history_faults
from supplyscreen.watchlists.kept import kept
from supplyscreen.watchlists.list_tables import ALIASES
from supplyscreen.watchlists.sheets import raise_faults, read_sheet

LIST_FILES = ("list.yml", "entries.csv", "aliases.csv")
# `search_name` becomes the primary name in NAMES.
ENTRY_COLUMNS = (
    "entry_id",
    "kind",
    "name",
    "search_name",
    "country",
    "listed_on",
    "ended_on",
    "status",
    "status_detail",
    "changes",
    "program_key",
    "provision",
    "provision_dates",
    "goods_scope",
    "extends_to",
    "place",
    "sectors",
    "citation",
    "source_url",
    "sources",
    "confidence",
    "note",
)
# `source` and `note` are for the reviewer; `source` must be filled.
ALIAS_COLUMNS = ("entry_id", "alias_kind", "name", "source", "note")
HINT = "watchlists/README.md says what each column holds"
COUNT_HINT = "a row is missing, or list.yml was not brought up to date"


@dataclass(frozen=True)
class ListData:
    """One list as read: ``entries`` (ENTRIES), ``names`` (NAMES) and ``aliases`` (ALIASES)."""

    info: WatchlistInfo
    entries: pl.DataFrame
    names: pl.DataFrame
    aliases: pl.DataFrame


def read_entries(folder: Path) -> pl.DataFrame:
    """``entries.csv`` of ``folder`` as text, with ``row``; raises WatchlistError."""
    return read_sheet(folder / "entries.csv", ENTRY_COLUMNS)


def read_aliases(folder: Path) -> pl.DataFrame:
    """``aliases.csv`` of ``folder`` as text, with ``row``; raises WatchlistError."""
    return read_sheet(folder / "aliases.csv", ALIAS_COLUMNS)


def read_list(
    folder: Path,
    programs: Collection[str],
    *,
    list_id: str | None = None,
    cache: Path | None = None,
) -> ListData:
    """Read the list in ``folder``; ``programs`` are the keys of the laws there are.

    ``list_id`` is the id that ``list.yml`` must have, by default the folder's name. ``cache`` is a
    folder in which what was read stays for the next run (see ``watchlists.kept``).

    Raises WatchlistError when a file, a row or an assertion of ``list.yml`` is wrong.
    """
    contents = Contents.of(folder, [folder / name for name in LIST_FILES])
    found = _read(contents, frozenset(programs), list_id or folder.name, cache)
    return replace(  # a frame can be changed in place: each caller has his own
        found,
        entries=found.entries.clone(),
        names=found.names.clone(),
        aliases=found.aliases.clone(),
    )


@lru_cache(maxsize=16)
def _read(
    contents: Contents, programs: frozenset[str], list_id: str, cache: Path | None
) -> ListData:
    return kept(
        cache and cache / "list",
        ListData,
        [contents.sha256, list_id, *sorted(programs)],
        lambda: _checked(contents.folder, programs, list_id),
        settled=contents.unchanged,
    )


def _checked(folder: Path, programs: Collection[str], list_id: str) -> ListData:
    info = _read_info(folder, programs, list_id)
    entries = read_entries(folder)
    faults = checks.entry_faults(entries, programs) + history_faults(entries, checks.STATUSES)
    raise_faults(folder / "entries.csv", faults, hint=HINT)
    raise_faults(folder, checks.count_faults(info, entries), hint=COUNT_HINT)
    aliases = read_aliases(folder)
    faults = checks.alias_faults(aliases, entries)
    raise_faults(folder / "aliases.csv", faults, hint=HINT)
    names = _names(entries, aliases)
    raise_faults(folder, checks.name_faults(names), hint=HINT)
    faults = checks.assertion_faults(info, entries, names.height)
    raise_faults(folder, faults, hint=COUNT_HINT)
    return ListData(
        info=info, entries=_entries(entries, info.id), names=names, aliases=_aliases(aliases)
    )


def _read_info(folder: Path, programs: Collection[str], list_id: str) -> WatchlistInfo:
    path = folder / "list.yml"
    info = read_document(path, WatchlistInfo)
    faults = []
    if info.id != list_id:
        faults.append(f"field id: found {info.id!r}, expected the folder's name {list_id!r}")
    if info.program_key not in programs:
        faults.append(
            f"field program_key: found {info.program_key!r}, "
            f"expected one of {', '.join(sorted(programs))}"
        )
    if info.published_on > info.retrieved_on:
        faults.append(f"published_on {info.published_on} is after retrieved_on {info.retrieved_on}")
    raise_faults(path, faults, hint=HINT)
    return info


def _entries(sheet: pl.DataFrame, list_id: str) -> pl.DataFrame:
    day = pl.col("listed_on", "ended_on").str.to_date("%Y-%m-%d")
    return conform(
        sheet.with_columns(day, pl.lit(list_id).alias("watchlist_id")).sort("entry_id"), ENTRIES
    )


def _aliases(sheet: pl.DataFrame) -> pl.DataFrame:
    return conform(sheet.sort("entry_id", "alias_kind", "name"), ALIASES)


def _names(entries: pl.DataFrame, aliases: pl.DataFrame) -> pl.DataFrame:
    """NAMES of the entries that are searched by name; names of vessels are looked for in texts."""
    primary = entries.filter(pl.col("search_name").is_not_null()).select(
        "entry_id", pl.lit("primary").alias("alias_kind"), pl.col("search_name").alias("name")
    )
    others = aliases.join(primary, on="entry_id", how="semi").select(primary.columns)
    found = pl.concat([primary, others])
    ids = [_alias_id(*row) for row in found.select("entry_id", "name").rows()]
    keyed = found.with_columns(
        pl.Series("alias_id", ids, dtype=pl.String),
        normalize_names(found["name"]).alias("name_key"),
    )
    return conform(keyed.sort("alias_id"), NAMES)


def _alias_id(entry_id: str, name: str) -> str:
    return hashlib.sha256(f"{entry_id}\n{name}".encode()).hexdigest()[:16]
