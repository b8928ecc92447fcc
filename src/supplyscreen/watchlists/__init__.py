"""The lists, laws, sectors and places that a screen runs against, read from reviewed text files."""

from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.check_folder import check_watchlists
from supplyscreen.watchlists.combine import choose_lists, combine_watchlists
from supplyscreen.watchlists.diff import diff_watchlists
from supplyscreen.watchlists.diff_text import changes_text
from supplyscreen.watchlists.editions import list_editions, use_edition
from supplyscreen.watchlists.entry_card import EntryCard, entry_card
from supplyscreen.watchlists.faults import CheckedPart, Fault
from supplyscreen.watchlists.fetch import fetch_publication
from supplyscreen.watchlists.from_names import watchlist_from_names
from supplyscreen.watchlists.list_tables import LIST_CHANGES
from supplyscreen.watchlists.load import load_watchlists
from supplyscreen.watchlists.publication import PublicationFile, read_publication_file
from supplyscreen.watchlists.single import is_list_folder, load_list
from supplyscreen.watchlists.staleness import stale_warning
from supplyscreen.watchlists.update import UpdatePlan, propose_update, save_update

__all__ = [
    "LIST_CHANGES",
    "CheckedPart",
    "EntryCard",
    "Fault",
    "PublicationFile",
    "UpdatePlan",
    "Watchlists",
    "changes_text",
    "check_watchlists",
    "choose_lists",
    "combine_watchlists",
    "diff_watchlists",
    "entry_card",
    "fetch_publication",
    "is_list_folder",
    "list_editions",
    "load_list",
    "load_watchlists",
    "propose_update",
    "read_publication_file",
    "save_update",
    "stale_warning",
    "use_edition",
    "watchlist_from_names",
]
