"""The screen on a Spark cluster: the same flags, row by row, as :func:`supplyscreen.screen`.

Spark moves rows, takes distinct party blocks and joins; what is said of a cell, a party or a bill
is said by the functions of the local run, in the workers. Extra ``[spark]``: PySpark 4, Java 17.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from supplyscreen.engines.spark_counts import counted, run_record
from supplyscreen.engines.spark_frames import from_arrow
from supplyscreen.engines.spark_input import SparkInput, SparkRows, open_input
from supplyscreen.engines.spark_lists import packed
from supplyscreen.engines.spark_stages import Stages
from supplyscreen.errors import InputError
from supplyscreen.flags import FlagContext, in_triage_order
from supplyscreen.matching.weights import merged_weights
from supplyscreen.models import RunRecord, ScreenConfig
from supplyscreen.schemas import FLAGS
from supplyscreen.screening.as_of import newest_day
from supplyscreen.screening.record import record_hash
from supplyscreen.screening.summary import summary_text
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.combine import with_laws

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from supplyscreen.intake.manifest import Source
    from supplyscreen.layouts import Columns

__all__ = ["SparkResult", "SparkRows", "screen_spark"]


@dataclass(frozen=True)
class SparkResult:
    """What a screen found, as Spark DataFrames where it is large.

    ``flags``: FLAGS, in no order (``flags.write.parquet(path)``); ``parties``: PARTIES of the
    input. ``rejects`` (REJECTS) and ``findings`` (FINDINGS) are frames of the driver. ``run`` is
    the record of the run, ``run_id`` its hash: of files, the same as in the local run.
    """

    flags: "DataFrame"
    parties: "DataFrame"
    rejects: pl.DataFrame
    findings: pl.DataFrame
    run: RunRecord
    run_id: str
    watchlists: Watchlists
    stages: Stages

    def collect_flags(self) -> pl.DataFrame:
        """FLAGS in triage order, all of them in the driver's memory."""
        return in_triage_order(from_arrow(self.flags.toArrow(), FLAGS))

    def summary(self) -> str:
        """The result in a few lines of text: counts that add up, flags by ground, list gaps."""
        listed = from_arrow(self.flags.where("ground = 'listed_party'").toArrow(), FLAGS)
        return summary_text(self.run, in_triage_order(listed).lazy())

    def close(self) -> None:
        """Let go of what Spark holds for this result; write ``flags`` before."""
        self.stages.close()


def screen_spark(
    spark: "SparkSession",
    manifest: "Source | DataFrame | SparkRows",
    *,
    watchlists: Watchlists | None = None,
    config: ScreenConfig | None = None,
    as_of: date | None = None,
    mapping: "Columns | None" = None,
) -> SparkResult:
    """Screen a flat manifest on the workers of ``spark``, and account for every row.

    ``manifest`` is what :func:`supplyscreen.read_manifest` takes, by paths under which every worker
    finds the files (a file is read by one task, so many files are read side by side), or a
    DataFrame whose columns are those of any layout (:class:`SparkRows` says how its rows are
    numbered). ``watchlists``, ``config``, ``as_of`` and ``mapping`` are as in ``screen`` and
    ``read_manifest``. The flags of files are those of the local run, ids and texts too; those of
    a DataFrame are what the local run gives for the same rows in one file under ``name``.

    The whole screen is run here; ``flags`` and ``parties`` are held by Spark until they are let go
    of (:meth:`SparkResult.close`).
    Raises InputError: what ``read_manifest`` refuses; AMS tables, EDI and standard input; in a
    DataFrame, dates or codes whose reading depends on other rows; a session of Spark Connect,
    which cannot broadcast. CanaryError when a canary that
    must be flagged is not.
    """
    _refuse_connect(spark)
    config = config or ScreenConfig()
    merged_weights(config.weights)  # a wrong weight is refused before a cluster works
    loaded = with_laws(watchlists or load_watchlists(only=config.watchlists))
    given = open_input(spark, manifest, mapping)
    context = FlagContext(
        loaded,
        config,
        as_of or newest_day(loaded),
        roles_not_supplied=frozenset(given.missing_roles),
    )
    return _screened(spark, given, context)


def _refuse_connect(spark: "SparkSession") -> None:
    if type(spark).__module__.startswith("pyspark.sql.connect"):
        raise InputError(
            "this session is a client of Spark Connect, which cannot broadcast lists.",
            hint="run the script where the driver runs (spark-submit), or on a cluster of one user",
        )


def _screened(spark: "SparkSession", given: SparkInput, context: FlagContext) -> SparkResult:
    stages = Stages(spark, given.rows, packed(context))
    try:
        read = stages.read(given)
        tally, merged = counted(stages.flag())
        run = run_record(given, context, read, tally, merged)
    except BaseException:
        stages.close()
        raise
    return SparkResult(
        flags=stages.flags,
        parties=stages.parties,
        rejects=pl.concat([read.rejects, context.watchlists.rejects]),
        findings=read.findings,
        run=run,
        run_id=record_hash(run),
        watchlists=context.watchlists,
        stages=stages,
    )
