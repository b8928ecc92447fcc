"""``supplyscreen lists``: what is loaded, how old it is, and what it is known to lack.

It is a group as well: each subcommand has its own file ``lists_<name>.py``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.clock import AsOf, as_of_date
from supplyscreen.cli.collector import of_a_moment
from supplyscreen.cli.data_folder import DataFolder, lists_in_force
from supplyscreen.cli.exits import told
from supplyscreen.cli.lists_check import check
from supplyscreen.cli.lists_diff import diff
from supplyscreen.cli.lists_show import show
from supplyscreen.cli.lists_update import editions, update, use
from supplyscreen.errors import ConfigError

if TYPE_CHECKING:
    from supplyscreen import Watchlists
    from supplyscreen.models import Edition, Program, WatchlistInfo


@dataclass(frozen=True, slots=True)
class Loaded:
    """One list as loaded: its publication, age in days at the as-of date, and counts."""

    info: "WatchlistInfo"
    sha256: str
    edition: "Edition"
    age_days: int
    entries: int
    names: int
    not_yet_listed: int
    stale_warning: str

    def record(self) -> dict[str, object]:
        """The list as ``--json`` prints it."""
        return self.info.model_dump(mode="json", exclude={"assertions"}) | {
            "sha256": self.sha256,
            "edition": self.edition.edition,
            "read_from": self.edition.url or self.edition.file_name,
            "read_from_sha256": self.edition.file_sha256,
            "age_days": self.age_days,
            "entries": self.entries,
            "names": self.names,
            "not_yet_listed": self.not_yet_listed,
            "stale_warning": self.stale_warning,
        }


@told
@of_a_moment
def lists(
    context: typer.Context,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
    data: DataFolder = None,
) -> None:
    """Show which lists are loaded, how old, and what they lack.

    \b
    Examples:
      supplyscreen lists
      supplyscreen lists --as-of 2024-06-30 --json
      supplyscreen lists check
      supplyscreen lists show uflpa-ninestar
      supplyscreen lists diff old/watchlists new/watchlists
    """
    if context.invoked_subcommand is not None:
        _no_options_before(context.invoked_subcommand, as_of, as_json)
        return
    day = as_of_date(as_of)
    watchlists = lists_in_force(data)
    loaded = loaded_lists(watchlists, day)
    if as_json:
        record = {
            "as_of": day.isoformat(),
            "data_sha256": watchlists.data_sha256,
            "lists": [item.record() for item in loaded],
            "programs": [p.model_dump(mode="json") for _, p in sorted(watchlists.programs.items())],
            "goods_rules": len(watchlists.goods_rules),
            "place_spellings": watchlists.places.height,
        }
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    typer.echo(f"Watchlists loaded, as of {day}")
    for item in loaded:
        typer.echo("\n" + "\n".join(_list_lines(item, day)))
    typer.echo("\nPrograms: the law that the lists and rules rest on")
    for _, program in sorted(watchlists.programs.items()):
        typer.echo("\n".join(_program_lines(program)))
    typer.echo(
        f"\nBesides: {len(watchlists.goods_rules)} goods rules"
        f" and {watchlists.places.height} spellings of places."
    )
    for gap in watchlists.goods_gaps:
        typer.echo(_told(f"Known gap: {gap.text}"))


def _no_options_before(subcommand: str, as_of: str | None, as_json: bool) -> None:
    given = [name for name, used in (("--as-of", as_of is not None), ("--json", as_json)) if used]
    if given:
        raise ConfigError(
            f"{' and '.join(given)} stands before {subcommand!r} and would not be used.",
            hint=f"write options after it: supplyscreen lists {subcommand} {given[0]} ...",
        )


def loaded_lists(watchlists: "Watchlists", day: date) -> list[Loaded]:
    """Count the entries and names of each list, and the entries listed after ``day``."""
    import supplyscreen as ss
    from supplyscreen.models import ScreenConfig

    limit = ScreenConfig().stale_after_days
    entries, names = watchlists.entries, watchlists.names
    found = []
    for info in watchlists.lists:
        own = entries.filter(entries["watchlist_id"] == info.id)
        found.append(
            Loaded(
                info=info,
                sha256=watchlists.sha256[info.id],
                edition=watchlists.editions[info.id],
                age_days=(day - info.published_on).days,
                entries=own.height,
                names=names.join(own, on="entry_id", how="semi").height,
                not_yet_listed=own.filter(own["listed_on"] > day).height,
                stale_warning=ss.stale_warning(info, day, stale_after_days=limit),
            )
        )
    return found


def _list_lines(item: Loaded, day: date) -> Iterator[str]:
    info = item.info
    yield f"{info.title} ({info.id})"
    age = (
        f"{item.age_days:,} days old on {day}"
        if item.age_days >= 0
        else f"published {-item.age_days:,} days after {day}"
    )
    yield _told(f"Published by {info.publisher} on {info.published_on}: {age}.")
    yield _told(f"Read from {info.official_url} on {info.retrieved_on}.")
    yield _told(f"Edition in force: {_edition(item.edition)}.")
    if item.stale_warning:
        yield _told(item.stale_warning)
    yield _told(f"{item.entries:,} entries with {item.names:,} names that are searched.")
    if item.not_yet_listed:
        yield _told(f"{item.not_yet_listed:,} of the entries were listed after {day}: not used.")
    for gap in info.known_gaps:
        yield _told(f"Known gap: {gap.text}")
    for caveat in info.caveats:
        yield _told(f"Caveat: {caveat}")


def _edition(edition: "Edition") -> str:
    if edition.file_sha256 is None:
        return "the one that comes with supplyscreen"
    source = edition.url or edition.file_name
    return f"{edition.edition}, read from {source} (SHA-256 {edition.file_sha256})"


def _program_lines(program: "Program") -> Iterator[str]:
    yield f"{program.title} ({program.key})"
    yield _told(f"{program.citation}, in force since {program.in_force_since}.")
    yield _told(program.official_url)


def _told(text: str) -> str:
    return fill(
        " ".join(text.split()),
        100,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


lists_group = typer.Typer(rich_markup_mode=None)
lists_group.callback(invoke_without_command=True)(lists)
for command in (check, diff, show, update, editions, use):
    lists_group.command()(command)
