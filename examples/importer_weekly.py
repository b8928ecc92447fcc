"""An importer's weekly screen, with the flags handed to reviewers and their decisions taken back.

For a compliance officer who screens the week's bills of lading and the supplier list, lets
colleagues decide about the flags in a workbook, and does not want to be asked twice.

    python examples/importer_weekly.py OUT_DIR

screens the bundled, made-up example, prints what changed between two runs, and why, and leaves:

    before-review/  the run: report.html, flags.csv, run.json ... and due-diligence.xlsx, the
                    workbook for the reviewers, who fill in its sheet Review
    review.csv      that sheet filled in; here the script plays the reviewers
    cases/          what was decided, by whom and why: keep this folder from week to week
    after-review/   the run again: what was set aside counts as suppressed, and stays in every table

A flag is a reason to look, never a finding; no flag is never clearance. Needs
pip install 'supplyscreen[report]'; docs/workbook.md, docs/review.md and docs/runs.md
explain the steps.
"""

import sys
from datetime import date
from pathlib import Path

import polars as pl

import supplyscreen as ss

BUNDLED = Path(__file__).parent / "bundled"
# Fixed, so that the example always says the same. With files of your own: date.today(), and
# datetime.now(UTC).isoformat().
DAY, MORNING, EVENING = date(2026, 11, 22), "2026-11-22T08:00:00Z", "2026-11-22T17:00:00Z"
HEADINGS = ("Record", "Ground", "Decision", "Reason", "Comment", "Reviewer", "Second reviewer")
DECISIONS = [
    ("#45", "Place", "false_positive", "other_place", "It is in Ningbo.", "Ann", None),
    ("XVTZCN64891734", "Place", "needs_info", "documents_asked", "Where made?", "Ann", None),
    ("VZQC871468280", "Listed party", "confirmed", "same_party", "Invoice seen.", "Ann", "Ben"),
]


def main(out: Path) -> None:
    """Screen, hand over, take back, screen again; all files go into ``out``."""
    lists = ss.load_watchlists()
    manifest = ss.read_manifest(BUNDLED / "manifest")
    suppliers = ss.read_suppliers(BUNDLED / "suppliers.csv")

    def run_week(store: ss.CaseStore, at: str) -> ss.ScreenResult:
        found = ss.screen(manifest, suppliers=suppliers, watchlists=lists, as_of=DAY)
        return ss.apply_dispositions(found, store, actor="weekly screen", at=at)

    with ss.CaseStore(out / "cases", at=MORNING) as store:
        result = run_week(store, MORNING)
        before = ss.write_run(result, out / "before-review")
        ss.write_report(result, before, kind="due-diligence", format="xlsx")
        print(result.summary())

        filled = fill_in(before / "due-diligence.xlsx", out / "review.csv")
        sheet = ss.read_review_sheet(filled, result.scan_flags())
        done = ss.import_sheet(store, sheet, at=EVENING)
        print(f"\n{filled.name}: {sheet.decisions.height} of {sheet.rows} rows are decided.")
        print(f"  {done.written} new, {done.same} known, {len(done.conflicts)} against a decision,")
        print(f"  {len(done.refused)} not allowed; beside them {sheet.faulty} rows with a fault\n")
        after = ss.write_run(run_week(store, EVENING), out / "after-review")
    print(ss.run_diff_text(ss.diff_runs(before, after)))


def fill_in(workbook: Path, target: Path) -> Path:
    """The review sheet of ``workbook`` with ``DECISIONS``, as the CSV file ``target``."""
    sheet = pl.read_excel(workbook, sheet_name="Review", read_options={"dtypes": "string"})
    decided = pl.DataFrame(DECISIONS, schema=HEADINGS, orient="row")
    sheet.update(decided, on=["Record", "Ground"]).write_csv(target)
    return target


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1])) if len(sys.argv) == 2 else sys.exit(__doc__)
    except ss.SupplyscreenError as error:
        sys.exit(f"error: {error}")
