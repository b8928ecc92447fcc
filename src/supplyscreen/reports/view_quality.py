"""Data quality: what was repaired, kept in doubt and not used; the settings of a run."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from supplyscreen.models import FindingGroup, RejectGroup, RunRecord
from supplyscreen.runs import words
from supplyscreen.screening.quality_groups import finding_groups, reject_groups

SCOPE = {
    "row": "the row was not used",
    "cell": "only the value was dropped",
    "detail": "a row of a side table, tied to no bill of lading here",
    "list": "a row or cell of a list that you gave; no row of the input is concerned",
}
TREATMENT = {
    "repaired": "Repaired: read as something else than is filed, where that is certain",
    "kept": "Kept as filed, in doubt: read as it stands, and to be checked",
}


@dataclass(frozen=True, slots=True)
class RejectRow:
    """One reject as shown."""

    where: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class RejectLine:
    """Rejects of one code: how many, what was lost, what to do, the first few."""

    code: str
    label: str
    scope: str
    count: int
    remedy: str
    rows: tuple[RejectRow, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One cell that was repaired or kept in doubt; ``became`` is empty for the latter."""

    where: str
    value: str
    became: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """Findings of one code: how many, what was seen, the first few."""

    code: str
    label: str
    count: int
    message: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class QualityView:
    """The data-quality section. ``findings`` are by treatment, its words the key."""

    rejects: tuple[RejectLine, ...]
    findings: Mapping[str, tuple[FindingLine, ...]]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the run."""

    name: str
    value: str


def quality_view(rejects: pl.DataFrame, findings: pl.DataFrame) -> QualityView:
    """The section from REJECTS and FINDINGS: each code once, the most frequent first."""
    groups = finding_groups(findings)
    return QualityView(
        rejects=tuple(_reject_line(group) for group in reject_groups(rejects)),
        findings={
            title: tuple(_finding_line(group) for group in groups if group.treatment == treatment)
            for treatment, title in TREATMENT.items()
        },
    )


def settings_view(run: RunRecord) -> tuple[Setting, ...]:
    """Every setting with its value; an empty choice of lists means all."""
    settings = run.config.model_dump(mode="json")
    return tuple(Setting(name.replace("_", " "), _shown(name, settings[name])) for name in settings)


def _shown(name: str, value: object) -> str:
    if isinstance(value, (list, tuple)):
        empty = "all that are loaded" if name == "watchlists" else "none"
        return ", ".join(str(part) for part in value) or empty
    if isinstance(value, dict):
        return ", ".join(f"{key} = {part}" for key, part in sorted(value.items())) or "none"
    return str(value)


def _reject_line(group: RejectGroup) -> RejectLine:
    return RejectLine(
        code=group.code,
        label=group.code.replace("_", " "),
        scope="; ".join(words.word(scope, SCOPE) for scope in group.scopes),
        count=group.count,
        remedy=group.remedy,
        rows=tuple(
            RejectRow(
                where=_where(row.source_file, row.source_row, row.column),
                value=row.value or "(empty)",
                message=row.message,
            )
            for row in group.examples
        ),
    )


def _finding_line(group: FindingGroup) -> FindingLine:
    return FindingLine(
        code=group.code,
        label=group.code.replace("_", " "),
        count=group.count,
        message=group.message,
        rows=tuple(
            FindingRow(
                where=_where(row.source_file, row.source_row, row.column),
                value=row.value or "(empty)",
                became=(row.became or "(empty)") if group.treatment == "repaired" else "",
            )
            for row in group.examples
        ),
    )


def _where(file: str, row: int | None, column: str | None) -> str:
    at = f", row {row}" if row is not None else ""
    return f"{file}{at}" + (f", column {column}" if column else "")
