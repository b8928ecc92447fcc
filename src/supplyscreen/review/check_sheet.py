"""Each row of a filled review sheet checked: taken as a decision, undecided, or faulty and why."""

from typing import TypedDict

import polars as pl

from supplyscreen.review.sheet import CELLS, SAME, same_cells
from supplyscreen.review.sheet_rules import DECIDED, RULES, Rule
from supplyscreen.review.states import STATES, second_reviewer_needed
from supplyscreen.schemas import DECISIONS, REVIEW_FAULTS, conform

_HEADING = {cell.name: cell.heading for cell in CELLS}
_ROW = ("source_file", "source_row")
_LABEL = {state.label.lower().replace(" ", "_"): state.code for state in STATES}
_DAY = r"^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$"  # a cell of a workbook may hold a time, too


class Checked(TypedDict):
    """What becomes of the rows of a sheet; see ``read_sheet.ReviewSheet``."""

    decisions: pl.DataFrame
    faults: pl.DataFrame
    rows: int
    undecided: int
    repeated: int
    faulty: int
    absent: int


def checked(rows: pl.DataFrame, rejects: pl.DataFrame, flags: pl.LazyFrame) -> Checked:
    """``rows`` hold the cells of the sheet as text, ``rejects`` (REJECTS) what of it could not be
    read, ``flags`` are FLAGS of the run."""
    known, absent = _known(rows, flags)
    read = _with_ways(_read(rows).join(known, on="flag_id", how="left", maintain_order="left"))
    faults = pl.concat([_unread(rejects), *(_faults(read, rule) for rule in RULES)])
    faulty = faults.select(_ROW).unique()
    sound = read.join(faulty, on=_ROW, how="anti", maintain_order="left")
    decided = sound.filter(DECIDED).unique("flag_id", keep="first", maintain_order=True)
    waiting = sound.join(decided, on="flag_id", how="anti").select(pl.n_unique("flag_id")).item()
    return Checked(
        decisions=_decisions(decided),
        faults=faults.sort(_ROW, maintain_order=True),
        rows=rows.height + faulty.join(rows, on=_ROW, how="anti").height,
        undecided=waiting,
        repeated=sound.height - decided.height - waiting,
        faulty=faulty.height,
        absent=absent,
    )


def _known(rows: pl.DataFrame, flags: pl.LazyFrame) -> tuple[pl.DataFrame, int]:
    """The flags that the sheet names, with the texts that it should hold; and how many flags on a
    ground it does not name."""
    named = rows.select("flag_id").unique().lazy()
    cells = flags.join(named, on="flag_id", how="semi").select("flag_id", "band", *same_cells())
    texts = {cell.name: f"run_{cell.name}" for cell in SAME}
    on_ground = flags.filter(pl.col("ground") != "not_screenable").select("flag_id")
    absent = on_ground.join(named, on="flag_id", how="anti").select(pl.len())
    found, left = pl.collect_all([cells.rename(texts), absent])
    return found.with_columns(known=pl.lit(value=True)), int(left.item())


def _read(rows: pl.DataFrame) -> pl.DataFrame:
    """With codes and days as we write them, whatever their case and blanks."""
    code = pl.col("decision", "reason_code").str.to_lowercase().str.replace_all(r"[\s_-]+", "_")
    day = pl.col("decided_on", "second_decided_on").str.extract(_DAY)
    codes = rows.select(code).rename({"decision": "state", "reason_code": "reason"})
    days = rows.select(day.str.to_date("%Y-%m-%d", strict=False)).rename(
        {"decided_on": "day", "second_decided_on": "second_day"}
    )
    return pl.concat([rows, codes, days], how="horizontal").with_columns(
        pl.col("state").replace(_LABEL)
    )


def _with_ways(read: pl.DataFrame) -> pl.DataFrame:
    """With the number of different ways in which the sheet decides each flag."""
    said = pl.struct(
        "state",
        "reason",
        "comment",
        "reviewer",
        "day",
        "second_reviewer",
        "second_day",
        "documents",
    )
    return read.with_columns(ways=said.filter(DECIDED).n_unique().over("flag_id"))


def _faults(read: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    told = read.filter(rule.when).select(
        *_ROW,
        column=pl.lit(_HEADING[rule.column]),
        code=pl.lit(rule.code),
        found=pl.col(rule.column).fill_null(""),
        expected=rule.expected,
        hint=pl.lit(rule.hint),
    )
    return conform(told, REVIEW_FAULTS)


def _unread(rejects: pl.DataFrame) -> pl.DataFrame:
    """Rows and cells that could not be read at all."""
    told = rejects.select(
        *_ROW,
        "column",
        "code",
        found=pl.col("value").fill_null(""),
        expected=pl.lit("a cell that can be read"),
        hint="message",
    )
    return conform(told, REVIEW_FAULTS)


def _decisions(decided: pl.DataFrame) -> pl.DataFrame:
    alone = pl.col("second_reviewer").is_null()
    told = decided.with_columns(
        decision=pl.col("state"),
        reason_code=pl.col("reason"),
        decided_on=pl.col("day"),
        second_decided_on=pl.col("second_day"),
        waits_for_second=second_reviewer_needed(pl.col("state"), pl.col("band")) & alone,
    )
    return conform(told, DECISIONS)
