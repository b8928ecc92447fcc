"""What a whole run is made of, told without reading it: the same key, the same outputs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from supplyscreen import __version__
from supplyscreen.errors import SupplyscreenError
from supplyscreen.files import paths_of
from supplyscreen.intake.kept import reading_key
from supplyscreen.intake.manifest import files_of, notes_on_folders
from supplyscreen.layouts import Columns
from supplyscreen.store import file_identity, key_of
from supplyscreen.watchlists.load import DATA_SUFFIXES
from supplyscreen.watchlists.locate import data_folder


@dataclass(frozen=True)
class RunIdentity:
    """``key`` of a run, None where nothing on disk tells whether its input is the same (standard
    input, a database) or a file is missing; and the size of its input files in bytes."""

    key: str | None
    input_bytes: int


def run_identity(
    sources: Sequence[str],
    *,
    columns: Columns | None = None,
    suppliers: str | None = None,
    lists: Iterable[Path] = (),
    settings: Mapping[str, object] | None = None,
) -> RunIdentity:
    """The identity of a run over ``sources`` (manifests or supplier lists, with ``columns``) and
    ``suppliers``.

    ``lists`` are files of lists beside those that come with supplyscreen, and folders of updated
    ones; ``settings`` is everything else that its outputs depend on, as plain values. Files are
    told by their size and times (see :func:`supplyscreen.store.file_identity`). Raises nothing:
    what is wrong with a file is told by whoever reads it.
    """
    given = [*sources, *([suppliers] if suppliers is not None else [])]
    try:
        keys = [_key(one, columns if one in sources else None) for one in given]
        size = sum(_size(one) for one in given)
        listed = [file_identity(path) for path in _files([data_folder(), *lists])]
    except SupplyscreenError:
        return RunIdentity(None, 0)
    if None in keys:
        return RunIdentity(None, size)
    own = {
        "version": __version__,
        "read": keys,
        "lists": listed,
        "suppliers": suppliers is not None,
    }
    return RunIdentity(key_of(**own, settings=dict(settings or {})), size)


def _key(source: str, columns: Columns | None) -> str | None:
    found = files_of(source)
    files = [found] if isinstance(found, str | Path) else list(found)
    return reading_key(source, files, notes_on_folders(source), columns)


def _size(source: str) -> int:
    found = files_of(source)
    files = [found] if isinstance(found, str | Path) else found
    named = [one for one in files if Path(one).is_file() or "*" in str(one)]
    return sum(path.stat().st_size for one in named for path in paths_of(one))


def _files(places: Iterable[Path]) -> list[Path]:
    """The files that are named, and the files of lists and laws in the folders that are."""
    found: list[Path] = []
    for place in places:
        inside = (path for path in place.rglob("*") if path.suffix in DATA_SUFFIXES)
        found += sorted(inside) if place.is_dir() else [place]
    return found
