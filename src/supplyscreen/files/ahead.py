"""Parts worked on beside each other: one thread reads or works while another one goes on."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Part = TypeVar("_Part")
_Made = TypeVar("_Made")


def ahead(parts: Iterator[_Part]) -> Iterator[_Part]:
    """``parts`` in order, each made in a thread while the one before it is worked on.

    At most one part waits. Whatever making a part raises is raised in its place.
    """
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(next, parts, None)
        while (part := coming.result()) is not None:
            coming = beside.submit(next, parts, None)
            yield part


def beside(
    work: Callable[[_Part], _Made], parts: Iterator[_Part], *, most: int = 2
) -> Iterator[tuple[_Part, _Made]]:
    """Each part and what ``work`` makes of it, in order; at most ``most`` are worked on at once.

    For work in polars and numpy, which let other threads run. What it raises is raised in its
    place.
    """
    with ThreadPoolExecutor(most) as pool:
        running: deque[tuple[_Part, Future[_Made]]] = deque()
        for part in parts:
            running.append((part, pool.submit(work, part)))
            if len(running) >= most:
                done, made = running.popleft()
                yield done, made.result()
        for done, made in running:
            yield done, made.result()


class Behind:
    """Work that another thread does while this one goes on, one piece at a time, in order.

    What a piece raises is raised when the next one is given, or by :meth:`wait`.
    """

    def __init__(self) -> None:
        """No work is given yet, and no thread started."""
        self._pool: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None

    def give(self, work: Callable[[], None]) -> None:
        """Begin ``work`` as soon as the piece before it is done; waits for that one."""
        self.wait()
        self._pool = self._pool or ThreadPoolExecutor(1)
        self._last = self._pool.submit(work)

    def wait(self) -> None:
        """Return when all work is done."""
        last, self._last = self._last, None
        if last is not None:
            last.result()
