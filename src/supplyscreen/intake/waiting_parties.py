"""The PARTIES of a manifest, which wait on disk, and are a frame as long as somebody holds it.

A year names half a million parties, some 400 bytes each. Matching needs all of them at once; after
it only those of flagged bills are asked for.
"""

import weakref
from collections.abc import Iterable
from itertools import chain
from typing import Self, overload

import polars as pl

from supplyscreen.intake.party_places import NAMED, with_places, without_places
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import PARTIES

_HELD = 8 << 20  # bytes; fewer are not written
_PART = 50_000
_HELD_AS = "_parties"  # what a manifest calls the parties that it was given


class WaitingParties:
    """PARTIES, sorted by id."""

    def __init__(self, parts: Iterable[pl.DataFrame], *, schema: pl.Schema = NAMED) -> None:
        """``parts`` of ``schema``, NAMED or PARTIES, follow one another."""
        self._rows = Spool(schema, held_bytes=_HELD)
        self._given: weakref.ref[pl.DataFrame] | None = None
        for part in parts:
            self._rows.add(part)

    @classmethod
    def of(cls, frame: pl.DataFrame) -> Self:
        """The table of PARTIES that are a frame."""
        return cls(frame.iter_slices(_PART), schema=PARTIES)

    def frame(self) -> pl.DataFrame:
        """All of them; the same frame as long as somebody holds it."""
        frame = self._given() if self._given else None
        if frame is None:
            frame = _in_one_piece(map(self._whole, self._rows.chunks()))
            self._given = weakref.ref(frame)
        return frame

    def and_more(self, more: pl.DataFrame, *, places: bool = True) -> pl.DataFrame:
        """All of them and behind them ``more`` PARTIES; without ``places`` theirs are null where
        they have not been read."""
        read = self._whole if places else without_places
        return _in_one_piece(chain(map(read, self._rows.chunks()), (more,)))

    def gave(self, frame: object) -> bool:
        """Whether ``frame`` is what :meth:`frame` gave."""
        return self._given is not None and self._given() is frame

    def some(self, ids: pl.Series, *, places: bool = True) -> pl.DataFrame:
        """Those whose ``party_id`` is among ``ids``; ``places`` as in :meth:`and_more`."""
        wanted = pl.col("party_id").is_in(ids.unique().implode())
        found = pl.concat([chunk.filter(wanted) for chunk in self._rows.chunks()])
        return self._whole(found) if places else without_places(found)

    def _whole(self, rows: pl.DataFrame) -> pl.DataFrame:
        """PARTIES of rows of the spool."""
        return rows if self._rows.schema == PARTIES else with_places(rows)


def _in_one_piece(chunks: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """PARTIES, of which any can be gathered without a copy of all; column by column, so that none
    is held twice but the one at hand."""
    own = [chunk.select(PARTIES.names()) for chunk in chunks]
    return pl.DataFrame(
        pl.concat([chunk.drop_in_place(name) for chunk in own], rechunk=True)
        for name in PARTIES.names()
    )


class PartiesField:
    """The field of a manifest that takes a WaitingParties or PARTIES, and reads as PARTIES."""

    @overload
    def __get__(self, manifest: None, owner: type) -> Self: ...

    @overload
    def __get__(self, manifest: object, owner: type) -> pl.DataFrame: ...

    def __get__(self, manifest: object | None, owner: type) -> pl.DataFrame | Self:
        """PARTIES; of the class nothing, so that the field has no default."""
        if manifest is None:
            raise AttributeError
        held = self.held(manifest)
        return held.frame() if isinstance(held, WaitingParties) else held

    def __set__(self, manifest: object, parties: pl.DataFrame | WaitingParties) -> None:
        manifest.__dict__[_HELD_AS] = parties

    @staticmethod
    def held(manifest: object) -> pl.DataFrame | WaitingParties:
        """What was given."""
        found: pl.DataFrame | WaitingParties = manifest.__dict__[_HELD_AS]
        return found
