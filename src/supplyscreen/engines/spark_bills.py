"""What a worker does with a bucket of bills of lading: which rows count, and their flags.

All rows of a bill are in one bucket, so copies, duplicates and lines are told within it by the
functions of the local run. Two things are told across buckets, and by Spark: bill numbers that
several shipments bear, and master bills whose house bills lie elsewhere (:class:`SettleBills` gives
what is needed for both).
"""

import json
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from supplyscreen.engines.spark_frames import from_arrow, to_arrow
from supplyscreen.engines.spark_lists import ready
from supplyscreen.engines.spark_parties import MATCHED
from supplyscreen.flags import coverage_counts, flag_batch, prepare_flags
from supplyscreen.intake.batches import Batches
from supplyscreen.intake.bill_rows import BILL_ROWS, hash_of
from supplyscreen.intake.blocks import LINKS_TO_BLOCKS
from supplyscreen.intake.merge import MERGED, merge_lines
from supplyscreen.intake.roles import parties_of_blocks
from supplyscreen.intake.settle import DECISIONS, settle
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import FLAGS, MATCHES, PARTIES, SUPPLIERS, empty
from supplyscreen.screening.tally import Tally

if TYPE_CHECKING:
    from pyspark import Broadcast

_OF_SETTLING = (
    *("order", "file_no", "base", "bill", "line", "content", "rank", "deleted", "run_date"),
    *("bill_level", "master_bill_of_lading"),
)
SLIM = pl.Schema({name: BILL_ROWS[name] for name in _OF_SETTLING})
"""What settling reads of a bill row."""
SETTLED = pl.Schema(
    {
        "bucket": pl.Int64(),
        "order": pl.Int64(),  # of a shipment with a number
        "base": pl.UInt64(),  # the hash of that number
        "house": pl.String(),  # a master bill number that a current house bill states
    }
)
ROWS = pl.Schema(
    {"what": pl.String(), "bucket": pl.Int64()} | dict(BILL_ROWS) | dict(LINKS_TO_BLOCKS)
)
"""A bill row or a link of a bucket."""
KNOWN = pl.Schema(
    {
        "what": pl.String(),  # party | numbered | house
        "bucket": pl.Int64(),
        "order": pl.Int64(),  # of a shipment whose number is not its own
        "house": pl.String(),
        "key": pl.UInt64(),
        "position": pl.UInt32(),
        "relation": pl.String(),
    }
    | dict(MATCHED)
)
"""What a bucket must know: its parties, by block, and what was told across buckets."""
FLAGGED = pl.Schema(dict(FLAGS) | {"tally": pl.String()})
"""FLAGS, and one row for each bucket with what its records add to the counts."""


class SettleBills:
    """SLIM rows of a bucket -> SETTLED."""

    def run(self, key: tuple[pa.Scalar, ...], rows: pa.Table) -> pa.Table:
        """The numbered shipments of a bucket, and the masters that its house bills state."""
        bills = _spool(from_arrow(rows, SLIM).sort("order"), BILL_ROWS)
        decisions = settle(bills, ties=False)
        further = decisions.filter(pl.col("head") != pl.col("order")).select("order")
        bases = pl.concat(list(bills.chunks(["order", "base"])))
        numbered = bases.filter(pl.col("base").is_not_null()).join(further, on="order", how="anti")
        none = Spool(LINKS_TO_BLOCKS), _no_parties(), decisions, MERGED.to_frame()
        houses = Batches(bills, *none).house_masters()
        told = pl.concat(
            [
                numbered.select("order", hash_of(pl.col("base")).alias("base")),
                pl.DataFrame({"house": houses}, schema={"house": pl.String}),
            ],
            how="diagonal",
        )
        return to_arrow(told.with_columns(bucket=pl.lit(key[0].as_py())), SETTLED)


class FlagBills:
    """ROWS of a bucket, and KNOWN -> FLAGGED."""

    def __init__(self, lists: "Broadcast[bytes]") -> None:
        """``lists``: what :func:`~supplyscreen.engines.spark_lists.packed` gave."""
        self.lists = lists

    def run(self, rows: pa.Table, known: pa.Table) -> pa.Table:
        """The flags of a bucket, and its counts."""
        told = from_arrow(known, KNOWN)
        batches = _batches(from_arrow(rows, ROWS), told)
        named = told.filter(pl.col("what") == "party")
        parties = named.unique("party_id", maintain_order=True)
        matches = parties.select(pl.col("matches").explode(empty_as_null=False)).drop_nulls()
        prepared = prepare_flags(
            parties.select(PARTIES.names()),
            matches.unnest("matches").select(MATCHES.names()).cast(MATCHES),
            ready(self.lists.value).context,
            house_masters=told["house"].drop_nulls(),
        )
        counted, covered, made = Tally(), [], [empty(FLAGS)]
        for shipments, roles in batches:
            flags = flag_batch(shipments, empty(SUPPLIERS), roles, prepared)
            counted.add("shipment", shipments["state"], flags)
            covered.append(coverage_counts(shipments, roles))
            made.append(flags)
        tally = json.dumps(
            {
                "outcomes": counted.outcomes["shipment"],
                "grounds": counted.grounds,
                "reasons": counted.reasons,
                "coverage": pl.concat(covered).to_dicts(),
                "merged": int(batches.merged["row_count"].sum()) - batches.merged.height,
            }
        )
        return to_arrow(
            pl.concat([*made, pl.DataFrame({"tally": [tally]})], how="diagonal"), FLAGGED
        )


def _batches(rows: pl.DataFrame, known: pl.DataFrame) -> Batches:
    """The records of a bucket, as a manifest gives them."""
    ordered = rows.sort("order", maintain_order=True)
    bills = _spool(ordered.filter(pl.col("what") == "bill"), BILL_ROWS)
    links = _spool(
        ordered.filter(pl.col("what") == "link").sort("order", "role", maintain_order=True),
        LINKS_TO_BLOCKS,
    )
    numbered = known.filter(pl.col("what") == "numbered")["order"]
    decisions = numbered_by(settle(bills, ties=False), numbered)
    pieces = known.filter(pl.col("what") == "party")
    return Batches(
        bills, links, parties_of_blocks(pieces), decisions, merge_lines(bills, decisions)
    )


def numbered_by(decisions: pl.DataFrame, numbered: pl.Series) -> pl.DataFrame:
    """DECISIONS of a bucket with ``numbered`` true for exactly these orders, sorted."""
    known = decisions.with_columns(numbered=pl.col("order").is_in(numbered.implode()))
    more = pl.DataFrame({"order": numbered}, schema={"order": pl.Int64()}).unique()
    more = more.join(decisions, on="order", how="anti").with_columns(numbered=pl.lit(True))
    return pl.concat([known, DECISIONS.to_frame(), more], how="diagonal").sort("order")


def _spool(rows: pl.DataFrame, schema: pl.Schema) -> Spool:
    """``rows`` as a spool of ``schema``; columns that are absent are null."""
    spool = Spool(schema)
    absent = [pl.lit(None, dtype=t).alias(c) for c, t in schema.items() if c not in rows.columns]
    spool.add(rows.with_columns(absent))
    return spool


def _no_parties() -> pl.DataFrame:
    return parties_of_blocks(KNOWN.to_frame())
