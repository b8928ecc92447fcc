"""The pictures: by ground, list, month, port and origin; routes, scores and supply paths.

All are made of every flag of the run, not only those that the page prints.
"""

from dataclasses import dataclass

import polars as pl

from supplyscreen.models import RunRecord
from supplyscreen.reports.view_bars import IN_FORCE, ON_GROUND, Picture, bars, counted
from supplyscreen.reports.view_columns import Columns
from supplyscreen.reports.view_months import months_view
from supplyscreen.reports.view_paths import FlaggedPaths, flagged_paths
from supplyscreen.reports.view_ports import ports_view
from supplyscreen.reports.view_routes import Routes, routes_view
from supplyscreen.reports.view_scores import scores_view
from supplyscreen.runs import words
from supplyscreen.runs.result import Result


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the section of pictures shows; ``bars`` are by ground, list, ports and origin."""

    flags: int  # on a ground
    months: Columns
    bars: tuple[Picture, ...]
    routes: Routes
    scores: Columns
    paths: FlaggedPaths


def pictures_view(result: Result) -> Pictures:
    """The pictures of a result. Tables are read streaming: there may be millions of flags."""
    run, flags = result.run, result.scan_flags()
    bills = result.scan_flagged_shipments()
    told = flags.filter(ON_GROUND).group_by("ground", "watchlist_id", now=IN_FORCE)
    found = told.agg(flags=pl.len()).sort("ground", "watchlist_id", "now")
    groups = found.collect(engine="streaming")
    return Pictures(
        flags=int(groups["flags"].sum()),
        months=months_view(flags),
        bars=(_by_ground(run, groups), _by_list(run, groups), *ports_view(flags, bills)),
        routes=routes_view(bills),
        scores=scores_view(run, flags),
        paths=flagged_paths(flags),
    )


def _by_ground(run: RunRecord, flags: pl.DataFrame) -> Picture:
    """Not screenable flags are only counted, in the run record."""
    solid = counted(flags.filter("now"), "ground")
    totals = {words.GROUND.get(k, k): run.flags_by_ground.get(k, 0) for k in words.GROUND}
    named: dict[str, int | None] = {words.GROUND.get(k, k): v for k, v in solid.items()}
    named[words.GROUND["not_screenable"]] = None
    order = sorted(totals, key=lambda label: -totals[label])
    return Picture("ground", "Flags by ground", "Ground", bars(order, totals, named))


def _by_list(run: RunRecord, flags: pl.DataFrame) -> Picture:
    listed = flags.filter(pl.col("watchlist_id").is_not_null())
    title = {x.id: x.title for x in run.lists}
    totals = {title.get(k, k): v for k, v in counted(listed, "watchlist_id").items()}
    totals = dict.fromkeys(title.values(), 0) | totals
    now = counted(listed.filter("now"), "watchlist_id")
    solid = {title.get(k, k): v for k, v in now.items()}
    order = sorted(totals, key=lambda label: (-totals[label], label))
    others = int(flags.filter(pl.col("watchlist_id").is_null())["flags"].sum())
    notes = (
        (f"{words.count(others, 'flag')} on place or goods: a law, not a list, names them.",)
        if others
        else ()
    )
    return Picture("list", "Flags by list", "List", bars(order, totals, solid), notes)
