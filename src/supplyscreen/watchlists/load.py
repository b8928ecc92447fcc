"""Everything in the data folder into one :class:`Watchlists`, checked before it is used."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import GoodsRule
from supplyscreen.schemas import ENTRIES, NAMES, empty
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.entries import LIST_FILES, ListData, read_list
from supplyscreen.watchlists.goods import read_goods
from supplyscreen.watchlists.goods_names import read_goods_names
from supplyscreen.watchlists.headings import read_headings
from supplyscreen.watchlists.list_tables import ALIASES
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.places import read_places
from supplyscreen.watchlists.programs import read_programs
from supplyscreen.watchlists.scopes import SCOPE_FILE, read_scopes

SHARED_FOLDERS = ("programs", "sectors", "goods", "places")
DATA_SUFFIXES = (".yml", ".csv")


def load_watchlists(folder: str | Path | None = None, *, only: Sequence[str] = ()) -> Watchlists:
    """Load the lists, laws, rules and places of ``folder``, or those that come with supplyscreen.

    ``only`` keeps the lists with these ids; empty keeps all. Every list is read and checked in any
    case. A goods rule that rests on an entry of a list left out is left out with it; one that
    rests on a law alone (a sector) stays.
    Raises WatchlistError when a file is wrong, when there is no list, or an id in ``only`` is
    unknown.
    """
    root = data_folder(folder)
    programs = read_programs(root / "programs")
    found = _read_lists(root / "lists", programs)
    chosen = _choose(found, only)
    ids = [entry for data in found.values() for entry in data.entries["entry_id"]]
    goods = read_goods(root, programs=programs, entries=ids)
    entries = pl.concat([empty(ENTRIES), *(data.entries for data in chosen)]).sort("entry_id")
    names = pl.concat([empty(NAMES), *(data.names for data in chosen)]).sort("alias_id")
    aliases = pl.concat([empty(ALIASES), *(data.aliases for data in chosen)])
    files = {
        data.info.id: {
            f"lists/{data.info.id}/{name}": root / "lists" / data.info.id / name
            for name in LIST_FILES
        }
        for data in chosen
    }
    return Watchlists(
        lists=tuple(data.info for data in chosen),
        sha256={key: hash_of(own) for key, own in files.items()},
        programs=programs,
        entries=entries,
        names=names,
        goods_rules=_rules_of(goods.rules, entries),
        goods_gaps=goods.known_gaps,
        places=read_places(root),
        hs_headings=read_headings(root),
        data_sha256=hash_of(
            _shared_files(root) | {k: v for own in files.values() for k, v in own.items()}
        ),
        aliases=aliases.sort("entry_id", "alias_kind", "name"),
        scopes=read_scopes(root, entries),
        goods_names=read_goods_names(root),
    )


def _read_lists(folder: Path, programs: Collection[str]) -> dict[str, ListData]:
    lists = {
        path.name: read_list(path, programs)
        for path in sorted(folder.iterdir())
        if path.is_dir() and not path.name.startswith(".")
    }
    if not lists:
        raise WatchlistError(f"{folder} holds no list.", hint="see watchlists/README.md")
    _check_ids_across(folder, lists)
    return lists


def _check_ids_across(folder: Path, lists: dict[str, ListData]) -> None:
    ids = pl.concat([data.entries.select("entry_id", "watchlist_id") for data in lists.values()])
    again = ids.filter(pl.col("entry_id").is_duplicated()).sort("entry_id", "watchlist_id")
    if again.height:
        entry_id, *_ = again.row(0)
        where = ", ".join(again.filter(pl.col("entry_id") == entry_id)["watchlist_id"])
        raise WatchlistError(
            f"{folder}: entry_id {entry_id!r} is in more than one list ({where}).",
            hint="begin the ids of a list with its own short word",
        )


def _choose(lists: dict[str, ListData], only: Sequence[str]) -> list[ListData]:
    unknown = sorted(set(only) - set(lists))
    if unknown:
        raise WatchlistError(
            f"unknown watchlist {', '.join(map(repr, unknown))}; "
            f"there are {', '.join(sorted(lists))}.",
            hint="give list ids, or none for all lists",
        )
    return [lists[key] for key in sorted(set(only) or lists)]


def _rules_of(rules: tuple[GoodsRule, ...], entries: pl.DataFrame) -> tuple[GoodsRule, ...]:
    kept = set(entries["entry_id"])
    return tuple(rule for rule in rules if rule.entry_id is None or rule.entry_id in kept)


def _shared_files(root: Path) -> dict[str, Path]:
    shared = [path for name in SHARED_FOLDERS for path in (root / name).glob("*")]
    scopes = (root / "lists").glob(f"*/{SCOPE_FILE}")
    return {
        path.relative_to(root).as_posix(): path
        for path in [*shared, *scopes]
        if path.suffix in DATA_SUFFIXES
    }


def hash_of(files: Mapping[str, Path]) -> str:
    """Hash over name and content of each file, so that moving a line between files shows too.

    The names are those in the data folder, so that a snapshot with the same content as the
    bundled list has the same hash.
    """
    whole = hashlib.sha256()
    for name in sorted(files):
        content = hashlib.sha256(files[name].read_bytes()).hexdigest()
        whole.update(f"{name} {content}\n".encode())
    return whole.hexdigest()
