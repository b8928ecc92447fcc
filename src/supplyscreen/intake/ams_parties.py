"""Shipper, consignee and notify party rows of the CBP AMS tables -> party blocks and links."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.ams_places import rows_per_bill
from supplyscreen.intake.blocks import LINE_END, LINKS_TO_BLOCKS, BlockStore, block_key
from supplyscreen.intake.party_findings import (
    TELLING,
    line_findings,
    name_findings,
    telling_blocks,
)
from supplyscreen.intake.party_lines import party_lines, party_text
from supplyscreen.layouts.ams_columns import PARTY_COMMON, PARTY_PREFIX
from supplyscreen.schemas import conform

_SAME = ["source_file", "cells", "own_effects"]
_PLACED = ["source_file", "source_row", "role"]
_ROLES = pl.Enum(sorted(PARTY_PREFIX))
_FEW = 8  # parties of one bill


@dataclass(frozen=True, slots=True)
class PartyTable:
    """The rows of one party table in a bucket: LINK and ``cells``, and the distinct cells."""

    role: str
    links: pl.DataFrame
    cells: pl.DataFrame


class AmsParties:
    """Collects the party blocks of all buckets in ``store``.

    What is done with cells is done once for each distinct row of them in a bucket, which stands for
    ``count`` rows.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.store = BlockStore()
        self._telling = TELLING.to_frame()

    def take(self, tables: Sequence[PartyTable], bills: pl.DataFrame, repairs: Repairs) -> None:
        """Take the parties of a bucket; the source row of a link is the row in its table.

        ``bills`` are all header rows of the bucket: ``order, record_row, own_effects``.
        """
        linked, found = zip(*(_linked(each, bills, repairs) for each in tables), strict=True)
        links = _in_order(linked)
        place = links["place"]
        named = links.with_columns(bills[c].gather(place) for c in ("order", "record_row"))
        self.store.links.add(conform(named, LINKS_TO_BLOCKS))
        once = links.filter(_first_of_bill(place, links["key"])).group_by("key")
        new = self.store.count(once.agg(rows=pl.len()))
        if len(new):
            self._telling = pl.concat([self._telling, telling_blocks(self._learn(found, new))])
        for each, rows in zip(tables, found, strict=True):
            told = rows.join(self._telling, on="key", suffix="_as_filed")
            repairs.findings.append(name_findings(told, f"{PARTY_PREFIX[each.role]}_name"))

    def _learn(self, found: Sequence[pl.DataFrame], new: pl.Series) -> pl.DataFrame:
        """The blocks of the new keys, in the order of the input."""
        is_new = pl.col("key").is_in(new.implode())
        blocks = [
            rows.filter(is_new).select(
                *_PLACED,
                "key",
                "name",
                "country_cell",
                "own_effects",
                lines=party_lines(rows.columns),
                local_name=pl.lit(None, dtype=pl.String),
            )
            for rows in found
        ]
        return self.store.learn(pl.concat(blocks).sort(_PLACED, maintain_order=True))


def _linked(
    table: PartyTable, bills: pl.DataFrame, repairs: Repairs
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The links of one table with the ``key`` of their block, and the distinct rows of cells."""
    place = table.links["place"]
    several = rows_per_bill(table.links, bills.height)[place.to_numpy()] > 1
    links = table.links.with_columns(
        bills["own_effects"].gather(place),
        pl.Series("several", several),
        pl.lit(table.role, dtype=_ROLES).alias("role"),
    )
    rows = links.group_by(_SAME, maintain_order=True).agg(
        pl.len().alias("count"), pl.col("source_row").min(), pl.col("role").first()
    )
    cells = rows.join(table.cells, on="cells", how="left", maintain_order="left")
    found = _keyed(repairs.texts(cells, table.cells.columns), table.role)
    told = {ours: filed for filed, ours in PARTY_COMMON.items() if ours != "zip"}
    repairs.findings.append(line_findings(found, told))
    keys = found.select(*_SAME, "key")
    return links.join(keys, on=_SAME, how="left", maintain_order="left"), found


def _keyed(rows: pl.DataFrame, role: str) -> pl.DataFrame:
    """Rows of the table of ``role``, its columns by our names, with the ``key`` of their block."""
    prefix = PARTY_PREFIX[role]
    lines = {f"{prefix}_address_{n}": f"address_{n}" for n in range(1, 5)}
    ours = rows.rename(lines | {f"{prefix}_name": "name"} | PARTY_COMMON)
    text = party_text(ours.columns, LINE_END).fill_null("")
    key = block_key(pl.col("name"), text, pl.col("country_cell"), pl.lit(None, pl.String))
    return ours.with_columns(key)


def _in_order(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The links of all tables by bill, those of one bill by file, row and role."""
    filled = sorted((p for p in parts if p.height), key=lambda p: p["source_file"].to_physical()[0])
    together = pl.concat(filled or parts[:1], rechunk=True)
    file, row = (together[c].to_physical().to_numpy().astype(np.int64) for c in _PLACED[:2])
    steps = np.diff(file)
    grows = (steps > 0) | ((steps == 0) & (np.diff(row) > 0))
    if not grows.all():
        together = together.sort(_PLACED, maintain_order=True)
    return together[np.argsort(together["place"].to_numpy(), kind="stable")]


def _first_of_bill(place: pl.Series, key: pl.Series) -> pl.Series:
    """Whether a row is the first with its ``key`` among those of its bill, which are together."""
    places, keys = place.to_numpy(), key.to_numpy()
    first = np.ones(len(keys), np.bool_)
    for back in range(1, _FEW):
        same = places[back:] == places[:-back]
        if not same.any():
            return pl.Series(first)
        first[back:] &= ~(same & (keys[back:] == keys[:-back]))
    both = pl.struct(place.alias("place"), key.alias("key"))
    return pl.select(both.is_first_distinct()).to_series()
