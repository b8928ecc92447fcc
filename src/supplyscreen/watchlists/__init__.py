"""The lists, laws, sectors and places that a screen runs against, read from reviewed text files."""

from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.combine import choose_lists, combine_watchlists
from supplyscreen.watchlists.from_names import watchlist_from_names
from supplyscreen.watchlists.load import load_watchlists

__all__ = [
    "Watchlists",
    "choose_lists",
    "combine_watchlists",
    "load_watchlists",
    "watchlist_from_names",
]
