"""A new edition of a list into the user's data folder, whole or not at all."""

import csv
import shutil
from pathlib import Path

import polars as pl
import yaml

from supplyscreen.errors import OutputError
from supplyscreen.models import Edition, Model
from supplyscreen.watchlists.entries import LIST_FILES
from supplyscreen.watchlists.list_rules import Reading
from supplyscreen.watchlists.merge import ListSheets
from supplyscreen.watchlists.publication import PublicationFile
from supplyscreen.watchlists.snapshots import EDITION_FILE, list_folder, sha256_of

PUBLICATION = "publication"
"""Name of the copy of the publication in a snapshot, with the ending of the file."""


def new_edition(
    snapshots: Path,
    file: PublicationFile,
    reading: Reading,
    in_force: Edition,
    bundled: Edition,
) -> Edition:
    """The edition that is to be written; its name is the day of the publication.

    A second edition of one day is called ``2026-08-03-2``, and so on.
    """
    parent, day = list_folder(snapshots, bundled.list_id), reading.published_on.isoformat()
    name, number = day, 1
    while (parent / name).exists():
        number += 1
        name = f"{day}-{number}"
    return Edition(
        list_id=bundled.list_id,
        edition=name,
        published_on=reading.published_on,
        read_on=reading.read_on,
        file_name=file.name,
        file_sha256=file.sha256,
        url=file.url,
        bundled_sha256=bundled.bundled_sha256,
        replaced=in_force.edition,
    )


def write_list_files(folder: Path, sheets: ListSheets) -> None:
    """``list.yml``, ``entries.csv`` and ``aliases.csv`` into ``folder``."""
    _write_yaml(folder / "list.yml", sheets.info)
    _write_csv(folder / "entries.csv", sheets.entries)
    _write_csv(folder / "aliases.csv", sheets.aliases)


def write_snapshot(
    snapshots: Path, edition: Edition, sheets: ListSheets, file: PublicationFile
) -> Path:
    """Write the snapshot under a name with a dot, then rename it; the folder it has then.

    What an interrupted update left behind is removed first. Raises OutputError when the folder
    cannot be written or the edition is there already.
    """
    parent = list_folder(snapshots, edition.list_id)
    place, beside = parent / edition.edition, parent / f".{edition.edition}"
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        write_list_files(beside, sheets)
        suffix = Path(file.name).suffix.lower()
        copy = beside / f"{PUBLICATION}{suffix if suffix in ('.html', '.htm', '.csv') else ''}"
        copy.write_bytes(file.content)
        hashes = {name: sha256_of(beside / name) for name in (*LIST_FILES, copy.name)}
        _write_yaml(beside / EDITION_FILE, edition.model_copy(update={"files": hashes}))
        if place.exists():
            raise OutputError(f"{place} is there already.", hint="run the update again")
        beside.rename(place)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise OutputError(
            f"{place}: {error.strerror}.", hint="choose another folder with --data"
        ) from None
    return place


def _write_yaml(path: Path, model: Model) -> None:
    data = model.model_dump(mode="json", exclude_none=True)
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")


def _write_csv(path: Path, sheet: pl.DataFrame) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(sheet.columns)
        writer.writerows(sheet.fill_null("").iter_rows())
