"""Text that was decoded twice: UTF-8 read as Windows-1252 (``CONFECÃ‡Ã•ES``, ``D-U-N-SÂ®``).

Such text is put right by ftfy, which knows the sequences that only arise so and leaves good text
alone. Only distinct values with a suspect character are looked at.
"""

from collections.abc import Mapping

import polars as pl
from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from supplyscreen.cells.findings import finding, join_findings

# The first character of every such sequence: a lead byte of UTF-8, as Windows-1252 shows it.
_SUSPECT = (
    r"[\x{C2}-\x{F4}][\x{80}-\x{BF}\x{152}-\x{178}\x{192}\x{2C6}\x{2DC}\x{2013}-\x{203A}"
    r"\x{20AC}\x{2122}]"
)
_RULES = TextFixerConfig(
    unescape_html=False, replace_lossy_sequences=False, fix_c1_controls=False, explain=False
)
_PUT_RIGHT = "this text was UTF-8 that a program read as Windows-1252; it was decoded as UTF-8"
_KEPT = "this text seems to have been decoded twice, but not all of it can be put right"


def decoded_once(text: str) -> str:
    """``text`` as it was before it was decoded twice; the same text where that is not certain."""
    fixed = fix_encoding(text, _RULES)
    return text if "\ufffd" in fixed or is_bad(fixed) else fixed


def repair_decoded_twice(
    rows: pl.DataFrame, headings: Mapping[str, str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """``rows`` with the text of some columns put right, and FINDINGS ``decoded_twice``.

    ``headings``: column of ``rows`` -> heading as filed. What is suspect and cannot be put right is
    kept and told.
    """
    told = []
    for column, heading in headings.items():
        if not _is_suspect(rows[column]):
            continue
        suspect = rows.filter(pl.col(column).str.contains(_SUSPECT))
        values = suspect[column].unique(maintain_order=True).to_list()
        right = {value: fixed for value in values if (fixed := decoded_once(value)) != value}
        bad = [value for value in values if value not in right and is_bad(value)]
        if not right and not bad:
            continue
        cell = pl.col(column)
        became = cell.replace_strict(right, default=None, return_dtype=pl.String)
        told += [
            finding(
                suspect.filter(cell.is_in(list(right))),
                code="decoded_twice",
                column=heading,
                value=cell,
                message=_PUT_RIGHT,
                became=became,
            ),
            finding(
                suspect.filter(cell.is_in(bad)),
                code="decoded_twice",
                column=heading,
                value=cell,
                message=_KEPT,
            ),
        ]
        rows = rows.with_columns(pl.coalesce(became, cell).alias(column))
    return rows, join_findings(told)


def _is_suspect(column: pl.Series) -> bool:
    """Whether a cell has a suspect character; none that is ASCII is one."""
    ascii_only = column.str.len_bytes().sum() == column.str.len_chars().sum()
    return not ascii_only and bool(column.str.contains(_SUSPECT).any())
