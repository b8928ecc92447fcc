"""What a dossier says of the run: lists with their ages and gaps, input files with their hashes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from supplyscreen.models import UNDATED, ListRecord, RunRecord
from supplyscreen.runs import words


@dataclass(frozen=True, slots=True)
class ListFacts:
    """One list as it was used."""

    id: str
    title: str
    url: str
    published: str
    retrieved: str
    entries: int
    warning: str
    gaps: tuple[str, ...]
    missing: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One input file, with the short name ``mark`` by which the dossier speaks of it."""

    mark: str
    name: str
    input: str
    rows: int
    rows_used: int
    sha256: str


def lists_of(run: RunRecord) -> tuple[ListFacts, ...]:
    """Every list of the run; ``missing`` are the gaps that lack a known number of entries."""
    return tuple(
        ListFacts(
            id=record.id,
            title=record.title,
            url=record.official_url,
            published=_aged(record.published_on, run.as_of),
            retrieved=_aged(record.retrieved_on, run.as_of),
            entries=record.entries - record.not_yet_listed,
            warning=record.stale_warning,
            gaps=tuple(gap.text for gap in record.known_gaps),
            missing=_missing(record),
            sha256=record.sha256,
        )
        for record in run.lists
    )


def _missing(record: ListRecord) -> tuple[str, ...]:
    return tuple(gap.text for gap in record.known_gaps if gap.missing_entries)


def _aged(day: date, as_of: date) -> str:
    """``2026-06-23 (152 days old)``: a day, and its age on the as-of date."""
    if day == UNDATED:
        return words.NOT_STATED
    days = (as_of - day).days
    age = f"{words.count(days, 'day')} old"
    if days <= 0:
        age = "of the same day" if not days else f"{words.count(-days, 'day')} after the as-of date"
    return f"{day} ({age})"


def files_of(run: RunRecord) -> tuple[FileFacts, ...]:
    """Every input file of the run, marked F1, F2, ... in the order read."""
    each = [(source, file) for source in run.inputs for file in source.files]
    return tuple(
        FileFacts(f"F{at}", file.name, source.path, file.rows, file.rows_used, file.sha256)
        for at, (source, file) in enumerate(each, start=1)
    )


def marks_of(files: tuple[FileFacts, ...]) -> dict[str, str]:
    """File name -> its mark; a name that two files share has none, and is told in full."""
    names = [file.name for file in files]
    return {file.name: file.mark for file in files if names.count(file.name) == 1}


def source_of(row: Mapping[str, Any], marks: Mapping[str, str]) -> str:
    """File and row of a record: ``F5, row 173``."""
    file = row["source_file"] or words.NOT_STATED
    return f"{marks.get(file, file)}, row {row['source_row']}"


def list_of(run: RunRecord, list_id: str) -> str:
    """The title of a list of the run; the id where the run has none of that id."""
    return next((record.title for record in run.lists if record.id == list_id), list_id)
