"""What must be true of a list before anything is screened against it.

Each check returns faults as text with row and column; the reader of the file raises them together.
"""

from collections.abc import Collection, Sequence

import polars as pl

from supplyscreen.models import WatchlistInfo
from supplyscreen.names.credit_code import has_check_character
from supplyscreen.watchlists.cell_faults import cell_faults
from supplyscreen.watchlists.checks_law import law_faults
from supplyscreen.watchlists.checks_text import text_faults
from supplyscreen.watchlists.sheets import ROW

KINDS = ("party", "facility", "vessel", "goods", "region")
SEARCHED_KINDS = ("party", "facility")  # a manifest's parties are companies and places of work
STATUSES = (
    "active",
    "partially_active",
    "modified",
    "inactive",
    "revoked",
    "inactive_pending_litigation",
    "superseded_in_enforcement",
)
CONFIDENCES = ("high", "medium", "low")
ALIAS_KINDS = ("alias", "former", "chinese", "chinese_short", "facility", "identifier")
ISO_DATE = r"^\d{4}-\d{2}-\d{2}$"


def filled(frame: pl.DataFrame, columns: Sequence[str]) -> list[str]:
    """Faults of empty cells in ``columns``."""
    return [
        f"row {row}, column {column} is empty, expected a value"
        for column in columns
        for row in frame.filter(pl.col(column).is_null())[ROW]
    ]


def one_of(frame: pl.DataFrame, column: str, allowed: Collection[str]) -> list[str]:
    """Faults of values of ``column`` that are not among ``allowed``."""
    wrong = frame.filter(pl.col(column).is_in(list(allowed)).not_())
    return cell_faults(wrong, column, f"expected one of {', '.join(sorted(allowed))}")


def like(frame: pl.DataFrame, column: str, pattern: str, expected: str) -> list[str]:
    """Faults of values of ``column`` that do not match the regular expression ``pattern``."""
    wrong = frame.filter(pl.col(column).str.contains(pattern).not_())
    return cell_faults(wrong, column, f"expected {expected}")


def dates(frame: pl.DataFrame, column: str) -> list[str]:
    """Faults of values of ``column`` that are not a day of the calendar written YYYY-MM-DD."""
    day = pl.col(column).str.to_date("%Y-%m-%d", strict=False)
    good = pl.col(column).str.contains(ISO_DATE) & day.is_not_null()
    wrong = frame.filter(pl.col(column).is_not_null() & good.not_())
    return cell_faults(wrong, column, "expected a date as YYYY-MM-DD")


def unique(frame: pl.DataFrame, columns: Sequence[str]) -> list[str]:
    """Faults of rows that repeat the same values in ``columns``."""
    again = frame.filter(pl.struct(columns).is_first_distinct().not_())
    return [
        f"row {row[-1]}, column {columns[-1]}: {' / '.join(map(str, row[:-1]))} is there already"
        for row in again.select(*columns, ROW).rows()
    ]


def entry_faults(entries: pl.DataFrame, programs: Collection[str]) -> list[str]:
    """Faults of ``entries.csv`` (its columns as text, and ``row``)."""
    if entries.is_empty():
        return ["the file has a heading and no row"]
    required = ("entry_id", "kind", "name", "listed_on", "status", "program_key", "provision")
    searched = entries.filter(pl.col("kind").is_in(SEARCHED_KINDS))
    others = entries.filter(pl.col("kind").is_in(SEARCHED_KINDS).not_())
    named = others.filter(pl.col("search_name").is_not_null())
    late = entries.filter(pl.col("ended_on") < pl.col("listed_on"))
    return [
        *filled(entries, (*required, "citation", "source_url", "sources", "confidence")),
        *unique(entries, ["entry_id"]),
        *like(entries, "entry_id", r"^[a-z0-9]+(-[a-z0-9]+)*$", "small letters, digits and -"),
        *one_of(entries, "kind", KINDS),
        *one_of(entries, "status", STATUSES),
        *one_of(entries, "confidence", CONFIDENCES),
        *one_of(entries, "program_key", programs),
        *like(entries, "country", r"^[A-Z]{2}$", "an ISO 3166-1 alpha-2 code"),
        *like(entries, "source_url", r"^https?://\S+$", "a web address"),
        *like(
            entries,
            "provision_dates",
            r"^[ivx]+: \d{4}-\d{2}-\d{2}( \| [ivx]+: \d{4}-\d{2}-\d{2})*$",
            "the form i: 2022-06-21 | v: 2024-11-25",
        ),
        *dates(entries, "listed_on"),
        *dates(entries, "ended_on"),
        *cell_faults(late, "ended_on", "expected a day not before listed_on"),
        *filled(searched, ("search_name",)),
        *cell_faults(named, "search_name", "expected nothing: this kind is not searched by name"),
        *law_faults(entries),
        *text_faults(entries, searched=("search_name",)),
    ]


def alias_faults(aliases: pl.DataFrame, entries: pl.DataFrame) -> list[str]:
    """Faults of ``aliases.csv`` (its columns as text, and ``row``) against its ``entries.csv``."""
    ids = entries["entry_id"].drop_nulls().to_list()
    unknown = aliases.filter(pl.col("entry_id").is_in(ids).not_())
    primary = entries.select("entry_id", pl.col("search_name").alias("name"))
    again = aliases.join(primary, on=["entry_id", "name"], how="semi")
    chinese = aliases.filter(pl.col("alias_kind").str.starts_with("chinese"))
    latin = aliases.filter(pl.col("alias_kind").str.starts_with("chinese").not_())
    codes = aliases.filter(pl.col("alias_kind") == "identifier")
    return [
        *filled(aliases, ("entry_id", "alias_kind", "name", "source")),
        *cell_faults(unknown, "entry_id", "expected an entry_id of entries.csv"),
        *one_of(aliases, "alias_kind", ALIAS_KINDS),
        *unique(aliases, ["entry_id", "name"]),
        *cell_faults(again, "name", "expected another name: it is the search_name of the entry"),
        *like(chinese, "name", r"\p{Han}", "a name in Chinese characters"),
        *like(latin, "name", r"^\P{Han}+$", "a name in Latin letters, or kind chinese"),
        *cell_faults(
            codes.filter(~has_check_character(pl.col("name"))),
            "name",
            "expected a unified social credit code (18 characters, the last one a check)",
        ),
        *text_faults(aliases, searched=("name",)),
    ]


def name_faults(names: pl.DataFrame) -> list[str]:
    """Faults of searchable names (NAMES) that leave nothing to match on."""
    bare = names.filter(pl.col("name_key").str.strip_chars() == "").sort("entry_id", "name")
    return [
        f"entry {entry_id}: the name {name!r} has no letter or digit to match on"
        for entry_id, name in bare.select("entry_id", "name").rows()
    ]


def count_faults(info: WatchlistInfo, entries: pl.DataFrame) -> list[str]:
    """Faults of the number of rows of ``entries.csv``, in all and by kind."""
    held, found = info.assertions, entries.height
    faults = []
    if not held.entries_min <= found <= held.entries_max:
        faults.append(
            f"entries.csv has {found} rows, list.yml asserts {held.entries_min} to "
            f"{held.entries_max}"
        )
    counted = dict(entries["kind"].value_counts().rows())
    return faults + [
        f"entries.csv has {counted.get(kind, 0)} rows of kind {kind}, list.yml asserts {rows}"
        for kind, rows in held.kinds.items()
        if counted.get(kind, 0) != rows
    ]


def assertion_faults(info: WatchlistInfo, entries: pl.DataFrame, names: int) -> list[str]:
    """Faults of a list against the other assertions of its ``list.yml``.

    ``names`` is the count of its searchable names.
    """
    held, found = info.assertions, entries.height
    faults = []
    if names < held.names_min:
        faults.append(f"{names} searchable names, list.yml asserts at least {held.names_min}")
    for column, least in held.filled.items():
        if column not in entries.columns:
            faults.append(f"list.yml asserts on column {column}, which entries.csv does not have")
            continue
        share = 1 - entries[column].null_count() / max(found, 1)
        if share < least:
            faults.append(f"column {column} is filled in {share:.3f} of rows, expected {least}")
    return faults
