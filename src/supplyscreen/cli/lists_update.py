"""``supplyscreen lists update``: an official publication into the list that is screened against."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.clock import as_of_date, now
from supplyscreen.cli.data_folder import DataFolder, data_folder
from supplyscreen.cli.exits import told
from supplyscreen.errors import ConfigError

if TYPE_CHECKING:
    from supplyscreen import PublicationFile, UpdatePlan

SHORT_NAMES = {"uflpa": "us_dhs_uflpa", "section307": "us_cbp_section307"}
LONGEST_DOWNLOAD = timedelta(minutes=5)
SHOWN = 20

ListName = Annotated[
    str, typer.Argument(metavar="LIST", help="uflpa or section307, or the id of a list.")
]


@told
def update(
    list_name: ListName,
    url: Annotated[
        str | None,
        typer.Argument(metavar="[URL]", help="With --from-url: another address than the official."),
    ] = None,
    from_file: Annotated[
        Path | None,
        typer.Option("--from-file", metavar="FILE", help="The page or CSV file as you saved it."),
    ] = None,
    from_url: Annotated[
        bool, typer.Option("--from-url", help="Fetch it over HTTPS from the official address.")
    ] = False,
    published_on: Annotated[
        str | None,
        typer.Option(
            "--published-on",
            metavar="DATE",
            help="Day of the publication, where the file does not tell it.",
        ),
    ] = None,
    accept_removals: Annotated[
        bool,
        typer.Option(
            "--accept-removals", help="I have checked that what is gone was removed on purpose."
        ),
    ] = False,
    allow_older: Annotated[
        bool, typer.Option("--allow-older", help="Take a publication older than the one in force.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking.")] = False,
    data: DataFolder = None,
) -> None:
    """Bring a list up to its official publication.

    Shows what changes, asks, and writes a dated snapshot that is used from then on. It stops, and
    the old list stays in force, when rows are missing or cannot be read, the layout has changed, or
    the publication is older. Chinese names, places, sectors and notes of known entries stay.

    \b
    Examples:
      supplyscreen lists update uflpa --from-file "UFLPA Entity List.html"
      supplyscreen lists update section307 --from-file withhold-release-orders-2026-06-23.csv
      supplyscreen lists update uflpa --from-url
      supplyscreen lists update uflpa --from-file page.html --accept-removals --yes
    """
    import supplyscreen as ss

    list_id = SHORT_NAMES.get(list_name, list_name)
    folder = data_folder(data)
    _check_source(from_file, url, from_url=from_url)
    day = None if published_on is None else as_of_date(published_on, option="--published-on")
    if from_file is not None:
        file = ss.read_publication_file(from_file, published_on=day)
    else:
        file = _fetched(list_id, url, folder).stated(day)
    plan = ss.propose_update(
        list_id,
        file,
        snapshots=folder,
        read_on=as_of_date(None),
        allow_older=allow_older,
    )
    typer.echo("\n".join(plan_lines(plan)))
    if plan.nothing_to_do:
        return
    if plan.removals and not accept_removals:
        ss.save_update(plan)  # refuses, and says why
    if not yes and not typer.confirm("\nWrite this edition and use it from now on?"):
        typer.echo("Nothing was written; the list in force is the same as before.")
        return
    written = ss.save_update(plan, accept_removals=accept_removals)
    typer.echo(f"\nWritten: {written}")
    typer.echo(f"To go back: supplyscreen lists use {list_name} {plan.edition.replaced}")


@told
def editions(list_name: ListName, data: DataFolder = None) -> None:
    """Show the editions of a list that you have, and which one is in force.

    \b
    Examples:
      supplyscreen lists editions uflpa
    """
    import supplyscreen as ss

    list_id = SHORT_NAMES.get(list_name, list_name)
    found, in_force = ss.list_editions(list_id, snapshots=data_folder(data))
    typer.echo(f"Editions of {list_id}")
    for each in found:
        mark = "in force" if each.edition == in_force else ""
        source = f"read on {each.read_on} from {each.file_name}" if each.file_name else "bundled"
        typer.echo(f"  {each.edition:<14}{each.published_on}  {mark:<10}{source}".rstrip())
        if each.file_sha256:
            typer.echo(f"    SHA-256 {each.file_sha256}")


@told
def use(
    list_name: ListName,
    edition: Annotated[
        str,
        typer.Argument(
            metavar="EDITION", help="An edition as `lists editions` shows it, bundled, or newest."
        ),
    ],
    data: DataFolder = None,
) -> None:
    """Put another edition of a list in force; `newest` takes the choice back.

    \b
    Examples:
      supplyscreen lists use uflpa bundled
      supplyscreen lists use uflpa 2026-08-03
      supplyscreen lists use uflpa newest
    """
    import supplyscreen as ss

    list_id = SHORT_NAMES.get(list_name, list_name)
    found = ss.use_edition(list_id, edition, snapshots=data_folder(data))
    typer.echo(f"In force for {list_id}: {found.edition}, published on {found.published_on}.")


def plan_lines(plan: "UpdatePlan") -> Iterator[str]:
    """The update in words: what changes, what was decided by a rule, what is gone."""
    yield f"{plan.old.lists[0].title} ({plan.list_id})"
    yield f"  In force: edition {plan.edition.replaced} of {plan.old.lists[0].published_on}"
    yield f"  Read:     {plan.file.name}, published on {plan.published_on}"
    yield f"            SHA-256 {plan.file.sha256}"
    if plan.nothing_to_do:
        yield f"Nothing to do. {plan.nothing_to_do}"
        return
    yield ""
    yield from plan.changes
    yield from _section("Decided by a rule, to be checked", plan.told)
    yield from _section("No longer in the publication", plan.removals)


def _section(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"\n{title}: {len(lines)}"
        yield from (f"  {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"  and {len(lines) - SHOWN} more"


def _check_source(from_file: Path | None, url: str | None, *, from_url: bool) -> None:
    if (from_file is None) == (not from_url) or (url is not None and not from_url):
        raise ConfigError(
            "expected either --from-file FILE or --from-url.",
            hint='supplyscreen lists update uflpa --from-file "UFLPA Entity List.html"',
        )


def _fetched(list_id: str, url: str | None, folder: Path) -> "PublicationFile":
    """The publication over HTTPS; proxies are those of the system's settings."""
    from urllib.request import getproxies

    import supplyscreen as ss

    if url is None:
        watchlists = ss.load_watchlists(only=(list_id,), snapshots=folder)
        url = watchlists.lists[0].official_url
    typer.echo(f"Fetching {url}", err=True)
    end: datetime = now() + LONGEST_DOWNLOAD
    return ss.fetch_publication(list_id, url, proxies=getproxies(), give_up=lambda: now() > end)
