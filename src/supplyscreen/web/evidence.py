"""Files that were attached to decisions: what a flag's page lists of them."""

import json
from typing import Any

from supplyscreen.web.desk import Desk, Row

MOST = 50
"""Lines of the log with files that a page lists, the newest."""
# Decisions with files on a flag or its pair, one row per line. An undo takes back the last decision
# that stands; ``taken_back``: the number of standing ones fell below what it was with this one.
_ATTACHED = """
    WITH counted AS (
        SELECT *, sum(CASE action WHEN 'undo' THEN -1 ELSE 1 END) OVER flag_lines AS standing
        FROM decisions WHERE flag_id IN (
            SELECT flag_id FROM cases WHERE flag_id = $flag OR pair_key = $pair)
        WINDOW flag_lines AS (PARTITION BY flag_id ORDER BY line)
    ), told AS (
        SELECT *, coalesce(min(standing) OVER (PARTITION BY flag_id ORDER BY line
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) < standing, FALSE) AS taken_back
        FROM counted
    )
    SELECT line, written_at, actor, action, documents, bool_or(flag_id = $flag) AS here,
           min(flag_id) AS flag_id, bool_or(taken_back) AS taken_back
    FROM told WHERE documents <> '[]'
    GROUP BY line, written_at, actor, action, documents ORDER BY line DESC LIMIT $most
"""


def attached(desk: Desk, case: Row) -> list[Row]:
    """Lines that attached files to a flag or to its pair, newest first; ``files`` of each are
    ``name, sha256, size``, a sentence where a copy was kept, else empty."""
    values = {"flag": case["flag_id"], "pair": case["pair_key"], "most": MOST}
    rows = desk.all(_ATTACHED, values)
    return [row | {"files": [_file(one) for one in json.loads(row["documents"])]} for row in rows]


def _file(paper: dict[str, Any]) -> Row:
    size = paper.get("bytes")
    return {"name": paper["name"], "sha256": paper["sha256"], "size": _told(size) if size else ""}


def _told(size: int) -> str:
    """A number of bytes as people say it."""
    for unit, of in (("MB", 1_000_000), ("kB", 1000)):
        if size >= of:
            return f"{size / of:.1f} {unit}"
    return f"{size} byte{'' if size == 1 else 's'}"
