"""Everything in the data folder into one :class:`Watchlists`, checked before it is used."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Edition, GoodsRule
from supplyscreen.schemas import ENTRIES, NAMES, empty
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.contents import hash_of
from supplyscreen.watchlists.entries import LIST_FILES, ListData, read_list
from supplyscreen.watchlists.goods import read_goods
from supplyscreen.watchlists.goods_names import read_goods_names
from supplyscreen.watchlists.headings import read_headings
from supplyscreen.watchlists.inquiries import inquiry_files
from supplyscreen.watchlists.list_tables import ALIASES
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.places import read_places
from supplyscreen.watchlists.programs import read_programs
from supplyscreen.watchlists.row_counts import check_row_counts
from supplyscreen.watchlists.scopes import SCOPE_FILE, read_scopes
from supplyscreen.watchlists.snapshots import BUNDLED, check_known, edition_in_force

SHARED_FOLDERS = ("programs", "sectors", "goods", "places")
DATA_SUFFIXES = (".yml", ".csv")


@dataclass(frozen=True)
class LoadedList:
    """One list as loaded: its data, its edition, its files by the name that they are hashed by.

    ``bundled`` is the edition that came with the data folder, in force or not.
    """

    data: ListData
    edition: Edition
    bundled: Edition
    files: Mapping[str, Path]
    notices: tuple[str, ...] = ()


def load_watchlists(
    folder: str | Path | None = None,
    *,
    only: Sequence[str] = (),
    snapshots: str | Path | None = None,
    cache: str | Path | None = None,
) -> Watchlists:
    """Load the lists, laws, rules and places of ``folder``, or those that come with supplyscreen.

    ``only`` keeps the lists with these ids; empty keeps all. Every list is read and checked in any
    case. A goods rule that rests on an entry of a list left out is left out with it; one that
    rests on a law alone (a sector) stays. ``snapshots`` is a data folder that updates were written
    into (:func:`supplyscreen.save_update`): its editions replace older ones, see ``editions`` and
    ``notices`` of the result. ``cache`` is a folder in which lists, rules and places stay as they
    were read, so that the next run need not check and prepare them; it is made where it is missing,
    holds nothing that cannot be lost, and one that cannot be written is not used.
    Raises WatchlistError when a file is wrong, when there is no list, an id in ``only`` is
    unknown, or a snapshot is damaged.
    """
    root = data_folder(folder)
    updated, shelf = (Path(given) if given else None for given in (snapshots, cache))
    programs = read_programs(root / "programs")
    found = load_lists(root, programs, snapshots=updated, cache=shelf)
    chosen = _choose(found, only)
    ids = [entry for each in found.values() for entry in each.data.entries["entry_id"]]
    goods = read_goods(root, programs=programs, entries=ids, cache=shelf)
    entries = pl.concat([empty(ENTRIES), *(each.data.entries for each in chosen)]).sort("entry_id")
    names = pl.concat([empty(NAMES), *(each.data.names for each in chosen)]).sort("alias_id")
    aliases = pl.concat([empty(ALIASES), *(each.data.aliases for each in chosen)])
    files = {name: path for each in chosen for name, path in each.files.items()}
    loaded = Watchlists(
        lists=tuple(each.data.info for each in chosen),
        sha256={each.data.info.id: hash_of(each.files) for each in chosen},
        programs=programs,
        entries=entries,
        names=names,
        goods_rules=_rules_of(goods.rules, entries),
        goods_gaps=goods.known_gaps,
        places=read_places(root, cache=shelf),
        hs_headings=read_headings(root),
        data_sha256=hash_of(shared_files(root) | files),
        aliases=aliases.sort("entry_id", "alias_kind", "name"),
        scopes=read_scopes(root, entries),
        goods_names=read_goods_names(root),
        editions={each.data.info.id: each.edition for each in chosen},
        notices=tuple(notice for each in chosen for notice in each.notices),
        cache=shelf,
    )
    check_row_counts(root, counted_files(root))
    return loaded


def load_lists(
    root: Path,
    programs: Collection[str],
    *,
    snapshots: Path | None = None,
    cache: Path | None = None,
) -> dict[str, LoadedList]:
    """Every list of the data folder ``root`` in the edition that is in force, by id.

    The arguments are those of :func:`load_watchlists`; ``programs`` are the keys of the laws.

    Raises WatchlistError as :func:`load_watchlists` does.
    """
    read = _read_lists(root / "lists", programs, cache)
    bundled = {key: _bundled(root, data) for key, data in read.items()}
    if snapshots is None:
        return bundled
    check_known(snapshots, {key: each.edition for key, each in bundled.items()})
    found = {key: _in_force(snapshots, each, programs, cache) for key, each in bundled.items()}
    _check_ids_across(root / "lists", {key: each.data for key, each in found.items()})
    return found


def _bundled(root: Path, data: ListData) -> LoadedList:
    info = data.info
    files = {f"lists/{info.id}/{name}": root / "lists" / info.id / name for name in LIST_FILES}
    edition = Edition(
        list_id=info.id,
        edition=BUNDLED,
        published_on=info.published_on,
        read_on=info.retrieved_on,
        bundled_sha256=hash_of(files),
    )
    return LoadedList(data, edition, edition, files)


def _in_force(
    snapshots: Path, bundled: LoadedList, programs: Collection[str], cache: Path | None
) -> LoadedList:
    found = edition_in_force(snapshots, bundled.edition)
    if found.folder is None:
        return replace(bundled, notices=found.notices)
    list_id = found.edition.list_id
    data = read_list(found.folder, programs, list_id=list_id, cache=cache)
    files = {f"lists/{list_id}/{name}": found.folder / name for name in LIST_FILES}
    return LoadedList(data, found.edition, bundled.edition, files, found.notices)


def _read_lists(folder: Path, programs: Collection[str], cache: Path | None) -> dict[str, ListData]:
    lists = {
        path.name: read_list(path, programs, cache=cache)
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


def _choose(lists: dict[str, LoadedList], only: Sequence[str]) -> list[LoadedList]:
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


def counted_files(root: Path) -> dict[str, Path]:
    """The data files of ``root`` that ``row_counts.csv`` asserts, by name."""
    return shared_files(root) | inquiry_files(root)


def shared_files(root: Path) -> dict[str, Path]:
    """The data files of ``root`` that belong to no list edition and that flags rest on, by name.

    ``documents/`` is not among them: it says what to ask for after a flag.
    """
    shared = [path for name in SHARED_FOLDERS for path in (root / name).glob("*")]
    scopes = (root / "lists").glob(f"*/{SCOPE_FILE}")
    return {
        path.relative_to(root).as_posix(): path
        for path in [*shared, *scopes]
        if path.suffix in DATA_SUFFIXES
    }
