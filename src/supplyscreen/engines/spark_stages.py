"""The stages of a screen as Spark DataFrames: rows, distinct parties, bills in buckets, flags."""

import json
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 (as all of Spark writes it)

from supplyscreen.cells.findings import join_findings
from supplyscreen.engines.spark_bills import (
    FLAGGED,
    KNOWN,
    ROWS,
    SETTLED,
    SLIM,
    FlagBills,
    SettleBills,
)
from supplyscreen.engines.spark_counts import Told
from supplyscreen.engines.spark_frames import ddl, from_arrow
from supplyscreen.engines.spark_input import SparkInput
from supplyscreen.engines.spark_parties import (
    BLOCK_SCHEMA,
    MATCHED,
    PIECES,
    MatchParties,
    ReadBlocks,
)
from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.schemas import FINDINGS, PARTIES, REJECTS, conform

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

BUCKET_ROWS = 100_000
"""About as many bill rows as one bucket holds; it is in the memory of a worker as a whole."""
BLOCKS_TOGETHER = 50_000
"""About as many party blocks as one task reads or matches."""


class Stages:
    """One screen on ``spark`` of ``rows`` (READ); ``lists`` as packed for the workers."""

    def __init__(self, spark: "SparkSession", rows: "DataFrame", lists: bytes) -> None:
        """Nothing is read yet."""
        self._lists = spark.sparkContext.broadcast(lists)
        self._cores = spark.sparkContext.defaultParallelism
        self._held: list[DataFrame] = []
        self._rows = self._hold(rows)
        self._counts: dict[str, int] = {}

    def read(self, given: SparkInput) -> Told:
        """Read all rows; what reading told of them. Raises InputError when a file cannot be."""
        counted = self._rows.groupBy("what").count().collect()
        self._counts = {row["what"]: row["count"] for row in counted}
        told = [json.loads(row["told"]) for row in self._of("told").select("told").collect()]
        given.finish(told)
        self._refuse_twins(given)
        rejects = from_arrow(self._of("reject").select(REJECTS.names()).toArrow(), REJECTS)
        found = [conform(pl.DataFrame(one["findings"]), FINDINGS) for one in told]
        return Told(join_rejects([rejects]), join_findings(found))

    def flag(self) -> list[str]:
        """Match every distinct party, flag every bill; what each bucket counted (JSON)."""
        bills = self._of("bill").withColumn("bucket", self._bucket())
        links = self._of("link").withColumn("bucket", self._bucket())
        pieces = self._pieces()
        self._matched = self._match(pieces)
        known = self._known(bills, links, pieces)
        rows = bills.unionByName(links).select(ROWS.names())
        task = FlagBills(self._lists)

        def flag(own: pa.Table, others: pa.Table) -> pa.Table:  # Spark counts its parameters
            return task.run(own, others)

        flagged = rows.groupBy("bucket").cogroup(known.groupBy("bucket"))
        self._flagged = self._hold(flagged.applyInArrow(flag, ddl(FLAGGED)))
        counted = self._flagged.where("tally IS NOT NULL").select("tally")
        return [row["tally"] for row in counted.collect()]

    @property
    def flags(self) -> "DataFrame":
        """FLAGS of all bills."""
        return self._flagged.where("tally IS NULL").drop("tally")

    @property
    def parties(self) -> "DataFrame":
        """PARTIES of the input."""
        return self._matched.select(PARTIES.names())

    def close(self) -> None:
        """Let go of what Spark holds."""
        for frame in self._held:
            frame.unpersist()
        self._lists.unpersist()

    def _hold(self, frame: "DataFrame") -> "DataFrame":
        held = frame.persist()
        self._held.append(held)
        return held

    def _of(self, what: str) -> "DataFrame":
        return self._rows.where(F.col("what") == what)

    def _parts(self, count: int, size: int) -> int:
        return max(self._cores, -(-count // size))

    def _bucket(self) -> "Column":
        buckets = self._parts(self._counts.get("bill", 0), BUCKET_ROWS)
        return F.pmod(F.col("place"), F.lit(buckets))

    def _pieces(self) -> "DataFrame":
        """Every distinct block once, in the words of its first row, read: PIECES."""
        parts = self._parts(self._counts.get("block", 0), BLOCKS_TOGETHER)
        cells = [name for name in BLOCK_SCHEMA.names() if name != "key"]
        place = F.struct("first", "within")
        distinct = (
            self._of("block")
            .groupBy("key")
            .agg(
                F.min_by(F.struct(*cells), place).alias("cells"),
                F.min(place).alias("place"),
                F.sum("rows").alias("rows"),
            )
            .select("key", "cells.*", "place.*", "rows")
        )
        spread = distinct.repartition(parts, "key")
        return self._hold(spread.mapInArrow(ReadBlocks().run, ddl(PIECES)))

    def _match(self, pieces: "DataFrame") -> "DataFrame":
        parts = self._parts(self._counts.get("block", 0), BLOCKS_TOGETHER)
        together = pieces.repartition(parts, "party_id")
        return self._hold(together.mapInArrow(MatchParties(self._lists).run, ddl(MATCHED)))

    def _known(self, bills: "DataFrame", links: "DataFrame", pieces: "DataFrame") -> "DataFrame":
        """KNOWN of every bucket."""
        task = SettleBills()

        def settle(key: tuple[pa.Scalar, ...], rows: pa.Table) -> pa.Table:
            return task.run(key, rows)

        settled = self._hold(
            bills.select("bucket", *SLIM.names())
            .groupBy("bucket")
            .applyInArrow(settle, ddl(SETTLED))
        )
        numbered = settled.where("base IS NOT NULL")
        shared = numbered.groupBy("base").count().where("count > 1").select("base")
        houses = settled.where("house IS NOT NULL").select("house").distinct()
        own = F.explode(F.array("bill_of_lading", "master_bill_of_lading"))
        masters = bills.where("bill_level = 'master'").select("bucket", own.alias("house"))
        of_blocks = pieces.select("key", "position", "relation", "party_id")
        parts = {
            "party": links.select("bucket", "key")
            .distinct()
            .join(of_blocks, "key")
            .join(self._matched, "party_id"),
            "numbered": numbered.join(shared, "base", "left_semi").select("bucket", "order"),
            "house": masters.distinct().join(houses, "house", "left_semi"),
        }
        known = [frame.withColumn("what", F.lit(what)) for what, frame in parts.items()]
        every = known[0]
        for frame in known[1:]:
            every = every.unionByName(frame, allowMissingColumns=True)
        # New columns: Spark takes those of the rows, which these come from, for the same.
        return every.select([F.col(name).alias(name) for name in KNOWN.names()])

    def _refuse_twins(self, given: SparkInput) -> None:
        """Rows with equal cells are duplicates, and are told within a bucket; where tables have
        different columns, equal cells may be two bills, in two buckets."""
        if given.one_reading:
            return
        twins = self._of("bill").where("content IS NOT NULL").groupBy("content")
        apart = twins.agg(F.min("place").alias("one"), F.max("place").alias("other"))
        if apart.where("one <> other").limit(1).count():
            raise InputError(
                "two tables with different columns hold rows with the same cells, which are "
                "different bills of lading.",
                hint="give tables of different layouts in runs of their own",
            )
