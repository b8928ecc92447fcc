"""What a stage was made from, as one key: the same key, the same result.

A file is told by its path, size, inode and the times of its last change, not by its content: to
read 3 GB again costs as much as the stage that is saved. A program that changes a file without
changing size, modification time (nanoseconds), change time and inode would not be seen; none does
so by itself, for the change time is set by the system and by nothing else.
"""

import hashlib
import json
from pathlib import Path

from supplyscreen.errors import InputError


def file_identity(path: str | Path) -> dict[str, str | int]:
    """``path`` (absolute), ``size`` in bytes, ``inode``, and the times ``modified`` and ``changed``
    in nanoseconds. Raises InputError when nothing can be told of it."""
    where = Path(path).absolute()
    try:
        found = where.stat()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="check the path"
        ) from error
    return {
        "path": str(where),
        "size": found.st_size,
        "inode": found.st_ino,
        "modified": found.st_mtime_ns,
        "changed": found.st_ctime_ns,
    }


def key_of(**parts: object) -> str:
    """SHA-256 of ``parts`` as JSON with sorted keys: 64 hexadecimal digits.

    Dates and paths count by their text; everything else must be plain (text, numbers, lists,
    mappings). A part that is None differs from one that is left out.
    """
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
