"""``supplyscreen lists check``: every fault of the lists, before anything is screened with them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.exits import WRONG_INPUT, told
from supplyscreen.cli.wrapped import wrapped

if TYPE_CHECKING:
    from supplyscreen import CheckedPart


@told
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]",
            help="A data folder, or the folder of one list. Default: the bundled lists.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
) -> None:
    """Check every cell and count of the lists; exit 2 on a fault.

    FOLDER holds programs/ and lists/, or is the folder of one list. Nothing is changed. A folder
    with a fault is refused by every other command too.

    \b
    Examples:
      supplyscreen lists check
      supplyscreen lists check watchlists
      supplyscreen lists check watchlists/lists/us_dhs_uflpa --json
    """
    import supplyscreen as ss

    parts = ss.check_watchlists(folder)
    faults = sum(len(part.faults) for part in parts)
    if as_json:
        record = {"ok": not faults, "parts": [part.model_dump(mode="json") for part in parts]}
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        for part in parts:
            typer.echo("\n".join(_lines(part)))
        typer.echo("\n" + _verdict(faults))
    if faults:
        raise typer.Exit(WRONG_INPUT)


def _lines(part: "CheckedPart") -> Iterator[str]:
    if not part.faults:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in part.kinds.items())
        counts = ", ".join(
            f"{number:,} {what}" + (f" ({kinds})" if what == "entries" else "")
            for what, number in part.counts.items()
        )
        yield wrapped(f"OK     {part.name}: {counts}")
        return
    yield wrapped(f"FAULT  {part.name}: {len(part.faults):,} found")
    for fault in part.faults:
        where = "" if fault.file == "." else f"{fault.file}, " if fault.row else f"{fault.file}: "
        yield wrapped(f"       {where}{fault.text}")


def _verdict(faults: int) -> str:
    if not faults:
        return "Every check passed."
    some = "1 fault" if faults == 1 else f"{faults:,} faults"
    return f"{some}. Mend the rows; watchlists/README.md says what each column holds."
