"""Small days of bills of lading for the tests of the history; all consignees are invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

import supplyscreen as ss

AS_OF = date(2026, 11, 22)
HEADINGS = "Bill of Lading,Arrival Date,Shipper,Consignee,Goods\n"
DAQO = "XINJIANG DAQO NEW ENERGY CO. LTD"
HAOLIN = "HETIAN HAOLIN HAIR ACCESSORIES CO LTD"
PLAIN = "EXAMPLE GARMENT JSC"

ONE = (f"B1,2024-05-01,{DAQO},ACME LLC,BOXES", f"B2,2024-05-01,{PLAIN},ACME LLC,SHIRTS")
TWO = (f"B3,2024-05-02,{HAOLIN},ACME LLC,WIGS", f"B4,2024-05-02,{PLAIN},OTHER LLC,SHIRTS")


@cache
def lists() -> ss.Watchlists:
    """The bundled lists with a few of their entries: canaries are made of each."""
    whole = ss.load_watchlists()
    some = pl.col("name").str.to_uppercase().str.contains("DAQO|HAOLIN|HOSHINE|JINKO|ESQUEL")
    ids = whole.entries.filter(some, pl.col("kind") == "party")["entry_id"]
    kept = pl.col("entry_id").is_in(ids.implode())
    return replace(
        whole,
        names=whole.names.filter(kept),
        entries=whole.entries.filter(kept),
        goods_rules=tuple(r for r in whole.goods_rules if r.entry_id is None),
    )


def day(folder: Path, name: str, rows: Sequence[str]) -> Path:
    """The file ``name``.csv of ``rows``."""
    path = folder / f"{name}.csv"
    path.write_text(HEADINGS + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


def added(
    history: Path,
    path: Path,
    *,
    watchlists: ss.Watchlists | None = None,
    config: ss.ScreenConfig | None = None,
) -> ss.DayResult:
    """Screen the file as the next day and add it; for listed parties alone, which is quick."""
    with ss.History(history) as days:
        found = ss.screen_day(
            days,
            ss.read_manifest(path),
            watchlists=watchlists or lists(),
            config=config or ss.ScreenConfig(grounds=("listed_party",)),
            as_of=AS_OF,
        )
        found.add()
    return found


def listed(found: ss.DayResult) -> set[tuple[str, str | None]]:
    """(record, party) of the flags on listed parties that the day told."""
    flags = found.result.flags.filter(ground="listed_party")
    return set(flags.select("record_id", "party_name").iter_rows())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a history but its lock."""
    paths = (
        path for path in folder.rglob("*") if path.is_file() and path.name != "supplyscreen.lock"
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
