"""Finished stages of a run on disk, so that they need not be done again."""

from supplyscreen.store.disk import writing
from supplyscreen.store.identity import file_identity, key_of
from supplyscreen.store.store import Kept, Store

__all__ = ["Kept", "Store", "file_identity", "key_of", "writing"]
