"""CBP's CSV of withhold release orders and findings into a :class:`Publication`.

CBP puts it on https://www.cbp.gov/document/stats/withhold-release-orders-findings under a file name
that ends in its date, such as ``withhold-release-orders-findings-fy26-2026-06-23.csv``. The columns
that must be there are those below; the others are columns that public readers of the file name. The
file is Windows-1252 or UTF-8, other names follow "a/k/a", days are written month first.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.publication import Publication, PublicationFile, Published, name_key
from supplyscreen.watchlists.published_day import EXPECTED, read_day
from supplyscreen.watchlists.sheets import raise_faults

LIST_ID = "us_cbp_section307"
COLUMNS = (
    "Country",
    "Entity",
    "WRO/Finding",
    "Industry",
    "Merchandise",
    "Status",
    "Effective Date",
    "Remarks",
)
NOT_READ = ("Calendar Year", "Country Code", "Press Release", "Modified Date")
FILLED = ("Entity", "WRO/Finding", "Merchandise", "Status", "Effective Date")
KINDS = {
    "wro": "Withhold release order",
    "withhold release order": "Withhold release order",
    "finding": "Finding",
}
STATUSES = {
    "active": "active",
    "partially active": "partially_active",
    "modified": "modified",
    "inactive": "inactive",
    "revoked": "revoked",
    "inactive pending litigation": "inactive_pending_litigation",
}
HINT = (
    "take the CSV file from https://www.cbp.gov/document/stats/withhold-release-orders-findings; "
    "if it says the same, the file has changed and supplyscreen must learn it"
)
_ALSO = re.compile(r"[,;]?\s*\ba/k/a\b[:,]?\s*", re.IGNORECASE)
_PARTS = re.compile(r";(?![^()]*\))")  # not within a bracket
_FILE_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")
# "A and its subsidiaries", "A, its subsidiaries and joint ventures", "A and its subordinates"
_TAIL = re.compile(
    r"(?:,? (?=and )|, (?=its |their ))((?:and )?(?:its |their )?(?:wholly[ -]owned |all |two )*"
    r"(?:subsidiar\w*|subordinates?)\b.*)$",
    re.IGNORECASE,
)
Cells = Mapping[str, str]


def read_cbp_orders(file: PublicationFile) -> Publication:
    """Every order of the file, in its order.

    The day of the publication is the one stated in ``file``, else the one in the file's name. Rows
    that hold one cell of words and nothing else are remarks and come back as ``notes``.
    Raises WatchlistError when it is no CSV, a column is missing, unknown or twice, a row is cut
    short, is not understood or is there twice, or the day is not known.
    """
    path = Path(file.name)
    rows = _rows(_decoded(file), file.name)
    heading = [_plain(cell) for cell in rows[0][1]]
    raise_faults(path, _heading_faults(heading, rows[0][0]), hint=HINT)
    names = {name.casefold(): name for name in (*COLUMNS, *NOT_READ)}
    columns = [names[cell.casefold()] for cell in heading]
    listed: list[Published] = []
    notes: list[str] = []
    faults: list[str] = []
    for line, row in rows[1:]:
        cells = [_plain(cell) for cell in row]
        if _is_note(cells):
            notes.append(f"row {line}: {' '.join(cells).strip()[:200]}")
        elif len(cells) != len(columns):
            faults.append(f"row {line}: found {len(cells)} cells, expected {len(columns)}")
        else:
            order = dict(zip(columns, cells, strict=True))
            wrong = list(_row_faults(order, line))
            faults += wrong
            listed += [] if wrong else [_published(order, line)]
    faults += [] if listed or faults else ["it has a heading and no order"]
    raise_faults(path, [*faults, *_repeated(listed)], hint=HINT)
    return Publication(LIST_ID, file.published_on or _day_of(file), tuple(listed), tuple(notes))


def _decoded(file: PublicationFile) -> str:
    start = file.content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"<"):
        raise WatchlistError(f"{file.name} is an HTML page, expected a CSV file.", hint=HINT)
    utf16 = file.content.startswith((b"\xff\xfe", b"\xfe\xff"))
    # Windows-1252 leaves five bytes undefined: a file that is neither is no text
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = file.content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise WatchlistError(f"{file.name} is no text file, expected a CSV file.", hint=HINT)


def _rows(text: str, source: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number in a spreadsheet."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise WatchlistError(
            f"{source}: {error}.", hint="the file may be cut off; download it again"
        ) from None
    filled = [(n, row) for n, row in enumerate(rows, 1) if any(map(_plain, row))]
    if not filled:
        raise WatchlistError(f"{source} is empty.", hint=HINT)
    return filled


def _plain(cell: str) -> str:
    """One line, single blanks; the non-breaking ones of Windows-1252 too."""
    return " ".join(cell.split())


def _heading_faults(heading: Sequence[str], line: int) -> list[str]:
    known = {name.casefold() for name in (*COLUMNS, *NOT_READ)}
    counted = Counter(cell.casefold() for cell in heading)
    missing = [name for name in COLUMNS if name.casefold() not in counted]
    return [
        *(f"row {line} has no column {name!r}" for name in missing),
        *(
            f"row {line}, column {at}: {cell!r} is not expected"
            for at, cell in enumerate(heading, 1)
            if cell.casefold() not in known
        ),
        *(
            f"row {line}: column {cell!r} is there {n} times"
            for cell, n in counted.items()
            if n > 1
        ),
    ]


def _is_note(cells: Sequence[str]) -> bool:
    """A row with one filled cell of several words: a remark, not an order that lost its cells."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and len(re.findall(r"[^\W\d_]{2,}", filled[0])) > 1


def _row_faults(order: Cells, line: int) -> Iterator[str]:
    for column in FILLED:
        if not order[column]:
            yield f"row {line}, column {column} is empty, expected a value"
    if order["Effective Date"] and read_day(order["Effective Date"]) is None:
        yield (
            f"row {line}, column Effective Date: found {order['Effective Date']!r}, "
            f"expected {EXPECTED}"
        )
    if order["WRO/Finding"] and order["WRO/Finding"].casefold() not in KINDS:
        yield (
            f"row {line}, column WRO/Finding: found {order['WRO/Finding']!r}, "
            "expected WRO or Finding"
        )
    if order["Status"] and _status(order["Status"]) is None:
        yield (
            f"row {line}, column Status: found {order['Status']!r}, expected one of "
            f"{', '.join(STATUSES)}"
        )
    if odd := re.search(r"&#?\w+;|</?\w+>", order["Entity"]):
        yield f"row {line}, column Entity: found HTML code {odd.group()!r}, expected a name"


def _status(text: str) -> str | None:
    """Our word for CBP's; brackets, dashes and commas between its words do not count."""
    return STATUSES.get(" ".join(re.findall(r"[a-z]+", text.casefold())))


def _published(order: Cells, line: int) -> Published:
    day = read_day(order["Effective Date"])
    if day is None:  # _row_faults has refused it
        raise ValueError(order["Effective Date"])
    first, *others = (part.strip(" ,") for part in _ALSO.split(order["Entity"]))
    aliases = [name.strip(" ,") for part in others for name in _PARTS.split(part)]
    tail = _TAIL.search(first)
    return Published(
        where=f"row {line}",
        written=(first,),
        aliases=tuple(dict.fromkeys(name for name in aliases if name)),
        dates={"": day},
        extends_to=tail[1] if tail else "",
        country="" if order["Country"].casefold() == "fishing vessels" else order["Country"],
        provision=KINDS[order["WRO/Finding"].casefold()],
        goods=order["Merchandise"],
        industry=order["Industry"],
        status=_status(order["Status"]) or "",
        remarks=order["Remarks"],
    )


def _repeated(listed: Sequence[Published]) -> list[str]:
    """Faults of orders that are there twice; one name may well have several orders."""
    seen: dict[tuple[str, str, date, str], str] = {}
    faults = []
    for each in listed:
        key = (name_key(each.name), each.provision, each.listed_on, name_key(each.goods))
        if key in seen:
            faults.append(f"{each.where}: the same order as {seen[key]}, {each.name[:60]!r}")
        seen.setdefault(key, each.where)
    return faults


def _day_of(file: PublicationFile) -> date:
    found = [read_day(text) for text in _FILE_DAY.findall(file.name)]
    if len(found) == 1 and found[0]:
        return found[0]
    raise WatchlistError(
        f"{file.name}: the file's name holds no day, and the file itself does not say when CBP "
        "published it.",
        hint="keep CBP's file name, or give --published-on 2026-06-23",
    )
