"""Flags of the bills of lading of a manifest, which stream by.

Every batch is looked through once: what is not screenable is told, and the few bills that may have
a flag on a party, place or goods are put aside. These are flagged many batches at a time, because
reading goods costs as much for a hundred texts as for thousands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.files.ahead import beside
from supplyscreen.files.own_text import own_text
from supplyscreen.flags import (
    PreparedFlags,
    coverage_counts,
    gap_flags,
    ground_flags,
    worth_flagging,
)
from supplyscreen.flags.outcomes import flags_of
from supplyscreen.intake import Manifest
from supplyscreen.intake.batches import Batch
from supplyscreen.intake.spool import Spool
from supplyscreen.models import Progress
from supplyscreen.schemas import SHIPMENT_ROWS, SUPPLIERS, empty
from supplyscreen.screening.flag_store import FlagStore
from supplyscreen.screening.shipment_rows import shipment_rows
from supplyscreen.screening.tally import COUNTED, Tally

TOGETHER = 40_000
"""From so many bills that may be flagged on they are flagged: about 10 MB."""
_SEEN = 400_000  # or from so many that were looked through: what is counted of them waits too


@dataclass
class _Part:
    """Some batches: their bills that may be flagged, the roles of these, the states of all bills,
    and of flags that are made what is counted."""

    shipments: list[pl.DataFrame] = field(default_factory=list)
    roles: list[pl.DataFrame] = field(default_factory=list)
    states: list[pl.Series] = field(default_factory=list)
    made: list[pl.DataFrame] = field(default_factory=list)

    @property
    def height(self) -> int:
        return sum(frame.height for frame in self.shipments)

    @property
    def full(self) -> bool:
        """Whether its bills are to be flagged now."""
        return self.height >= TOGETHER or sum(map(len, self.states)) >= _SEEN


def flag_bills(
    manifest: Manifest, prepared: PreparedFlags, store: FlagStore, counted: Tally, told: Progress
) -> Spool:
    """Put the FLAGS of all bills into ``store``, count them, and give the SHIPMENT_ROWS of those
    that are flagged on a party, place or goods, in the order of the input."""
    bills = Spool(SHIPMENT_ROWS)

    def seen(batch: Batch) -> tuple[pl.DataFrame, Batch, pl.DataFrame]:
        return _seen(batch, prepared)

    for part in _parts(manifest, seen, store, counted, told):
        flags, rows = _flagged(part, prepared, manifest)
        store.add(flags)
        made = pl.concat([*part.made, flags.select(COUNTED)])
        counted.add("shipment", pl.concat(part.states), made)
        bills.add(rows)
    return bills


def _parts(
    manifest: Manifest,
    seen: Callable[[Batch], tuple[pl.DataFrame, Batch, pl.DataFrame]],
    store: FlagStore,
    counted: Tally,
    told: Progress,
) -> Iterator[_Part]:
    """The batches, two looked through at a time, as parts with enough bills to be flagged."""
    part, done, rows = _Part(), 0, manifest.source.rows
    told("flagging records", 0, rows)
    for (shipments, _), (gaps, (near, roles), covered) in beside(seen, manifest.batches()):
        store.add(gaps)
        part.made.append(own_text(gaps.select(COUNTED)))
        part.states.append(shipments["state"])
        part.shipments.append(near)
        part.roles.append(roles)
        if shipments.height:
            counted.add_covered(covered)
        done += shipments.height
        told("flagging records", done, max(rows, done))
        if part.full:
            yield part
            part = _Part()
    if part.states:
        yield part


def _seen(batch: Batch, prepared: PreparedFlags) -> tuple[pl.DataFrame, Batch, pl.DataFrame]:
    """FLAGS of what is not screenable, the bills that are worth flagging, and the coverage."""
    shipments, roles = batch
    near, theirs = worth_flagging(shipments, roles, prepared)
    gaps = gap_flags(shipments, empty(SUPPLIERS), roles, prepared)
    return gaps, (own_text(near), own_text(theirs)), coverage_counts(shipments, roles)


def _flagged(
    part: _Part, prepared: PreparedFlags, manifest: Manifest
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """FLAGS on a party, place or goods, and SHIPMENT_ROWS of the bills that have one.

    The rows count all flags of their bill.
    """
    shipments, roles = pl.concat(part.shipments), pl.concat(part.roles)
    flags = ground_flags(shipments, empty(SUPPLIERS), roles, prepared)
    flagged = flags["record_id"].unique().implode()
    theirs = [flags, *part.made]
    every = pl.concat(made.select(COUNTED) for made in theirs)
    made = flags_of(every.filter(pl.col("record_id").is_in(flagged)).lazy(), "shipment")
    own = shipments.filter(shipments["shipment_id"].is_in(flagged))
    named = roles.filter(roles["record_id"].is_in(flagged))
    parties = manifest.some_parties(named["party_id"], places=False)
    return own_text(flags), own_text(shipment_rows(own, named, parties, made))
