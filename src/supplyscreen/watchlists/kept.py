"""What was worked out from files, kept in a folder from one run to the next.

A kept thing is a dataclass of frames and of values that pydantic knows. It lies in one ZIP archive,
whose sums tell a damaged one: Arrow IPC for a frame, JSON for a value. Its name is a hash of all
that it follows from: the files, our own code and tables, and the libraries beneath. A change of any
of these is another name, so that nothing out of date is ever found.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar, get_type_hints

import polars as pl
from polars.exceptions import PanicException, PolarsError
from pydantic import TypeAdapter

from supplyscreen.watchlists.contents import Contents

PACKAGE = Path(__file__).resolve().parents[1]
ROOMS = ("models", "names", "schemas", "watchlists")
"""Rooms whose code and tables decide what a list of files becomes."""
BENEATH = ("anyascii", "opencc", "polars", "pycountry", "pydantic", "pypinyin", "pyyaml")
MOST = 16
"""Files of one kind that stay in the folder; the oldest go first."""
_DAY = (1980, 1, 1, 0, 0, 0)  # the first one of ZIP: equal things are equal bytes

Kept = TypeVar("Kept")


def kept(
    folder: Path | None,
    kind: type[Kept],
    contents: Contents,
    more: Iterable[str],
    make: Callable[[], Kept],
) -> Kept:
    """What ``make`` makes of ``contents``, read from ``folder`` where it was kept there before.

    ``kind`` is the dataclass that ``make`` gives; ``more`` is what it follows from besides the files
    of ``contents``. What ``make`` raises is raised and never kept. A folder or a file that cannot
    be read or written is as good as none, and ``folder`` None keeps nothing.
    """
    if folder is None:
        return make()
    path = folder / f"{kind.__name__.lower()}-{_key(contents, more)}.zip"
    found = _read(path, kind)
    if found is None:
        found = make()
        if contents.unchanged():  # else the files were read while someone wrote them
            _write(path, found)
    return found


def _key(contents: Contents, more: Iterable[str]) -> str:
    told = "\n".join([_made_by(), contents.sha256, *more])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _made_by() -> str:
    """A hash of our code and tables, and the versions of what is beneath them."""
    paths = (path for room in ROOMS for path in (PACKAGE / room).rglob("*.*"))
    own = Contents.of(PACKAGE, (path for path in paths if path.suffix != ".pyc"))
    return "\n".join([own.sha256, python_version(), *map(_version, BENEATH)])


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # bundled into a program of one file
        return name


def _read(path: Path, kind: type[Kept]) -> Kept | None:
    """What was kept as ``path``; None where there is nothing of the kind."""
    hints = get_type_hints(kind)
    try:
        with zipfile.ZipFile(path) as archive:
            return kind(**{name: _value(archive.read(name), hints[name]) for name in hints})
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, PolarsError, PanicException):
        return None


def _value(content: bytes, hint: Any) -> Any:
    if hint is pl.DataFrame:
        return pl.read_ipc(io.BytesIO(content))
    return TypeAdapter(hint).validate_json(content)


def _write(path: Path, thing: object) -> None:
    """Keep ``thing`` as ``path``: written under another name first, so that it is there whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
            beside = Path(part.name)
            try:
                _archive(part, thing)
                part.close()
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
        _forget_old(path)
    except OSError:
        return


def _archive(target: Any, thing: Any) -> None:
    hints = get_type_hints(type(thing))
    with zipfile.ZipFile(target, "w") as archive:
        for field in fields(thing):
            value, content = getattr(thing, field.name), io.BytesIO()
            if isinstance(value, pl.DataFrame):
                value.write_ipc(content)
            else:
                content.write(TypeAdapter(hints[field.name]).dump_json(value))
            archive.writestr(zipfile.ZipInfo(field.name, _DAY), content.getvalue())


def _forget_old(path: Path) -> None:
    """Remove the oldest files of the kind of ``path``: of former lists and versions."""
    kind = path.name.partition("-")[0]
    found = sorted(path.parent.glob(f"{kind}-*.zip"), key=lambda file: file.stat().st_mtime)
    for file in found[:-MOST]:
        file.unlink(missing_ok=True)
