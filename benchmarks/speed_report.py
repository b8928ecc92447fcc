"""The tables of the speed benchmark, in Markdown."""

from dataclasses import dataclass
from statistics import median
from typing import Any

Told = dict[str, Any]
HOW_TO_READ = """\
Names per second: distinct invented names divided by the seconds of the match alone, the median of
the runs and their range. For supplyscreen that is `ss.match_names`, the path of a screen: from
texts to scored and explained matches, preparing the lists included, as the first call of a process,
which reads its tables, and as a later one; for the others, from texts to the best listed name,
without explanation. Planted on top: share of the noisy variants of listed
names whose own entry is the best, at or above the threshold (the default of supplyscreen, the
cut-off of the others). Peak: memory of the process. A peer is given 20,000 of the names where the
list is long."""


@dataclass(frozen=True)
class Row:
    """One method and what each of its runs told."""

    label: str
    runs: list[Told]


def section(inputs: Told, rows: list[Row], stages: Told) -> str:
    """The table of one list size, the stages of supplyscreen and its variants by pattern."""
    if "failed" in inputs:
        return f"The inputs could not be made: {inputs['failed']}"
    heading = f"### {inputs['names']:,} names against {inputs['listed']:,} listed names"
    table = [
        "| method | names | names per second (median, range) | planted on top | peak MiB |",
        "|---|---:|---:|---:|---:|",
        *map(_line, rows),
    ]
    ours = rows[1].runs[-1]
    return "\n".join([heading, "", *table, "", _stages(stages), "", _patterns(ours, stages)])


def _line(row: Row) -> str:
    done = [run for run in row.runs if "failed" not in run]
    if not done:
        return f"| {row.label} | - | did not run: {row.runs[-1]['failed']} | - | - |"
    rates = [run["names"] / run["seconds"] for run in done]
    speed = f"{median(rates):,.0f} ({min(rates):,.0f} to {max(rates):,.0f})"
    peak = max(run["peak_mib"] for run in done)
    right = done[-1].get("right")
    top = f"{right['all']:.3f}" if right else "-"
    return f"| {row.label} | {done[-1]['names']:,} | {speed} | {top} | {peak:,.0f} |"


def _stages(told: Told) -> str:
    if "failed" in told:
        return f"The stages did not run: {told['failed']}"
    laps = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in told["stages"].items())
    rules = ", ".join(f"{rule} {count:,}" for rule, count in told["rules"].items())
    return (
        f"Stages of supplyscreen, once: {laps}. "
        f"{told['candidates'] / told['names']:.2f} candidates a name ({rules}); "
        f"{told['retrieved']['all']:.3f} of the planted variants have their own entry among them."
    )


def _patterns(ours: Told, stages: Told) -> str:
    if "failed" in ours or "failed" in stages:
        return ""
    lines = [
        f"| {pattern} | {share:.3f} | {ours['right'][pattern]:.3f} |"
        for pattern, share in stages["retrieved"].items()
        if pattern != "all"
    ]
    table = ["| pattern of the variants | retrieved | on top |", "|---|---:|---:|", *lines]
    others = f"{ours['others_matched']:,} names that were not planted reach the threshold."
    return "\n".join([*table, "", others])


def loss_section(told: Told) -> str:
    """Retrieval against scoring every pair."""
    if "failed" in told:
        return f"The loss of the retrieval could not be measured: {told['failed']}"
    heading = (
        f"### Retrieval against every pair scored: {told['names']:,} names, "
        f"{told['listed']:,} listed names"
    )
    shares = [
        f"{told[lost]:,} of {told[whole]:,} {what} ({told[lost] / max(told[whole], 1):.2%})"
        for lost, whole, what in (
            ("lost", "matches", "matches at or above the threshold"),
            ("top_lost", "top_matches", "best matches of a name"),
        )
    ]
    examples = [f"- {a} | {b} | {score:.3f}" for a, b, score in told["examples"]]
    body = f"The retrieval loses {' and '.join(shares)}, with {told['candidates']:,} candidates."
    return "\n".join([heading, "", body, *(["", *examples] if examples else [])])
