"""``supplyscreen review``: what people decide about flags.

It is a group: each subcommand is a command of its own.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.cases import add_to
from supplyscreen.cli.exits import WRONG_INPUT, told
from supplyscreen.cli.serve import serve
from supplyscreen.cli.wrapped import wrapped

if TYPE_CHECKING:
    from supplyscreen import ReviewSheet

SHOWN = 20
"""Faults that are printed; --json has all."""


@told
def sheet(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A workbook with a filled sheet Review, or a CSV export of it."
        ),
    ],
    run: Annotated[
        Path, typer.Option("--run", metavar="RUN_DIR", help="The run that it was written for.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
) -> None:
    """Check a filled review sheet row by row and say what it holds; exit 2 on a fault.

    Nothing is changed. A row with a fault counts for nothing until it is mended.

    \b
    Examples:
      supplyscreen report out --kind due-diligence --format xlsx
      supplyscreen review sheet out/due-diligence.xlsx --run out
      supplyscreen review sheet review.csv --run out --json
    """
    import supplyscreen as ss

    read = ss.read_review_sheet(file, ss.read_run(run).scan_flags())
    if as_json:
        typer.echo(json.dumps(_record(read), ensure_ascii=False, indent=2, default=str))
    else:
        typer.echo("\n".join(_lines(read)))
    if read.faulty:
        raise typer.Exit(WRONG_INPUT)


def _record(read: "ReviewSheet") -> dict[str, object]:
    return {
        "ok": not read.faulty,
        "rows": read.rows,
        "decided": read.decisions.height,
        "undecided": read.undecided,
        "repeated": read.repeated,
        "faulty": read.faulty,
        "absent": read.absent,
        "decisions": read.decisions.to_dicts(),
        "faults": read.faults.to_dicts(),
    }


def _lines(read: "ReviewSheet") -> Iterator[str]:
    parts = (
        (read.decisions.height, "decided"),
        (read.undecided, "undecided"),
        (read.repeated, "repeated"),
        (read.faulty, "faulty"),
    )
    for count, what in (*parts, (read.rows, "rows in the sheet")):
        yield f"  {what:<18}{count:>9,}"
    decisions = read.decisions["decision"].value_counts().sort("decision")
    for decision, count in decisions.iter_rows():
        yield f"    {decision:<16}{count:>9,}"
    if waiting := int(read.decisions["waits_for_second"].sum()):
        yield f"{waiting:,} decided, but a second reviewer is needed and none is named."
    if undated := read.decisions["decided_on"].null_count():
        yield f"{undated:,} decided, but the day is not stated."
    if read.absent:
        yield f"{read.absent:,} flags of the run on a party, place or goods have no row in it."
    for where, row, column, _, found, expected, hint in read.faults.head(SHOWN).iter_rows():
        place = f"{where}, row {row}, {column or 'the whole row'}"
        seen = repr(found[:80]) if found else "nothing"
        yield wrapped(f"FAULT  {place}: found {seen}, expected {expected[:240]}; {hint}.")
    if (rest := read.faults.height - SHOWN) > 0:
        yield f"and {rest:,} more faults; --json prints all."


review_group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Decide flags, with reasons and an audit log.",
)


@review_group.callback()
def _group() -> None:
    """Decide flags, with reasons and an audit log."""


review_group.command()(sheet)
add_to(review_group)
review_group.command()(serve)
