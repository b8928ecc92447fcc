"""Lists that a user gives as files: which format a file has, and what is read of it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.intake import ListSource, own_list_rows, read_list_source
from supplyscreen.watchlists import Watchlists
from supplyscreen.watchlists.ftm import read_ftm
from supplyscreen.watchlists.opensanctions import MARKS as OPENSANCTIONS_MARKS
from supplyscreen.watchlists.opensanctions import read_simple_csv
from supplyscreen.watchlists.own_list import FoundRows, GivenAs, own_watchlist
from supplyscreen.watchlists.screening_list import MARKS as CSL_MARKS
from supplyscreen.watchlists.screening_list import read_csl_csv, read_csl_json

ListFormat = Literal["own", "opensanctions_csv", "ftm_json", "csl_csv", "csl_json"]
_JSON = ("ftm_json", "csl_json")


def read_watchlist(
    path: str | Path,
    *,
    format: ListFormat | None = None,  # noqa: A002 (what a caller looks for)
    list_id: str | None = None,
    title: str | None = None,
    published_on: date | None = None,
    persons: bool = False,
) -> Watchlists:
    """Read a list of your own as a :class:`Watchlists` of one list.

    Formats, told by the content where ``format`` is None:

    - ``own``: a CSV file (delimiter comma, semicolon, tab or bar; UTF-8, UTF-16, GB18030 or
      Windows-1252) or an Excel workbook (the extra ``supplyscreen[excel]``) with a heading line.
      Headings such as name, alias, former name, country, program, listed on, ended on, id,
      address, url, goods and note are known in many spellings; only the name is needed.
    - ``opensanctions_csv``: OpenSanctions ``targets.simple.csv``.
    - ``ftm_json``: FollowTheMoney JSON lines, such as OpenSanctions' ``entities.ftm.json``.
    - ``csl_csv``, ``csl_json``: the US Consolidated Screening List of trade.gov.

    ``list_id`` is a short word that flags and settings call the list by (without it, from the name
    of the file), ``title`` its title in reports, ``published_on`` its day (else "not stated").
    ``persons`` also loads what the format marks as a natural person; else those are counted and
    left out. Names that a manifest marks as those of private persons are compared with no list.

    What the file does not state stays empty, and the legal basis reads "A list given by the user".
    Rows and cells that cannot be used are in ``Watchlists.rejects``; licence, notes and counts are
    in ``Watchlists.lists[0]``. Join it with the bundled lists by :func:`combine_watchlists`.

    Raises InputError: missing, unreadable, not of the format; WatchlistError: no row names a
    company or vessel, or ``list_id`` is no short word.
    """
    source = read_list_source(path)
    chosen = _checked(format, source) if format else detect_format(source)
    found = _found(source, chosen, persons=persons)
    given = GivenAs(
        file=source.name,
        sha256=source.sha256,
        list_id=list_id or _short_word(Path(path)),
        published_on=published_on,
        title=title,
    )
    return own_watchlist(found, given)


def detect_format(source: ListSource) -> ListFormat:
    """Which format a file has: by its headings, or by how its JSON is built."""
    if source.table is None:
        return "csl_json" if source.is_one_document() else "ftm_json"
    headings = source.headings()
    if headings >= OPENSANCTIONS_MARKS:
        return "opensanctions_csv"
    return "csl_csv" if headings >= CSL_MARKS else "own"


def _checked(format: str, source: ListSource) -> ListFormat:  # noqa: A002
    known = get_args(ListFormat)
    if format not in known:
        raise InputError(
            f"format: found {format!r}, expected one of {', '.join(known)}.",
            hint="leave it out: the content tells",
        )
    if (format in _JSON) != (source.table is None):
        what = "a table" if source.table else "JSON"
        raise InputError(
            f"{source.name} is {what}, which is not the format {format}.",
            hint="leave format out: the content tells",
        )
    chosen: ListFormat = format  # type: ignore[assignment]  # one of its values, checked above
    return chosen


def _found(source: ListSource, chosen: ListFormat, *, persons: bool) -> FoundRows:
    if source.table is None:
        reader = read_csl_json if chosen == "csl_json" else read_ftm
        return reader(source.text, file=source.name, persons=persons)
    if chosen == "own":
        own = own_list_rows(source.table)
        layout = "your own list, CSV or Excel"
        return FoundRows(own.rows, layout, source.table.rows, rejects=own.rejects, notes=own.notes)
    marks = OPENSANCTIONS_MARKS if chosen == "opensanctions_csv" else CSL_MARKS
    missing = sorted(marks - source.headings())
    if missing:
        raise InputError(
            f"{source.name} has no column {', '.join(missing)}, which the format {chosen} has.",
            hint="leave format out: the content tells",
        )
    reader_of_table = read_simple_csv if chosen == "opensanctions_csv" else read_csl_csv
    found = reader_of_table(source.by_heading(), persons=persons)
    return _with_table(found, source)


def _with_table(found: FoundRows, source: ListSource) -> FoundRows:
    """``found`` with the rows that could not be read at all."""
    table = source.table
    if table is None:
        return found
    unread = pl.concat([table.rejects, found.rejects])
    return replace(found, total=table.rows, rejects=unread, notes=(*table.notes, *found.notes))


def _short_word(path: Path) -> str:
    """The file's name without its ending, as a list id; ``own-list`` where no letter is left."""
    word = re.sub(r"[^a-z0-9_.-]+", "_", path.stem.casefold()).strip("_.-")
    return word or "own-list"
