"""The folder of a history: what was added stays, what was not finished is as if it never was."""

import re
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from supplyscreen.errors import InputError, OutputError
from supplyscreen.history.index import INDEX, Day, Index, read_index, write_index
from supplyscreen.store import LOCK, Lock, remove_note, write_note, writing

_ABOUT = """supplyscreen keeps a history of screened inputs here: what was read of each, the parties
with their matches, and which flags were reported. Do not change anything in it by hand. A backup of
the folder is a backup of the history.
"""
_README = "README.txt"
_OWN = re.compile(r"\d{6}-(day|known)")


class History:
    """The history in ``folder``, used as ``with History("history") as history:``; no other run may
    use the folder meanwhile. ``days`` are those that were added, the oldest first.

    Raises OutputError: the folder cannot be written to, or another run uses it; InputError: it
    holds something else, or its index is damaged.
    """

    def __init__(self, folder: str | Path) -> None:
        """Name the folder; it is made when the ``with`` block begins."""
        self.folder = Path(folder)
        self.index = Index()
        self._lock: Lock | None = None
        self._made: list[Path] = []

    @property
    def days(self) -> tuple[Day, ...]:
        """The days that were added, the oldest first."""
        return self.index.days

    def __enter__(self) -> Self:
        with writing(self.folder):
            whole = (self.folder, *self.folder.parents)
            self._made = [path for path in whole if not path.exists()]
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self.folder / LOCK)
        try:
            self._open()
        except BaseException:
            if not (self.folder / INDEX).exists():
                (self.folder / LOCK).unlink(missing_ok=True)
            self._lock.release()
            raise
        return self

    def _open(self) -> None:
        self.index = read_index(self.folder)
        if not (self.folder / INDEX).exists() and (found := self._strangers()):
            raise InputError(
                f"{self.folder} holds no history but {', '.join(found[:3])}.",
                hint="name the folder of a history, or a new or empty one",
            )
        with writing(self.folder):
            write_note(self.folder / _README, _ABOUT)
            self._clean()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is None:
            return
        if not self.days:
            self._remove_all()
        self._lock.release()
        self._lock = None

    def find(self, sha256: str) -> Day | None:
        """The day whose input had this content; None where none had."""
        return next((day for day in self.days if day.sha256 == sha256), None)

    def folder_for(self, kind: str) -> Path:
        """A new, empty folder for a ``day`` or for ``known`` matches; it counts once an index that
        names it is put in place. Raises OutputError when the history is closed."""
        if self._lock is None:
            raise OutputError(
                f"the history {self.folder} is closed, and nothing can be added to it.",
                hint="add a day in the `with` block of the history that it was screened in",
            )
        path = self.folder / f"{len(self.days) + 1:06}-{kind}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path

    def commit(self, index: Index) -> None:
        """Put ``index`` in place, in one step, and remove what it does not name."""
        with writing(self.folder):
            write_index(self.folder, index)
            self.index = index
            self._clean()

    def _clean(self) -> None:
        """Remove folders of ours that count no more, or never did: their run was cut off."""
        named = {*self.index.known, *(day.folder for day in self.days)}
        for path in self.folder.iterdir():
            if _OWN.fullmatch(path.name) and path.name not in named:
                shutil.rmtree(path)

    def _strangers(self) -> list[str]:
        known = {LOCK, _README, f"{INDEX}.tmp"}
        names = sorted(path.name for path in self.folder.iterdir())
        return [name for name in names if name not in known and not _OWN.fullmatch(name)]

    def _remove_all(self) -> None:
        """Leave nothing of a history without days, and the folder as absent as it was."""
        remove_note(self.folder / _README, _ABOUT)
        for name in (LOCK, INDEX, f"{INDEX}.tmp"):
            (self.folder / name).unlink(missing_ok=True)
        for path in self.folder.iterdir():
            if _OWN.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)
        for path in self._made:
            try:
                path.rmdir()
            except OSError:  # something else is in it
                return
