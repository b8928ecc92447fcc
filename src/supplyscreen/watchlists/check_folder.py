"""Every fault of a data folder, told together instead of stopping at the first."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.check_list import check_list, stated_id
from supplyscreen.watchlists.entries import read_entries
from supplyscreen.watchlists.faults import CheckedPart, faults_of
from supplyscreen.watchlists.goods import read_goods
from supplyscreen.watchlists.headings import read_headings
from supplyscreen.watchlists.inquiries import read_inquiry_sheets
from supplyscreen.watchlists.load import counted_files, load_watchlists
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.places import read_places
from supplyscreen.watchlists.programs import read_programs
from supplyscreen.watchlists.row_counts import check_row_counts
from supplyscreen.watchlists.single import is_list_folder, programs_around


def check_watchlists(folder: str | Path | None = None) -> tuple[CheckedPart, ...]:
    """Check ``folder`` (a data folder, or the folder of one list), by default the bundled data.

    The result has every part of the folder, lists first, whether or not something is wrong.
    Whatever :func:`load_watchlists` would refuse is among the faults. Raises WatchlistError only
    where ``folder`` is no data folder and no list.
    """
    if folder is not None and is_list_folder(folder):
        root = Path(folder)
        return (check_list(root, programs_around(root), stated_id(root)),)
    root = data_folder(folder)
    programs: Collection[str] = [path.stem for path in (root / "programs").glob("*.yml")]
    try:
        programs = read_programs(root / "programs")
        first = CheckedPart(name="programs", is_list=False, counts={"programs": len(programs)})
    except WatchlistError as error:
        first = CheckedPart(
            name="programs", is_list=False, counts={}, faults=faults_of(error, root)
        )
    paths = [p for p in sorted((root / "lists").iterdir()) if p.is_dir() and p.name[0] != "."]
    parts = [*(check_list(path, programs, path.name) for path in paths), first]
    parts += _others(root, programs, _entry_ids(paths))
    return (*parts, *_together(root, parts))


def _others(
    root: Path, programs: Collection[str], ids: Collection[str] | None
) -> Iterator[CheckedPart]:
    """The parts that belong to no list; the entries that rules name are those of ``ids``."""
    readers: dict[str, tuple[str, Callable[[], Sequence[object] | pl.DataFrame]]] = {
        "goods and sectors": (
            "rules",
            lambda: read_goods(root, programs=programs, entries=ids).rules,
        ),
        "places": ("spellings", lambda: read_places(root)),
        "HS headings": ("headings", lambda: read_headings(root)),
        "documents and questions": ("documents", lambda: read_inquiry_sheets(root)["documents"]),
        "row counts": ("files", lambda: check_row_counts(root, counted_files(root))),
    }
    for name, (unit, read) in readers.items():
        try:
            yield CheckedPart(name=name, is_list=False, counts={unit: len(read())})
        except WatchlistError as error:
            yield CheckedPart(name=name, is_list=False, counts={}, faults=faults_of(error, root))


def _entry_ids(folders: Sequence[Path]) -> set[str] | None:
    """The entry ids of all lists; None where a list cannot be read and is told for itself."""
    try:
        return {key for path in folders for key in read_entries(path)["entry_id"].drop_nulls()}
    except WatchlistError:
        return None


def _together(root: Path, parts: Sequence[CheckedPart]) -> Iterator[CheckedPart]:
    """What is wrong only when all parts are read together, such as one id in two lists."""
    if any(part.faults for part in parts):
        return
    try:
        load_watchlists(root)
    except WatchlistError as error:
        yield CheckedPart(
            name="all lists together", is_list=False, counts={}, faults=faults_of(error, root)
        )
