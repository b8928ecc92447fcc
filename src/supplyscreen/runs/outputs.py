"""Writing a set of files so that a reader never meets half of it.

All files are first written into a temporary folder inside the target (the same disk, so that a
rename is enough), then put in place one by one with ``os.replace``; the last one named is the
last one placed. On any exception, Ctrl-C included, what stood there before is put back and the
temporary folder is removed; that of a killed run is removed by the next one. Without a run.json, a
folder is not the result of a finished run.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from supplyscreen.errors import OutputError
from supplyscreen.store import working_folder, writing

Content = bytes | Callable[[Path], None]
"""What a file holds: its bytes, or a function that writes it to the path it is given."""


def write_files(folder: str | Path, files: Mapping[str, Content]) -> Path:
    """Write ``files`` (name -> content) into ``folder``, which is made if absent; return it.

    Raises OutputError with one line when the target is a file, cannot be written to, a file name
    is taken by a folder, or the disk is full; the folder is then as it was before.
    """
    target = Path(folder)
    made = _first_absent(target)
    try:
        with writing(target):
            target.mkdir(parents=True, exist_ok=True)
            _refuse_folders(target, files)
            _write_all(target, files)
    except BaseException:
        _remove_made(made, target)
        raise
    return target


def _write_all(target: Path, files: Mapping[str, Content]) -> None:
    """Stage, then place; the temporary folder is gone at the end whatever happens."""
    stage = working_folder(".supplyscreen-", target)
    try:
        for name, content in files.items():
            if isinstance(content, bytes):
                (stage / name).write_bytes(content)
            else:
                content(stage / name)
        _place(target, stage, list(files))
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _place(target: Path, stage: Path, names: list[str]) -> None:
    """Move the staged files into place, in order; put the old ones back if one cannot be moved."""
    before = stage / "before"
    before.mkdir()
    kept = [name for name in reversed(names) if (target / name).exists()]
    try:
        for name in kept:
            os.replace(target / name, before / name)
        for name in names:
            os.replace(stage / name, target / name)
    except BaseException:
        for name in names:
            if (before / name).exists():
                os.replace(before / name, target / name)
            elif name not in kept:
                (target / name).unlink(missing_ok=True)
        raise


def _refuse_folders(target: Path, files: Mapping[str, Content]) -> None:
    for name in files:
        if (target / name).is_dir():
            raise OutputError(
                f"{target / name} is a folder, expected a file or nothing.",
                hint="move that folder away or choose another target",
            )


def _first_absent(target: Path) -> Path | None:
    """The topmost folder of ``target`` that does not exist yet."""
    absent = [path for path in (target, *target.parents) if not path.exists()]
    return absent[-1] if absent else None


def _remove_made(made: Path | None, target: Path) -> None:
    """Remove the folders that this call made, as far as they are empty."""
    if made is None:
        return
    for path in (target, *target.parents):
        try:
            path.rmdir()
        except OSError:
            return
        if path == made:
            return
