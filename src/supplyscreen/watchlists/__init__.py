"""The lists, laws, sectors and places that a screen runs against, read from reviewed text files.

Each name is imported when it is first used: a screen needs neither the updating of lists nor the
libraries for web pages that it takes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "LIST_CHANGES",
    "CheckedPart",
    "DocumentAsked",
    "EntryCard",
    "Fault",
    "Inquiries",
    "PublicationFile",
    "Question",
    "Situation",
    "UpdatePlan",
    "Watchlists",
    "changes_text",
    "check_watchlists",
    "choose_lists",
    "combine_watchlists",
    "commodities_of",
    "diff_watchlists",
    "documents_of",
    "entry_card",
    "fetch_publication",
    "is_list_folder",
    "list_editions",
    "load_list",
    "load_watchlists",
    "propose_update",
    "read_inquiries",
    "read_publication_file",
    "save_update",
    "situation",
    "situation_of",
    "stages_of",
    "stale_warning",
    "use_edition",
    "watchlist_from_names",
    "with_situation",
]

if TYPE_CHECKING:
    from supplyscreen.watchlists.card import EntryCard, entry_card
    from supplyscreen.watchlists.catalog import Watchlists
    from supplyscreen.watchlists.check_folder import check_watchlists
    from supplyscreen.watchlists.combine import choose_lists, combine_watchlists
    from supplyscreen.watchlists.diff import diff_watchlists
    from supplyscreen.watchlists.diff_text import changes_text
    from supplyscreen.watchlists.editions import list_editions, use_edition
    from supplyscreen.watchlists.faults import CheckedPart, Fault
    from supplyscreen.watchlists.fetch import fetch_publication
    from supplyscreen.watchlists.from_names import watchlist_from_names
    from supplyscreen.watchlists.inquiries import Inquiries, read_inquiries
    from supplyscreen.watchlists.list_tables import LIST_CHANGES
    from supplyscreen.watchlists.load import load_watchlists
    from supplyscreen.watchlists.publication import PublicationFile, read_publication_file
    from supplyscreen.watchlists.single import is_list_folder, load_list
    from supplyscreen.watchlists.situations import (
        DocumentAsked,
        Question,
        Situation,
        commodities_of,
        documents_of,
        situation,
        situation_of,
        stages_of,
        with_situation,
    )
    from supplyscreen.watchlists.staleness import stale_warning
    from supplyscreen.watchlists.update import UpdatePlan, propose_update, save_update

_FILE_OF = {
    "CheckedPart": "faults",
    "DocumentAsked": "situations",
    "EntryCard": "card",
    "Fault": "faults",
    "Inquiries": "inquiries",
    "LIST_CHANGES": "list_tables",
    "PublicationFile": "publication",
    "Question": "situations",
    "Situation": "situations",
    "UpdatePlan": "update",
    "Watchlists": "catalog",
    "changes_text": "diff_text",
    "check_watchlists": "check_folder",
    "choose_lists": "combine",
    "combine_watchlists": "combine",
    "commodities_of": "situations",
    "diff_watchlists": "diff",
    "documents_of": "situations",
    "entry_card": "card",
    "fetch_publication": "fetch",
    "is_list_folder": "single",
    "list_editions": "editions",
    "load_list": "single",
    "load_watchlists": "load",
    "propose_update": "update",
    "read_inquiries": "inquiries",
    "read_publication_file": "publication",
    "save_update": "update",
    "situation": "situations",
    "situation_of": "situations",
    "stages_of": "situations",
    "stale_warning": "staleness",
    "use_edition": "editions",
    "watchlist_from_names": "from_names",
    "with_situation": "situations",
}

if not TYPE_CHECKING:  # a type checker sees the imports above, and refuses unknown names

    def __getattr__(name: str) -> object:
        """Import a name of this room on its first use (PEP 562)."""
        file = _FILE_OF.get(name)
        if file is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{__name__}.{file}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
