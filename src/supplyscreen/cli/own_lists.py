"""``--list``: ids of bundled lists, and files with lists of the user's own, as one choice."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.data_folder import lists_in_force

if TYPE_CHECKING:
    from supplyscreen import ScreenConfig, Watchlists

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".json", ".jsonl", ".ndjson")
SHOWN_REJECTS = 5

ListOption = Annotated[
    list[str] | None,
    typer.Option(
        "--list",
        "--lists",
        metavar="FILE|ID",
        help="A list of your own as a file (CSV, Excel, OpenSanctions, US CSL), beside the bundled "
        "ones; or the id of a list: then only those named are used. Repeatable.",
    ),
]


def split_choice(given: Sequence[str]) -> tuple[list[Path], list[str]]:
    """The files and the ids among the values of ``--list``."""
    files = [value for value in given if _is_file(value)]
    return [Path(value) for value in files], [value for value in given if value not in files]


def chosen_watchlists(
    files: Iterable[Path], settings: "ScreenConfig", data: Path | None = None
) -> tuple["Watchlists", "ScreenConfig"]:
    """The lists in force that ``settings`` names with those in ``files``, and the settings then.

    ``data`` is the folder of updated lists. What was read of each file goes to standard error.
    Raises every SupplyscreenError of the library.
    """
    import supplyscreen as ss

    own = [ss.read_watchlist(path) for path in files]
    if not own:
        return lists_in_force(data, only=settings.watchlists), settings
    for each in own:
        for line in told_of(each):
            typer.echo(f"note: {line}", err=True)
    every = ss.combine_watchlists(lists_in_force(data), *own)
    if not settings.watchlists:
        return every, settings
    ids = sorted({*settings.watchlists, *(info.id for each in own for info in each.lists)})
    return ss.choose_lists(every, ids), settings.model_copy(update={"watchlists": tuple(ids)})


def told_of(own: "Watchlists") -> list[str]:
    """What was read of one file: format, rows that add up, licence, notes, first rejects."""
    info = own.lists[0]
    if info.file is None:
        return []
    file = info.file
    lines = [
        f"{file.name}: read as {file.layout}, list id {info.id}; {file.rows:,} rows = "
        f"{file.rows_used:,} used + {file.rows_left_out:,} left out + "
        f"{file.rows_rejected:,} rejected.",
        f"{file.name}: licence: {info.licence}.",
        *(f"{file.name}: {note.removeprefix(f'{file.name}: ')}" for note in file.notes),
    ]
    rejects = own.rejects.head(SHOWN_REJECTS).to_dicts()
    lines += [f"{file.name}, row {row['source_row'] or '-'}: {row['message']}" for row in rejects]
    more = own.rejects.height - len(rejects)
    return [*lines, f"{file.name}: and {more:,} more such lines."] if more > 0 else lines


def _is_file(value: str) -> bool:
    is_path = "/" in value or "\\" in value or value.lower().endswith(ENDINGS)
    return is_path or Path(value).is_file()
