"""What was worked out from the lists, kept in a folder from one run to the next.

A kept thing is a frame, a value that pydantic knows, or a dataclass of such things, of Series and
of arrays. It lies in one ZIP archive, whose sums tell a damaged one: Arrow IPC for what is a table,
JSON for the rest. Its name is a hash of all that it follows from: the files, our own code and
tables, and the libraries beneath. A change of any of these is another name, so that nothing out of
date is ever found.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from platform import python_version
from tempfile import NamedTemporaryFile
from typing import TypeVar

from polars.exceptions import PanicException, PolarsError
from pydantic.errors import PydanticSchemaGenerationError

from supplyscreen.watchlists.contents import Contents
from supplyscreen.watchlists.parts import assembled, parts_of

PACKAGE = Path(__file__).resolve().parents[1]
ROOMS = ("matching", "models", "names", "schemas", "watchlists")
"""Rooms whose code and tables decide what lists become."""
BENEATH = ("anyascii", "numpy", "opencc", "polars", "pycountry", "pydantic", "pypinyin", "pyyaml")
MOST = 8
"""Files of one kind that stay in the folder; the oldest go first."""
UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    zipfile.BadZipFile,
    PolarsError,
    PanicException,
    PydanticSchemaGenerationError,
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP: equal things are equal bytes

Kept = TypeVar("Kept")


def kept(
    place: Path | None,
    kind: type[Kept],
    follows: Iterable[str],
    make: Callable[[], Kept],
    *,
    settled: Callable[[], bool] = lambda: True,
) -> Kept:
    """What ``make`` gives, read from ``place`` where it was kept there before.

    ``place`` is a file without its ending: a folder, and a short word for what is kept. ``kind`` is
    the type that ``make`` gives, and ``follows`` all that it follows from besides our own code.
    What ``make`` raises is raised and never kept, nor is what it gives unless ``settled`` then
    says so. A folder or a file that cannot be read or written is as good as none, and so is None.
    """
    if place is None:
        return make()
    told = "\n".join([_made_by(), *follows])
    path = place.with_name(f"{place.name}-{hashlib.sha256(told.encode()).hexdigest()[:32]}.zip")
    found = _read(path, kind)
    if found is None:
        found = make()
        if settled():
            _write(path, kind, found)
            _forget_old(place)
    return found


@lru_cache(maxsize=1)
def _made_by() -> str:
    """A hash of our code and tables, and the versions of what is beneath them."""
    paths = (path for room in ROOMS for path in (PACKAGE / room).rglob("*.*"))
    own = Contents.of(PACKAGE, (path for path in paths if path.suffix != ".pyc"))
    return "\n".join([own.sha256, python_version(), *map(_version, BENEATH)])


def _version(name: str) -> str:
    """What the library says of itself, with its version; to parse that takes milliseconds."""
    try:
        return f"{name} {_digest(distribution(name).read_text('METADATA') or '')}"
    except PackageNotFoundError:  # bundled into a program of one file
        return name


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path, kind: type[Kept]) -> Kept | None:
    """What was kept as ``path``; None where there is no such thing, or a damaged one."""
    try:
        with zipfile.ZipFile(path) as archive:
            return assembled(kind, archive.read)
    except UNREADABLE:
        return None


def _write(path: Path, kind: type[Kept], thing: Kept) -> None:
    """Keep ``thing`` as ``path``: written under another name first, so that it is there whole.

    A thing of a type that cannot be taken apart is not kept.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
            beside = Path(part.name)
            try:
                with zipfile.ZipFile(part, "w") as archive:
                    for name, content in parts_of(kind, thing):
                        archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content)
                part.close()
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
    except (OSError, PydanticSchemaGenerationError):
        return


def _forget_old(place: Path) -> None:
    """Remove the oldest files of what is kept as ``place``: of former lists and versions."""
    try:
        found = place.parent.glob(f"{place.name}-*.zip")
        for file in sorted(found, key=lambda file: file.stat().st_mtime)[:-MOST]:
            file.unlink(missing_ok=True)
    except OSError:
        return
