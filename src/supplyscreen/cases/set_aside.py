"""The decisions that set flags of a run aside: why, by whom, and until when."""

import polars as pl

from supplyscreen.cases.store import CaseStore
from supplyscreen.cases.tables import HOLDS
from supplyscreen.flags.outcomes import set_aside
from supplyscreen.models import SetAside

SHOWN = 200

# One row per flag that is set aside: by the suppression of its pair that holds for its facts, or
# by a decision on itself alone.
_DECISIONS = f"""
    SELECT cases.flag_id, cases.party_name AS party,
        coalesce(cases.entry_name, cases.rule_id) AS compared_with,
        coalesce(s.reason_code, cases.reason_code) AS reason_code,
        coalesce(s.approver, cases.reviewer) AS approver,
        CASE WHEN s.line IS NULL THEN cases.second_reviewer ELSE s.second_approver END
            AS second_approver,
        coalesce(s.since, cases.decided_at) AS since, s.expires_on
    FROM cases LEFT JOIN suppressions s ON s.ended_line IS NULL AND {HOLDS}
    WHERE cases.suppressed OR cases.answer = 'false_positive'
    QUALIFY row_number() OVER (PARTITION BY cases.flag_id ORDER BY s.line DESC) = 1
"""
_SAME = [name for name in SetAside.model_fields if name != "flags"]


def decisions_aside(store: CaseStore, flags: pl.LazyFrame) -> tuple[tuple[SetAside, ...], int]:
    """FLAGS with their disposition -> the decisions that set some of them aside, those with most
    flags first, at most SHOWN; and how many there are beyond them."""
    aside = flags.filter(set_aside()).select("flag_id")
    known = store.rows(_DECISIONS).lazy()
    decided = known.join(aside, on="flag_id", how="semi").filter(pl.col("approver").is_not_null())
    told = (
        decided.group_by(_SAME)
        .agg(flags=pl.len().cast(pl.Int64))
        .sort("flags", *_SAME, descending=[True, *[False] * len(_SAME)], nulls_last=True)
        .collect(engine="streaming")
    )
    shown = tuple(SetAside(**row) for row in told.head(SHOWN).iter_rows(named=True))
    return shown, max(told.height - SHOWN, 0)
