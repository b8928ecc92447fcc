"""Progress on standard error, on a terminal only, for what takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from supplyscreen.models import Progress as Report

PATIENCE_S = 1.0


@contextmanager
def stages(*, patience_s: float = PATIENCE_S) -> Iterator["Report | None"]:
    """Yield the ``progress`` argument of the library, None where standard error is no terminal.

    Nothing is drawn before ``patience_s`` seconds have gone by, and all of it is wiped at the end.
    """
    if not sys.stderr.isatty():
        yield None
        return
    display = _Display()
    timer = Timer(patience_s, display.show)
    timer.daemon = True
    timer.start()
    try:
        yield display.report
    finally:
        timer.cancel()
        display.close()


class _Display:
    """The newest state of each stage, and the drawing once it is wanted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stages: dict[str, tuple[int, int | None]] = {}
        self._tasks: dict[str, TaskID] = {}
        self._drawn: Progress | None = None
        self._closed = False

    def report(self, stage: str, done: int, total: int | None) -> None:
        """Note that ``done`` of ``total`` (None: not known) steps of ``stage`` are behind us."""
        with self._lock:
            self._stages[stage] = (done, total)
            if self._drawn is not None:
                self._draw(self._drawn)

    def show(self) -> None:
        """Begin to draw; called by the timer's thread."""
        from rich.console import Console
        from rich.progress import Progress

        with self._lock:
            if self._closed:
                return
            self._drawn = Progress(console=Console(stderr=True), transient=True)
            self._drawn.start()
            self._draw(self._drawn)

    def close(self) -> None:
        """Wipe the drawing."""
        with self._lock:
            self._closed = True
            if self._drawn is not None:
                self._drawn.stop()

    def _draw(self, drawn: "Progress") -> None:
        newest = list(self._stages)[-1:]
        for stage, (done, total) in self._stages.items():
            if stage not in self._tasks:
                self._tasks[stage] = drawn.add_task(stage, total=total)
            over = total is None and stage not in newest  # its end is the beginning of the next
            drawn.update(
                self._tasks[stage], completed=1 if over else done, total=1 if over else total
            )
