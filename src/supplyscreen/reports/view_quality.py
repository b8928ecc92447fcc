"""Data quality, settings and hashes."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.models import RunRecord
from supplyscreen.reports import words
from supplyscreen.reports.result import Result

EXAMPLES = 3
SCOPE = {
    "row": "the row was not used",
    "cell": "only the value was dropped",
    "detail": "a row of a side table, tied to no bill of lading here",
    "list": "a row or cell of a list that you gave; no row of the input is concerned",
}


@dataclass(frozen=True, slots=True)
class RejectRow:
    """One reject as shown."""

    where: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class RejectGroup:
    """Rejects of one code: how many, what was lost, the first few."""

    code: str
    label: str
    scope: str
    count: int
    rows: tuple[RejectRow, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the run."""

    name: str
    value: str


def rejects_view(result: Result) -> tuple[RejectGroup, ...]:
    """Rejects by code with the counts of the run record, most frequent first."""
    order = sorted(result.run.rejects_by_code.items(), key=lambda item: (-item[1], item[0]))
    return tuple(_group(code, many, result.rejects) for code, many in order)


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


def _group(code: str, many: int, rejects: pl.DataFrame) -> RejectGroup:
    rows = rejects.filter(pl.col("code") == code)
    scopes = rows["scope"].unique().sort().to_list()
    return RejectGroup(
        code=code,
        label=code.replace("_", " "),
        scope="; ".join(words.word(scope, SCOPE) for scope in scopes),
        count=many,
        rows=tuple(_row(row) for row in rows.head(EXAMPLES).iter_rows(named=True)),
    )


def _row(row: dict[str, object]) -> RejectRow:
    column = f", column {row['column']}" if row["column"] else ""
    return RejectRow(
        where=f"{row['source_file']}, row {row['source_row']}{column}",
        value=str(row["value"] or "(empty)"),
        message=str(row["message"] or ""),
    )
