"""How large report.html gets, how long it takes to make and to open, and what a result of a
million flags costs; printed as a Markdown table.

    python -m benchmarks.report_size [--flags 300 10000 1000000]

The flags are invented (``tests/web/made.py``); beyond 10,000 they are repeated with other bills
and parties, lie in a Parquet file and are read lazily, as those of a large screen are. Each size
runs in a process of its own, which writes the whole folder of a run. "Opened" is the time from the
start of the navigation until the script of the page has run, in Chromium (see
``scripts/install_browser.sh``), the best of three.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl
from benchmarks.measured import Told, measured, python
from tests.reports.builder import Result
from tests.web.made import varied

from supplyscreen.reports import write_run

BASE = 10_000
SIZES = (300, BASE, 1_000_000)
HEADS = (
    "flags",
    "in the page",
    "report.html MB",
    "page made s",
    "run written s",
    "CPU s",
    "peak MiB",
    "opened s",
)


@dataclass(frozen=True)
class Scanned(Result):
    """A result whose flags lie in a file."""

    path: Path = Path()

    def scan_flags(self) -> pl.LazyFrame:
        """The flags, lazy."""
        return pl.scan_parquet(self.path)


def flags_file(total: int, path: Path) -> None:
    """Write ``total`` flags, a multiple of BASE beyond BASE, to ``path``."""
    base = varied(min(total, BASE)).flags.lazy()
    parts = [
        base.with_columns(
            (pl.col(name) + f"-{part}") for name in ("flag_id", "record_id", "party_id")
        )
        for part in range(max(1, total // BASE))
    ]
    pl.concat(parts).sink_parquet(path)


def result_of(path: Path) -> Scanned:
    """The result whose flags are in ``path``; its counts agree with them."""
    model = varied(5)
    grounds = pl.scan_parquet(path).group_by("ground").len().sort("ground").collect()
    tally = dict(grounds.iter_rows())
    total = sum(tally.values())
    counts = model.run.counts
    own = counts.model_copy(
        update={"flagged": total, "rows_in": counts.rows_in - counts.flagged + total}
    )
    told = {"counts": own, "counts_by_kind": {"shipment": own}, "flags_by_ground": tally}
    run = model.run.model_copy(update=told)
    whole = replace(model, run=run)
    return Scanned(whole.flags, whole.rejects, whole.findings, whole.run, path=path)


def written(path: Path, folder: Path) -> Told:
    """Write the run of the flags in ``path`` to ``folder``; what it took."""
    from supplyscreen.reports.html import report_html  # noqa: PLC0415 - not timed with the rest

    result = result_of(path)
    begun = time.perf_counter()
    page = report_html(result)
    made = time.perf_counter() - begun
    del page
    begun = time.perf_counter()
    write_run(result, folder)
    seconds = time.perf_counter() - begun
    page_bytes = (folder / "report.html").stat().st_size
    return {"made": made, "seconds": seconds, "bytes": page_bytes}


def opened(page: Path) -> float | None:
    """Seconds until the page can be worked with; None without a browser."""
    found = shutil.which("chromium")
    if found is None:
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser
    from tests.web.conftest import ARGUMENTS  # noqa: PLC0415

    told = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=found, args=ARGUMENTS)
        took: list[Any] = []
        for _ in range(3):
            window = browser.new_page()
            window.goto(page.as_uri(), timeout=120_000)
            took.append(window.evaluate(told) / 1000)
            window.close()
        browser.close()
    return float(min(took))


def row(total: int, work: Path) -> str:
    """The line of the table for ``total`` flags."""
    source, folder = work / f"{total}.parquet", work / f"run-{total}"
    flags_file(total, source)
    told = measured(python("report_size", "--write", source, folder), limit=3600)
    if "failed" in told:
        return f"| {total:,} | failed: {told['failed']} |"
    opens = opened(folder / "report.html")
    shutil.rmtree(folder)
    cells = [
        f"{total:,}",
        f"{min(total, BASE):,}",
        f"{told['bytes'] / 1e6:.1f}",
        f"{told['made']:.1f}",
        f"{told['seconds']:.1f}",
        f"{told['process_cpu']:.1f}",
        f"{told['peak_mib']:,.0f}",
        "no browser" if opens is None else f"{opens:.2f}",
    ]
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flags", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--write", nargs=2, type=Path, metavar=("FLAGS", "FOLDER"))
    asked = parser.parse_args(arguments)
    if asked.write:
        print(json.dumps(written(*asked.write)))
        return
    with tempfile.TemporaryDirectory() as work:
        print(f"| {' | '.join(HEADS)} |\n|{'---:|' * len(HEADS)}")
        for total in asked.flags:
            print(row(total, Path(work)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
