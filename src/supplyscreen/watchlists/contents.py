"""Files by what they hold, so that the same bytes are read and checked once in a process."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Contents:
    """Files of a folder: equal where the same names hold the same bytes, in whatever folder.

    It is the key of what was read from them, with ``functools.lru_cache``: a changed file is
    another key, and what was wrong is read again, because an error is never kept.
    """

    sha256: str
    folder: Path = field(compare=False)
    files: Mapping[str, Path] = field(compare=False, repr=False)

    @classmethod
    def of(cls, folder: Path, files: Iterable[Path]) -> Self:
        """The ``files`` under ``folder``; a missing one counts as absent."""
        named = {path.relative_to(folder).as_posix(): path for path in files if path.is_file()}
        return cls(hash_of(named), folder, named)

    def unchanged(self) -> bool:
        """Whether the files hold what they held: else they were read while someone wrote them."""
        try:
            return hash_of(self.files) == self.sha256
        except OSError:
            return False


def hash_of(files: Mapping[str, Path]) -> str:
    """Hash over name and content of each file, so that moving a line between files shows too.

    The names are those in the data folder, so that a snapshot with the same content as the
    bundled list has the same hash.
    """
    whole = hashlib.sha256()
    for name in sorted(files):
        content = hashlib.sha256(files[name].read_bytes()).hexdigest()
        whole.update(f"{name} {content}\n".encode())
    return whole.hexdigest()
