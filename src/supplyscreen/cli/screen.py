"""``supplyscreen screen``: files in, flags and a report out."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.asked import Asked
from supplyscreen.cli.clock import AsOf, as_of_date, now
from supplyscreen.cli.config import settings_of, with_goods_lists
from supplyscreen.cli.data_folder import DataFolder
from supplyscreen.cli.decided import ByOption, CasesOption, with_decisions
from supplyscreen.cli.exits import FLAGGED, told
from supplyscreen.cli.history import (
    HistoryOption,
    add_day,
    refuse_beside_history,
)
from supplyscreen.cli.inputs import (
    InputArguments,
    MapOption,
    MappingOption,
    StrictOption,
    columns_of,
    read_inputs,
)
from supplyscreen.cli.kept import (
    FreshOption,
    NoStagesOption,
    StagesOption,
    note_written,
    opened,
    stages_folder,
    tell_run,
    tell_written,
    written_before,
)
from supplyscreen.cli.own_lists import ListOption, split_choice
from supplyscreen.cli.progress import stages as progress_shown
from supplyscreen.cli.wrapped import wrapped
from supplyscreen.errors import OutputError

if TYPE_CHECKING:
    from supplyscreen import OwnMapping, RunIdentity, ScreenConfig, ScreenResult, Store, Watchlists


@told
def screen(
    source: InputArguments,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for the report and its tables.")
    ],
    suppliers: Annotated[
        str | None,
        typer.Option("--suppliers", metavar="FILE", help="A supplier list to screen as well."),
    ] = None,
    as_of: AsOf = None,
    lists: ListOption = None,
    goods_lists: Annotated[
        list[str] | None,
        typer.Option(
            "--goods-lists",
            metavar="NAME",
            help="Also screen goods against a list that bars no import: dol-forced-labor, "
            "dol-child-labor, dol-downstream, eo-13126. Default: none.",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings as YAML or JSON."),
    ] = None,
    data: DataFolder = None,
    pairs: MapOption = None,
    mapping: MappingOption = None,
    strict: StrictOption = False,
    all_rows: Annotated[
        bool,
        typer.Option(
            "--all-rows",
            help="Also write shipments.csv and .parquet (suppliers.* of a supplier list): every "
            "row with its outcome.",
        ),
    ] = False,
    stages: StagesOption = None,
    no_stages: NoStagesOption = False,
    fresh: FreshOption = False,
    history: HistoryOption = None,
    cases: CasesOption = None,
    by: ByOption = "supplyscreen",
    fail_on_flags: Annotated[
        bool, typer.Option("--fail-on-flags", help="Exit with 3 when something was flagged.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the run record (run.json), not the summary.")
    ] = False,
) -> None:
    """Screen a manifest or a supplier list and write the report.

    Writes report.html, flags.csv, flags.parquet, rejects.csv, findings.csv and run.json into DIR.
    A flag is a reason to look, never a finding of guilt; no flag is never clearance.

    \b
    Examples:
      supplyscreen screen manifest/ --out out
      supplyscreen screen manifest.csv --suppliers suppliers.csv --out out
      supplyscreen screen suppliers.csv --out out --list us_dhs_uflpa
      supplyscreen screen 2023.csv.gz 2024.csv.gz --out out --mapping columns.yml --strict
      supplyscreen screen manifest/ --out out --list our_own_list.xlsx
      supplyscreen screen manifest/ --out out --goods-lists dol-forced-labor
      supplyscreen screen 2026-11-30.csv --out report --history history
      supplyscreen screen manifest/ --out out --cases cases --by ann
      supplyscreen screen manifest/ --out out --as-of 2024-06-30 --json --fail-on-flags
    """
    files, ids = split_choice(lists or [])
    asked = Asked(
        source=source,
        suppliers=suppliers,
        out=out,
        as_of=as_of_date(as_of),
        config=with_goods_lists(settings_of(config, ids), goods_lists or []),
        lists=files,
        data=data,
        columns=columns_of(pairs or [], mapping),
        strict=strict,
        all_rows=all_rows,
        cases=cases,
        by=by,
    )
    refuse_file(out)
    if history is not None:
        refuse_beside_history(suppliers=suppliers, stages=stages, fresh=fresh)
        flagged = _day(asked, history, as_json=as_json)
    else:
        identity = asked.identity()
        where = stages_folder(stages, off=no_stages, out=out, identity=identity)
        with opened(where, fresh=fresh) as store:
            flagged = _run(asked, store, identity, as_json=as_json)
    if fail_on_flags and flagged:
        raise typer.Exit(FLAGGED)


def _run(asked: Asked, store: "Store | None", identity: "RunIdentity", *, as_json: bool) -> bool:
    """Do what is asked, or find that an equal run did it; print the result.

    Whether a record is flagged.
    """
    out = asked.out
    before = None if asked.cases else written_before(store, identity, out)
    if before is not None:
        tell_written(before, out, as_json=as_json)
        return before.flagged > 0
    watchlists, config = asked.watchlists()
    result = screened(
        asked.source,
        suppliers=asked.suppliers,
        out=out,
        as_of=asked.as_of,
        config=config,
        watchlists=watchlists,
        columns=asked.columns,
        strict=asked.strict,
        all_rows=asked.all_rows,
        store=store,
        finish=lambda result: with_decisions(result, asked.cases, asked.by),
    )
    summary, notes = result.summary(), notes_on(result)
    flagged = result.run.counts.flagged
    tell_run(out, summary, notes, as_json=as_json)
    if not asked.cases:  # decisions change without the input or the lists
        note_written(store, identity, out, told=(summary, notes, flagged))
    return flagged > 0


def _day(asked: Asked, history: Path, *, as_json: bool) -> bool:
    """Add what is asked to the history; print the result, where it was not in it before.

    Whether there is a new flag on a party, place or goods.
    """
    found = add_day(asked, history)
    if found is None:
        return False
    notes = [*found.notes, *notes_on(found.result)]
    back = ["", *map(wrapped, found.look_back)] if found.look_back else []
    summary = "\n".join([found.result.summary(), *back])
    tell_run(asked.out, summary, notes, as_json=as_json)
    return found.flagged


def notes_on(result: "ScreenResult") -> list[str]:
    """What makes a run say less than it seems: a day in the future, or before any listing."""
    run = result.run
    notes = []
    if run.as_of > as_of_date(None):
        read = max(item.retrieved_on for item in run.lists)  # a list without a day counts least
        notes.append(f"--as-of {run.as_of} lies ahead; the lists are those read by {read}.")
    if all(item.not_yet_listed == item.entries for item in run.lists):
        notes.append(f"--as-of {run.as_of}: nothing was listed by then, no name was compared.")
    return notes


def screened(
    source: Sequence[str],
    *,
    suppliers: str | None,
    out: Path,
    as_of: date,
    config: "ScreenConfig",
    watchlists: "Watchlists | None" = None,
    columns: "dict[str, str] | OwnMapping | None" = None,
    strict: bool = False,
    all_rows: bool = False,
    store: "Store | None" = None,
    finish: "Callable[[ScreenResult], ScreenResult]" = lambda result: result,
) -> "ScreenResult":
    """Read, screen and write the report into ``out``; progress goes to standard error.

    ``watchlists`` are by default those that come with supplyscreen. In ``store`` finished stages
    are kept. ``finish`` may change the result before it is written.

    Raises every SupplyscreenError of the library; ``out`` then holds what it held before.
    """
    import supplyscreen as ss

    refuse_file(out)
    watchlists = watchlists or ss.load_watchlists(only=config.watchlists)
    with progress_shown() as progress:
        inputs = read_inputs(
            source, suppliers=suppliers, columns=columns, store=store, progress=progress
        )
        if strict:
            inputs.refuse_rejects()
        result = ss.screen(
            inputs.manifest,
            suppliers=inputs.suppliers,
            watchlists=watchlists,
            config=config,
            as_of=as_of,
            progress=progress,
        )
        result = finish(result)
        if progress:
            progress("writing", 0, None)
        ss.write_run(result, out, run_at=now(), all_rows=all_rows)
    return result


def refuse_file(out: Path) -> None:
    """Raise OutputError where ``out`` is a file."""
    if out.exists() and not out.is_dir():
        raise OutputError(
            f"--out: {out} is a file, expected a folder.", hint="choose another folder"
        )
