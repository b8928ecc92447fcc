"""The repairs of cells, in the order in which they build on each other, batch by batch.

Text that was decoded twice, numbers in scientific notation, dates, lost zeros of codes; then what
party columns hold that is no address. A reader makes one :class:`CellRepairs` for each table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.files.rejects import join_rejects
from supplyscreen.intake.date_order import DateFacts, date_facts, read_dates
from supplyscreen.intake.decoded_twice import repair_decoded_twice
from supplyscreen.intake.findings import join_findings
from supplyscreen.intake.hts_zeros import CodeFacts, code_facts, restore_zeros
from supplyscreen.intake.party_findings import line_findings, raw_block_findings
from supplyscreen.intake.rounded import repair_rounded, silently_rounded, zero_ends

_DATES = ("arrival_date", "estimated_arrival_date", "actual_arrival_date", "run_date")
_NUMBERS = ("identifier", "bill_of_lading", "house_bill_of_lading", "master_bill_of_lading")
_CODES = ("hts_codes",)
_PARTS = {"city": "city", "state": "state", "extra_line": "extra_line", "country": "country_cell"}


@dataclass(frozen=True, slots=True)
class Repaired:
    """A batch with its cells repaired, FINDINGS, and REJECTS of cells that hold no date."""

    rows: pl.DataFrame
    findings: pl.DataFrame
    rejects: pl.DataFrame


@dataclass(slots=True)
class CellRepairs:
    """The repairs of one table. ``headings``: column of the rows (a field) -> heading as filed.

    What a column tells of its order of day and month and of its zeros adds up over the batches.
    Dates become text YYYY-MM-DD, so that every later reader finds one form.
    """

    headings: Mapping[str, str]
    _dates: dict[str, DateFacts] = field(default_factory=dict)
    _codes: dict[str, CodeFacts] = field(default_factory=dict)
    _zeros: dict[str, list[pl.DataFrame]] = field(default_factory=dict)

    def batch(self, rows: pl.DataFrame) -> Repaired:
        """Repair one batch: fields as String columns, with ``source_file`` and ``source_row``."""
        rows, told = repair_decoded_twice(rows, self._texts(rows))
        findings, rejects = [told], []
        for column in self._mine(_NUMBERS):
            rows, told = repair_rounded(rows, column, heading=self.headings[column])
            findings.append(told)
            self._zeros.setdefault(column, []).append(zero_ends(rows, column))
        for column in self._mine(_CODES):
            self._codes[column] = self._codes.get(column, CodeFacts()) + code_facts(rows[column])
            facts = self._codes[column]
            rows, told = restore_zeros(rows, column, heading=self.headings[column], facts=facts)
            findings.append(told)
        for column in self._mine(_DATES):
            rows, more, lost = self._date(rows, column)
            findings.append(more)
            rejects.append(lost)
        return Repaired(rows, join_findings(findings), join_rejects(rejects))

    def end(self) -> pl.DataFrame:
        """FINDINGS that only the whole table can tell: identifiers that were silently rounded."""
        return join_findings(
            [
                silently_rounded(pl.concat(facts), heading=self.headings[column])
                for column, facts in self._zeros.items()
            ]
        )

    def _date(
        self, rows: pl.DataFrame, column: str
    ) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        before = self._dates.get(column)
        facts = (before or DateFacts()) + date_facts(rows[column])
        self._dates[column] = facts
        read = read_dates(rows, column, heading=self.headings[column], facts=facts, before=before)
        text = read.values.dt.to_string("%Y-%m-%d")
        return rows.with_columns(text.alias(column)), read.findings, read.rejects

    def _mine(self, columns: Iterable[str]) -> list[str]:
        return [column for column in columns if column in self.headings]

    def _texts(self, rows: pl.DataFrame) -> dict[str, str]:
        """The columns of text that may have been decoded twice."""
        plain = {*_DATES, *_NUMBERS, *_CODES}
        return {c: h for c, h in self.headings.items() if c not in plain and c in rows.columns}


def party_cell_findings(
    rows: pl.DataFrame, headings: Mapping[str, str], roles: Iterable[str]
) -> pl.DataFrame:
    """FINDINGS of the party columns ``<role>_city`` and so on of ``rows``, for each role.

    ``headings``: column of ``rows`` -> heading as filed.
    """
    told = []
    for role in roles:
        own = {part: f"{role}_{part}" for part in _PARTS if f"{role}_{part}" in headings}
        cells = rows.select(
            "source_file",
            "source_row",
            *[pl.col(column).alias(_PARTS[part]) for part, column in own.items()],
        )
        told.append(line_findings(cells, {_PARTS[p]: headings[c] for p, c in own.items()}))
        block = f"{role}_block"
        if block in headings:
            told.append(raw_block_findings(rows, block, heading=headings[block]))
    return join_findings(told)
