"""A folder of finished stages: each is found whole, or not at all."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from supplyscreen.store.disk import writing
from supplyscreen.store.finished import finish, is_finished
from supplyscreen.store.leftovers import TEMPORARY, remove_left
from supplyscreen.store.lock import LOCK, Lock
from supplyscreen.store.notes import remove_note, write_note

HINT = "choose a folder that you may write to and that has room, or run without stages"
_DIGITS = "[0-9a-f]{16}"  # of the key, in the name of a folder
_STAGE = re.compile(f"[a-z]+-{_DIGITS}")
_LEFT = re.compile(f"[a-z]+-{_DIGITS}" + r"\.tmp-\d+")
_ABOUT = """supplyscreen keeps finished stages of a run here, so that the next run need not do them
again. They hold data of your input. Nothing else needs them: delete this folder whenever no run
is going on, and the next run does everything anew.
"""
# Source: "Cache Directory Tagging Specification": backup programs leave such a folder out.
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds what can be made again.\n"
_NOTES = {"README.txt": _ABOUT, "CACHEDIR.TAG": _TAG}


class Store:
    """Stages in ``folder``, each a folder of files with a name and the key of what it was made
    from (:func:`key_of`). Of each name one stage is kept, the newest.

    Used as ``with Store("stages") as store:``; meanwhile no other run may use the folder. What was
    read from a stage can be used until another run replaces it.

    Raises OutputError: ``folder`` cannot be written to, or another run uses it.
    """

    def __init__(self, folder: str | Path) -> None:
        """Name the folder; it is made when the ``with`` block begins."""
        self.folder = Path(folder)
        self._lock: Lock | None = None
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        with writing(self.folder, hint=HINT):
            whole = (self.folder, *self.folder.parents)
            self._made = [path for path in whole if not path.exists()]
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self.folder / LOCK)
            for name, text in _NOTES.items():
                write_note(self.folder / name, text)
            remove_left(TEMPORARY)
            _remove(self.folder, _LEFT)  # its run has ended, or we would not have the lock
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is None:
            return
        if not any(_STAGE.fullmatch(path.name) for path in self.folder.iterdir()):
            self._remove_all()
        self._lock.release()
        self._lock = None

    def _remove_all(self) -> None:
        """Leave nothing behind where no stage was finished, and the folder as absent as it was."""
        for name, text in _NOTES.items():
            remove_note(self.folder / name, text)
        (self.folder / LOCK).unlink(missing_ok=True)
        for path in (self.folder, *self.folder.parents):
            if path not in self._made:
                return
            try:
                path.rmdir()
            except OSError:  # something else is in it
                return

    @property
    def is_open(self) -> bool:
        """Whether the ``with`` block goes on, so that no other run uses the folder."""
        return self._lock is not None

    def find(self, stage: str, key: str) -> Path | None:
        """The folder of the finished ``stage`` of ``key``, None where there is none or a file of it
        is missing or has another size. Nothing in it may be changed."""
        folder = self._folder_of(stage, key)
        return folder if is_finished(folder, stage, key) else None

    @contextmanager
    def make(self, stage: str, key: str) -> Iterator[Path]:
        """A folder for the files of ``stage``, which is finished when the block ends without an
        error: then :meth:`find` finds it, and older stages of this name are gone.

        On an exception, Ctrl-C included, nothing is kept. A killed run leaves a folder that the
        next run removes. An OSError in the block is raised as OutputError.
        """
        done = self._folder_of(stage, key)
        work = done.with_name(f"{done.name}.tmp-{os.getpid()}")
        try:
            with writing(self.folder, hint=HINT):
                work.mkdir()
                yield work
                finish(work, stage, key)
                shutil.rmtree(done, ignore_errors=True)  # damaged, or find would have found it
                work.rename(done)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        with writing(self.folder, hint=HINT):
            _remove(self.folder, re.compile(f"{stage}-{_DIGITS}"), but=done)

    def forget(self) -> None:
        """Remove all stages."""
        with writing(self.folder, hint=HINT):
            _remove(self.folder, _STAGE)

    def _folder_of(self, stage: str, key: str) -> Path:
        return self.folder / f"{stage}-{key[:16]}"


@dataclass(frozen=True)
class Kept:
    """Where the stages of an input are kept, and the key of that input as it was read.

    ``frames`` are the tables that were read: with another one in place of one, the key is not that
    of the input any more.
    """

    store: Store
    key: str
    frames: tuple[object, ...] = field(default=(), compare=False, repr=False)


def _remove(folder: Path, names: re.Pattern[str], *, but: Path | None = None) -> None:
    """Remove the folders in ``folder`` whose whole name is one of ``names``, all others stay."""
    for path in folder.iterdir():
        if path != but and names.fullmatch(path.name) and path.is_dir():
            shutil.rmtree(path)
