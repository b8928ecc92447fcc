"""The section of RESULTS.md on size and speed, from what has been measured."""

from benchmarks.results_file import run_line
from benchmarks.size_figures import figure, sizes
from benchmarks.size_flat_tables import flat_table, growth_table, stage_table
from benchmarks.size_ledger import Ledger
from benchmarks.size_peer_tables import ams_table, names_table
from benchmarks.size_table import table, titled, wall
from benchmarks.size_targets import targets

_PACKAGES = ("polars", "duckdb", "numpy", "rapidfuzz", "splink", "scikit-learn", "sparse-dot-topn")
_AGAIN = ["input", "rows", "no stages s", "first s", "second s", "second / first", "... in CPU"]
_AGAIN += ["peak MiB of the second"]
_HEAD = """Wall time and CPU time (all threads) of the work itself, without the start of Python and
imports; peak resident memory of the process with them. Medians of up to three runs, each a
process of its own, floor and screen in turn; in brackets the fastest and the slowest. A screen is
everything: reading the lists and the manifest, matching, flags, and writing `report.html`, flags as
CSV and Parquet, rejects, findings and the run record. The **floor** is polars scanning the same
file for its distinct shipper names (streaming). Rows are invented (`manifest_rows.py`): 12 columns,
about 300 bytes, 4% distinct shipper names, a fifth of the shippers withheld; one row in 2,000 has a
variant of a listed name of the bundled lists as its shipper (*planted*). Lists of 20,000 and
100,000 names are the bundled ones and invented names; these share words with the invented
shippers, so there are more flags."""


def report(ledger: Ledger, limit: float, picture: str) -> str:
    """The whole section; parts that were not measured are left out."""
    parts = [
        "## Size and speed",
        f"{run_line(_PACKAGES)} Command: `make bench` (`benchmarks/size_speed.py`).",
        *(["Parts were measured with different states of the code."] if ledger.mixed else []),
        _HEAD,
        *(
            [f"![wall time by rows, and names per second by size of the list]({picture})"]
            if picture
            else []
        ),
        targets(ledger),
        flat_table(ledger),
        stage_table(ledger),
        growth_table(ledger),
        _again(ledger),
        _memory(ledger),
        ams_table(ledger),
        names_table(ledger, limit),
        _start(ledger),
    ]
    return "\n\n".join(part for part in parts if part)


def _again(ledger: Ledger) -> str:
    rows = []
    for told in ledger.of(part="again"):
        named = [told["what"], f"{told['rows']:,}"]
        if "failed" in told:
            rows.append([*named, f"failed: {told['failed']}", *[""] * 5])
            continue
        plain, one, two = (told[f"{run}_process_seconds"] for run in ("plain", "first", "second"))
        cpu = told["second_process_cpu"] / told["first_process_cpu"]
        seconds = [f"{plain:.2f}", f"{one:.2f}", f"{two:.2f}"]
        peak = f"{told['second_peak_mib']:,.0f}"
        rows.append([*named, *seconds, f"{two / one:.1%}", f"{cpu:.1%}", peak])
    text = (
        "`supplyscreen screen FILE --out OUT`, whole processes with their start: with "
        "`--no-stages`, then with `--stages DIR`, then the same once more."
    )
    return titled("A second run with nothing changed", text, table(_AGAIN, rows))


def _memory(ledger: Ledger) -> str:
    rows = []
    for count in sizes(ledger, "memory"):
        found = figure(ledger, part="memory", rows=count, what="screen")
        if found:
            parties = f"{found.told['parties']:,}"
            rows.append([f"{count:,}", parties, f"{found.peak_mib:,.0f}", wall(found)])
    head = ["rows", "distinct parties", "peak MiB", "wall s"]
    text = "The larger file has the shippers and consignees of the smaller one, ten times as often."
    return titled("Memory with the same distinct names", text, table(head, rows))


def _start(ledger: Ledger) -> str:
    rows = [
        [f"`{told['what']}`", f"failed: {told['failed']}", ""]
        if "failed" in told
        else [f"`{told['what']}`", f"{told['seconds']:.3f}", f"{told['cpu']:.3f}"]
        for told in ledger.of(part="start")
    ]
    text = "Medians of whole processes; *first* is the run that fills the cache of the lists."
    return titled("Start-up", text, table(["command", "wall s", "CPU s"], rows))
