"""The cells of one table put right batch by batch, and what was repaired or kept in doubt.

What a column shows (the order of day and month, whether codes lost their zeros) adds up from batch
to batch: a row is read by what was seen up to its own batch, and a later contradiction is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from supplyscreen.cells.date_order import DateFacts, date_facts, read_dates
from supplyscreen.cells.decoded_twice import repair_decoded_twice
from supplyscreen.cells.findings import join_findings
from supplyscreen.cells.goods_findings import (
    cut_word_findings,
    other_code_findings,
    silent_findings,
)
from supplyscreen.cells.hts_zeros import CodeFacts, code_facts, restore_zeros
from supplyscreen.cells.ports import port_countries
from supplyscreen.cells.rounded import (
    is_rounded,
    repair_rounded,
    rounded_numbers,
    silently_rounded,
    zero_ends,
)
from supplyscreen.files.ahead import Behind
from supplyscreen.files.own_text import own_text
from supplyscreen.names.distinct import Distinct

_TOGETHER = 200_000  # rows in which cut words are looked for at once
_PORTS = {"port": pl.String(), "code": pl.String()}


@dataclass(slots=True)
class Repairs:
    """Repairs of one table; each method takes rows with source_file and source_row.

    ``headings``: column of the rows -> heading as filed; a column that is not named is left alone.
    What was found is added to ``findings`` (FINDINGS) and ``rejects`` (REJECTS).
    """

    headings: Mapping[str, str]
    findings: list[pl.DataFrame] = field(default_factory=list)
    rejects: list[pl.DataFrame] = field(default_factory=list)
    _dates: dict[str, DateFacts] = field(default_factory=dict)
    _codes: dict[str, CodeFacts] = field(default_factory=dict)
    _zeros: dict[str, list[pl.DataFrame]] = field(default_factory=dict)
    _goods: dict[str, list[pl.DataFrame]] = field(default_factory=dict)
    _cut: list[pl.DataFrame] = field(default_factory=list)  # findings that another thread made
    _looking: Behind = field(default_factory=Behind)
    _detached: int = 0
    _ports: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_PORTS))

    def detach(self) -> None:
        """Let go of the rows of the batches so far: what was found has its own memory then."""
        self.findings[:] = [own_text(join_findings(self.findings))]
        told = [part for part in self.rejects[self._detached :] if part.height]
        self.rejects[self._detached :] = [own_text(part) for part in told]
        self._detached = len(self.rejects)
        self._ports = own_text(self._ports)
        self._zeros = {
            column: [own_text(pl.concat(parts))] if len(parts) > 1 else parts
            for column, parts in self._zeros.items()
        }

    def texts(self, rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
        """Texts that were decoded twice."""
        here = {c: self.headings[c] for c in columns if c in self.headings and c in rows.columns}
        fixed, told = repair_decoded_twice(rows, here)
        self.findings.append(told)
        return fixed

    def numbers(self, rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
        """Numbers of bills: written out where whole, null where a spreadsheet rounded them."""
        for column in self._here(columns):
            heading = self.headings[column]
            if rows.select(is_rounded(pl.col(column)).any()).item():
                rows, told = repair_rounded(rows, column, heading=heading)
                self.findings.append(told)
                self.rejects.append(rounded_numbers(rows, column, heading=heading, scope="cell"))
                kept = pl.when(~is_rounded(pl.col(column))).then(column)
                rows = rows.with_columns(kept.alias(column))
            self._zeros.setdefault(column, []).append(zero_ends(rows, column))
        return rows

    def codes(self, rows: pl.DataFrame, column: str) -> pl.DataFrame:
        """HTS codes with their leading zeros."""
        if column not in self.headings:
            return rows
        facts = self._codes.get(column, CodeFacts()) + code_facts(rows[column])
        self._codes[column] = facts
        rows, told = restore_zeros(rows, column, heading=self.headings[column], facts=facts)
        self.findings.append(told)
        return rows

    def dates(self, rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
        """Dates (Date instead of String) by the order of day and month that the column shows."""
        for column in self._here(columns):
            before = self._dates.get(column)
            facts = (before or DateFacts()) + date_facts(rows[column])
            self._dates[column] = facts
            read = read_dates(
                rows, column, heading=self.headings[column], facts=facts, before=before
            )
            self.findings.append(read.findings)
            self.rejects.append(read.rejects)
            rows = rows.with_columns(read.values.alias(column))
        return rows

    def descriptions(
        self, rows: pl.DataFrame, column: str, *, stated: pl.DataFrame, silent: pl.Series
    ) -> None:
        """What goods descriptions say that is no description, or is called a code and is none.

        ``stated`` are the codes in them (``stated_codes``), ``silent`` says which name no goods.
        Cut words are looked for in many rows at once, by another thread: what is found is told by
        :meth:`finish`.
        """
        if column not in self.headings:
            return
        heading = self.headings[column]
        told = rows.select("source_file", "source_row", text=column)
        self.findings += [
            silent_findings(told.filter(silent), heading=heading),
            other_code_findings(told, stated, heading=heading),
        ]
        waiting = self._goods.setdefault(column, [])
        waiting.append(told.filter(pl.col("text").is_not_null()))
        if sum(part.height for part in waiting) >= _TOGETHER:
            self._cut_words(column)

    def _cut_words(self, column: str) -> None:
        self._looking.give(partial(self._look, self._goods.pop(column), self.headings[column]))

    def _look(self, texts: Sequence[pl.DataFrame], heading: str) -> None:
        self._cut.append(own_text(cut_word_findings(pl.concat(texts), heading=heading)))

    def port_countries(self, ports: pl.Series) -> pl.Series:
        """ISO codes of the countries of port texts; each distinct text is read once."""
        cells = Distinct(ports)
        asked = cells.values.to_frame("port")
        new = asked.join(self._ports, on="port", how="anti", maintain_order="left")
        if new.height:
            read = new.with_columns(port_countries(new["port"]).alias("code"))
            self._ports = pl.concat([self._ports, read])
        told = asked.join(self._ports, on="port", how="left", maintain_order="left")
        return cells.spread(told["code"])

    def finish(self) -> None:
        """What only the whole column shows: numbers that end in zeros far too often; and what
        still waits."""
        for column, parts in self._zeros.items():
            told = silently_rounded(pl.concat(parts), heading=self.headings[column])
            self.findings.append(told)
        for column in list(self._goods):
            self._cut_words(column)
        self._looking.wait()
        self.findings += self._cut
        self._cut.clear()

    def _here(self, columns: Sequence[str]) -> list[str]:
        return [column for column in columns if column in self.headings]
