"""What a fuzz run says at its end: a line for each format, and each finding."""

from collections.abc import Mapping, Sequence

from tests.fuzz.pool import Outcome

_HEADS = ("format", "files", "read", "refused", "rows", "rejects", "found")
_SHOWN = 40


def summary(outcomes: Mapping[int, Outcome], formats: Sequence[str]) -> str:
    """A Markdown table with a sum, then the first findings with the number of their file."""
    lines = [_HEADS, tuple("---" for _ in _HEADS)]
    lines += [_line(name, [o for o in outcomes.values() if o.format == name]) for name in formats]
    lines += [_line("all", list(outcomes.values()))]
    table = ["| " + " | ".join(line) + " |" for line in lines]
    found = {number: o for number, o in sorted(outcomes.items()) if o.found}
    told = [f"\nfile {n} ({o.format}): {o.found}" for n, o in list(found.items())[:_SHOWN]]
    more = [f"\nand {len(found) - _SHOWN} more findings"] if len(found) > _SHOWN else []
    slow = max(outcomes.items(), key=lambda item: item[1].seconds, default=None)
    slowest = [f"\nslowest: file {slow[0]}, {slow[1].seconds:.1f} s"] if slow else []
    return "\n".join([*table, *slowest, *told, *more])


def _line(name: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    numbers = (
        len(outcomes),
        sum(o.what == "read" for o in outcomes),
        sum(o.what == "refused" for o in outcomes),
        sum(o.rows for o in outcomes),
        sum(o.rejects for o in outcomes),
        sum(bool(o.found) for o in outcomes),
    )
    return (name, *(f"{number:,}" for number in numbers))
