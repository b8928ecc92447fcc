"""Medians of the measurements of the size benchmark, for its tables and its plot."""

import statistics
from dataclasses import dataclass

from benchmarks.size_ledger import Ledger, Told
from benchmarks.size_parts import BUNDLED


@dataclass(frozen=True)
class Figure:
    """One thing measured: medians over its runs, the last run's own words in ``told``."""

    seconds: float
    low: float
    high: float
    cpu: float
    peak_mib: float
    runs: int
    told: Told
    stages: dict[str, float]
    stages_cpu: dict[str, float]


def figure(ledger: Ledger, **keys: object) -> Figure | None:
    """The figure of what has these keys; None where nothing was measured, or all runs failed."""
    runs = [told for told in ledger.of(**keys) if "failed" not in told]
    if not runs:
        return None
    seconds = [float(told["seconds"]) for told in runs]
    return Figure(
        seconds=statistics.median(seconds),
        low=min(seconds),
        high=max(seconds),
        cpu=statistics.median(float(told["cpu"]) for told in runs),
        peak_mib=max(float(told.get("inside_mib") or told["peak_mib"]) for told in runs),
        runs=len(runs),
        told=runs[-1],
        stages=_medians([told.get("stages", {}) for told in runs]),
        stages_cpu=_medians([told.get("stages_cpu", {}) for told in runs]),
    )


def failure(ledger: Ledger, **keys: object) -> str:
    """Why all runs of what has these keys failed; "" where one did not, or none was made."""
    runs = ledger.of(**keys)
    return str(runs[-1]["failed"]) if runs and all("failed" in told for told in runs) else ""


def sizes(ledger: Ledger, part: str) -> list[int]:
    """The numbers of rows for which something of ``part`` was measured."""
    return sorted({line["rows"] for line in ledger.of(part=part)})


def lists(ledger: Ledger, part: str, rows: int) -> list[int]:
    """The lists against which something of ``part`` and ``rows`` was measured."""
    return sorted({line["listed"] for line in ledger.of(part=part, rows=rows)})


def list_words(listed: int, told: Told | None = None) -> str:
    """A list in words: "20,000 names", "bundled (611 names)"."""
    if listed != BUNDLED:
        return f"{listed:,} names"
    return f"bundled ({told['names']:,} names)" if told else "bundled"


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    keys = {key: None for run in runs for key in run}
    return {key: statistics.median(run.get(key, 0.0) for run in runs) for key in keys}
