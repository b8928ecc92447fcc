"""What the page of one flag tells."""

import json
from dataclasses import dataclass

import polars as pl

from supplyscreen.web.desk import Desk, Row
from supplyscreen.web.timeline import Timeline, timeline

OTHERS = 20
"""Other flags of a party that its page lists; the queue shows all."""

_OTHERS = """
    SELECT flag_id, ground, state, waits_for_second, suppressed, band, bill_of_lading, record_id,
           arrival_date, role, coalesce(entry_name, rule_id) AS against, goods_description
    FROM cases WHERE party_id = $party AND flag_id <> $flag ORDER BY place, flag_id LIMIT $most
"""
_EARLIER = """
    SELECT d.*, c.party_name, coalesce(c.entry_name, c.rule_id) AS against, c.bill_of_lading
    FROM decisions d JOIN cases c USING (flag_id)
    WHERE d.flag_id IN (SELECT flag_id FROM cases WHERE flag_id = $flag OR pair_key = $pair)
    ORDER BY d.line DESC, d.flag_id LIMIT $most
"""
# Each other shipment of a party once, by its day.
_ARRIVALS = """
    SELECT arrival_date, count(DISTINCT record_id) AS shipments
    FROM cases WHERE party_id = $party AND record_kind = 'shipment' AND record_id <> $record
    GROUP BY arrival_date ORDER BY arrival_date
"""
_SUPPRESSIONS = "SELECT * FROM suppressions WHERE pair_key = $pair ORDER BY line DESC LIMIT $most"


@dataclass(frozen=True, slots=True)
class CasePage:
    """``case`` is the row of the store, ``details`` that of FLAGS (None: of an earlier run).

    ``steps`` are (as filed, as listed, how) word by word; ``line`` is the time line (None: the
    listing is told by an earlier run); ``others`` other flags of the party, of ``others_in_all``;
    ``shipments`` what the run knows of the party's shipments; ``earlier`` decisions on the flag and
    its pair; ``similar`` those on other pairs; ``undo`` the number of the line that this person may
    take back here, else 0.
    """

    case: Row
    details: Row | None
    steps: list[list[str]]
    line: Timeline | None
    others: list[Row]
    others_in_all: int
    open_of_party: int
    shipments: str
    earlier: list[Row]
    similar: list[Row]
    suppressions: list[Row]
    undo: int
    may_become: tuple[str, ...]
    may_second: bool


def case_page(desk: Desk, flag_id: str, who: str) -> CasePage | None:
    """The page of one flag for one person; None where the store has no such flag."""
    case = desk.one("SELECT * FROM cases WHERE flag_id = $flag", {"flag": flag_id})
    if case is None:
        return None
    details = desk.details(case)
    at = {"flag": flag_id, "most": OTHERS}
    party, pair = case["party_id"] or "", case["pair_key"] or ""
    counted = desk.all(
        "SELECT count(*) FILTER (flag_id <> $flag) AS others, count(*) FILTER (NOT suppressed AND "
        "NOT waits_for_second AND state IN ('open', 'in_review', 'needs_info')) AS open "
        "FROM cases WHERE party_id = $party",
        {"flag": flag_id, "party": party},
    )[0]
    earlier = desk.all(_EARLIER, at | {"pair": pair})
    waits = bool(case["waits_for_second"])
    return CasePage(
        case=case,
        details=details,
        steps=json.loads(details["alignment"]) if details and details["alignment"] else [],
        line=_line(desk, details) if details else None,
        others=desk.all(_OTHERS, at | {"party": party}),
        others_in_all=counted["others"],
        open_of_party=counted["open"],
        shipments=_shipments(desk, case),
        earlier=earlier,
        similar=desk.decided.similar(flag_id).to_dicts(),
        suppressions=desk.all(_SUPPRESSIONS, {"pair": pair, "most": OTHERS}),
        undo=_undo(case, earlier, who),
        may_become=_may_become(desk, case),
        may_second=waits and _folded(case["reviewer"]) != _folded(who),
    )


def _undo(case: Row, earlier: list[Row], who: str) -> int:
    last = next((one for one in earlier if one["flag_id"] == case["flag_id"]), None)
    if last is None or last["line"] != case["line"] or last["action"] == "undo":
        return 0
    return int(last["line"]) if _folded(last["actor"]) == _folded(who) else 0


def _may_become(desk: Desk, case: Row) -> tuple[str, ...]:
    """States that a decision may give it: those that follow, and the present one, said anew."""
    state = next(one for one in desk.words.states if one.code == case["state"])
    codes = {*state.leads_to, state.code} - {"open"}
    if case["waits_for_second"]:
        codes -= {"closed"}
    return tuple(one.code for one in desk.words.states if one.code in codes)


def _line(desk: Desk, row: Row) -> Timeline:
    """The time line of a flag, with the other arrivals of its party."""
    at = {"party": row["party_id"] or "", "record": row["record_id"]}
    others = [(one["arrival_date"], one["shipments"]) for one in desk.all(_ARRIVALS, at)]
    return timeline(row, others, desk.run.run.as_of)


def _shipments(desk: Desk, case: Row) -> str:
    """On how many shipments of the run the party stands, and what of that is not known."""
    if not case["party_name"]:
        return ""
    named = desk.shipments.filter(pl.col("party_name") == case["party_name"])
    by_role = {one["role"]: one for one in named.to_dicts()}
    whole = by_role.pop("any", {"shipments": 0, "flagged": 0})
    roles = ", ".join(
        f"{one['shipments']:,} as {role.replace('_', ' ')}" for role, one in by_role.items()
    )
    told = f" ({roles})" if roles else ""
    number = whole["shipments"]
    if desk.run.holds_all_rows:
        return (
            f"This party, written exactly so, stands on {number:,} "
            f"shipment{'' if number == 1 else 's'} of this run{told}; {whole['flagged']:,} of them "
            "with a flag on a party, place or goods. Other spellings are not counted."
        )
    return (
        f"This party, written exactly so, stands on {number:,} flagged "
        f"shipment{'' if number == 1 else 's'} of this run{told}. The run folder does not hold "
        "shipments without a flag, so how many there are is not known here; screen with --all-rows "
        "to count them."
    )


def _folded(name: str | None) -> str:
    return (name or "").strip().casefold()
