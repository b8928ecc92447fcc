"""The table that ``supplyscreen match`` prints: one line per match, cut to the terminal."""

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

WIDE = 30  # columns of a name
SHOWN = 25


def table_lines(rows: Sequence[Mapping[str, object]]) -> list[str]:
    """``rows`` (MATCHED_NAMES with ``source_row``) as lines: the first 25, in file order."""
    from supplyscreen.models import score_text

    if not rows:
        return ["No name reaches the threshold."]
    cells = [("row", "name", "score", "band", "entry", "list, status")]
    cells += [
        (
            str(row["source_row"]),
            str(row["query"]),
            score_text(float(str(row["score"]))),
            str(row["band"]),
            str(row["entry_name"]),
            f"{row['watchlist']}, {row['status']}",
        )
        for row in rows[:SHOWN]
    ]
    wide = [min(WIDE, max(_width(line[at]) for line in cells)) for at in range(len(cells[0]))]
    lines = ["  ".join(map(_fitted, line, wide)).rstrip() for line in cells]
    more = len(rows) - SHOWN
    return [*lines, f"... and {more:,} more; --out FILE writes them all"] if more > 0 else lines


def rows_text(rows: int, outcomes: Mapping[str, int]) -> str:
    """What became of the rows, in one line that adds up."""
    words = {
        "matched": "with a match",
        "below_threshold": "below the threshold",
        "no_company": "without a company's name",
        "rejected": "rejected",
    }
    parts = " + ".join(f"{outcomes[key]:,} {text}" for key, text in words.items())
    return f"{rows:,} rows = {parts}"


def _width(text: str) -> int:
    """Columns on a terminal; a Chinese character takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _fitted(text: str, wide: int) -> str:
    """``text`` in exactly ``wide`` columns, its end cut off where it is too long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    if _width(plain) > wide:
        while _width(plain) > wide - 3:
            plain = plain[:-1]
        plain += "..."
    return plain + " " * (wide - _width(plain))
