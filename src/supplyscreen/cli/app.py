"""The typer application: its commands, ``--version`` and the entry point."""

import io
import signal
import sys
from typing import Annotated

import typer

from supplyscreen import __version__
from supplyscreen.cli.collector import end_without_search
from supplyscreen.cli.commands import Commands
from supplyscreen.cli.exits import STOPPED, tell_stopped

app = typer.Typer(
    name="supplyscreen",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help starts in half the time and pastes well into a report
    pretty_exceptions_enable=False,  # a traceback with local values would print names of persons
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"supplyscreen {__version__}")
        raise typer.Exit


@app.callback()
def top(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Screen ocean-freight manifests and supplier lists against forced-labor watchlists.

    A flag is a reason to look, never a finding of guilt; no flag is never clearance.

    \b
    Examples:
      supplyscreen demo
      supplyscreen screen manifest/ --suppliers suppliers.csv --out out
      supplyscreen report out --kind due-diligence --format pdf
      supplyscreen check manifest.csv
      supplyscreen match suppliers.csv --column name
      supplyscreen explain "HETIAN HAOLIN HAIR ACCESSORIES CO LT"
      supplyscreen evaluate reviewed.csv --html accuracy.html
      supplyscreen lists

    \b
    Exit codes:
      0    the command ran
      2    wrong usage or wrong input
      3    something was flagged (screen --fail-on-flags only)
      4    a canary was not caught: something is broken, and nothing was written;
           or verify found that a run is not what it was
      130  stopped with Ctrl-C
    """


def _stop(number: int, _frame: object) -> None:
    """End on a signal as on an error, so that temporary files are removed."""
    sys.exit(128 + number)


def main() -> None:
    """Entry point of the ``supplyscreen`` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old console cannot show Chinese names
            stream.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _stop)
    end_without_search()
    try:
        app()
    except KeyboardInterrupt:
        tell_stopped()
        sys.exit(STOPPED)
