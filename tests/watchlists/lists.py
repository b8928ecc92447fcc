"""Small synthetic lists in a data folder of their own, which a test may write as it likes."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from supplyscreen.watchlists.entries import ALIAS_COLUMNS, ENTRY_COLUMNS

LIST = "made_up"
ENTRY = {
    "kind": "party",
    "country": "CN",
    "listed_on": "2022-06-21",
    "status": "active",
    "program_key": "us-uflpa",
    "provision": "UFLPA sec. 2(d)(2)(B)(v)",
    "provision_dates": "v: 2022-06-21",
    "citation": "made up",
    "source_url": "https://example.org/list",
    "sources": "made up",
    "confidence": "high",
}
Row = Mapping[str, str]


def entry(entry_id: str, name: str, **cells: str) -> dict[str, str]:
    """One row of entries.csv; cells that are not told are those of a plain UFLPA party."""
    return {**ENTRY, "entry_id": f"mu-{entry_id}", "name": name, "search_name": name, **cells}


def alias(entry_id: str, name: str, kind: str = "alias") -> dict[str, str]:
    """One row of aliases.csv."""
    return {"entry_id": f"mu-{entry_id}", "alias_kind": kind, "name": name, "source": "made up"}


def write_list(
    folder: Path, entries: Sequence[Row], aliases: Sequence[Row] = (), *, facts: str = ""
) -> Path:
    """Write a list folder with assertions that fit; ``facts`` are more lines of list.yml."""
    folder.mkdir(parents=True)
    _sheet(folder / "entries.csv", ENTRY_COLUMNS, entries)
    _sheet(folder / "aliases.csv", ALIAS_COLUMNS, aliases)
    lines = {
        "id": LIST,
        "title": "A made-up list",
        "publisher": "Nobody",
        "official_url": "https://example.org/list",
        "published_on": "2025-01-14",
        "retrieved_on": "2025-02-01",
        "licence": "none",
        "program_key": "us-uflpa",
    }
    told = "".join(f"{key}: {value}\n" for key, value in lines.items() if f"{key}:" not in facts)
    held = f"{{entries_min: {len(entries)}, entries_max: {len(entries)}, names_min: 1}}\n"
    text = f"{told}{facts}\nassertions: {held}"
    (folder / "list.yml").write_text(text, encoding="utf-8")
    return folder


def _sheet(path: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
