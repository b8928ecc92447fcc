"""What the flags rest on besides the tables: lists, settings, and the day of the question."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from supplyscreen.flags.standing import entries_as_of
from supplyscreen.schemas import LINKS, empty

if TYPE_CHECKING:
    from datetime import date

    from supplyscreen.models import ScreenConfig
    from supplyscreen.watchlists.catalog import Watchlists


@dataclass(frozen=True)
class FlagContext:
    """Lists, settings and as-of date of one screen.

    ``as_of``: entries, rules and programs that are later are not used. ``roles_not_supplied``:
    roles (``shipper``, ``consignee``) whose table is missing from the input as a whole; their
    absence is then told as ``table_not_supplied`` and not bill by bill. ``links`` (LINKS) says
    who delivers to whom among the suppliers.
    """

    watchlists: Watchlists
    config: ScreenConfig
    as_of: date
    roles_not_supplied: frozenset[str] = frozenset()
    links: pl.DataFrame = field(default_factory=lambda: empty(LINKS))

    @cached_property
    def stood(self) -> pl.DataFrame:
        """The entries as they stood on the as-of date (``entries_as_of``)."""
        return entries_as_of(self.watchlists.entries, self.as_of)
