"""Other flags of the party of a flag, and what was decided on its pair: from the queue in memory,
which finds them in a thousandth of a second where a query reads every case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from supplyscreen.web.desk import Desk, Row

MOST = 20
"""Other flags, and lines of the log, that the page of a flag lists; the queue shows all flags."""

_LINES = """
    SELECT * FROM decisions WHERE flag_id IN (SELECT unnest($flags::VARCHAR[]))
    ORDER BY line DESC, flag_id LIMIT $most
"""
_OF_CASE = ("party_name", "against", "bill_of_lading")


@dataclass(frozen=True, slots=True)
class SameParty:
    """``others`` are the first MOST other flags of a party in the order of triage, of ``in_all``;
    ``open`` counts those not decided, the asked one among them; ``arrivals`` are the (day,
    shipments) of its other shipments, by day, that of bills without one first."""

    others: list[Row]
    in_all: int
    open: int
    arrivals: list[tuple[date | None, int]]


def same_party(desk: Desk, case: Row) -> SameParty:
    """Flags of the party of ``case``; empty for a flag on no party."""
    if not case["party_id"]:
        return SameParty([], 0, 0, [])
    ranked = desk.ranking.now()
    found = ranked.having("party_id", case["party_id"])
    own = ranked.rank(case["place"], case["flag_id"])
    others = found[found != own]
    shipments = ranked.base[found].filter(
        (pl.col("record_kind") == "shipment") & (pl.col("record_id") != case["record_id"])
    )
    days = shipments.group_by("arrival_date").agg(pl.col("record_id").n_unique())
    return SameParty(
        others=ranked.rows(others[:MOST]),
        in_all=len(others),
        open=ranked.undecided(found),
        arrivals=days.sort("arrival_date").rows(),
    )


def earlier_decisions(desk: Desk, case: Row) -> list[Row]:
    """The last MOST lines of the log on a flag or on others of its pair, newest first, each with
    party, entry and bill of its flag."""
    ranked = desk.ranking.now()
    own = ranked.rank(case["place"], case["flag_id"])
    pair = ranked.having("pair_key", case["pair_key"]).tolist() if case["pair_key"] else []
    flags = {row["flag_id"]: row for row in ranked.rows(sorted({*pair, own}))}
    lines = desk.all(_LINES, {"flags": list(flags), "most": MOST})
    return [line | _told(flags[line["flag_id"]], _OF_CASE) for line in lines]


def _told(row: Row, columns: Sequence[str]) -> Row:
    return {name: row[name] for name in columns}
