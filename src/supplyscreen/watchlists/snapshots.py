"""Snapshots of lists in a user's data folder: which edition is in force, and going back.

Layout: ``<folder>/lists/<list id>/<edition>/`` with the three files of a list, ``edition.yml`` and
the publication that it was read from. ``<list id>/in_force.yml`` exists where a person chose an
edition. Folders that begin with a dot are unfinished and never read.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from supplyscreen.errors import OutputError, WatchlistError
from supplyscreen.models import Edition, Model
from supplyscreen.watchlists.documents import read_document
from supplyscreen.watchlists.entries import LIST_FILES

BUNDLED = "bundled"
CHOICE = "in_force.yml"
EDITION_FILE = "edition.yml"


class Choice(Model):
    """The edition that a person put in force (``in_force.yml``)."""

    edition: str


@dataclass(frozen=True)
class InForce:
    """The edition in force of one list; ``folder`` is None for the bundled one."""

    edition: Edition
    folder: Path | None
    notices: tuple[str, ...]


def list_folder(snapshots: Path, list_id: str) -> Path:
    """Where the snapshots of one list are kept."""
    return snapshots / "lists" / list_id


def read_editions(snapshots: Path, list_id: str) -> list[Edition]:
    """Every snapshot of a list, the oldest publication first; empty where there is none.

    Raises WatchlistError when an ``edition.yml`` is missing, damaged or of another folder.
    """
    folder = list_folder(snapshots, list_id)
    if not folder.is_dir():
        return []
    found = [
        _read_edition(path, list_id)
        for path in sorted(folder.iterdir())
        if path.is_dir() and not path.name.startswith(".")
    ]
    return sorted(found, key=_age)


def edition_in_force(snapshots: Path, bundled: Edition) -> InForce:
    """The edition of the list of ``bundled`` that is in force, with its files verified.

    A choice made with :func:`choose_edition` decides. Otherwise the newest publication does; of two
    of one day the snapshot, unless the bundled list has changed since the snapshot was made.
    Raises WatchlistError when the snapshot in force is damaged or the chosen one is not there.
    """
    list_id = bundled.list_id
    editions = read_editions(snapshots, list_id)
    chosen = _choice(snapshots, list_id)
    if chosen is not None:
        edition = _named([bundled, *editions], chosen, list_id)
    elif editions and _wins(editions[-1], bundled):
        edition = editions[-1]
    else:
        edition = bundled
    folder = None if edition is bundled else list_folder(snapshots, list_id) / edition.edition
    if folder is not None:
        _verify(folder, edition)
    return InForce(edition, folder, _notices(edition, bundled, editions, chosen))


def choose_edition(snapshots: Path, bundled: Edition, edition: str | None) -> InForce:
    """Put ``edition`` in force (``"bundled"``, or the name of a snapshot); None: the newest again.

    The files of the edition are verified first. Raises WatchlistError when there is no such
    edition or it is damaged, OutputError when the choice cannot be written.
    """
    list_id = bundled.list_id
    path = list_folder(snapshots, list_id) / CHOICE
    if edition is not None:
        found = _named([bundled, *read_editions(snapshots, list_id)], edition, list_id)
        if found is not bundled:
            _verify(list_folder(snapshots, list_id) / edition, found)
    try:
        if edition is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{CHOICE}")
            beside.write_text(yaml.safe_dump({"edition": edition}), encoding="utf-8")
            beside.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: {error.strerror}.", hint="choose another --data folder"
        ) from None
    return edition_in_force(snapshots, bundled)


def check_known(snapshots: Path, known: Mapping[str, Edition]) -> None:
    """Raise WatchlistError when ``snapshots`` holds a list that there is not."""
    folder = snapshots / "lists"
    if not folder.is_dir():
        return
    found = {path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != "."}
    if unknown := sorted(found - set(known)):
        raise WatchlistError(
            f"{folder}: found snapshots of {', '.join(unknown)}, "
            f"expected lists that there are ({', '.join(sorted(known))}).",
            hint="move that folder away, or name another data folder",
        )


def sha256_of(path: Path) -> str:
    """SHA-256 of the content of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _wins(snapshot: Edition, bundled: Edition) -> bool:
    same_base = snapshot.bundled_sha256 == bundled.bundled_sha256
    later = snapshot.published_on > bundled.published_on
    return later or (snapshot.published_on == bundled.published_on and same_base)


def _age(edition: Edition) -> tuple[object, int, str]:
    """By publication; of one day the second edition (``-2``) is later than the first."""
    return (edition.published_on, len(edition.edition), edition.edition)


def _choice(snapshots: Path, list_id: str) -> str | None:
    path = list_folder(snapshots, list_id) / CHOICE
    return read_document(path, Choice).edition if path.is_file() else None


def _named(editions: list[Edition], name: str, list_id: str) -> Edition:
    for edition in editions:
        if edition.edition == name:
            return edition
    raise WatchlistError(
        f"{list_id}: there is no edition {name!r}; "
        f"there are {', '.join(edition.edition for edition in editions)}.",
        hint=f"supplyscreen lists use {list_id} newest",
    )


def _read_edition(folder: Path, list_id: str) -> Edition:
    edition = read_document(folder / EDITION_FILE, Edition)
    if (edition.list_id, edition.edition) != (list_id, folder.name):
        raise WatchlistError(
            f"{folder / EDITION_FILE}: found {edition.list_id} {edition.edition}, "
            f"expected {list_id} {folder.name}.",
            hint="the folder was renamed or copied; restore its name or move it away",
        )
    return edition


def _verify(folder: Path, edition: Edition) -> None:
    for name in LIST_FILES:
        path = folder / name
        if not path.is_file():
            found = "it is missing"
        elif name not in edition.files or sha256_of(path) != edition.files[name]:
            found = "it is not the file that the update wrote"
        else:
            continue
        raise WatchlistError(
            f"{path}: {found}; the snapshot {edition.edition} of {edition.list_id} is damaged.",
            hint=f"go back with: supplyscreen lists use {edition.list_id} {BUNDLED}",
        )


def _notices(
    edition: Edition, bundled: Edition, editions: list[Edition], chosen: str | None
) -> tuple[str, ...]:
    list_id, newest = bundled.list_id, max([bundled, *editions], key=_age)
    if chosen is not None and newest.published_on > edition.published_on:
        return (
            f"{list_id}: the edition {chosen} of {edition.published_on} was chosen; "
            f"{newest.edition} of {newest.published_on} is newer.",
        )
    if edition is bundled and editions and chosen is None:
        return (
            f"{list_id}: the bundled edition of {bundled.published_on} replaces the snapshot "
            f"{editions[-1].edition}: it is as new or newer, and was revised.",
        )
    if edition is not bundled and edition.bundled_sha256 != bundled.bundled_sha256:
        return (
            f"{list_id}: the bundled list was revised since the snapshot {edition.edition} was "
            "made; what was added to it by hand is not in the snapshot.",
        )
    return ()
