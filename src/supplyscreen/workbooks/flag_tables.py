"""The tables of flags: those on a ground, and what could not be screened."""

from collections.abc import Mapping

import polars as pl

from supplyscreen.runs import words
from supplyscreen.runs.result import Result
from supplyscreen.workbooks.ask_tables import Asks
from supplyscreen.workbooks.flag_columns import FLAGS_SHEET, GAPS_SHEET, PRINTED
from supplyscreen.workbooks.table import Column, Table

ON_GROUND = pl.col("ground") != "not_screenable"
FILES = "flags.parquet and flags.csv"
KIND = {"shipment": "bill of lading", "supplier": "supplier row"}


def flags_table(result: Result, asked: Asks) -> Table:
    """FLAGS on a party, place or goods, in triage order."""
    rows = asked.column(result.scan_flags()).filter(ON_GROUND)
    return Table(
        "Flags",
        "Every reason to look at a record, in the order in which to review them.",
        "one reason to look at one record",
        FLAGS_SHEET,
        _chosen(rows.with_columns(in_words(result)), FLAGS_SHEET),
        held_in=FILES,
        printed=PRINTED,
    )


def gaps_table(result: Result, asked: Asks) -> Table:
    """FLAGS of what could not be screened."""
    rows = asked.column(result.scan_flags()).filter(~ON_GROUND)
    reason = coded("reason_code", words.REASON).alias("reason")
    return Table(
        "Not screenable",
        "Parties that could not be compared with any list: not a sign that nothing is there.",
        "one party of one record",
        GAPS_SHEET,
        _chosen(rows.with_columns(reason, *in_words(result)), GAPS_SHEET),
        held_in=FILES,
    )


def in_words(result: Result) -> list[pl.Expr]:
    """FLAGS -> its columns of codes in words, the names side by side, and ``list``, the title."""
    titles = {record.id: record.title for record in result.run.lists}
    codes: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("ground", words.GROUND),
        ("band", words.BAND),
        ("timing", words.TIMING),
        ("merchandise", words.MERCHANDISE),
        ("record_kind", KIND),
        ("role", {}),
        ("relation", {}),
        ("entry_status", {}),
        ("disposition", {}),
    )
    told = [coded(column, known) for column, known in codes]
    # cut, not rounded: nothing short of certain reads 1.00
    score = ((pl.col("score") * 100).floor() / 100).round(2)
    return [*told, score, side_by_side(), pl.col("watchlist_id").replace(titles).alias("list")]


def coded(column: str, known: Mapping[str, str]) -> pl.Expr:
    """The codes of ``column`` in words; a code without a word shows itself, with blanks."""
    spaced = pl.col(column).str.replace_all("_", " ", literal=True)
    return spaced.replace({code.replace("_", " "): word for code, word in known.items()})


def side_by_side() -> pl.Expr:
    """``alignment`` as text: ``HETIAN = Hetian; ACCESORIES ~ Accessories; EXPORT (only as
    filed)``."""
    step = pl.element().list
    here, there, how = step.get(0), step.get(1), step.get(2)
    told = (
        pl.when(how == "same").then(pl.format("{} = {}", here, there))
        .when(how == "near").then(pl.format("{} ~ {}", here, there))
        .when(how == "only_here").then(pl.format("{} (only as filed)", here))
        .otherwise(pl.format("{} (only as listed)", there))
    )  # fmt: skip
    steps = pl.col("alignment").str.json_decode(pl.List(pl.List(pl.String)))
    return steps.list.eval(told).list.join("; ").alias("alignment")


def _chosen(rows: pl.LazyFrame, columns: tuple[Column, ...]) -> pl.LazyFrame:
    return rows.select(column.name for column in columns)
