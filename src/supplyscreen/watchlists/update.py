"""An official publication into a new edition of a list: proposed, shown, and only then written.

``propose_update`` reads, matches, merges and checks, and writes nothing. ``save_update`` writes the
snapshot beside its place and renames it, so that a stop half-way leaves the old edition in force.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Edition
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.cbp_orders import read_cbp_orders
from supplyscreen.watchlists.dhs_page import read_dhs_page
from supplyscreen.watchlists.diff import diff_watchlists
from supplyscreen.watchlists.diff_text import changes_text
from supplyscreen.watchlists.entries import ALIAS_COLUMNS, ENTRY_COLUMNS, read_list
from supplyscreen.watchlists.entry_matching import (
    ORDER_RULES,
    UFLPA_RULES,
    Rule,
    known_entries,
    match_entries,
)
from supplyscreen.watchlists.list_rules import ListRules, Reading
from supplyscreen.watchlists.load import LoadedList, load_lists, load_watchlists
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.merge import ListSheets, Merged, merge
from supplyscreen.watchlists.order_rules import OrderRules
from supplyscreen.watchlists.publication import Publication, PublicationFile
from supplyscreen.watchlists.sheets import read_sheet
from supplyscreen.watchlists.snapshots import choose_edition, read_editions
from supplyscreen.watchlists.uflpa_rules import UflpaRules
from supplyscreen.watchlists.updated_info import updated_info
from supplyscreen.watchlists.write_snapshot import new_edition, write_list_files, write_snapshot

FOR_REVIEWERS = ("sources", "confidence", "note")
SHRINK_LEAST = 3
SHRINK_SHARE = 0.05
"""More missing than this is taken for a damaged file. DHS removed no entity in its 13 notices from
2022 to August 2026, and on no day did more than two orders of the bundled Section 307 list end; a
page that was cut or filtered loses far more."""


@dataclass(frozen=True)
class Updatable:
    """How one list is brought up to its publication."""

    read: Callable[[PublicationFile], Publication]
    matching: Sequence[Rule]
    rules: ListRules


UPDATABLE = {
    "us_dhs_uflpa": Updatable(read_dhs_page, UFLPA_RULES, UflpaRules()),
    "us_cbp_section307": Updatable(read_cbp_orders, ORDER_RULES, OrderRules()),
}


@dataclass(frozen=True)
class UpdatePlan:
    """An update that was checked and not yet written.

    ``nothing_to_do`` is a sentence where the publication changes nothing, else empty. ``changes``
    are lines on what differs, ``told`` on what was decided by a rule; ``removals`` on what the
    publication no longer has and a person must accept. ``old`` and ``new`` hold this list only.
    """

    list_id: str
    published_on: date
    nothing_to_do: str
    changes: tuple[str, ...]
    told: tuple[str, ...]
    removals: tuple[str, ...]
    added: tuple[str, ...]
    old: Watchlists
    new: Watchlists
    edition: Edition
    sheets: ListSheets
    file: PublicationFile
    snapshots: Path
    bundled: Edition


def propose_update(
    list_id: str,
    file: PublicationFile,
    *,
    snapshots: str | Path,
    read_on: date,
    folder: str | Path | None = None,
    allow_older: bool = False,
) -> UpdatePlan:
    """What ``file`` makes of the list in force; nothing is written.

    ``snapshots`` is the user's data folder, ``read_on`` the day of the update, ``folder`` the data
    folder whose lists are the bundled ones (default: those of supplyscreen). An older publication
    than the one in force is refused unless ``allow_older``.
    Raises WatchlistError when the list has no publication that can be read, the file is not that
    publication or is not understood, is older, has lost too much, or the result breaks a check.
    """
    kind = _updatable(list_id)
    place, root = Path(snapshots), data_folder(folder)
    old = load_watchlists(root, only=(list_id,), snapshots=place)
    loaded = load_lists(root, old.programs, snapshots=place)[list_id]
    publication = kind.read(file)
    _check_age(publication, loaded.edition, allow_older=allow_older)
    _check_not_ahead(publication, read_on)
    base = _sheets(loaded)
    reading = Reading(
        publication.published_on, read_on, publication.covers_until, file.name, file.sha256
    )
    known = known_entries(base.entries, base.aliases)
    found = match_entries(publication.listed, known, kind.matching)
    merged = merge(base, publication, found, kind.rules, reading)
    _check_shrink(merged, _known_missing(base, publication), file.name)
    sheets = ListSheets(
        updated_info(base.info, merged, reading), entries=merged.entries, aliases=merged.aliases
    )
    new = _read_back(sheets, old, file.name)
    nothing = _nothing(place, file, loaded.edition, base, sheets)
    return UpdatePlan(
        list_id=list_id,
        published_on=publication.published_on,
        nothing_to_do=nothing,
        changes=() if nothing else _changes(old, new),
        told=merged.told,
        removals=merged.removals,
        added=merged.new,
        old=old,
        new=new,
        edition=new_edition(place, file, reading, loaded.edition, loaded.bundled),
        sheets=sheets,
        file=file,
        snapshots=place,
        bundled=loaded.bundled,
    )


def save_update(plan: UpdatePlan, *, accept_removals: bool = False) -> Path:
    """Write the snapshot of ``plan`` and put it in force; the folder that was written.

    Raises WatchlistError when there is nothing to do, or something was removed and
    ``accept_removals`` does not say that a person has seen it; OutputError when the folder cannot
    be written.
    """
    if plan.nothing_to_do:
        raise WatchlistError(plan.nothing_to_do, hint="read a newer publication")
    if plan.removals and not accept_removals:
        raise WatchlistError(
            f"{plan.list_id}: the publication no longer has {len(plan.removals)} of what the list "
            f"has: {'; '.join(plan.removals[:5])}.",
            hint="check it with the publisher, then repeat with --accept-removals",
        )
    folder = write_snapshot(plan.snapshots, plan.edition, plan.sheets, plan.file)
    in_force = choose_edition(plan.snapshots, plan.bundled, None)
    if in_force.edition.edition != plan.edition.edition:  # an older one, which was allowed
        choose_edition(plan.snapshots, plan.bundled, plan.edition.edition)
    return folder


def _updatable(list_id: str) -> Updatable:
    if list_id not in UPDATABLE:
        raise WatchlistError(
            f"list {list_id!r} cannot be updated; those that can are {', '.join(UPDATABLE)}.",
            hint="other lists are changed by hand, see watchlists/README.md",
        )
    return UPDATABLE[list_id]


def _check_age(publication: Publication, in_force: Edition, *, allow_older: bool) -> None:
    if publication.published_on < in_force.published_on and not allow_older:
        raise WatchlistError(
            f"{publication.list_id}: this publication is of {publication.published_on}, "
            f"the edition in force ({in_force.edition}) of {in_force.published_on}.",
            hint="take the publisher's present one, or repeat with --allow-older",
        )


def _check_not_ahead(publication: Publication, read_on: date) -> None:
    if publication.published_on > read_on:
        raise WatchlistError(
            f"{publication.list_id}: the publication is of {publication.published_on}, "
            f"and today is {read_on}.",
            hint="look at --published-on, at the file's name, or at the clock of this computer",
        )


def _known_missing(base: ListSheets, publication: Publication) -> int:
    """Entries that the list knows it lacks and that this publication must have."""
    return sum(
        gap.missing_entries or 0
        for gap in base.info.known_gaps
        if gap.closed_by is not None and gap.closed_by <= publication.published_on
    )


def _check_shrink(merged: Merged, known_missing: int, source: str) -> None:
    entries = len(merged.removals) + max(0, known_missing - len(merged.new))
    faults = []
    for lost, of, what in (
        (entries, merged.expected + known_missing, "entries or their sub-lists"),
        (merged.lost_names, merged.had_names, "other names"),
    ):
        limit = max(SHRINK_LEAST, ceil(SHRINK_SHARE * of))
        if lost > limit:
            faults.append(f"{lost} of {of} {what} are missing, at most {limit} are accepted")
    if faults:
        raise WatchlistError(
            f"{source}: too much is gone to be believed: {'; '.join(faults)}.",
            hint="the file may be cut off or filtered; save the whole publication again",
        )


def _sheets(loaded: LoadedList) -> ListSheets:
    paths = {Path(name).name: path for name, path in loaded.files.items()}
    return ListSheets(
        loaded.data.info,
        read_sheet(paths["entries.csv"], ENTRY_COLUMNS).select(ENTRY_COLUMNS),
        read_sheet(paths["aliases.csv"], ALIAS_COLUMNS).select(ALIAS_COLUMNS),
    )


def _nothing(
    snapshots: Path,
    file: PublicationFile,
    in_force: Edition,
    before: ListSheets,
    after: ListSheets,
) -> str:
    """Why there is nothing to do, "" where there is something."""
    for edition in read_editions(snapshots, in_force.list_id):
        if edition.file_sha256 == file.sha256 and edition.bundled_sha256 == in_force.bundled_sha256:
            same = edition.edition == in_force.edition
            state = "is in force" if same else f"is there, and {in_force.edition} is in force"
            return f"The edition {edition.edition} was read from the same file and {state}."
    equal = before.entries.equals(after.entries) and before.aliases.equals(after.aliases)
    if equal and before.info.published_on == after.info.published_on:
        return (
            f"The publication of {after.info.published_on} says what the edition in force "
            f"({in_force.edition}) says."
        )
    return ""


def _changes(old: Watchlists, new: Watchlists) -> tuple[str, ...]:
    """What differs in the entries, without the columns for reviewers and without ``list.yml``."""
    changes = diff_watchlists(old, new).drop_nulls("entry_id")
    return tuple(
        changes_text(changes.filter(~pl.col("field").is_in(FOR_REVIEWERS).fill_null(False)))
    )


def _read_back(sheets: ListSheets, old: Watchlists, source: str) -> Watchlists:
    """The list as it will be read: every check of a list is made before anything is kept."""
    with TemporaryDirectory() as folder:
        write_list_files(Path(folder), sheets)
        try:
            data = read_list(Path(folder), old.programs, list_id=sheets.info.id)
        except WatchlistError as error:
            told = error.message.replace(folder, sheets.info.id)
            raise WatchlistError(
                f"{source}: the list that it makes is refused: {told}",
                hint="report it: supplyscreen must learn what the publication says",
            ) from None
    return replace(
        old, lists=(data.info,), entries=data.entries, names=data.names, aliases=data.aliases
    )
