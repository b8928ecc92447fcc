"""``supplyscreen verify``, ``diff`` and ``stats``: what a finished run says of itself."""

import json
from pathlib import Path
from typing import Annotated

import typer

from supplyscreen.cli.data_folder import DataFolder, lists_in_force
from supplyscreen.cli.exits import DIFFERS, told
from supplyscreen.cli.wrapped import wrapped

RunFolder = Annotated[
    Path, typer.Argument(metavar="RUN_DIR", help="The folder that screen --out wrote.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


@told
def verify(
    folder: RunFolder,
    inputs: Annotated[
        list[Path] | None,
        typer.Option(
            "--inputs",
            metavar="PATH",
            help="A folder or file to look for the input files in, besides their recorded path; "
            "may be repeated.",
        ),
    ] = None,
    data: DataFolder = None,
    as_json: AsJson = False,
) -> None:
    """Check the hashes and counts of a finished run again.

    Looked at: run.json, every file that the run wrote, the counts in its tables, the input files
    and the lists, as far as they are at hand. Exit code 4: something differs.

    \b
    Examples:
      supplyscreen verify out
      supplyscreen verify out --inputs archive/2026
    """
    import supplyscreen as ss

    found = ss.verify_run(folder, inputs=inputs or (), watchlists=lists_in_force(data))
    if as_json:
        checks = [
            {"what": one.what, "state": one.state, "expected": one.expected, "found": one.found}
            for one in found.checks
        ]
        whole = {"run_id": found.run_id, "agrees": found.agrees, "checks": checks}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"Run {found.run_id} in {found.folder}")
        for one in found.checks:
            typer.echo(wrapped(f"  {one.state:<12} {one.what}"))
            if one.state != "agrees":
                typer.echo(wrapped(f"    expected {one.expected or 'something to compare with'}"))
                typer.echo(wrapped(f"    found    {one.found}"))
        numbers = [len(found.of(state)) for state in ("agrees", "differs", "not checked")]
        typer.echo("{} agree, {} differ, {} could not be checked here.".format(*numbers))
    if not found.agrees:
        raise typer.Exit(DIFFERS)


@told
def diff(
    first: Annotated[Path, typer.Argument(metavar="RUN_A", help="The folder of a run.")],
    second: Annotated[Path, typer.Argument(metavar="RUN_B", help="The folder of a later run.")],
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write all changes as CSV.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the flags that differ between two runs, and why.

    \b
    Examples:
      supplyscreen diff reports/2026-10 reports/2026-11
      supplyscreen diff before after --csv changes.csv
    """
    import supplyscreen as ss

    found = ss.diff_runs(first, second)
    if csv is not None:
        ss.write_changes(found.changes, csv)
    if as_json:
        made_of = [
            {"cause": one.cause, "what": one.what, "before": one.before, "after": one.after}
            for one in found.made_of
        ]
        ids = {"first": found.first.run_id, "second": found.second.run_id}
        whole = {**ids, "made_of": made_of, "same": found.same, "changes": found.changes.to_dicts()}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    for line in ss.run_diff_text(found).splitlines():
        typer.echo(wrapped(line))
    if csv is not None:
        typer.echo(f"Every change as data: {csv}")


@told
def stats(folder: RunFolder, as_json: AsJson = False) -> None:
    """Print the summary of a finished run again.

    With --json the same numbers for a dashboard: counts, flags by ground, band, list, timing and
    month, what could not be screened and why, lists with their ages.

    \b
    Examples:
      supplyscreen stats out
      supplyscreen stats out --json
    """
    import supplyscreen as ss

    run = ss.read_run(folder)
    if as_json:
        typer.echo(json.dumps(ss.run_stats(run), ensure_ascii=False, indent=2))
        return
    typer.echo(run.summary().rstrip("\n"))
    typer.echo(f"Run {run.run_id}{f' of {run.run_at}' if run.run_at else ''}")
