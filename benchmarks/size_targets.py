"""The numbers to reach at size, and what was measured."""

from collections.abc import Iterator
from itertools import pairwise

from benchmarks.size_figures import Figure, figure, sizes
from benchmarks.size_ledger import Ledger
from benchmarks.size_parts import BUNDLED

_LARGE = 1_000_000  # rows from which growth counts
_FLAT = ((BUNDLED, 2.0, 1_024), (20_000, 6.0, 2_048))  # list, times the floor, MiB
_GROWTH, _AMS, _AGAIN = 10.5, 2.5, 0.05
_PACE = {BUNDLED: 100_000, 20_000: 25_000, 100_000: 10_000}  # list, names per second
_START = {"supplyscreen --help": 0.3, "supplyscreen explain NAME": 1.0}


def targets(ledger: Ledger) -> str:
    """A Markdown table of each number, what was measured, and whether it is reached."""
    lines = [
        f"| {what} | {limit} | {told} | {'yes' if reached else 'no'} |"
        for what, limit, told, reached in _all(ledger)
    ]
    if not lines:
        return ""
    head = [
        "### Against the numbers to reach",
        "",
        "| what | to reach | measured | reached |",
        "|---|---:|---:|---|",
    ]
    return "\n".join([*head, *lines])


def _all(ledger: Ledger) -> Iterator[tuple[str, str, str, bool]]:
    yield from _flat(ledger)
    yield from _growth(ledger)
    yield from _memory(ledger)
    yield from _joined(ledger)
    yield from _names(ledger)
    for told in ledger.of(part="again"):
        if "failed" not in told:
            share = told["second_process_seconds"] / told["first_process_seconds"]
            what = f"second run, {told['rows']:,} rows of {told['what']}: share of the first"
            yield what, f"<= {_AGAIN:.0%}", f"{share:.1%}", share <= _AGAIN
    for what, most in _START.items():
        for told in ledger.of(part="start", what=what):
            seconds = told["seconds"]
            yield f"`{what}`: seconds", f"<= {most}", f"{seconds:.2f}", seconds <= most


def _flat(ledger: Ledger) -> Iterator[tuple[str, str, str, bool]]:
    rows = max(sizes(ledger, "flat"), default=0)
    floor = figure(ledger, part="flat", rows=rows, what="floor")
    for listed, times, mib in _FLAT:
        found = _screen(ledger, "flat", rows, listed)
        if found and floor:
            against = f"{rows:,} flat rows, {f'{listed:,} names' if listed else 'bundled lists'}"
            ratio = found.seconds / floor.seconds
            yield f"{against}: times the floor", f"<= {times:.1f}", f"{ratio:.2f}", ratio <= times
            yield (
                f"{against}: peak MiB",
                f"<= {mib:,}",
                f"{found.peak_mib:,.0f}",
                found.peak_mib <= mib,
            )


def _growth(ledger: Ledger) -> Iterator[tuple[str, str, str, bool]]:
    counts = [count for count in sizes(ledger, "flat") if count >= _LARGE]
    for few, many in pairwise(counts):
        one, ten = (_screen(ledger, "flat", count, BUNDLED) for count in (few, many))
        if one and ten:
            ratio = ten.seconds / one.seconds
            what = f"{few:,} to {many:,} flat rows: times the time"
            yield what, f"<= {_GROWTH}", f"{ratio:.2f}", ratio <= _GROWTH


def _memory(ledger: Ledger) -> Iterator[tuple[str, str, str, bool]]:
    counts = sizes(ledger, "memory")
    found = [_screen(ledger, "memory", count, BUNDLED) for count in counts]
    if len(found) == 2 and found[0] and found[1]:
        ratio = found[1].peak_mib / found[0].peak_mib
        what = f"{counts[0]:,} to {counts[1]:,} rows, same names: times the peak memory"
        yield what, "<= 1.1", f"{ratio:.2f}", ratio <= 1.1


def _joined(ledger: Ledger) -> Iterator[tuple[str, str, str, bool]]:
    bills = max(sizes(ledger, "ams"), default=0)
    joined = figure(ledger, part="ams", rows=bills, what="duckdb")
    found = _screen(ledger, "ams", bills, BUNDLED)
    if joined and found:
        ratio = found.seconds / joined.seconds
        yield (
            f"{bills:,} bills of AMS tables: times DuckDB's join",
            f"<= {_AMS}",
            f"{ratio:.2f}",
            ratio <= _AMS,
        )


def _names(ledger: Ledger) -> Iterator[tuple[str, str, str, bool]]:
    """Distinct names a second of the largest manifest, through ``ss.match_names``."""
    rows = max(sizes(ledger, "names"), default=0)
    for listed, least in _PACE.items():
        found = figure(ledger, part="names", rows=rows, what="matched", listed=listed)
        if found:
            pace = found.told["names"] / found.seconds
            against = f"{listed:,} names" if listed else "bundled lists"
            what = f"{found.told['names']:,} distinct names, {against}: names per second"
            yield what, f">= {least:,}", f"{pace:,.0f}", pace >= least


def _screen(ledger: Ledger, part: str, rows: int, listed: int) -> Figure | None:
    return figure(ledger, part=part, rows=rows, what="screen", listed=listed)
