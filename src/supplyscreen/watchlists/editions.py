"""The editions of a list that a user has, and choosing one of them."""

from pathlib import Path

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Edition
from supplyscreen.watchlists.load import load_lists
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.programs import read_programs
from supplyscreen.watchlists.snapshots import choose_edition, edition_in_force, read_editions

NEWEST = "newest"


def list_editions(
    list_id: str, *, snapshots: str | Path, folder: str | Path | None = None
) -> tuple[list[Edition], str]:
    """Every edition of a list, the bundled one first, and the name of the one in force.

    ``snapshots`` is the user's data folder, ``folder`` as in
    :func:`supplyscreen.load_watchlists`. Raises WatchlistError when the list is unknown or the
    snapshot in force is damaged.
    """
    bundled = _bundled(list_id, folder)
    place = Path(snapshots)
    in_force = edition_in_force(place, bundled)
    return [bundled, *read_editions(place, list_id)], in_force.edition.edition


def use_edition(
    list_id: str, edition: str, *, snapshots: str | Path, folder: str | Path | None = None
) -> Edition:
    """Put an edition in force: ``"bundled"``, the name of a snapshot, or ``"newest"``.

    ``"newest"`` takes back an earlier choice. Raises WatchlistError when the list or the edition is
    unknown or damaged, OutputError when the choice cannot be written.
    """
    chosen = None if edition == NEWEST else edition
    return choose_edition(Path(snapshots), _bundled(list_id, folder), chosen).edition


def _bundled(list_id: str, folder: str | Path | None) -> Edition:
    root = data_folder(folder)
    lists = load_lists(root, read_programs(root / "programs"))
    if list_id not in lists:
        raise WatchlistError(
            f"unknown watchlist {list_id!r}; there are {', '.join(sorted(lists))}.",
            hint="supplyscreen lists",
        )
    return lists[list_id].edition
