"""The bytes of a file, unpacked while they are read, with the checksum of what lies on disk."""

import gzip
import hashlib
import io
import zipfile
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, Protocol, cast

import zstandard

from supplyscreen.errors import InputError

MOST_UNPACKED = 1 << 30
MOST_RATIO = 200
"""A file is refused where it unpacks to more than 1 GiB and more than 200 times its size."""
_LARGEST_WINDOW = 1 << 27
_BLOCK = 1 << 20
_ZST_STEP = 1 << 11  # a step of packed bytes can unpack to 64 MB at most


class DamagedError(InputError):
    """The rest of a file cannot be read: an archive that is cut off or whose checksum is wrong."""


class _Reader(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...


class ByteStream:
    """Bytes of one file or member in order; ``share`` of the file read, ``digest`` at the end."""

    def __init__(self, name: str, raw: BinaryIO, *, packing: str = "", member: str = "") -> None:
        """Read ``raw`` from its beginning. ``packing`` is "", gz, zst or zip (with ``member``).

        Raises InputError: no such member, encrypted, or packed in a way that cannot be read.
        """
        self.name = name
        self._disk = _Disk(raw, hashing=packing != "zip")
        self._packing = packing
        self._out = 0
        self._error: InputError | None = None
        self._inner = self._opened(packing, member)

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes (a few more of zst); empty at the end.

        Raises DamagedError where what follows cannot be read, InputError for a file that unpacks
        to more than the stated limits.
        """
        data = self._disk.read(size) if not self._packing else self._gathered(size)
        self._out += len(data)
        if self._packing and self._out > max(MOST_UNPACKED, MOST_RATIO * self._disk.at):
            raise InputError(
                f"{self.name} unpacks to more than {MOST_RATIO} times its size, and to over 1 GiB.",
                hint="unpack it yourself if you trust it, and name the file",
            )
        return data

    def _gathered(self, size: int) -> bytes:
        """Unpacked bytes; what comes before damage is handed on first, then the error told."""
        parts: list[bytes] = []
        have = 0
        while have < size and self._error is None:
            try:
                part = self._inner.read1(size - have)
            except (EOFError, zlib.error, OSError, zipfile.BadZipFile, zstandard.ZstdError) as bad:
                self._error = DamagedError(
                    f"{self.name} is damaged or cut off: {' '.join(str(bad).split())[:120]}.",
                    hint="download or pack it again",
                )
            except (RuntimeError, NotImplementedError) as bad:
                self._error = InputError(f"{self.name}: {bad}.", hint="unpack it, name the file")
            else:
                if not part:
                    break
                parts.append(part)
                have += len(part)
        if not parts and self._error is not None:
            raise self._error
        return b"".join(parts)

    @property
    def share(self) -> float | None:
        """The share of the packed bytes read so far, 0 to 1; None where it cannot be known."""
        size = self._disk.size
        return min(1.0, self._disk.at / size) if size else None

    def digest(self) -> str:
        """SHA-256 of the whole file on disk; reads what is left of it."""
        return self._disk.digest()

    def close(self) -> None:
        """Close the file."""
        self._disk.close()

    def __enter__(self) -> "ByteStream":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _opened(self, packing: str, member: str) -> _Reader:
        if packing == "gz":
            return gzip.GzipFile(fileobj=self._disk, mode="rb")
        if packing == "zst":
            return _Zst(self._disk)
        if packing != "zip":
            return self._disk  # read as it is
        try:
            archive = zipfile.ZipFile(self._disk)
            return cast("_Reader", archive.open(member))
        except RuntimeError:
            raise InputError(
                f"{self.name} is locked with a password.", hint="unpack it and name the file"
            ) from None
        except (zipfile.BadZipFile, NotImplementedError, KeyError, OSError, ValueError) as error:
            raise InputError(
                f"{self.name} cannot be read: {error}.", hint="pack or download it again"
            ) from None


class _Disk(io.RawIOBase):
    """The file as it lies on disk: how far it was read, and its checksum."""

    def __init__(self, raw: BinaryIO, *, hashing: bool) -> None:
        self._raw = raw
        self._hash = hashlib.sha256()
        self._hashing = hashing
        self._hasher = ThreadPoolExecutor(1) if hashing else None  # beside the reading of rows
        self._hashed: Future[None] | None = None
        self.at = 0
        self.size = raw.seek(0, io.SEEK_END)
        raw.seek(0)

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._raw.read(size)
        except OSError as error:
            raise DamagedError(f"it cannot be read: {error}.", hint="check the disk") from None
        self.at = self._raw.tell()
        if self._hasher:
            self._wait()
            self._hashed = self._hasher.submit(self._hash.update, data)
        return data

    def _wait(self) -> None:
        if self._hashed:
            self._hashed.result()

    def read1(self, size: int = -1, /) -> bytes:
        return self.read(size)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return not self._hashing

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()

    def digest(self) -> str:
        if not self._hashing:
            self._raw.seek(0)
            while data := self._raw.read(_BLOCK):
                self._hash.update(data)
            return self._hash.hexdigest()
        while self.read(_BLOCK):
            pass
        self._wait()
        return self._hash.hexdigest()

    def close(self) -> None:
        if self._hasher:
            self._hasher.shutdown()
        self._raw.close()
        super().close()


class _Zst:
    """Zstandard frames one after another, in steps, so that none unpacks without bounds."""

    def __init__(self, disk: _Disk) -> None:
        self._disk = disk
        self._tool = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        self._frame = self._tool.decompressobj()
        self._packed = b""
        self._inside = False

    def read1(self, size: int = -1, /) -> bytes:
        while True:
            if not self._packed:
                self._packed = self._disk.read(_BLOCK)
            if not self._packed:
                if self._inside:
                    raise EOFError("it ends in the middle of a frame")
                return b""
            step, self._packed = self._packed[:_ZST_STEP], self._packed[_ZST_STEP:]
            data = self._frame.decompress(step)
            self._inside = not self._frame.eof
            if self._frame.eof:
                self._packed = self._frame.unused_data + self._packed
                self._frame = self._tool.decompressobj()
            if data:
                return data
