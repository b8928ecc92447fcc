"""An official publication as read: the file, and what it says of each listed thing."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from supplyscreen.errors import InputError

MAX_BYTES = 20_000_000
"""No publication comes near it: the DHS page of July 2026 has 134 kB."""
_ACRONYM = re.compile(r"\s*\(([A-Z]{2,8})\)$")


@dataclass(frozen=True)
class PublicationFile:
    """A publication as a file: the bytes, and where they came from (``url`` empty: from disk).

    ``published_on`` is the day that a person states, for a file that does not say it itself.
    """

    name: str
    content: bytes
    url: str = ""
    published_on: date | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the content, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    def stated(self, day: date | None) -> "PublicationFile":
        """The same file with the day that a person states; as it is where there is none."""
        return self if day is None else replace(self, published_on=day)


@dataclass(frozen=True)
class Published:
    """One listed thing as the publisher writes it.

    ``where`` says table, row or line. ``written`` holds every spelling of the name itself, the
    first one first. ``dates`` is by sub-list (``i``, ``ii``, ``iv``, ``v``), or by "" where a list
    has none. The last five are of orders only.
    """

    where: str
    written: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    dates: Mapping[str, date] = field(default_factory=dict)
    extends_to: str = ""
    country: str = ""
    provision: str = ""
    goods: str = ""
    industry: str = ""
    status: str = ""
    remarks: str = ""

    @property
    def name(self) -> str:
        """The name as first written."""
        return self.written[0]

    @property
    def listed_on(self) -> date:
        """The first of its dates."""
        return min(self.dates.values())


@dataclass(frozen=True)
class Publication:
    """What one publication holds; ``published_on`` is the day that the publisher gives.

    ``notes`` are rows that were taken as remarks, to be told.
    """

    list_id: str
    published_on: date
    listed: tuple[Published, ...]
    notes: tuple[str, ...] = ()

    @property
    def covers_until(self) -> date:
        """The last day it speaks of: a notice is on the page some days before it takes effect."""
        return max(self.published_on, *(day for each in self.listed for day in each.dates.values()))


def read_publication_file(path: str | Path, *, published_on: date | None = None) -> PublicationFile:
    """The file ``path`` as it is on disk.

    Raises InputError when it is missing, empty, no file or larger than MAX_BYTES.
    """
    file = Path(path)
    hint = "save the page or file from the publisher's site and give its path"
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InputError(
                f"{file} has {file.stat().st_size:,} bytes, expected at most {MAX_BYTES:,}.",
                hint=hint,
            )
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}.", hint=hint) from None
    if not content.strip():
        raise InputError(f"{file} is empty.", hint=hint)
    return PublicationFile(file.name, content, published_on=published_on)


def name_key(name: str) -> str:
    """What stays equal when a name is only punctuated otherwise: its letters and digits.

    Accents, case, signs and blanks do not count, "&" is "and", and a closing bracket with the
    name's initials ("... Corps (XPCC)") is left out.
    """
    bare = without_acronym(name).replace("&", " and ")
    plain = unicodedata.normalize("NFKD", bare).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def without_acronym(name: str) -> str:
    """``name`` without a closing bracket of capitals: what would stand on a bill of lading."""
    return _ACRONYM.sub("", name)
