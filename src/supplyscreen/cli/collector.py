"""When Python looks for circles of things that nobody needs any more: not where it cannot pay.

At the start of a command nearly all that is made stays (modules, models, lists), and at its end all
goes with the process; looking through it took a seventh of the time of ``explain``.
"""

import atexit
import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


def of_a_moment(command: Callable[P, None]) -> Callable[P, None]:
    """Let ``command`` run without the search: one that answers a question and is done."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        searching = gc.isenabled()
        gc.disable()
        try:
            command(*args, **kwargs)
        finally:
            if searching:
                gc.enable()

    return run


def end_without_search() -> None:
    """Have this process, when it ends, leave its memory to the system as it is."""
    atexit.register(gc.freeze)
