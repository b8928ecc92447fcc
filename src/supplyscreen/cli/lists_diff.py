"""``supplyscreen lists diff``: what changed from one edition of the lists to another."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.exits import told
from supplyscreen.cli.wrapped import wrapped
from supplyscreen.errors import ConfigError

if TYPE_CHECKING:
    from supplyscreen import Watchlists


@told
def diff(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="A data folder, or the folder of one list.")
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, of a later day.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the changes as a JSON list.")
    ] = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the changes as CSV.")
    ] = None,
) -> None:
    """Show what changed between two editions of the lists.

    OLD and NEW are folders that hold programs/ and lists/, or folders of one list. Where one is a
    single list, it is compared with the list of the same id in the other.

    \b
    Examples:
      supplyscreen lists diff old/watchlists watchlists
      supplyscreen lists diff saved/us_dhs_uflpa-2026-07-09 watchlists/lists/us_dhs_uflpa
      supplyscreen lists diff old/watchlists watchlists --csv changes.csv
    """
    import supplyscreen as ss

    before, after = _both(old, new)
    changes = ss.diff_watchlists(before, after)
    if csv is not None:
        ss.write_changes(changes, csv)
    if others := _other_files(old, new):
        typer.echo("Differ too, and are not told row by row:", err=True)
        for name in others:
            typer.echo(f"  {name}", err=True)
    if as_json:
        typer.echo(json.dumps(changes.to_dicts(), ensure_ascii=False, indent=2))
        return
    if others and changes.is_empty():
        typer.echo("No difference in entries, names and facts of the lists.")
        return
    for line in ss.changes_text(changes):
        typer.echo(wrapped(line))
    if csv is not None:
        typer.echo(f"Every change as data: {csv}")


def _other_files(old: Path, new: Path) -> list[str]:
    """Files of programs, sectors, goods and places that differ between two data folders."""
    import supplyscreen as ss

    if ss.is_list_folder(old) or ss.is_list_folder(new):
        return []
    parts = ("programs/*.yml", "sectors/*.yml", "goods/*.*", "places/*.csv")
    found = {
        path.relative_to(folder).as_posix()
        for folder in (old, new)
        for part in parts
        for path in folder.glob(part)
        if path.suffix in (".csv", ".yml")
    }
    return sorted(name for name in found if _content(old / name) != _content(new / name))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _both(old: Path, new: Path) -> tuple["Watchlists", "Watchlists"]:
    """Both sides; the lists of one side only, where the other side is the folder of one list."""
    import supplyscreen as ss

    if ss.is_list_folder(old):
        before = ss.load_list(old)
        return before, _side(new, before)
    if ss.is_list_folder(new):
        after = ss.load_list(new)
        return _side(old, after), after
    return ss.load_watchlists(old), ss.load_watchlists(new)


def _side(folder: Path, other: "Watchlists") -> "Watchlists":
    """``folder`` with the one list of ``other``. Raises ConfigError where it is another list."""
    import supplyscreen as ss

    wanted = other.lists[0].id
    if not ss.is_list_folder(folder):
        return ss.load_watchlists(folder, only=[wanted])
    found = ss.load_list(folder)
    if found.lists[0].id != wanted:
        raise ConfigError(
            f"{folder} holds the list {found.lists[0].id!r}, the other folder {wanted!r}.",
            hint="compare two editions of the same list",
        )
    return found
