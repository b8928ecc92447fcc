"""Whether an audit log is what was written: each line, and that none is missing or moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from supplyscreen.cases.line import FIRST, Line, parsed
from supplyscreen.errors import InputError


@dataclass(frozen=True, slots=True)
class LogFault:
    """What is wrong at ``row`` of the file (counted from 1): ``code`` and a sentence.

    Codes: ``unreadable`` (no line of a log), ``edited`` (its hash is not that of its content),
    ``removed`` (lines are missing before it), ``reordered`` (it stands before or behind its place),
    ``repeated``, ``inserted`` (it follows no line that is here), ``cut_off`` (the log ends before
    the last line that the case store knows).
    """

    row: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class LogCheck:
    """How many lines were read, the hash of the last one, and all faults in order of rows."""

    lines: int
    sha256: str
    faults: tuple[LogFault, ...]


def check_log(path: str | Path, *, head: tuple[int, str] | None = None) -> LogCheck:
    """Check every line of the audit log in ``path``.

    ``head`` is the number and hash of the last line that is known from elsewhere (the case store
    keeps it): without it, lines that were taken off at the end cannot be noticed. A log that was
    written anew from the first changed line on, hashes and all, is told by ``head`` only: keep the
    hash of the last line elsewhere from time to time. Raises InputError where there is no log.
    """
    try:
        texts = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="name the folder of the case store"
        ) from error
    rows = [(row, _line(text)) for row, text in enumerate(texts, start=1)]
    lines = [(row, line) for row, line in rows if line is not None]
    faults = [
        LogFault(row, "unreadable", "no line of an audit log") for row, line in rows if not line
    ]
    faults += [
        LogFault(row, "edited", f"line {line.number} ({line.action} by {line.actor}) was changed")
        for row, line in lines
        if not line.is_whole
    ]
    faults += _order(lines)
    faults += _chain(lines, {fault.row for fault in faults})
    faults += _end(lines, head)
    ordered = tuple(sorted(faults, key=lambda fault: fault.row))
    return LogCheck(len(texts), lines[-1][1].sha256 if lines else FIRST, ordered)


def _line(text: str) -> Line | None:
    try:
        return parsed(text)
    except ValueError:
        return None


def _order(lines: list[tuple[int, Line]]) -> Iterator[LogFault]:
    """Numbers that do not follow one another."""
    seen: set[int] = set()
    here = {line.number for _, line in lines}
    expected = 1
    for row, line in lines:
        if line.number in seen:
            yield LogFault(row, "repeated", f"line {line.number} stands here again")
            continue
        seen.add(line.number)
        if line.number > expected:
            gone = [number for number in range(expected, line.number) if number not in here]
            if gone:
                told = f"{gone[0]}" if len(gone) == 1 else f"{gone[0]} to {gone[-1]}"
                yield LogFault(row, "removed", f"missing before it: {told}")
            if len(gone) < line.number - expected:
                yield LogFault(row, "reordered", f"line {line.number} stands before its place")
            expected = line.number + 1
        elif line.number < expected:
            yield LogFault(row, "reordered", f"line {line.number} stands behind its place")
        else:
            expected += 1


def _chain(lines: list[tuple[int, Line]], told: set[int]) -> Iterator[LogFault]:
    """Whole lines in order whose hash of the line before is not that of the line before."""
    if (
        lines
        and lines[0][1].number == 1
        and lines[0][1].before != FIRST
        and lines[0][0] not in told
    ):
        yield LogFault(lines[0][0], "inserted", "it claims to follow a line, and is the first")
    for (row_before, before), (row, line) in pairwise(lines):
        follows = line.number == before.number + 1 and line.before != before.sha256
        if follows and not {row, row_before} & told:
            yield LogFault(
                row, "inserted", f"line {line.number} does not follow from the one before"
            )


def _end(lines: list[tuple[int, Line]], head: tuple[int, str] | None) -> Iterator[LogFault]:
    if head is None or head[0] == 0:
        return
    number, sha256 = head
    found = next((row_line for row_line in lines if row_line[1].number == number), None)
    if found is None:
        last = lines[-1] if lines else None
        row = last[0] if last else 0
        yield LogFault(
            row, "cut_off", f"the case store knows {number} lines, line {number} is gone"
        )
    elif found[1].sha256 != sha256:
        row = found[0]
        yield LogFault(row, "edited", f"line {number} is not the one that the case store knows")
