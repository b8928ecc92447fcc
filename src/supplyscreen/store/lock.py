"""One run at a time in a folder: a lock that the system takes back when its process is gone."""

import os
import sys
from pathlib import Path

from supplyscreen.errors import OutputError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK = "supplyscreen.lock"
"""Name of the file that is locked in a folder of ours."""

_PLACE = 1 << 20  # Windows locks bytes; one behind the text leaves that readable


class Lock:
    """The file ``path``, locked as long as this is held; it names the process that holds it."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises OutputError when another run has it, OSError as ``open`` does."""
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            os.lseek(self._handle, _PLACE, os.SEEK_SET)
            _take(self._handle)
        except (BlockingIOError, PermissionError):
            os.lseek(self._handle, 0, os.SEEK_SET)
            holder = os.read(self._handle, 20).decode("ascii", "replace").strip() or "unknown"
            self.release()
            raise OutputError(
                f"{path.parent} is in use by another run (process {holder}).",
                hint="wait until that run has ended, or choose another folder",
            ) from None
        except OSError:  # a file system without locks: unfinished work has names of its own
            pass
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, f"{os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Give the lock back; nothing happens the second time."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
