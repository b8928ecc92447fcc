"""``--history`` of ``screen``, and ``supplyscreen history``: the days that were added."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.asked import Asked
from supplyscreen.cli.clock import now
from supplyscreen.cli.decided import with_decisions
from supplyscreen.cli.exits import told
from supplyscreen.cli.inputs import read_inputs
from supplyscreen.cli.progress import stages
from supplyscreen.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplyscreen import Day, DayResult, Manifest, ScreenResult

EARLIER = "earlier_days"

HistoryOption = Annotated[
    Path | None,
    typer.Option(
        "--history",
        metavar="DIR",
        help="Add the manifest to the history in DIR: parties of earlier days are not compared "
        "again, and only flags are told that no earlier day told.",
    ),
]


@dataclass(frozen=True)
class DayScreened:
    """What is to be told of a day: its ``result``, ``notes``, the sentences of its ``look_back``,
    and whether there are new flags on a party, place or goods."""

    result: "ScreenResult"
    notes: list[str]
    look_back: list[str]
    flagged: bool


def refuse_beside_history(**given: object) -> None:
    """Raise ConfigError for an option that does not go with ``--history``."""
    for name, value in given.items():
        if value:
            option = f"--{name.replace('_', '-')}"
            raise ConfigError(
                f"--history and {option} were both given.",
                hint="a history is of manifests, and keeps what it needs by itself: leave one out",
            )


def add_day(asked: Asked, history: Path) -> DayScreened | None:
    """Screen what is ``asked`` as a day of ``history``, write its report, and add it.

    None where it is a day of the history already; then nothing is written. Raises every
    SupplyscreenError of the library; the history then holds what it held before.
    """
    import supplyscreen as ss

    with ss.History(history) as days, stages() as progress:
        inputs = read_inputs(asked.source, columns=asked.columns, progress=progress)
        if asked.strict:
            inputs.refuse_rejects()
        manifest = _manifest(inputs.manifest, asked.source)
        if (day := days.find(manifest.source.sha256)) is not None:
            typer.echo(
                f"note: this input is day {day.number} of the history already, added as "
                f"{day.path} (run {day.run_id[:12]}); nothing was changed.",
                err=True,
            )
            return None
        watchlists, config = asked.watchlists()
        found = ss.screen_day(
            days,
            manifest,
            watchlists=watchlists,
            config=config,
            as_of=asked.as_of,
            progress=progress,
        )
        out = asked.out
        if found.older.rows or (out / EARLIER).exists():
            ss.write_flags(found.earlier(), out / EARLIER, look_back=found.look_back)
        earlier = (found.older.scan(), found.again.scan())
        result = with_decisions(found.result, asked.cases, asked.by, earlier=earlier)
        ss.write_run(result, out, run_at=now(), all_rows=asked.all_rows)
        notes = _notes(found, found.add(), history, out)
    looked = {ground for ground, count in found.new_flags().items() if count}
    back = [*ss.look_back_notes(found.look_back)]
    return DayScreened(result, notes, back, bool(looked - {"not_screenable"}))


def _manifest(manifest: "Manifest | None", source: "Sequence[str]") -> "Manifest":
    if manifest is None:
        raise InputError(
            f"{source[0]} is a supplier list, and a history is of manifests.",
            hint="screen supplier lists without --history",
        )
    return manifest


def _notes(found: "DayResult", day: "Day", history: Path, out: Path) -> list[str]:
    notes = [
        f"day {day.number} of the history {history}: {day.flags_new:,} flags are new; "
        f"{day.flags_known:,} were told on an earlier day and are left out."
    ]
    if day.flags_older:
        notes.append(
            f"lists, rules or settings have changed since the day before: {day.flags_older:,} new "
            f"flags of earlier days are in {out / EARLIER}; look_back.csv there counts the "
            "shipments by what flags them."
        )
    if found.unread:
        numbers = ", ".join(str(one.number) for one in found.unread)
        notes.append(
            f"days {numbers} were read by another version, or their files are damaged: what "
            "changed since was not looked for there. Screen their inputs again."
        )
    return notes


@told
def history(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a history.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the days as JSON.")] = False,
) -> None:
    """Show the days that `screen --history DIR` has added.

    \b
    Examples:
      supplyscreen screen 2026-11-30.csv --history history --out reports/2026-11-30
      supplyscreen history history
    """
    import supplyscreen as ss

    days = ss.read_days(folder)
    if as_json:
        rows = [day.model_dump(mode="json") for day in days]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    head = (
        f"{'day':>5} {'rows':>12} {'flagged':>10} {'new flags':>10} {'known':>10} {'earlier':>10}"
    )
    typer.echo(f"{head}  as of       input")
    for day in days:
        typer.echo(
            f"{day.number:>5} {day.rows:>12,} {day.flagged:>10,} {day.flags_new:>10,} "
            f"{day.flags_known:>10,} {day.flags_older:>10,}  {day.as_of}  {day.path}"
        )
    typer.echo(
        f"{len(days):,} day{'s' * (len(days) != 1)}, {sum(day.rows for day in days):,} rows."
    )
