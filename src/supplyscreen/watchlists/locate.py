"""Where the data folder is: in the wheel, in a checkout, or where the caller says."""

from pathlib import Path

from supplyscreen.errors import WatchlistError

REQUIRED = ("programs", "lists")
PACKAGE = Path(__file__).resolve().parents[1]


def data_folder(folder: str | Path | None = None, *, package: Path = PACKAGE) -> Path:
    """Return the folder that holds ``programs/`` and ``lists/``.

    ``folder`` is taken as it is when given. Otherwise it is ``_data/watchlists`` inside the
    installed package, else ``watchlists`` at the top of the checkout (an editable install).
    Raises WatchlistError when none of these is a data folder.
    """
    if folder is not None:
        return _require(Path(folder))
    packaged = package / "_data" / "watchlists"
    checkout = package.parents[1] / "watchlists"
    for place in (packaged, checkout):
        if _is_data_folder(place):
            return place
    raise WatchlistError(
        f"no watchlist data found; looked in {packaged} and {checkout}.",
        hint="reinstall supplyscreen, or name a folder that holds programs/ and lists/",
    )


def _is_data_folder(folder: Path) -> bool:
    return all((folder / name).is_dir() for name in REQUIRED)


def _require(folder: Path) -> Path:
    if not folder.is_dir():
        raise WatchlistError(
            f"watchlist folder {folder} does not exist.",
            hint="name a folder that holds programs/ and lists/",
        )
    missing = [name for name in REQUIRED if not (folder / name).is_dir()]
    if missing:
        raise WatchlistError(
            f"watchlist folder {folder} has no {' and no '.join(f'{m}/' for m in missing)}.",
            hint="name the folder above it, or see watchlists/README.md for the layout",
        )
    return folder
