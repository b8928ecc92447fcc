"""The audit log: JSON lines that are only ever added to."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from supplyscreen.cases.line import Line, parsed
from supplyscreen.errors import InputError
from supplyscreen.store import writing

LOG = "audit.jsonl"


class AuditLog:
    """The log ``path``, opened to read it and to add to it; only one holder at a time may.

    A last line that a kill cut off was never confirmed to anybody: it is taken off when the log is
    opened, and the next line says so (action ``recovered``, with the hash of what was cut off).
    Raises InputError when the log does not hold together (:func:`supplyscreen.cases.check_log`).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last: Line | None = None
        self.cut_off = ""
        with writing(path.parent):
            self._mend()
            for line in self.lines():
                self._follow(line)
            self._file = path.open("ab")

    def lines(self, *, after: int = 0) -> Iterator[Line]:
        """The lines with a number above ``after``, in order. Raises InputError on a damaged one."""
        if not self.path.exists():
            return
        with self.path.open(encoding="utf-8") as file:
            for number, text in enumerate(file, start=1):
                if number <= after:
                    continue
                try:
                    yield parsed(text)
                except ValueError as error:
                    raise _damaged(self.path, number) from error

    def append(self, *, at: str, actor: str, action: str, body: dict[str, Any]) -> Line:
        """Add one line; it is on the disk when this returns. Raises OutputError where it cannot be
        written: the log is then as it was."""
        line = Line.after(self.last, at=at, actor=actor, action=action, body=body)
        with writing(self.path.parent):
            start = self._file.seek(0, os.SEEK_END)
            try:
                self._file.write(f"{line.text()}\n".encode("ascii"))
                self._file.flush()
                os.fsync(self._file.fileno())
            except BaseException:
                self._file = self.path.open("ab")  # what was buffered is not written later
                os.truncate(self.path, start)
                raise
        self.last = line
        return line

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _follow(self, line: Line) -> None:
        after = Line.after(self.last, at="", actor="", action="", body={})
        if not line.is_whole or (line.number, line.before) != (after.number, after.before):
            raise _damaged(self.path, after.number)
        self.last = line

    def _mend(self) -> None:
        """Take off a last line without a line feed."""
        if not self.path.exists():
            return
        content = self.path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            self.cut_off = hashlib.sha256(content[whole:]).hexdigest()
            os.truncate(self.path, whole)


def _damaged(path: Path, number: int) -> InputError:
    return InputError(
        f"{path}, line {number}: it does not follow from the line before, or was changed.",
        hint="supplyscreen review verify says what was changed; restore the file from a copy",
    )
