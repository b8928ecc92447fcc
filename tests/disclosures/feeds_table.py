"""The table of docs/disclosures.md, written from the one that the code reads."""

from pathlib import Path

from supplyscreen.disclosures.check import question
from supplyscreen.disclosures.regimes import FACTS, REGIMES, rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "disclosures.md"
BEGIN, END = "<!-- regimes.csv: begin -->\n", "<!-- regimes.csv: end -->\n"


def table() -> str:
    """One line for each fact and field: its name, what it is, the section of each statement."""
    lines = [
        f"| name | what | {' | '.join(REGIMES)} |",
        f"|---|---|{'---|' * len(REGIMES)}",
    ]
    for row in rows():
        name = row["name"]
        cells = " | ".join(row[kind] for kind in REGIMES)
        lines.append(f"| `{name}` | {FACTS.get(name) or question(name)} | {cells} |")
    return "\n".join(lines) + "\n"


def page_with_table(page: str) -> str:
    """``page`` with the table between its two marks written again."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"
