"""``supplyscreen match``: a column of names in, the entries they match out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.config import settings_of
from supplyscreen.cli.data_folder import DataFolder
from supplyscreen.cli.exits import told
from supplyscreen.cli.match_table import rows_text, table_lines
from supplyscreen.cli.own_lists import ListOption, chosen_watchlists, split_choice
from supplyscreen.cli.progress import stages
from supplyscreen.errors import ConfigError, OutputError

if TYPE_CHECKING:
    import polars as pl

    from supplyscreen import NameColumn, ScreenConfig, Watchlists

ENDINGS = (".csv", ".parquet")
SHOWN_REJECTS = 5


@told
def match(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file with a heading line.")],
    column: Annotated[
        str, typer.Option("--column", metavar="NAME", help="Heading of the column of names.")
    ],
    address_column: Annotated[
        str | None, typer.Option("--address-column", metavar="NAME", help="Their addresses.")
    ] = None,
    country_column: Annotated[
        str | None,
        typer.Option("--country-column", metavar="NAME", help="Their countries: codes or names."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write all rows: .csv or .parquet."),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, help="The most entries for one name.")
    ] = 1,
    lists: ListOption = None,
    names_file: Annotated[
        Path | None,
        typer.Option("--names-file", metavar="FILE", help="Match against the names of this CSV."),
    ] = None,
    names_column: Annotated[
        str, typer.Option("--names-column", metavar="NAME", help="Their heading in --names-file.")
    ] = "name",
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings as YAML or JSON.")
    ] = None,
    data: DataFolder = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print every row as JSON, not the table.")
    ] = False,
) -> None:
    """Match a column of names against the lists, or your own list.

    Prints a short table of the rows that match; --out writes every row, with the reasons.
    Entries of every status are searched. A match is a reason to look, never a finding.

    \b
    Examples:
      supplyscreen match suppliers.csv --column name
      supplyscreen match vendors.csv --column Vendor --country-column Country --out matches.csv
      supplyscreen match names.csv --column shipper --list us_dhs_uflpa --top 3 --json
      supplyscreen match names.csv --column shipper --list our_own_list.xlsx
      supplyscreen match names.csv --column shipper --names-file customers.csv
    """
    files, ids = split_choice(lists or [])
    settings = settings_of(config, ids)
    if names_file is not None and lists:
        raise ConfigError(
            "--list and --names-file were both given.", hint="match against one or the other"
        )
    if out is not None and out.suffix.lower() not in ENDINGS:
        raise OutputError(
            f"--out: found {out.name!r}, expected a name that ends in .csv or .parquet.",
            hint="--out matches.csv",
        )
    import supplyscreen as ss

    with stages() as progress:
        if progress:
            progress("reading names", 0, None)
        names = ss.read_name_column(
            source, column=column, address_column=address_column, country_column=country_column
        )
        if names_file is None:
            lists_used, settings = chosen_watchlists(files, settings, data)
        else:
            lists_used = _names_as_list(names_file, names_column)
        if progress:
            progress("comparing names", 0, None)
        found = _matched(names, lists_used, settings, top)
        if out is not None:
            ss.write_matches(found, out)
    _tell(names, found, out=out, as_json=as_json)


def _names_as_list(path: Path, column: str) -> "Watchlists":
    """A list of the names in ``path``."""
    import supplyscreen as ss

    own = ss.read_name_column(path, column=column)
    for line in _reject_lines(own):
        typer.echo(line, err=True)
    companies = own.frame.filter(own.frame["names_company"])
    made = ss.watchlist_from_names(companies["name"], list_id="names-file")
    left = own.frame.height - companies.height
    caveats = [f"{left:,} rows without a company's name are not matched against."] if left else []
    for caveat in [*caveats, *(text for info in made.lists for text in info.caveats)]:
        typer.echo(f"note: {path.name}: {caveat}", err=True)
    return made


def _matched(
    names: "NameColumn", lists: "Watchlists", settings: "ScreenConfig", top: int
) -> "pl.DataFrame":
    import supplyscreen as ss

    cells = names.frame
    matched = ss.match_names(
        cells["name"],
        watchlists=lists,
        addresses=cells["address"],
        countries=cells["country"],
        top=top,
        config=settings,
    )
    return names.numbered(matched)


def _tell(names: "NameColumn", found: "pl.DataFrame", *, out: Path | None, as_json: bool) -> None:
    """The result on standard output, what became of the rows on standard error."""
    for note in names.notes:
        typer.echo(f"note: {note}", err=True)
    for line in _reject_lines(names):
        typer.echo(line, err=True)
    typer.echo(rows_text(names.rows, names.outcomes(found)), err=True)
    if as_json:
        typer.echo(json_text(found))
        return
    typer.echo("\n".join(table_lines(found.drop_nulls("entry_id").to_dicts())))
    if out is not None:
        typer.echo(f"Every row: {out}")
    typer.echo("A match is a reason to look, never a finding; no match is never clearance.")


def json_text(found: "pl.DataFrame") -> str:
    """Every row as one JSON list; an unknown value is null."""
    import json

    return json.dumps(found.to_dicts(), ensure_ascii=False, indent=2)


def _reject_lines(names: "NameColumn") -> list[str]:
    rejects = names.rejects
    lines = [
        f"note: {row['source_file']}, row {row['source_row'] or '-'}: {row['message']}"
        for row in rejects.head(SHOWN_REJECTS).to_dicts()
    ]
    more = rejects.height - SHOWN_REJECTS
    return [*lines, f"note: and {more:,} more such lines."] if more > 0 else lines
