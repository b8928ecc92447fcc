"""Coverage: how many bills of lading name their parties, and what could not be screened."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.models import RunRecord
from supplyscreen.runs import words


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """How many bills name a party in one role."""

    role: str
    bills: int
    named: int
    not_named: int
    superseded: int
    share: str
    sentence: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """One record that could not be screened, for one reason."""

    record: str
    level: str
    role: str
    party_name: str
    arrival: str
    source: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason why records could not be screened, with its count and the rows that are shown."""

    code: str
    label: str
    count: int
    rows: tuple[GapRow, ...]


def coverage_view(run: RunRecord) -> tuple[CoverageLine, ...]:
    """One line per role, from the run record."""
    return tuple(
        CoverageLine(
            role=x.role.replace("_", " "),
            bills=x.bills,
            named=x.named,
            not_named=x.not_named,
            superseded=x.not_named_superseded,
            share=words.share(x.not_named, x.bills),
            sentence=_sentence(x.role.replace("_", " "), x.not_named, x.bills),
        )
        for x in run.coverage
    )


def reasons_view(run: RunRecord, shown: pl.DataFrame) -> tuple[Reason, ...]:
    """Reasons with their counts, most frequent first; ``shown`` is the part of FLAGS to print."""
    gaps = shown.filter(pl.col("ground") == "not_screenable")
    parts = gaps.partition_by("reason_code", as_dict=True, maintain_order=True)
    order = sorted(run.not_screenable_by_reason.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Reason(
            code=code,
            label=words.word(code, words.REASON),
            count=value,
            rows=_rows(parts[(code,)]) if (code,) in parts else (),
        )
        for code, value in order
    )


def _sentence(role: str, missing: int, bills: int) -> str:
    verb = "has" if missing == 1 else "have"
    told = f"{words.number(missing)} of {words.count(bills, 'bill')} of lading {verb} no"
    if role == "goods":
        return f"{told} description of goods and no HTS code: goods could not be tested there."
    if role == "notify party":
        return f"{told} notify party row; a bill may name none, one or several."
    if role == "manufacturer":
        return f"{told} manufacturer named; the maker of the goods is not known there."
    return f"{told} {role} row: {words.WITHHELD} (19 CFR 103.31)."


def _rows(gaps: pl.DataFrame) -> tuple[GapRow, ...]:
    return tuple(
        GapRow(
            record=row["bill_of_lading"] or row["record_id"],
            level=row["bill_level"] or "",
            role=(row["role"] or "").replace("_", " "),
            party_name=row["party_name"] or "",
            arrival=words.arrival(row),
            source=f"{row['source_file']}, row {row['source_row']}",
        )
        for row in gaps.iter_rows(named=True)
    )
