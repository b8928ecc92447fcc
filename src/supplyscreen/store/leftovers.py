"""Unfinished work of a run that was killed: told by the name of its folder, and removed.

A killed program cannot tidy up. So the name of each temporary folder holds the machine and the
process it belongs to; whoever comes next removes those whose process is gone.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path

_looked: set[tuple[str, str]] = set()
_LAST = r"-(\d+)-[a-z0-9_]{8}"  # process, and what mkdtemp adds


TEMPORARY = "supplyscreen-"
"""Begins the name of what lies where the system keeps temporary files."""


def working_folder(beginning: str, place: str | Path | None = None) -> Path:
    """A new folder in ``place`` (by default where the system keeps temporary files), whose name
    begins with ``beginning``. Folders of this name that dead processes left there are removed.
    Raises OSError."""
    where = Path(tempfile.gettempdir() if place is None else place)
    remove_left(beginning, where)
    return Path(tempfile.mkdtemp(prefix=f"{beginning}{_machine()}-{os.getpid()}-", dir=where))


def remove_left(beginning: str, place: str | Path | None = None) -> None:
    """Remove the folders that :func:`working_folder` made in ``place`` for processes of this
    machine that are dead. Looks once per process: a folder full of others' files may be large."""
    where = Path(tempfile.gettempdir() if place is None else place)
    lead = f"{beginning}{_machine()}"
    if (str(where), lead) in _looked:
        return
    _looked.add((str(where), lead))
    name = re.compile(re.escape(lead) + _LAST)
    for path in where.glob(f"{lead}-*"):
        found = name.fullmatch(path.name)
        if found and not _alive(int(found[1])):
            shutil.rmtree(path, ignore_errors=True)


def _machine() -> str:
    """The name of this machine or container, as far as it fits into the name of a file."""
    return re.sub(r"[^A-Za-z0-9]+", "", platform.node())[:40] or "here"


def _alive(process: int) -> bool:
    """Whether the process is there, and true where that cannot be told."""
    if sys.platform == "win32":  # there, os.kill ends the process that it asks about
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
