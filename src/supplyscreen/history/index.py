"""``history.json``: the days of a history, and which of its folders count."""

import os
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from supplyscreen.errors import InputError
from supplyscreen.models import Model, Sha256

INDEX = "history.json"
FORMAT = 1


class Day(Model):
    """One input that was added.

    ``number`` counts from 1; ``path`` is the input as it was given, ``sha256`` its content,
    ``version`` the program that read it. ``flagged`` are its records with a flag on a party, place
    or goods; ``flags_new`` the flags of it that were reported, ``flags_known`` those that an
    earlier day had reported, and ``flags_older`` the flags of earlier days that lists which
    changed since added to them.
    """

    number: int
    folder: str
    path: str
    sha256: Sha256
    version: str
    as_of: date
    run_id: Sha256
    rows: int
    flagged: int
    flags_new: int
    flags_known: int
    flags_older: int


class Index(Model):
    """What a history holds. ``basis`` is the key of the lists, rules and settings that its days
    were last screened with, ``matching`` that of the settings of ``known``, the folders of
    matches."""

    format: int = FORMAT
    basis: str = ""
    matching: str = ""
    days: tuple[Day, ...] = ()
    known: tuple[str, ...] = ()


def read_index(folder: Path) -> Index:
    """The index in ``folder``; an empty one where there is none.

    Raises InputError when it is damaged or of a format that this version does not know.
    """
    path = folder / INDEX
    try:
        return Index.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Index()
    except (OSError, ValueError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise InputError(
            f"{path} is no index of a history: {first}.",
            hint="name another folder, or restore this one from a backup",
        ) from error


def read_days(folder: str | Path) -> tuple[Day, ...]:
    """The days of the history in ``folder``, the oldest first; nothing is changed there.

    Raises InputError when it is no history, or its index is damaged.
    """
    where = Path(folder)
    if not (where / INDEX).is_file():
        raise InputError(
            f"{where} is no history.", hint="`supplyscreen screen FILE --history DIR` makes one"
        )
    return read_index(where).days


def write_index(folder: Path, index: Index) -> None:
    """Put ``index`` in place of the one before in one step, on the disk. Raises OSError."""
    new = folder / f"{INDEX}.tmp"
    with new.open("w", encoding="utf-8") as file:
        file.write(index.model_dump_json(indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, folder / INDEX)
