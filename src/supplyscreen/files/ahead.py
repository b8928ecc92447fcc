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
