"""What the page of one flag tells."""

import json
from dataclasses import dataclass

import polars as pl

from supplyscreen.web.desk import Desk, Row
from supplyscreen.web.neighbours import MOST, SameParty, earlier_decisions, same_party
from supplyscreen.web.timeline import Timeline, timeline

_SUPPRESSIONS = "SELECT * FROM suppressions WHERE pair_key = $pair ORDER BY line DESC LIMIT $most"


@dataclass(frozen=True, slots=True)
class CasePage:
    """``case`` is the row of the store, ``details`` that of FLAGS (None: of an earlier run).

    ``steps`` are (as filed, as listed, how) word by word; ``line`` is the time line (None: the
    listing is told by an earlier run); ``party`` other flags of the party; ``shipments`` what the
    run knows of its shipments; ``earlier`` decisions on the flag and its pair; ``similar`` those on
    other pairs; ``undo`` the number of the line that this person may take back here, else 0.
    """

    case: Row
    details: Row | None
    steps: list[list[str]]
    line: Timeline | None
    party: SameParty
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
    party, earlier = same_party(desk, case), earlier_decisions(desk, case)
    waits = bool(case["waits_for_second"])
    return CasePage(
        case=case,
        details=details,
        steps=json.loads(details["alignment"]) if details and details["alignment"] else [],
        line=timeline(details, party.arrivals, desk.run.run.as_of) if details else None,
        party=party,
        shipments=_shipments(desk, case),
        earlier=earlier,
        similar=desk.decided.similar(flag_id).to_dicts(),
        suppressions=desk.all(_SUPPRESSIONS, {"pair": case["pair_key"] or "", "most": MOST}),
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
