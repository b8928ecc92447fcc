"""The supply path of a flagged supplier, step by step, and the paths of all of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from supplyscreen.reports.view_bars import ON_GROUND
from supplyscreen.runs import words

PATHS_AT_MOST = 10  # in the picture; each article of evidence has its own
_TIER = re.compile(r"tier (\d+) (.+)", re.DOTALL)
_MORE = re.compile(r"and (?:at least )?[\d,]+ more")
_BEYOND = " (not in the list)"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a path: ``name`` with its product, ``tier`` as a number or empty; ``beyond`` is a
    customer that has no row in the supplier list."""

    name: str
    tier: str
    flagged: bool
    beyond: bool


@dataclass(frozen=True, slots=True)
class Path:
    """One path from the flagged supplier to the last known customer."""

    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class SupplyPaths:
    """All paths of one supplier; ``more`` says how many others there are, in words."""

    paths: tuple[Path, ...]
    more: str


@dataclass(frozen=True, slots=True)
class FlaggedPaths:
    """Suppliers with their paths in triage order; ``flags`` is how many flags they carry."""

    shown: tuple[tuple[str, SupplyPaths], ...]  # (evidence in words, its paths)
    suppliers: int
    flags: int
    left_out: int


def supply_paths_view(text: str) -> SupplyPaths:
    """The paths of a ``supply_path`` cell, as ``flags.supply_path`` writes it.

    Steps are parted by `` > ``, paths by ``; ``; names in it hold neither.
    """
    parts = [part for part in text.split("; ") if part]
    more = parts.pop() if len(parts) > 1 and _MORE.fullmatch(parts[-1]) else ""
    return SupplyPaths(tuple(Path(tuple(_stages(part))) for part in parts), more)


def flagged_paths(flags: pl.LazyFrame) -> FlaggedPaths:
    """The suppliers of FLAGS that have a path, the first in triage order first; streaming."""
    own = flags.filter(ON_GROUND, pl.col("supply_path").fill_null("") != "")
    why = pl.coalesce("entry_name", "matched_name", "provision", "rule_id").fill_null("")
    numbered = (
        own.with_row_index("place")
        .group_by("record_id")
        .agg(
            pl.col("place").min(),
            pl.col("supply_path", "ground").sort_by("place").first(),
            why.sort_by("place").first().alias("why"),
            flags=pl.len().cast(pl.Int64),
        )
    )
    found = numbered.collect(engine="streaming").sort("place")
    shown = tuple(
        (
            f"{words.word(row['ground'], words.GROUND)}: {row['why']}",
            supply_paths_view(row["supply_path"]),
        )
        for row in found.head(PATHS_AT_MOST).iter_rows(named=True)
    )
    return FlaggedPaths(shown, found.height, int(found["flags"].sum()), found.height - len(shown))


def _stages(text: str) -> Iterable[Stage]:
    for place, step in enumerate(text.split(" > ")):
        beyond = step.endswith(_BEYOND)
        name = step.removesuffix(_BEYOND)
        found = _TIER.fullmatch(name)
        tier, name = found.groups() if found else ("", name)
        yield Stage(name, tier, place == 0, beyond)
