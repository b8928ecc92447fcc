"""Finished stages of a run on disk, so that they need not be done again."""

from supplyscreen.store.disk import writing, writing_temporary
from supplyscreen.store.finished import finish, is_finished
from supplyscreen.store.identity import file_identity, key_of
from supplyscreen.store.leftovers import TEMPORARY, working_folder
from supplyscreen.store.lock import LOCK, Lock
from supplyscreen.store.notes import remove_note, write_note
from supplyscreen.store.store import Kept, Store
from supplyscreen.store.written import Written, find_written, keep_written

__all__ = [
    "LOCK",
    "TEMPORARY",
    "Kept",
    "Lock",
    "Store",
    "Written",
    "file_identity",
    "find_written",
    "finish",
    "is_finished",
    "keep_written",
    "key_of",
    "remove_note",
    "working_folder",
    "write_note",
    "writing",
    "writing_temporary",
]
