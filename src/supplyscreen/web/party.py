"""All flags of one party that are not decided, to be decided as one."""

import hashlib
from dataclasses import dataclass

from supplyscreen.web.desk import Desk, Row

SHOWN = 200
_OPEN = """
    SELECT flag_id, coalesce(line, 0) AS line, ground, band, score, state, waits_for_second,
           party_id, party_name, coalesce(entry_name, rule_id) AS against, bill_of_lading,
           record_id, role, goods_description, arrival_date
    FROM cases WHERE party_id = $party AND NOT suppressed AND NOT waits_for_second
      AND state IN ('open', 'in_review', 'needs_info') ORDER BY place, flag_id
"""


@dataclass(frozen=True, slots=True)
class PartyPage:
    """The open flags of a party; ``seen`` names this very set as it stands."""

    party_id: str
    name: str
    rows: list[Row]
    seen: str

    @property
    def flags(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(row["flag_id"] for row in self.rows)


def party_page(desk: Desk, party_id: str) -> PartyPage | None:
    """The open flags of one party, perhaps none; None where no flag is about it."""
    known = desk.one(
        "SELECT party_name FROM cases WHERE party_id = $party LIMIT 1", {"party": party_id}
    )
    if known is None:
        return None
    rows = desk.all(_OPEN, {"party": party_id})
    told = "\n".join(f"{row['flag_id']} {row['line']}" for row in rows)
    seen = hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]
    return PartyPage(party_id, known["party_name"] or desk.words.not_stated, rows, seen)
