"""Tables of figures as Markdown."""

from collections.abc import Iterable, Sequence

from benchmarks.size_figures import Figure


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> str:
    """A Markdown table whose first ``words`` columns are words, the others numbers."""
    told = [list(row) for row in rows]
    if not told:
        return ""
    ruled = ["---"] * words + ["---:"] * (len(head) - words)
    return "\n".join(f"| {' | '.join(line)} |" for line in (list(head), ruled, *told))


def titled(title: str, *parts: str) -> str:
    return "\n\n".join([f"### {title}", *parts]) if all(parts) else ""


def wall(found: Figure) -> str:
    few = found.runs == 1
    return f"{found.seconds:.2f}" + ("" if few else f" ({found.low:.2f} to {found.high:.2f})")


def over(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "-"


def measures(found: Figure) -> list[str]:
    return [wall(found), f"{found.cpu:.2f}", f"{found.peak_mib:,.0f}"]
