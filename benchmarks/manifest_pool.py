"""Who ships what to whom in an invented manifest, seeded: parties to draw from, and who is where.

Which party stands in which row is drawn at once for the whole manifest (four bytes a row); the
texts are fetched part by part. Every shipper of the pool has one row at least, the others
are drawn by rank (Zipf), so a few have most of the rows and most have one or two.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from benchmarks.manifest_goods import Goods
from benchmarks.manifest_parties import addressed, consignees, shippers
from benchmarks.manifest_planted import planted_shippers
from benchmarks.word_draws import Draw, shares

Numbers = np.ndarray[Any, np.dtype[np.int32]]
DISTINCT_SHARE = 0.04  # shipper names per row
_CONSIGNEES = 0.75  # per shipper name
_BOTH_WITHHELD = 0.16  # of the rows (79 of 499 bills; FEIII 15.5%)
_SHIPPER_WITHHELD = 0.04  # of the rows besides (20 of 499)
_NO_COMPANY = 0.01  # of the rows: consignee TO ORDER and the like (5 of 499)
PLANTED_EVERY = 2_000  # rows to one that has a variant of a listed name as its shipper
_EXPONENT, _HEAD = 1.5, 40  # the n-th party, from 0, is drawn with weight 1 / (n + 40) ** 1.5
_HABITS = 3  # consignees to which one shipper mostly ships
_HABIT_SHARE = 0.6
_FEWEST = 200
WITHHELD, NO_COMPANY = -1, -2  # in place of a position


@dataclass(frozen=True)
class Pool:
    """Parties, and for each row of the manifest the positions of its parties.

    ``shippers`` and ``consignees`` have ``name, address, port``; ``shipper_at`` and
    ``consignee_at`` hold positions or WITHHELD, ``consignee_at`` also NO_COMPANY. ``planted``
    holds the rows with a planted shipper, who stand in ``shippers`` from ``planted_from`` on.
    """

    shippers: pl.DataFrame
    consignees: pl.DataFrame
    shipper_at: Numbers
    consignee_at: Numbers
    planted: Numbers
    planted_from: int
    family: Numbers
    goods: Goods

    def told(self) -> pl.DataFrame:
        """The planted rows: ``row`` (from 0), ``name, listed, pattern, entries``."""
        who = self.shippers.gather(pl.Series(self.shipper_at[self.planted]))
        rows = pl.DataFrame({"row": self.planted})
        return pl.concat(
            [rows, who.select("name", "listed", "pattern", "entries")], how="horizontal"
        )


def make_pool(rows: int, *, distinct: int | None = None, seed: int) -> Pool:
    """Parties for ``rows`` rows: ``distinct`` shipper names, or 4% of the rows."""
    draw = np.random.default_rng(seed)
    count = min(max(_FEWEST, distinct or int(rows * DISTINCT_SHARE)), max(rows // 2, 1))
    theirs, buyers = shippers(count, seed=seed), consignees(int(count * _CONSIGNEES), seed=seed + 2)
    planted = addressed(planted_shippers(seed=seed), draw).drop("style", "full")
    lot = draw.random(rows)
    shipper_at = _ranked(lot >= _BOTH_WITHHELD + _SHIPPER_WITHHELD, theirs.height, draw)
    consignee_at = _ranked(lot >= _BOTH_WITHHELD, buyers.height, draw)
    _follow_habits(consignee_at, shipper_at, (theirs.height, buyers.height), draw)
    consignee_at[(consignee_at >= 0) & (draw.random(rows) < _NO_COMPANY)] = NO_COMPANY
    chosen = np.sort(draw.choice(rows, rows // PLANTED_EVERY, replace=False)).astype(np.int32)
    shipper_at[chosen] = theirs.height + np.arange(len(chosen)) % max(planted.height, 1)
    goods = Goods(draw)
    every = pl.concat([theirs.drop("style"), planted], how="diagonal")
    return Pool(
        shippers=every,
        consignees=buyers,
        shipper_at=shipper_at,
        consignee_at=consignee_at,
        planted=chosen,
        planted_from=theirs.height,
        family=draw.integers(0, goods.families, every.height, dtype=np.int32),
        goods=goods,
    )


def _by_rank(parties: int, count: int, draw: Draw) -> Numbers:
    """``count`` positions of ``parties``, the first ones far oftener."""
    weights = (np.arange(parties) + _HEAD) ** -_EXPONENT
    upto = np.cumsum(shares(list(weights)))
    found = np.searchsorted(upto, draw.random(count), side="right")
    return np.minimum(found, parties - 1).astype(np.int32)


def _ranked(named: np.ndarray[Any, np.dtype[np.bool_]], parties: int, draw: Draw) -> Numbers:
    """For each row of ``named`` a position, each position once at least; WITHHELD elsewhere."""
    told = np.full(len(named), WITHHELD, dtype=np.int32)
    rows = int(named.sum())
    once = np.arange(min(parties, rows), dtype=np.int32)
    drawn = np.concatenate([once, _by_rank(parties, rows - len(once), draw)])
    draw.shuffle(drawn)
    told[named] = drawn
    return told


def _follow_habits(
    consignee_at: Numbers, shipper_at: Numbers, counts: tuple[int, int], draw: Draw
) -> None:
    """Give most rows with a shipper one of the few consignees of that shipper."""
    usual = _by_rank(counts[1], counts[0] * _HABITS, draw)
    follows = (shipper_at >= 0) & (draw.random(len(shipper_at)) < _HABIT_SHARE)
    which = draw.integers(0, _HABITS, len(shipper_at), dtype=np.int32)
    consignee_at[follows] = usual[shipper_at[follows] * _HABITS + which[follows]]
