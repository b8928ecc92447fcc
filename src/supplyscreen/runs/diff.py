"""What changed from one run to another: flags that are new, gone or different, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.runs.differences import Difference, differences
from supplyscreen.runs.read import Run, read_run
from supplyscreen.runs.why import changed_causes, reasons
from supplyscreen.schemas import FLAGS, RUN_CHANGES, conform

_ORDER = {"new": 1, "gone": 2, "changed": 3}
_SEPARATOR = "; "


@dataclass(frozen=True)
class RunDiff:
    """``changes`` (RUN_CHANGES) from the run ``first`` to the run ``second``, and in ``made_of``
    what the two were made of, where it differs. ``same`` flags are equal in both."""

    first: Run
    second: Run
    made_of: tuple[Difference, ...]
    changes: pl.DataFrame
    same: int


def diff_runs(first: str | Path | Run, second: str | Path | Run) -> RunDiff:
    """Compare two finished runs, given as folders or as opened by ``read_run``, flag by flag.

    Flags are the same where their ids are. Raises InputError where a folder holds no run or its
    tables cannot be read.
    """
    before, after = (one if isinstance(one, Run) else read_run(one) for one in (first, second))
    old, new = (run.scan_flags().select(FLAGS.names()).collect() for run in (before, after))
    made_of = differences(before.run, after.run)
    came = reasons(new.join(old, on="flag_id", how="anti"), before.run, made_of)
    went = reasons(old.join(new, on="flag_id", how="anti"), after.run, made_of)
    both = _differing(old, new, made_of)
    parts = [
        came.with_columns(change=pl.lit("new")),
        went.with_columns(change=pl.lit("gone")),
        both.with_columns(change=pl.lit("changed")),
    ]
    changes = pl.concat([conform(part, RUN_CHANGES) for part in parts])
    rank = pl.col("change").replace_strict(_ORDER, return_dtype=pl.Int8)
    gap = pl.col("ground") == "not_screenable"
    ordered = changes.sort(rank, gap, maintain_order=True)
    same = new.height - came.height - both.height
    return RunDiff(before, after, made_of, ordered, same)


def _differing(old: pl.DataFrame, new: pl.DataFrame, made_of: Sequence[Difference]) -> pl.DataFrame:
    """Flags of both with ``differences`` in words, in the order of the second run."""
    pairs = new.join(old, on="flag_id", suffix="_before", maintain_order="left")
    columns = [name for name in FLAGS.names() if name != "flag_id"]
    differs = {name: pl.col(name).ne_missing(pl.col(f"{name}_before")) for name in columns}
    found = pairs.filter(pl.any_horizontal(differs.values()))
    told = pl.concat_str(
        [
            pl.when(differs[name]).then(
                pl.format("{}: {} -> {}", pl.lit(name), _text(f"{name}_before"), _text(name))
            )
            for name in columns
        ],
        separator=_SEPARATOR,
        ignore_nulls=True,
    )
    causes = [
        (pl.any_horizontal(differs[name] for name in names), cause)
        for names, cause in changed_causes(made_of)
    ]
    kinds = " or ".join(dict.fromkeys(one.cause for one in made_of)) or "unknown"
    known = pl.concat_str(
        [pl.when(when).then(pl.lit(cause)) for when, cause in causes],
        separator=" and ",
        ignore_nulls=True,
    )
    why = pl.when(known != "").then(known).otherwise(pl.lit(kinds))
    return found.with_columns(differences=told, why=why, because=pl.lit("the columns named differ"))


def _text(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.String).fill_null("empty")
