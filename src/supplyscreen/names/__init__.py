"""Text only: one matching form for a name, however it was written."""

from supplyscreen.names.normalize import normalize_name, normalize_names

__all__ = ["normalize_name", "normalize_names"]
