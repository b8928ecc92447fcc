"""A disk that is full or may not be written to, as one line and not as a traceback."""

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from supplyscreen.errors import OutputError

HINT = "choose a folder that you may write to and that has room, and run again"
_TEMPORARY_HINT = (
    "make room there, or let the variable TMPDIR name a folder that has room and may be written to"
)
_OF_SYSTEM = re.compile(r"os error (\d+)")
"""How polars tells an error of the operating system, in exceptions of several classes."""


@contextmanager
def writing(place: str | Path, *, hint: str = HINT) -> Iterator[None]:
    """Raise what the system says against writing in the block as OutputError of one line that names
    ``place``; every other exception goes by as it is."""
    try:
        yield
    except Exception as error:
        reason = _reason(error)
        if reason is None:
            raise
        where = Path(place)
        if where.is_file():
            reason = "it is a file, expected a folder"
        raise OutputError(f"cannot write to {where}: {reason}.", hint=hint) from error


def writing_temporary(place: str | Path) -> AbstractContextManager[None]:
    """The same for what is written where the system keeps temporary files."""
    return writing(place, hint=_TEMPORARY_HINT)


def _reason(error: Exception) -> str | None:
    """What the system said, in its words; None when ``error`` is not of the system."""
    if found := _OF_SYSTEM.search(str(error)):
        return os.strerror(int(found[1]))
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return None
