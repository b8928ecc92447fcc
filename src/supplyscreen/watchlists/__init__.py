"""The lists, laws, sectors and places that a screen runs against, read from reviewed text files."""

from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.from_names import watchlist_from_names
from supplyscreen.watchlists.load import load_watchlists

__all__ = ["Watchlists", "load_watchlists", "watchlist_from_names"]
