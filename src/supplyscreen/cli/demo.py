"""``supplyscreen demo``: the bundled synthetic example, screened."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from supplyscreen.cli.clock import AsOf, as_of_date
from supplyscreen.cli.config import settings_of
from supplyscreen.cli.exits import told
from supplyscreen.cli.screen import screened
from supplyscreen.errors import InputError, OutputError

PACKAGE = Path(__file__).resolve().parents[1]
EXAMPLES = (
    PACKAGE / "_data" / "example",  # in the wheel
    PACKAGE.parents[1] / "examples" / "bundled",  # in a checkout
)
MARKER = ".supplyscreen-demo"


@told
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder to write the example and report into.")
    ] = Path("supplyscreen-demo"),
    as_of: AsOf = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Write into DIR even if it holds files that are no demo."),
    ] = False,
) -> None:
    """Write the bundled example into DIR and screen it.

    The example is a manifest and a supplier list that we made up; its shippers do not exist.

    \b
    Examples:
      supplyscreen demo
      supplyscreen demo try --as-of 2026-01-31
    """
    day = as_of_date(as_of)
    copy_example(folder, force=force)
    out = folder / "out"
    result = screened(
        [str(folder / "manifest")],
        suppliers=str(folder / "suppliers.csv"),
        out=out,
        as_of=day,
        config=settings_of(None, []),
    )
    typer.echo(result.summary().rstrip("\n"))
    typer.echo(f"Input:  {folder / 'manifest'} and {folder / 'suppliers.csv'}")
    typer.echo(f"Report: {out / 'report.html'} (open it in a browser)")


def copy_example(folder: Path, *, force: bool) -> None:
    """Copy the bundled example into ``folder``, file by file, each whole or not at all.

    Raises OutputError when ``folder`` holds files that no demo wrote (unless ``force``) or cannot
    be written to, InputError when the example is not installed.
    """
    example = next((path for path in EXAMPLES if path.is_dir()), None)
    if example is None:
        raise InputError(
            f"the bundled example was found in none of: {', '.join(map(str, EXAMPLES))}.",
            hint="install supplyscreen again",
        )
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file, expected a folder.", hint="name another folder")
    if not force and not _is_free(folder):
        raise OutputError(
            f"{folder} is not empty and was not written by a former demo.",
            hint="name another folder, or give --force to write beside what is there",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARKER).write_text("Written by `supplyscreen demo`; safe to delete.\n")
        for path in sorted(example.rglob("*")):
            if path.is_file():
                _copy_file(path, folder / path.relative_to(example))
    except OSError as error:
        raise OutputError(
            f"cannot write the example into {folder}: {error.strerror}.",
            hint="choose a folder that you may write to",
        ) from None


def _is_free(folder: Path) -> bool:
    if not folder.is_dir():
        return not folder.exists()
    return (folder / MARKER).is_file() or next(folder.iterdir(), None) is None


def _copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, beside)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
