"""Where a table lies: a file, a member of an archive, or standard input."""

import shutil
import sys
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from supplyscreen.errors import InputError
from supplyscreen.files.streams import ByteStream
from supplyscreen.store import TEMPORARY, working_folder, writing_temporary

STANDARD_INPUT = "-"
_BLOCK = 1 << 20


class TemporaryFolder:
    """A folder that is removed with what lies in it when nothing refers to it any more."""

    def __init__(self) -> None:
        """Make the folder."""
        with writing_temporary(tempfile.gettempdir()):
            self.path = working_folder(TEMPORARY)
        self._removed = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


_spooled: dict[int, tuple[object, TemporaryFolder]] = {}


@dataclass(frozen=True, slots=True)
class Source:
    """One file: ``name`` as rejects call it, ``path`` on disk, and how it is packed there."""

    name: str
    path: Path
    packing: str = ""  # "", gz, zst or zip
    member: str = ""  # of a zip

    def open(self) -> ByteStream:
        """Its bytes, unpacked. Raises InputError where it cannot be opened."""
        return ByteStream(self.name, open_raw(self.path), packing=self.packing, member=self.member)

    def start(self, size: int) -> bytes:
        """The first ``size`` bytes, fewer where it is shorter or damaged behind them."""
        with self.open() as stream:
            return read_up_to(stream, size)

    @property
    def suffix(self) -> str:
        """The ending of its name without that of the packing, in lower case: ``.xlsx``."""
        name = Path(self.member or self.name)
        packed = name.suffix.lower() in (".gz", ".zst")
        return (Path(name.stem) if packed else name).suffix.lower()

    def unpack(self, into: Path) -> Path:
        """Write its bytes, unpacked, to the path ``into``, and return that.

        Raises InputError when it is damaged or unpacks to more than the stated limits.
        """
        with self.open() as stream, writing_temporary(into), into.open("wb") as file:
            while block := stream.read(_BLOCK):
                file.write(block)
        return into


def read_up_to(stream: ByteStream, size: int) -> bytes:
    """The next ``size`` bytes; fewer at the end, and before damage unless nothing is readable."""
    parts: list[bytes] = []
    have = 0
    try:
        while have < size and (block := stream.read(size - have)):
            parts.append(block)
            have += len(block)
    except InputError:
        if not parts:
            raise
    return b"".join(parts)


def open_raw(path: Path) -> BinaryIO:
    """The file as it lies on disk. Raises InputError: missing, a folder, a device, no right."""
    existing(path)
    if path.is_dir():
        raise InputError(f"{path} is a folder, expected a file.", hint="name one file in it")
    if not path.is_file():
        raise InputError(
            f"{path} is a pipe or a device, expected a file.",
            hint="save what comes out of it as a file, or give it as standard input (-)",
        )
    try:
        return path.open("rb")
    except OSError as error:
        told = f"{path} cannot be read: {error.strerror}."
        raise InputError(told, hint="check that you may read it") from error


def existing(path: str | Path) -> Path:
    """``path`` if something is there. Raises InputError: missing, or a name that is no text."""
    where = Path(path)
    shown = ascii(str(where))
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in str(where)):
        raise InputError(
            f"the path {shown} holds bytes that are no text.", hint="rename the file or folder"
        )
    try:
        there = where.exists()
    except (OSError, ValueError) as error:
        raise InputError(f"{shown} is no path: {error}.", hint="check the path") from None
    if not there:
        raise InputError(f"{path} does not exist.", hint="check the path")
    return where


def spool_standard_input() -> Path:
    """What comes in by standard input as a temporary file, removed when the program ends.

    It is read once; a second call names the same file. Raises InputError when it is a terminal.
    """
    stream = sys.stdin
    if id(stream) in _spooled:
        return _spooled[id(stream)][1].path / "standard input"
    if stream is None or stream.isatty():
        raise InputError(
            "nothing comes in by standard input.", hint="pipe a file into it, or name the file"
        )
    folder = TemporaryFolder()
    path = folder.path / "standard input"
    with writing_temporary(path), path.open("wb") as file:
        shutil.copyfileobj(stream.buffer, file, _BLOCK)
    _spooled[id(stream)] = stream, folder
    return path
