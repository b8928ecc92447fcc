"""``supplyscreen review``: the decisions on flags, kept in a case folder."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from supplyscreen.cli.case_folder import CASES, By, Cases, opened
from supplyscreen.cli.clock import now
from supplyscreen.cli.decide import decide, second, undo
from supplyscreen.cli.exits import DIFFERS, WRONG_INPUT, told
from supplyscreen.cli.progress import stages
from supplyscreen.cli.wrapped import wrapped

if TYPE_CHECKING:
    from supplyscreen import CaseStore

RunFolder = Annotated[
    Path, typer.Argument(metavar="RUN_DIR", help="The folder that screen --out wrote.")
]


@told
def take(run: RunFolder, by: By, cases: Cases = CASES) -> None:
    """Take the flags of a run into the case folder.

    \b
    Example:
      supplyscreen review take out --by ann
    """
    import supplyscreen as ss

    with opened(cases) as store:
        line = ss.take_run(store, ss.read_run(run), actor=by, at=now().isoformat())
        if line is None:
            typer.echo("note: this run was taken in before; nothing was changed.", err=True)
        _progress(store)


@told
def queue(
    cases: Cases = CASES,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The most flags shown.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as a JSON list.")] = False,
) -> None:
    """Show the flags that wait for a decision, or for a second reviewer, in triage order.

    \b
    Example:
      supplyscreen review queue --limit 50
    """
    with opened(cases) as store:
        rows = store.rows(
            "SELECT flag_id, state, waits_for_second, ground, band, score, bill_of_lading, "
            "record_id, party_name, coalesce(entry_name, rule_id) AS compared_with, reviewer, "
            "reopened_because FROM cases WHERE NOT suppressed AND (waits_for_second OR state IN "
            "('open', 'in_review', 'needs_info', 'escalated')) ORDER BY place, flag_id LIMIT ?",
            [limit],
        )
        if as_json:
            typer.echo(json.dumps(rows.to_dicts(), ensure_ascii=False, indent=2))
            return
        for row in rows.iter_rows(named=True):
            waits = (
                f"{row['state']}, waits for a second reviewer" if row["waits_for_second"] else ""
            )
            about = row["party_name"] or row["bill_of_lading"] or row["record_id"]
            typer.echo(
                wrapped(
                    f"{row['flag_id']}  {waits or row['state']}  {row['band'] or row['ground']}  "
                    f"{about}  ~  {row['compared_with'] or ''}"
                )
            )
            if row["reopened_because"]:
                typer.echo(wrapped(f"    open again: {row['reopened_because']}"))
        _progress(store)


@told
def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A filled review sheet.")],
    run: Annotated[
        Path, typer.Option("--run", metavar="RUN_DIR", help="The run that it was written for.")
    ],
    by: By,
    cases: Cases = CASES,
) -> None:
    """Write the decisions of a filled review sheet into the case folder.

    Nothing decided is overwritten: where two people differ, both are told. Exit 2 when a row was
    faulty, refused or in conflict; sound rows are written all the same.

    \b
    Example:
      supplyscreen review import due-diligence.xlsx --run out --by ann
    """
    import supplyscreen as ss

    result = ss.read_run(run)
    sheet = ss.read_review_sheet(file, result.scan_flags())
    with opened(cases) as store:
        ss.take_run(store, result, actor=by, at=now().isoformat())
        done = ss.import_sheet(store, sheet, at=now().isoformat())
        counts = (
            (done.written, "written"),
            (done.same, "the same already"),
            (len(done.conflicts), "in conflict"),
            (len(done.refused), "refused"),
            (sheet.undecided, "undecided"),
            (sheet.repeated, "repeated"),
            (sheet.faulty, "faulty (see: review sheet)"),
            (sheet.rows, "rows in the sheet"),
        )
        for number, what in counts:
            typer.echo(f"  {number:>9,}  {what}")
        for what, rows in (("CONFLICT", done.conflicts), ("REFUSED", done.refused)):
            for flag, sentence in rows:
                typer.echo(wrapped(f"{what}  {flag}: {sentence}"))
        _progress(store)
    if done.conflicts or done.refused or sheet.faulty:
        raise typer.Exit(WRONG_INPUT)


@told
def export(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write to.")],
    cases: Cases = CASES,
) -> None:
    """Write the case folder as CSV and Parquet tables, with a copy of the audit log.

    \b
    Example:
      supplyscreen review export --out archive/2026-11
    """
    import supplyscreen as ss

    with opened(cases) as store:
        typer.echo(f"Wrote {ss.export_cases(store, out)}")


@told
def verify(
    cases: Cases = CASES,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Check that the audit log is what was written, and that the tables follow from it.

    Exit code 4: a line was edited, removed or moved, a table or file differs, or the copy of an
    attached file is missing or was changed.

    \b
    Example:
      supplyscreen review verify
    """
    import supplyscreen as ss

    with stages() as progress:
        found = ss.verify_cases(cases, at=now().isoformat(), progress=progress)
    if as_json:
        faults = [{"row": one.row, "code": one.code, "text": one.text} for one in found.log.faults]
        whole = {
            "agrees": found.agrees,
            "lines": found.log.lines,
            "sha256": found.log.sha256,
            "faults": faults,
            "tables": found.tables,
            "flags": found.flags,
            "evidence": [asdict(one) for one in found.evidence],
            "evidence_unnamed": found.unnamed,
        }
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        for one in found.log.faults:
            typer.echo(f"line {one.row} of the log: {one.code}: {one.text}")
        for name in found.flags:
            typer.echo(f"flags/{name}: missing or changed")
        for fault in found.evidence:
            typer.echo(
                f"evidence/{fault.sha256}: the copy of {fault.name}, line {fault.line} of the log, "
                f"{fault.what}"
            )
        for name in found.unnamed:
            typer.echo(f"note: evidence/{name} is named by no line of the log.", err=True)
        for name in found.tables:
            typer.echo(f"table {name}: differs from what the log makes")
        state = "agrees" if found.agrees else "does not agree"
        typer.echo(
            f"{found.log.lines:,} lines, the last with the hash {found.log.sha256}: {state}."
        )
    if not found.agrees:
        raise typer.Exit(DIFFERS)


def _progress(store: "CaseStore") -> None:
    """How much is done, in one line."""
    found = store.rows(
        "SELECT count(*) AS flags, count(*) FILTER (suppressed) AS suppressed, "
        "count(*) FILTER (waits_for_second AND NOT suppressed) AS waiting, "
        "count(*) FILTER (NOT suppressed AND NOT waits_for_second AND "
        "state IN ('false_positive', 'confirmed', 'closed')) AS decided FROM cases"
    ).row(0, named=True)
    left = found["flags"] - found["suppressed"] - found["waiting"] - found["decided"]
    typer.echo(
        f"{found['flags']:,} flags: {found['decided']:,} decided, {found['waiting']:,} wait for a "
        f"second reviewer, {left:,} not decided, {found['suppressed']:,} suppressed."
    )


def add_to(group: typer.Typer) -> None:
    """Put the commands of the case folder into the group ``review``."""
    for command in (take, queue, decide, second, undo, export, verify):
        group.command()(command)
    group.command("import")(load)
