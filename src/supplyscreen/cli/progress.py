"""Progress on standard error, on a terminal only, for what takes longer than a second.

A stage is shown with a bar, how much of it is done, how fast, and how long the rest will take. A
reader that knows its rows and only a share of the file tells rows, and rows by share as the total:
``progress("reading a.csv", rows, round(rows / share))``. One that knows no rows tells per mille:
``progress("reading a.csv", 340, 1000)``.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from supplyscreen.models import Progress as Report

PATIENCE_S = 1.0
PER_MILLE = 1000
WIDE = 110  # columns of a terminal that has room for a bar beside name and figures
SHORT = 24  # letters of a name in a narrower one
SHOWN = 6  # stages at a time: a year of tables has more files than a terminal has lines


def figures(done: float, total: float | None, speed: float | None) -> str:
    """What stands behind a bar: ``340,000 of 1,000,000, 85,000 a second, 0:08 left``.

    ``speed`` is steps a second, None where nothing is known yet. A total of 1,000 is per mille.
    """
    if not done:
        return ""
    if total == PER_MILLE:
        told = [f"{done / total:.0%}"]
    else:
        told = [f"{done:,.0f} of {total:,.0f}" if total else f"{done:,.0f}"]
        told += [f"{speed:,.0f} a second"] if speed and speed >= 1 else []
    if speed and total and total > done:
        told.append(f"{_clock((total - done) / speed)} left")
    return ", ".join(told)


def _clock(seconds: float) -> str:
    """``0:08``, ``12:30``, ``1:05:00``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


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

        with self._lock:
            if self._closed:
                return
            self._drawn = _bars(Console(stderr=True))
            self._drawn.start()
            self._draw(self._drawn)

    def close(self) -> None:
        """Wipe the drawing."""
        with self._lock:
            self._closed = True
            if self._drawn is not None:
                self._drawn.stop()

    def _draw(self, drawn: "Progress") -> None:
        newest, shown = list(self._stages)[-1:], list(self._stages)[-SHOWN:]
        for stage, (done, total) in self._stages.items():
            if stage not in self._tasks:
                name = _plain(stage) if drawn.console.width >= WIDE else _short(_plain(stage))
                self._tasks[stage] = drawn.add_task(name, total=total)
            over = total is None and stage not in newest  # its end is the beginning of the next
            drawn.update(
                self._tasks[stage],
                completed=1 if over else done,
                total=1 if over else total,
                visible=stage in shown,
            )


def _plain(stage: str) -> str:
    """The name of a stage, of a file perhaps, without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in stage)


def _short(name: str) -> str:
    """The name of a stage cut, so that the figures have room beside it."""
    return name if len(name) <= SHORT else f"{name[: SHORT - 3]}..."


def _bars(console: "Console") -> "Progress":
    """The drawing: name of the stage, bar, figures. Names of files are shown as they are."""
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.text import Text

    class Figures(ProgressColumn):
        """Done, speed and time left."""

        def render(self, task: Task) -> Text:
            """The figures of one stage."""
            return Text(figures(task.completed, task.total, task.speed))

    name = TextColumn("{task.description}", markup=False)
    bar = [BarColumn()] if console.width >= WIDE else []
    return Progress(name, *bar, Figures(), console=console, transient=True)
