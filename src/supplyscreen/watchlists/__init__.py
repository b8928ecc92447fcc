"""The lists, laws, sectors and places that a screen runs against, read from reviewed text files."""

from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.editions import list_editions, use_edition
from supplyscreen.watchlists.fetch import fetch_publication
from supplyscreen.watchlists.from_names import watchlist_from_names
from supplyscreen.watchlists.load import load_watchlists
from supplyscreen.watchlists.publication import PublicationFile, read_publication_file
from supplyscreen.watchlists.update import UpdatePlan, propose_update, save_update

__all__ = [
    "PublicationFile",
    "UpdatePlan",
    "Watchlists",
    "fetch_publication",
    "list_editions",
    "load_watchlists",
    "propose_update",
    "read_publication_file",
    "save_update",
    "use_edition",
    "watchlist_from_names",
]
