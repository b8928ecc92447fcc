"""What flags rest on besides the records of one batch: made once, used for every batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplyscreen.schemas import MATCHES, PARTIES, require_schema

if TYPE_CHECKING:
    import polars as pl

    from supplyscreen.flags.context import FlagContext


@dataclass(frozen=True)
class PreparedFlags:
    """All that depends on parties, matches, lists and settings, and not on the records.

    ``house_masters``: the master bill numbers that house bills of the whole input state
    (``records.stated_masters``); None where every batch is flagged for itself.
    """

    parties: pl.DataFrame
    matches: pl.DataFrame
    context: FlagContext
    house_masters: pl.Series | None = None


def prepare_flags(
    parties: pl.DataFrame,
    matches: pl.DataFrame,
    context: FlagContext,
    *,
    house_masters: pl.Series | None = None,
) -> PreparedFlags:
    """PARTIES and MATCHES of the whole input -> what ``flag_batch`` needs for each of its batches.

    ``house_masters`` are the master bill numbers stated by current house bills of the whole input:
    a master bill is told from a batch that does not hold its house bills. None: each batch is
    taken for the whole input. Raises SchemaError when a table lacks its declared columns.
    """
    require_schema(parties, PARTIES, name="PARTIES")
    require_schema(matches, MATCHES, name="MATCHES")
    return PreparedFlags(parties, matches, context, house_masters)
