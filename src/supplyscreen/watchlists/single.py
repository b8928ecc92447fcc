"""One list folder by itself: an edition that was saved, or a list that someone works on."""

from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Program, WatchlistInfo
from supplyscreen.schemas import PLACES, empty
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.contents import hash_of
from supplyscreen.watchlists.documents import read_document
from supplyscreen.watchlists.entries import LIST_FILES, read_list
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.programs import read_programs


def is_list_folder(folder: str | Path) -> bool:
    """Whether ``folder`` is that of one list: it holds a ``list.yml``."""
    return (Path(folder) / "list.yml").is_file()


def programs_around(folder: Path) -> dict[str, Program]:
    """The laws of the data folder that the list folder lies in, else the bundled ones."""
    around = folder.resolve().parents[1] / "programs"
    return read_programs(around if around.is_dir() else data_folder() / "programs")


def load_list(folder: str | Path) -> Watchlists:
    """Load the one list in ``folder`` (``list.yml``, ``entries.csv``, ``aliases.csv``).

    The folder may have any name, so that dated copies can lie side by side. The laws are those of
    the data folder around it (``../../programs``) where there is one, else the bundled ones. There
    are no goods rules and no places: such a list is to be looked at, not to be screened against.
    Raises WatchlistError when the folder holds no list, or the list is wrong.
    """
    root = Path(folder)
    if not is_list_folder(root):
        raise WatchlistError(
            f"{root} is not the folder of a list: there is no list.yml.",
            hint="name a folder such as watchlists/lists/us_dhs_uflpa",
        )
    programs = programs_around(root)
    list_id = read_document(root / "list.yml", WatchlistInfo).id
    data = read_list(root, programs, list_id=list_id)
    digest = hash_of({f"lists/{list_id}/{name}": root / name for name in LIST_FILES})
    return Watchlists(
        lists=(data.info,),
        sha256={list_id: digest},
        programs=programs,
        entries=data.entries,
        names=data.names,
        goods_rules=(),
        places=empty(PLACES),
        hs_headings=pl.DataFrame(schema={"heading": pl.String, "description": pl.String}),
        data_sha256=digest,
        aliases=data.aliases,
    )
