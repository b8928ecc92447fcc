"""The laws, one file each: ``programs/<key>.yml``."""

from pathlib import Path

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Program
from supplyscreen.watchlists.documents import read_document
from supplyscreen.watchlists.sheets import raise_faults


def read_programs(folder: Path) -> dict[str, Program]:
    """Read every ``*.yml`` of ``folder``; the result is by key, sorted.

    Raises WatchlistError when there is none, or when a key is not the name of its file.
    """
    programs: dict[str, Program] = {}
    for path in sorted(folder.glob("*.yml")):
        program = read_document(path, Program)
        if program.key != path.stem:
            told = f"field key: found {program.key!r}, expected the file's name {path.stem!r}"
            raise_faults(path, [told], hint="rename the file or correct the key")
        programs[program.key] = program
    if not programs:
        raise WatchlistError(
            f"{folder} holds no program (*.yml).", hint="every list rests on one of these laws"
        )
    return programs
