"""REJECTS and FINDINGS by code: how many of each, and the first few as examples."""

import polars as pl

from supplyscreen.models import FindingExample, FindingGroup, RejectExample, RejectGroup
from supplyscreen.screening.remedies import remedy

EXAMPLES = 3


def reject_groups(rejects: pl.DataFrame) -> tuple[RejectGroup, ...]:
    """REJECTS by code, the most frequent first; examples in file and row order."""
    return tuple(_rejects(code, rejects) for code in _by_count(rejects, pl.len()))


def finding_groups(findings: pl.DataFrame) -> tuple[FindingGroup, ...]:
    """FINDINGS by treatment and code: repaired before kept, the most frequent first."""
    return tuple(
        _findings(code, treatment, rows)
        for treatment in ("repaired", "kept")
        for rows in [findings.filter(pl.col("treatment") == treatment)]
        for code in _by_count(rows, pl.col("count").sum())
    )


def tally(findings: pl.DataFrame) -> dict[str, int]:
    """Code -> cells or rows concerned, in the order of the codes."""
    counted = findings.group_by("code").agg(pl.col("count").sum()).sort("code")
    return dict(counted.iter_rows())


def _by_count(rows: pl.DataFrame, count: pl.Expr) -> list[str]:
    counted = rows.group_by("code").agg(count.alias("many"))
    return counted.sort("many", "code", descending=[True, False])["code"].to_list()


def _rejects(code: str, rejects: pl.DataFrame) -> RejectGroup:
    rows = rejects.filter(pl.col("code") == code)
    first = rows.head(EXAMPLES).select(*RejectExample.model_fields)
    return RejectGroup(
        code=code,
        scopes=tuple(rows["scope"].unique().sort()),
        count=rows.height,
        remedy=remedy(code),
        examples=tuple(RejectExample(**row) for row in first.iter_rows(named=True)),
    )


def _findings(code: str, treatment: str, findings: pl.DataFrame) -> FindingGroup:
    rows = findings.filter(pl.col("code") == code)
    first = rows.head(EXAMPLES).select(*FindingExample.model_fields)
    return FindingGroup(
        code=code,
        treatment="repaired" if treatment == "repaired" else "kept",
        count=int(rows["count"].sum()),
        columns=tuple(rows["column"].unique(maintain_order=True)),
        message=rows["message"].item(0),
        examples=tuple(FindingExample(**row) for row in first.iter_rows(named=True)),
    )
