"""HTS codes whose leading zero a spreadsheet took away: coffee, 090111, comes back as 90111.

Codes of the Harmonized System have an even number of digits. One of five or seven digits has lost
a zero where the whole column tells so; else it is kept as filed and told.
Source: the headings of chapters 01 to 09 of the Harmonized System 2022, ``hs_headings.csv``.
"""

from dataclasses import dataclass
from functools import cache

import polars as pl

from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.cells.hs_codes import hs_headings
from supplyscreen.names.distinct import Distinct
from supplyscreen.schemas import FINDINGS, empty

_ONE_CODE = r"^\d{3,10}(?:\.0?)?$|^\d{3}\.\d{2}$"
_NUMBER = r"^\d{3,10}\.0?$"
_LENGTHS = (3, 5, 7, 9)
_MOST = 0.9  # share of the odd codes of one length that must begin with a heading, zero put back
_RESTORED = (
    "a leading zero was put back: codes have an even number of digits, this column keeps no "
    "zero anywhere, and with it the code begins with a heading of chapters 01 to 09"
)
_KEPT = (
    "codes have an even number of digits; whether this one lost a leading zero or another digit "
    "the column does not tell, so it is kept as filed"
)


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """What a column of codes shows; facts of batches add up.

    ``even`` and ``odd``: cells by number of digits (3 to 10, the place is the number);
    ``fitting``: odd ones that begin with a heading once a zero is put back; ``zeros``: codes that
    begin with a zero; ``numbers``: cells with ``.0`` behind them.
    """

    lengths: tuple[int, ...] = (0,) * 11
    fitting: tuple[int, ...] = (0,) * 11
    zeros: int = 0
    numbers: int = 0

    def __add__(self, more: "CodeFacts") -> "CodeFacts":
        return CodeFacts(
            tuple(a + b for a, b in zip(self.lengths, more.lengths, strict=True)),
            tuple(a + b for a, b in zip(self.fitting, more.fitting, strict=True)),
            self.zeros + more.zeros,
            self.numbers + more.numbers,
        )

    def lost_at(self, length: int) -> bool:
        """Whether codes of ``length`` digits have certainly lost a zero.

        Three digits only in a column of numbers: text of three digits is no code as often.
        """
        longer = self.numbers or (length > 3 and self.lengths[length + 1])
        most = self.fitting[length] >= _MOST * self.lengths[length]
        return bool(self.fitting[length] and longer and most and not self.zeros)


def code_facts(column: pl.Series) -> CodeFacts:
    """What the cells of one batch show; only cells that hold one code count."""
    counted = column.rename("cell").to_frame().group_by("cell").len("n")
    one = counted.filter(pl.col("cell").str.contains(_ONE_CODE)).with_columns(code=_digits("cell"))
    length = pl.col("code").str.len_chars()
    sums = one.select(
        *[pl.col("n").filter(length == at).sum().alias(f"length{at}") for at in range(11)],
        *[
            pl.col("n").filter((length == at) & _fits("code")).sum().alias(f"fit{at}")
            for at in range(11)
        ],
        zeros=pl.col("n").filter(pl.col("code").str.starts_with("0")).sum(),
        numbers=pl.col("n").filter(pl.col("cell").str.contains(_NUMBER)).sum(),
    ).row(0, named=True)
    also = column.str.contains(r"^0\d$").sum()  # a chapter: 06
    return CodeFacts(
        tuple(sums[f"length{at}"] for at in range(11)),
        tuple(sums[f"fit{at}"] for at in range(11)),
        sums["zeros"] + int(also or 0),
        sums["numbers"],
    )


def restore_zeros(
    rows: pl.DataFrame, column: str, *, heading: str, facts: CodeFacts
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """``rows`` with the zeros of ``column`` put back where certain, and FINDINGS.

    ``facts`` are those of the column so far, this batch included. Certain is: the column holds no
    code that begins with zero, but codes of one digit more (or was a column of numbers), nine in
    ten codes of this length begin with a heading of chapters 01 to 09 once a zero is put back, and
    this one does. Findings: ``hts_leading_zero`` (repaired), ``hts_odd_length`` (kept).
    """
    if not any(facts.lengths[length] for length in _LENGTHS):
        return rows, empty(FINDINGS)
    cells = Distinct(rows[column])
    cell, code = pl.col(column), _digits(column)
    lost = [length for length in _LENGTHS if facts.lost_at(length)]
    certain = cell.str.contains(_ONE_CODE) & code.str.len_chars().is_in(lost) & _fits(column)
    odd = cell.str.contains(_ONE_CODE) & ~certain & (code.str.len_chars() % 2 == 1)
    whole = pl.lit("0") + code
    read = cells.values.to_frame(column).select(
        certain=certain, odd=odd, read=pl.when(certain).then(whole).otherwise(cell)
    )
    told = [
        finding(
            rows.filter(cells.rows_of(read["certain"])),
            code="hts_leading_zero",
            column=heading,
            value=cell,
            message=_RESTORED,
            became=whole,
        ),
        finding(
            rows.filter(cells.rows_of(read["odd"])),
            code="hts_odd_length",
            column=heading,
            value=cell,
            message=_KEPT,
        ),
    ]
    return rows.with_columns(cells.spread(read["read"]).alias(column)), join_findings(told)


def _digits(column: str) -> pl.Expr:
    """The digits of a cell, without the ``.0`` that a spreadsheet adds to a number."""
    return pl.col(column).str.replace(r"\.0?$", "").str.replace_all(".", "", literal=True)


def _fits(column: str) -> pl.Expr:
    """Whether the code begins with a heading of chapters 01 to 09 once a zero is put back."""
    return (pl.lit("0") + _digits(column).str.head(3)).is_in(sorted(_headings()))


@cache
def _headings() -> frozenset[str]:
    return frozenset(code for code in hs_headings() if len(code) == 4 and code.startswith("0"))
