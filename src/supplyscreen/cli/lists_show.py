"""``supplyscreen lists show``: all that is known of one entry."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from supplyscreen.cli.collector import of_a_moment
from supplyscreen.cli.data_folder import DataFolder, lists_in_force
from supplyscreen.cli.exits import WRONG_INPUT, told
from supplyscreen.errors import InputError

if TYPE_CHECKING:
    from supplyscreen import EntryCard, Watchlists

WIDTH = 100
LABEL = 14
SHOWN = 8


@told
@of_a_moment
def show(
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="The id of an entry, or a name to look for.")
    ],
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="FOLDER", help="Another data folder than the bundled."),
    ] = None,
    data: DataFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
) -> None:
    """Show all that is known of an entry, with its sources.

    ENTRY is an id, as watchlists/INDEX.md and every flag have it, or a name: an entry that alone
    matches the name is shown, else those that may be meant are named (exit 2).

    \b
    Examples:
      supplyscreen lists show uflpa-ninestar
      supplyscreen lists show "Xinjiang Daqo New Energy"
      supplyscreen lists show s307-061 --json
    """
    import supplyscreen as ss

    if not entry.strip():
        raise InputError("ENTRY is empty, expected an id or a name.", hint="put a name in quotes")
    watchlists = lists_in_force(data) if folder is None else ss.load_watchlists(folder)
    wanted = entry.strip().lower()
    found = wanted if wanted in set(watchlists.entries["entry_id"]) else None
    found = found or _one_by_name(entry.strip(), watchlists)
    card = ss.entry_card(found, watchlists)
    if as_json:
        typer.echo(card.model_dump_json(indent=2, ensure_ascii=False))
        return
    typer.echo("\n".join(lines_of(card)))


def _one_by_name(name: str, watchlists: "Watchlists") -> str:
    """The id of the only entry that ``name`` matches; else print those near it, and exit 2."""
    import supplyscreen as ss

    near = ss.explain_match(name, watchlists=watchlists, top=SHOWN)
    holding = _holding(name, watchlists)
    matched = [item.entry_id for item in near if item.above_threshold]
    sure = set(matched) | set(holding)
    if len(sure) == 1:
        return sure.pop()
    names = dict(watchlists.entries.select("entry_id", "name").rows())
    ids = list(dict.fromkeys([*matched, *holding, *(item.entry_id for item in near)]))
    several = f"{len(sure)} entries match the name" if sure else "no entry has the id or name"
    typer.echo(f"error: {several} {name!r}.", err=True)
    if ids:
        typer.echo("Did you mean:", err=True)
    for entry_id in ids[:SHOWN]:
        typer.echo(f"  {entry_id}  {names[entry_id]}", err=True)
    if len(ids) > SHOWN:
        typer.echo(f"  and {len(ids) - SHOWN} more", err=True)
    typer.echo("hint: give one id; watchlists/INDEX.md has them all", err=True)
    raise typer.Exit(WRONG_INPUT)


def _holding(name: str, watchlists: "Watchlists") -> list[str]:
    """Ids of entries that have ``name`` in a name, searched or not; only letters and digits count.

    The matcher knows parties only; names of vessels, goods and regions are found here.
    """
    import polars as pl

    def bare(text: pl.Expr) -> pl.Expr:
        return text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()

    columns = ["entry_id", "name"]
    names = pl.concat([watchlists.entries.select(columns), watchlists.aliases.select(columns)])
    wanted = names.select(bare(pl.lit(name))).item(0, 0)
    found = names.filter(bare(pl.col("name")).str.contains(wanted, literal=True) & (wanted != ""))
    return found["entry_id"].unique(maintain_order=True).to_list()


def lines_of(card: "EntryCard") -> Iterator[str]:
    """``card`` as lines of text; what is unknown is left out, or said where it matters."""
    info, program = card.watchlist, card.program
    yield card.name
    yield from _label("Entry", f"{card.entry_id}, {card.kind}, {card.country or 'no country'}")
    yield from _label("List", f"{info.title} ({info.id}), published {info.published_on}")
    yield from _label("Publisher", info.publisher)
    yield from _label("Status", card.status.replace("_", " "))
    yield from _label("", card.status_detail)
    yield from _label("Listed on", str(card.listed_on or "not stated"))
    yield from _label("Ended on", str(card.ended_on or ""))
    yield from _label("Law", f"{program.title}, {program.citation} [{program.key}]")
    for one in card.provisions:
        since = f", since {one.since} as published" if one.since else ""
        yield from _label("Provision", one.provision + since)
    yield from _label("Citation", card.citation)
    yield from _label(_page(card.source_url), card.source_url)
    yield from _label("Goods", card.goods_scope or "all goods")
    yield from _label("Goods rules", ", ".join(card.rules))
    yield from _label("Extends to", card.extends_to)
    yield from _label("Place", card.place)
    yield from _label("Sectors", card.sectors)
    yield from _label("Names", f"{len(card.names)}, those with * are compared with parties")
    for name in card.names:
        mark = "*" if name.searched else "-"
        yield from _label("", f"{mark} {name.name} ({name.kind.replace('_', ' ')})")
        yield from _label("", "    " + "; ".join(filter(None, (name.source, name.note))))
    for source in card.sources:
        yield from _label("Source", source)
    yield from _label("Confidence", card.confidence)
    yield from _label("Note", card.note)
    for column, text in card.other.items():
        yield from _label(column.replace("_", " ").capitalize(), text)


def _page(url: str) -> str:
    """What the page is: one of the United States Government, or only where the entry was read."""
    host = urlsplit(url).hostname or ""
    return "Official page" if host.endswith(".gov") else "Page read"


def _label(label: str, text: str) -> Iterator[str]:
    """One fact as lines; nothing where ``text`` is blank."""
    if not text.strip():
        return
    indent = " " * (len(text) - len(text.lstrip()))
    yield fill(
        text.strip(),
        WIDTH,
        initial_indent=f"  {label:<{LABEL}}{indent}",
        subsequent_indent=" " * (LABEL + 2) + indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
