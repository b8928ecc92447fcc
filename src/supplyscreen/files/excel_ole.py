"""The stream of an old workbook (xls) taken out of its compound file, with its chains checked.

A damaged compound file can send its reader round a circle of sectors until memory is full; here
every chain is followed once and refused where it does not end.
Source: [MS-CFB], Compound File Binary File Format, 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.6.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # sector numbers above mean an end or a free sector
_IN_HEADER = 109
_NAMES = ("Workbook", "Book")  # since Excel 97, and before


class DamagedError(ValueError):
    """The compound file leads nowhere, or round in a circle."""


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of one size within ``data`` and the table of what follows what."""

    data: bytes
    size: int
    start: int  # of sector 0
    follows: Sequence[int]

    def chain(self, first: int) -> bytes:
        """The sectors from ``first`` to the end of its chain."""
        parts, seen, at = [], set(), first
        while at < _LAST:
            if at in seen or at >= len(self.follows):
                raise DamagedError("its chains of sectors are broken")
            seen.add(at)
            begin = self.start + at * self.size
            parts.append(self.data[begin : begin + self.size])
            at = self.follows[at]
        return b"".join(parts)

    def check(self) -> None:
        """Follow every chain once. Raises DamagedError for a circle."""
        done = bytearray(len(self.follows))
        for first in range(len(self.follows)):
            at, path = first, []
            while at < len(done) and not done[at]:
                done[at] = 1
                path.append(at)
                at = self.follows[at]
            if at < len(done) and done[at] == 1:
                raise DamagedError("its chains of sectors run in a circle")
            for one in path:
                done[one] = 2


def workbook_stream(data: bytes) -> bytes:
    """The workbook within a compound file. Raises DamagedError, also where it holds none."""
    try:
        return _workbook(data)
    except (struct.error, IndexError, OverflowError):
        raise DamagedError("it is cut short") from None


def _workbook(data: bytes) -> bytes:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise DamagedError("its header is broken")
    size = 1 << shift
    directory, _, cutoff, mini_fat, minis_told = struct.unpack_from("<5I", data, 48)
    told = (struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 72)[0])
    if max(*told, minis_told) > len(data) // size:
        raise DamagedError("its header tells of more sectors than it has")
    sectors = _Sectors(data, size, size, _fat(data, size))
    sectors.check()
    entries = _entries(sectors.chain(directory))
    minis = _numbers(sectors.chain(mini_fat))
    root = next((one for one in entries if one[1] == 5), ("", 5, _LAST, 0))
    small = _Sectors(sectors.chain(root[2]), 1 << mini_shift, 0, minis)
    small.check()
    for name, kind, first, length in entries:
        if kind == 2 and name in _NAMES:
            found = (small if length < cutoff else sectors).chain(first)
            if length > len(found):
                raise DamagedError("it is cut short")
            return found[:length]
    raise DamagedError("it holds no workbook")


def _fat(data: bytes, size: int) -> list[int]:
    """The table of the file: sector -> the one that follows it."""
    difat = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    more, seen = struct.unpack_from("<I", data, 68)[0], set()
    while more < _LAST:
        if more in seen:
            raise DamagedError("its table of sectors runs in a circle")
        seen.add(more)
        numbers = _numbers(data[(more + 1) * size : (more + 2) * size])
        difat += numbers[:-1]
        more = numbers[-1]
    parts = [data[(at + 1) * size : (at + 2) * size] for at in difat if at < _LAST]
    return [one for part in parts for one in _numbers(part)]


def _entries(directory: bytes) -> list[tuple[str, int, int, int]]:
    """Name, kind (2 stream, 5 root), first sector and size of each entry."""
    found = []
    for at in range(0, len(directory) - 127, 128):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        name = directory[at : at + min(length, 64)].decode("utf-16-le", "replace").rstrip("\0")
        first, size = struct.unpack_from("<II", directory, at + 116)
        found.append((name, kind, first, size))
    return found


def _numbers(part: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4]))
