"""The lists, laws, sectors and places that a screen runs against, read from reviewed text files."""

from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.check_folder import check_watchlists
from supplyscreen.watchlists.combine import choose_lists, combine_watchlists
from supplyscreen.watchlists.diff import diff_watchlists
from supplyscreen.watchlists.diff_text import changes_text
from supplyscreen.watchlists.entry_card import EntryCard, entry_card
from supplyscreen.watchlists.faults import CheckedPart, Fault
from supplyscreen.watchlists.from_names import watchlist_from_names
from supplyscreen.watchlists.list_tables import LIST_CHANGES
from supplyscreen.watchlists.load import load_watchlists
from supplyscreen.watchlists.single import is_list_folder, load_list
from supplyscreen.watchlists.staleness import stale_warning

__all__ = [
    "LIST_CHANGES",
    "CheckedPart",
    "EntryCard",
    "Fault",
    "Watchlists",
    "changes_text",
    "check_watchlists",
    "choose_lists",
    "combine_watchlists",
    "diff_watchlists",
    "entry_card",
    "is_list_folder",
    "load_list",
    "load_watchlists",
    "stale_warning",
    "watchlist_from_names",
]
