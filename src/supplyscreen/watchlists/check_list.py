"""Every fault of one list folder, of each file although another one is wrong."""

from collections.abc import Collection, Iterator
from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import WatchlistInfo
from supplyscreen.watchlists import checks
from supplyscreen.watchlists.documents import read_document
from supplyscreen.watchlists.entries import ListData, read_aliases, read_entries, read_list
from supplyscreen.watchlists.faults import CheckedPart, Fault, faults_at, faults_of


def check_list(folder: Path, programs: Collection[str], list_id: str) -> CheckedPart:
    """Check the list folder ``folder``; ``programs`` are the laws there are.

    File by file first, then as it is loaded: nothing that would stop a run is missed.
    """
    faults = list(_sheet_faults(folder, programs))
    counts: dict[str, int] = {}
    kinds: dict[str, int] = {}
    try:
        data = read_list(folder, programs, list_id=list_id)
        counts = _counts(data)
        kinds = dict(data.entries["kind"].value_counts().sort("kind").rows())
    except WatchlistError as error:
        told = {(fault.file, fault.text) for fault in faults}
        faults += [f for f in faults_of(error, folder) if (f.file, f.text) not in told]
    return CheckedPart(name=list_id, is_list=True, counts=counts, kinds=kinds, faults=tuple(faults))


def _sheet_faults(folder: Path, programs: Collection[str]) -> Iterator[Fault]:
    """Faults of the cells of both sheets, of each although the other is wrong."""
    sheets: dict[str, pl.DataFrame] = {}
    for name, read in (("entries.csv", read_entries), ("aliases.csv", read_aliases)):
        try:
            sheets[name] = read(folder)
        except WatchlistError as error:
            yield from faults_of(error, folder)
    if (entries := sheets.get("entries.csv")) is not None:
        yield from faults_at("entries.csv", checks.entry_faults(entries, programs))
    if entries is not None and (aliases := sheets.get("aliases.csv")) is not None:
        yield from faults_at("aliases.csv", checks.alias_faults(aliases, entries))
    try:
        info = read_document(folder / "list.yml", WatchlistInfo)
    except WatchlistError as error:
        yield from faults_of(error, folder)
        return
    if entries is not None:
        yield from faults_at(".", checks.count_faults(info, entries))


def _counts(data: ListData) -> dict[str, int]:
    return {
        "entries": data.entries.height,
        "searched names": data.names.height,
        "aliases": data.aliases.height,
    }


def stated_id(folder: Path) -> str:
    """The id that ``list.yml`` states, the folder's name where it cannot be read."""
    try:
        return read_document(folder / "list.yml", WatchlistInfo).id
    except WatchlistError:
        return folder.name
