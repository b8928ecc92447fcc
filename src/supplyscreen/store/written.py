"""The last stage: outputs that stand in a folder of the user's, as a run left them there."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from supplyscreen.store.store import Store

_STAGE, _FILE = "written", "written.json"


@dataclass(frozen=True)
class Written:
    """What a run wrote and said: ``folder`` (absolute) of the outputs, ``files`` (name -> size in
    bytes and time of the last change in nanoseconds), its ``summary``, the ``notes`` on it, and how
    many records it ``flagged``."""

    folder: str
    files: dict[str, list[int]]
    summary: str
    notes: list[str]
    flagged: int


def keep_written(
    store: Store, key: str, folder: Path, *, names: Sequence[str], told: tuple[str, list[str], int]
) -> None:
    """Note that the run of ``key`` wrote the files ``names`` into ``folder``.

    ``told`` is what it said: its summary, notes, and the records it flagged.
    """
    where = folder.resolve()
    files = {name: _state(where / name) for name in names}
    written = Written(str(where), files, *told)
    with store.make(_STAGE, key) as work:
        text = json.dumps(asdict(written), ensure_ascii=False, indent=1)
        (work / _FILE).write_text(text, encoding="utf-8")


def find_written(store: Store, key: str, folder: Path) -> Written | None:
    """What the run of ``key`` wrote into ``folder``; None where there was no such run, or a file
    of it is missing or was changed since."""
    stage = store.find(_STAGE, key)
    if stage is None:
        return None
    written = Written(**json.loads((stage / _FILE).read_text(encoding="utf-8")))
    where = folder.resolve()
    try:
        same = all(_state(where / name) == state for name, state in written.files.items())
    except OSError:
        return None
    return written if same and written.folder == str(where) else None


def _state(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]
