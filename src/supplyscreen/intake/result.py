"""What intake hands on: a manifest or a supplier list as one object."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.intake.batches import Batch, Stream
from supplyscreen.intake.waiting_parties import PartiesField, WaitingParties
from supplyscreen.models import InputSource, Progress
from supplyscreen.schemas import FINDINGS, LINKS, empty
from supplyscreen.store import Kept

Teller = Callable[[str, int, int | None], None]
"""Called as reading goes on: the stage in words, steps done, steps in all or None."""


@dataclass(frozen=True)
class Manifest:
    """What was read of one manifest.

    ``shipments`` (lazy, SHIPMENTS, sorted by source_file and source_row), ``roles`` (lazy, ROLES; a
    party that has no row makes no role), ``parties`` (PARTIES), ``rejects`` (REJECTS) and
    ``findings`` (FINDINGS: what was repaired or kept in doubt).
    ``missing_roles`` are the roles for which the input has no table or column at all.
    ``source.rows`` is always the shipments, the rejects of scope row and ``source.merged``: further
    lines of a shipment that is counted once.
    """

    shipments: pl.LazyFrame
    roles: pl.LazyFrame
    parties: PartiesField = PartiesField()  # noqa: RUF009 - no default: mypy errs
    rejects: pl.DataFrame  # type: ignore[misc]
    source: InputSource  # type: ignore[misc]
    missing_roles: tuple[str, ...] = ()
    findings: pl.DataFrame = field(default_factory=lambda: empty(FINDINGS))
    stream: Stream | None = None  # what the lazy frames read from
    kept: Kept | None = None  # where the stages of this input are kept; see :meth:`stages`

    def stages(self) -> Kept | None:
        """Where stages that are made of this manifest are kept, and found.

        None where nowhere, where the store is closed, or a frame was put in place of one that was
        read."""
        if (
            self.kept is None
            or not self.kept.store.is_open
            or len(self.kept.frames) != len(self.frames())
        ):
            return None
        same = zip(self.kept.frames, self.frames(), strict=True)
        return self.kept if all(_is_same(one, other) for one, other in same) else None

    def frames(self) -> tuple[object, ...]:
        """The tables that were read."""
        held = PartiesField.held(self)
        return self.shipments, self.roles, held, self.rejects, self.findings

    def parties_and(self, more: pl.DataFrame, *, places: bool = True) -> pl.DataFrame:
        """PARTIES of the manifest, and behind them ``more``, which have other ids.

        Without ``places`` the columns of ``party_places.LATER`` are null where they have not been
        read: to read them takes as long as all else that is read of parties.
        """
        held = PartiesField.held(self)
        if isinstance(held, WaitingParties):
            return held.and_more(more, places=places)
        return pl.concat([held, more], rechunk=True)

    def some_parties(self, ids: pl.Series, *, places: bool = True) -> pl.DataFrame:
        """The PARTIES whose ``party_id`` is among ``ids``; the others are not held in memory.
        ``places`` as in :meth:`parties_and`."""
        held = PartiesField.held(self)
        if isinstance(held, WaitingParties):
            return held.some(ids, places=places)
        return held.filter(pl.col("party_id").is_in(ids.unique().implode()))

    def batches(self) -> Iterator[Batch]:
        """SHIPMENTS and all ROLES of these shipments, batch by batch, so that a year of bills of
        lading is never in memory at once; at least one batch. Frames that were put in place of
        those that were read come as one batch."""
        if stream := self._streaming():
            yield from stream.batches
        else:
            yield self.shipments.collect(), self.roles.lazy().collect()

    def house_masters(self) -> pl.Series:
        """The master bill numbers (String) that current house bills state, each once."""
        if stream := self._streaming():
            return stream.batches.house_masters()
        house = (pl.col("bill_level") == "house") & (pl.col("state") == "current")
        named = self.shipments.filter(house).select("master_bill_of_lading").drop_nulls()
        return named.unique().collect().to_series()

    def _streaming(self) -> Stream | None:
        """What the lazy frames read from, where they are those that were read."""
        stream = self.stream
        if stream and self.shipments is stream.shipments and self.roles is stream.roles:
            return stream
        return None


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, WaitingParties) and one.gave(other))


@dataclass(frozen=True)
class SupplierList:
    """What was read of one supplier list.

    ``suppliers`` (SUPPLIERS, sorted by source_row), ``roles`` (role supplier), ``parties``,
    ``rejects``, ``findings`` (FINDINGS) and ``links`` (LINKS: who delivers to whom).
    ``source.rows`` is always the suppliers plus the rejects of scope row.
    """

    suppliers: pl.DataFrame
    roles: pl.DataFrame
    parties: pl.DataFrame
    rejects: pl.DataFrame
    source: InputSource
    findings: pl.DataFrame = field(default_factory=lambda: empty(FINDINGS))
    links: pl.DataFrame = field(default_factory=lambda: empty(LINKS))


def teller(progress: Progress | None) -> Teller:
    """``progress``, or something that can be called in its place."""
    return progress or (lambda _stage, _done, _total: None)


def tell_rows(tell: Teller, name: str, rows: int, share: float | None) -> None:
    """Tell how many rows of file ``name`` are read and, by the ``share`` of the file that is read
    (0 to 1), about how many it has; so that speed and time left can be shown."""
    tell(f"reading {name}", rows, max(rows, round(rows / share)) if share else None)
