"""Which members of a zip are tables."""

import zipfile
from pathlib import PurePosixPath

from supplyscreen.errors import InputError
from supplyscreen.files.kind import HEAD, TABLES, first_form, form_of
from supplyscreen.files.source import Source, open_raw

MOST_MEMBERS = 1000
_TEXT = {".csv", ".tsv", ".tab", ".psv", ".txt", ".dat", ".asc", ""}
_LOCKED = 0x1  # flag bit of a member that is encrypted; source: PKWARE, APPNOTE.TXT 4.4.4
_SHOWN = 5
_ABOUT = ("readme", "license", "licence", "copying", "terms", "changelog")


def members(source: Source) -> tuple[list[tuple[Source, str]], list[str]]:
    """The members that are tables, in order of name, each with its form; notes on the others.

    Folders, hidden files and what macOS adds (``__MACOSX``) are no members. Raises InputError:
    damaged, more than 1,000 members, a member locked with a password, an archive in the archive,
    or no table.
    """
    found: list[tuple[Source, str]] = []
    skipped: list[str] = []
    for info in _infos(source):
        inner = Source(f"{source.name}/{info.filename}", source.path, "zip", info.filename)
        if info.flag_bits & _LOCKED:
            raise InputError(
                f"{inner.name} is locked with a password.", hint="unpack it and name the file"
            )
        form = first_form(inner.start(HEAD))
        form = form_of(inner) if form in ("zip", "excel") else form
        if form in ("zip", "gz", "zst", "archive"):
            raise InputError(
                f"{inner.name} is an archive in an archive.", hint="unpack it once, name the files"
            )
        is_text = form != "csv" or (inner.suffix in _TEXT and not is_about(info.filename))
        if form in TABLES and form != "duckdb" and is_text and info.file_size:
            found.append((inner, form))
        else:
            skipped.append(info.filename)
    if not found:
        raise InputError(
            f"{source.name} holds no table; found: {_some(skipped) or 'nothing'}.",
            hint="tables are CSV, Excel, Parquet or JSON files",
        )
    told = f"{source.name}: not read are {_some(skipped)}, which are no tables"
    return found, [told] if skipped else []


def is_about(name: str) -> bool:
    """Whether a text file speaks of those beside it: a readme, a licence, terms of use."""
    words = PurePosixPath(name).stem.casefold().replace(" ", "").replace("_", "")
    return words.startswith(_ABOUT)


def _infos(source: Source) -> list[zipfile.ZipInfo]:
    with open_raw(source.path) as raw:
        try:
            infos = zipfile.ZipFile(raw).infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise InputError(
                f"{source.name} is a damaged ZIP archive: {error}.",
                hint="download or pack it again",
            ) from None
    if len(infos) > MOST_MEMBERS:
        raise InputError(
            f"{source.name} holds {len(infos)} files, at most {MOST_MEMBERS} are read.",
            hint="unpack it and name the files",
        )
    return sorted((info for info in infos if _is_file(info)), key=lambda info: info.filename)


def _is_file(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not info.is_dir() and not hidden and parts[-1:] not in ((), ("Thumbs.db",))


def _some(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
