"""One attached file, copied to the disk as it is read: its name made safe, its hash, its bounds."""

import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import BinaryIO

from supplyscreen.cases.decision import Document
from supplyscreen.errors import InputError
from supplyscreen.store import writing

EVIDENCE_LARGEST = 25 * 1024 * 1024
"""Bytes of one attached file, at most."""
LONGEST_NAME = 200
_LONGEST_ENDING = 20
_PIECE = 1024 * 1024
_NO_LETTERS = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # controls, marks of direction, lone surrogates, lines

Attached = str | Path | tuple[str, BinaryIO]
"""A file by its path, or a name and an open file that stands at its beginning."""


def safe_name(name: str) -> str:
    """The last part of a file name without control characters and marks of text direction, at most
    LONGEST_NAME letters; its ending is kept."""
    last = re.split(r"[/\\]", name)[-1]
    told = "".join(one for one in last if unicodedata.category(one) not in _NO_LETTERS).strip()
    if not told.strip("."):
        return "unnamed"
    ending = Path(told).suffix if len(Path(told).suffix) <= _LONGEST_ENDING else ""
    return told if len(told) <= LONGEST_NAME else told[: LONGEST_NAME - len(ending)] + ending


def copied(file: Attached, path: Path) -> Document:
    """Copy one file to ``path``, on the disk when this returns; its document. Raises InputError
    where it cannot be read, is empty or too large, OutputError where nothing can be written."""
    if isinstance(file, tuple):
        name, source = file
        return _copied(safe_name(name), source, path)
    try:
        with Path(file).open("rb") as source:
            return _copied(safe_name(Path(file).name), source, path)
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror}.", hint="name a file that you looked at"
        ) from error


def _copied(name: str, source: BinaryIO, path: Path) -> Document:
    digest, size = hashlib.sha256(), 0
    with writing(path.parent):
        copy = path.open("wb")
    with copy:
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > EVIDENCE_LARGEST:
                raise InputError(
                    f"{name} is larger than {EVIDENCE_LARGEST // 1024**2} MiB.",
                    hint="attach the pages that count, or note the hash alone: review decide "
                    "--document FILE",
                )
            digest.update(piece)
            with writing(path.parent):
                copy.write(piece)
        with writing(path.parent):
            copy.flush()
            os.fsync(copy.fileno())
    if not size:
        raise InputError(f"{name} is empty.", hint="attach the file that you looked at")
    return Document(name=name, sha256=digest.hexdigest(), bytes=size)
