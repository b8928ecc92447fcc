"""Signs in a cell that show that a file was damaged on its way: by a web page, an editor, a paste.

The names are compared letter by letter, so such a cell would silently match nothing.
"""

from collections.abc import Sequence

import polars as pl

from supplyscreen.watchlists.cell_faults import cell_faults
from supplyscreen.watchlists.sheets import ROW

# UTF-8 read as Windows-1252: a lead byte shown as a Latin letter, and what follows it as signs.
_TAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
SIGNS = {
    "plain text, not HTML": (
        r"&(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,6});|</?[A-Za-z][^<>]*>|<!--"
    ),
    "text in UTF-8 (these letters are UTF-8 that was read as Windows-1252)": (
        f"[ÂÃÄÅ]{_TAIL}|[à-ï]{_TAIL}{_TAIL}|\ufffd"
    ),
    "no control character": r"[\x00-\x08\x0b-\x1f\x7f-\x9f\x{2028}\x{2029}]",
    "no invisible character and no other blank than a space": (
        r"[\t\x{a0}\x{ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2064}\x{3000}\x{feff}]"
    ),
}
# A searched name is one party: 103 letters is the longest of the bundled lists, and a manifest
# cuts names at 35. The publisher's wording of several parties may be longer.
LONGEST_SEARCHED = 150
LONGEST_NAME = 400
_SEVERAL = r"(?i)\||\b(?:a/k/a|f/k/a|also known as|formerly known as)\b"


def text_faults(sheet: pl.DataFrame, *, searched: Sequence[str]) -> list[str]:
    """Faults of the text of every cell of ``sheet`` (text columns, and ``row``).

    HTML and its entities, UTF-8 read as Windows-1252, control and invisible characters; in the
    columns ``searched``, and in ``name``, what is too long to be a name or names several parties.
    """
    faults = [
        fault
        for column in _damaged(sheet)
        for expected, pattern in SIGNS.items()
        for fault in cell_faults(
            sheet.filter(pl.col(column).str.contains(pattern)), column, f"expected {expected}"
        )
    ]
    for column in sorted({"name", *searched}):
        most = LONGEST_SEARCHED if column in searched else LONGEST_NAME
        long = sheet.filter(pl.col(column).str.len_chars() > most)
        faults += cell_faults(long, column, f"expected a name of at most {most} characters")
    for column in searched:
        several = sheet.filter(pl.col(column).str.contains(_SEVERAL))
        faults += cell_faults(several, column, "expected one name; others are rows of aliases.csv")
    return faults


def _damaged(sheet: pl.DataFrame) -> list[str]:
    """Columns that hold any of the signs, found in one pass: hardly a list has one."""
    sign = "|".join(f"(?:{pattern})" for pattern in SIGNS.values())
    held = sheet.select(pl.all().exclude(ROW).str.contains(sign).any())
    return [column for column, found in held.row(0, named=True).items() if found]
