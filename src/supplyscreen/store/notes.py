"""Notes that say what a folder is; a file of the user's own that has the name of one stays."""

from pathlib import Path


def write_note(path: Path, text: str) -> None:
    """Write ``text`` where nothing is yet. Raises OSError."""
    if not path.exists():
        path.write_text(text, encoding="utf-8")


def remove_note(path: Path, text: str) -> None:
    """Remove the file if it holds ``text``. Raises OSError."""
    if path.is_file() and path.read_bytes() == text.encode("utf-8"):
        path.unlink()
