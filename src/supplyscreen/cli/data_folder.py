"""The ``--data`` option: the folder that updated lists are kept in, and the lists in force."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from supplyscreen import Watchlists

DATA_VARIABLE = "SUPPLYSCREEN_DATA"
CACHE = "cache"  # folder within, of lists as they were read; it may be removed at any time

DataFolder = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar=DATA_VARIABLE,
        show_envvar=True,
        help="Folder that updated lists are kept in. Default: a folder of your user account.",
    ),
]


def data_folder(given: Path | None) -> Path:
    """``given``, or the place where programs of this system keep a user's files."""
    return given if given is not None else Path(typer.get_app_dir("supplyscreen"))


def lists_in_force(given: Path | None, *, only: Sequence[str] = ()) -> "Watchlists":
    """The lists with the user's updates; what is to be told of them goes to standard error.

    Raises WatchlistError as ``load_watchlists`` does, for a damaged snapshot too.
    """
    import supplyscreen as ss

    folder = data_folder(given)
    watchlists = ss.load_watchlists(only=only, snapshots=folder, cache=folder / CACHE)
    for notice in watchlists.notices:
        typer.echo(f"note: {notice}", err=True)
    return watchlists
