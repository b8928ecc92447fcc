"""Write watchlists/INDEX.md: every entry, rule and count of the lists on one page.

Usage: python scripts/make_index.py [--check]. With --check nothing is written; exits 1 when the
page is not that of the lists as they are.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from supplyscreen.models import GoodsRule, WatchlistInfo
from supplyscreen.watchlists import Watchlists, load_watchlists

FOLDER = Path(__file__).resolve().parents[1] / "watchlists"
TOP = """# Index of the lists

Generated from the files beside it by `make index`; a change by hand is lost. What the columns mean
is in [README.md](README.md); `supplyscreen lists show ID` prints all that is known of an entry.
"""


def index_text(watchlists: Watchlists) -> str:
    """The page as Markdown; the same lists give the same text."""
    lines = [TOP, *_counts(watchlists)]
    for info in watchlists.lists:
        lines += _list(info, watchlists)
    lines += [*_rules(watchlists.goods_rules), *_places(watchlists.places)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _counts(watchlists: Watchlists) -> Iterator[str]:
    """Entries of each list by kind, program and status."""
    yield "## Counts\n"
    lists = [info.id for info in watchlists.lists]
    for column in ("kind", "program_key", "status"):
        counted = watchlists.entries.group_by(column, "watchlist_id").len()
        by_list = {(value, key): number for value, key, number in counted.rows()}
        rows = [
            [value, *(by_list.get((value, key), 0) for key in lists)]
            for value in watchlists.entries[column].unique().sort()
        ]
        heading = {"kind": "kind", "program_key": "program", "status": "status"}[column]
        yield from _table([heading, *lists], rows)


def _list(info: WatchlistInfo, watchlists: Watchlists) -> Iterator[str]:
    """One list: its edition, its known gaps, and a line per entry."""
    entries = watchlists.entries.filter(pl.col("watchlist_id") == info.id)
    names = watchlists.names.join(entries, on="entry_id", how="semi").height
    yield f"## {info.title} (`{info.id}`)\n"
    yield f"{info.publisher}. Published {info.published_on}, read {info.retrieved_on}."
    yield f"{entries.height} entries, {names} names that are searched.\n"
    yield from (f"- Known gap: {_cell(gap.text)}" for gap in info.known_gaps)
    yield ""
    columns = ["entry_id", "name", "kind", "listed_on", "ended_on", "status"]
    columns += ["provision", "goods_scope", "citation"]
    rows = entries.select(columns).with_columns(pl.col("goods_scope").fill_null("all goods"))
    heading = ["id", "name", "kind", "listed on", "ended on", "status"]
    yield from _table([*heading, "provision", "scope", "citation"], rows.rows())


def _rules(rules: Sequence[GoodsRule]) -> Iterator[str]:
    yield "## Goods and sectors\n"
    yield f"{len(rules)} rules. A rule that rests on an entry names it.\n"
    heading = ["rule", "title", "program", "entry", "since", "until", "countries", "codes", "words"]
    yield from _table(
        heading,
        [
            [
                rule.rule_id,
                rule.title,
                rule.program_key,
                rule.entry_id,
                rule.since,
                rule.until,
                ", ".join(rule.countries),
                len(rule.hts_prefixes),
                len(rule.words),
            ]
            for rule in rules
        ],
    )


def _places(places: pl.DataFrame) -> Iterator[str]:
    yield "## Places\n"
    found = places["place_id"].n_unique()
    yield f"{found} places in {places.height} spellings, by level:\n"
    levels = places.group_by("level").agg(
        pl.col("place_id").n_unique(), pl.len().alias("spellings"), pl.col("ambiguous").sum()
    )
    heading = ["level", "places", "spellings", "of these ambiguous"]
    yield from _table(heading, levels.sort("level").rows())


def _table(heading: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(heading)} |"
    yield "|" + "---|" * len(heading)
    for row in rows:
        yield f"| {' | '.join(_cell(value) for value in row)} |"
    yield ""


def _cell(value: object) -> str:
    """``value`` as text that keeps a table whole; the unknown is blank."""
    if value is None:
        return ""
    return " ".join(str(value).split()).replace("|", "\\|").replace("<", "&lt;")


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with --check compare it; return the exit code."""
    path, text = FOLDER / "INDEX.md", index_text(load_watchlists(FOLDER))
    if "--check" not in arguments:
        beside = path.with_suffix(".part")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
        sys.stdout.write(f"wrote {path}\n")
        return 0
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write(f"{path} is not that of the lists as they are; run: make index\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
