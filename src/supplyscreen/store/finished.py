"""``done.json``: what tells a finished folder from one that was cut off or touched afterwards."""

import json
import os
from pathlib import Path

DONE = "done.json"
FORMAT = 1
"""Of ``done.json`` and of the folder; a folder of another format counts as not there."""


def finish(folder: Path, stage: str, key: str) -> None:
    """Write ``done.json`` into ``folder``: stage, key, and the size of each file in it.

    It is on the disk when this returns. Raises OSError.
    """
    told = {"format": FORMAT, "stage": stage, "key": key, "files": _sizes(folder)}
    with (folder / DONE).open("w", encoding="utf-8") as file:
        json.dump(told, file, sort_keys=True, indent=1)
        file.flush()
        os.fsync(file.fileno())


def is_finished(folder: Path, stage: str, key: str) -> bool:
    """Whether ``folder`` holds the finished ``stage`` of ``key`` with every file in its size."""
    try:
        told = json.loads((folder / DONE).read_text(encoding="utf-8"))
        wanted = {"format": FORMAT, "stage": stage, "key": key, "files": _sizes(folder)}
    except (OSError, ValueError):
        return False
    return bool(told == wanted)


def _sizes(folder: Path) -> dict[str, int]:
    found = (path for path in folder.rglob("*") if path.is_file())
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in found}
    sizes.pop(DONE, None)
    return sizes
