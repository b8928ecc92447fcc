"""The rows of a list that a caller gives: which names belong to which entry, what is left out."""

import hashlib
import re

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.names import normalize_names
from supplyscreen.names.country import country_codes
from supplyscreen.names.given import filled, text_series
from supplyscreen.schemas import NAMES, conform

_COLUMNS = ("name", "entry_id", "alias_of", "country")
_LETTER = r"[\p{L}\p{N}]"
_LIST_ID = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"


def own_names(
    names: object, *, list_id: str, country: str | None
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """``entry_id, name, country`` of each usable row, and sentences on what was left out.

    The rows of an entry stand in the order given, its own name before those that say ``alias_of``.
    See :func:`supplyscreen.watchlists.watchlist_from_names` for what ``names`` may be.
    """
    given = _given(names)
    home = _codes(pl.Series("country", [country], dtype=pl.String))[0]
    given = given.with_columns(
        country=pl.coalesce(_codes(given["country"]), pl.lit(home, dtype=pl.String))
    )
    usable = given.filter(pl.col("name").str.contains(_LETTER).fill_null(value=False))
    if usable.is_empty():
        raise WatchlistError(
            f"list {list_id!r}: {given.height} names were given, and none has a letter or digit.",
            hint="give at least one name to match against",
        )
    rows = _with_entry(usable, list_id).sort("alias", maintain_order=True)
    distinct = rows.unique(["entry_id", "name"], keep="first", maintain_order=True)
    told = [
        _told(given.height - usable.height, "without a letter or digit"),
        _told(rows.height - distinct.height, "given again for the same entry"),
    ]
    return distinct.select("entry_id", "name", "country"), tuple(text for text in told if text)


def _told(count: int, what: str) -> str:
    """A sentence on ``count`` rows, empty where there is none."""
    return f"Left out of the names given: {count:,} {what}." if count else ""


def _given(names: object) -> pl.DataFrame:
    """The four columns as String, null where blank; blanks around and inside a name are single."""
    columns = _columns(names)
    name = text_series(columns["name"], what="name")
    none = pl.repeat(None, len(name), dtype=pl.String, eager=True)
    cells = [text_series(columns[c], what=c) if c in columns else none.alias(c) for c in _COLUMNS]
    text = pl.all().str.replace_all(r"\s+", " ").str.strip_chars()
    return pl.DataFrame(cells).select(filled(text)).with_row_index("at")


def _columns(names: object) -> dict[str, object]:
    if not isinstance(names, pl.DataFrame):
        return {"name": names}
    if "name" not in names.columns:
        raise WatchlistError(
            f"names: the frame has no column 'name'; it has {', '.join(names.columns) or 'none'}.",
            hint='rename the column that holds the names, frame.rename({"old": "name"})',
        )
    return {column: names[column] for column in _COLUMNS if column in names.columns}


def _codes(cells: pl.Series) -> pl.Series:
    codes = country_codes(cells)
    wrong = (cells.is_not_null() & codes.is_null()).arg_true()
    if len(wrong):
        raise WatchlistError(
            f"country: found {cells[wrong[0]]!r}, expected a country or its ISO 3166-1 code.",
            hint="give None where the country is not known",
        )
    return codes


def _with_entry(rows: pl.DataFrame, list_id: str) -> pl.DataFrame:
    """Add ``alias`` (the row names another row's entry) and fill ``entry_id``."""
    own = rows.with_columns(
        alias=pl.col("alias_of").is_not_null(),
        entry_id=pl.col("entry_id").fill_null(name_ids(rows["name"], list_id)),
    )
    heads = own.filter(~pl.col("alias"))
    by_name = heads.select(alias_of="name", head="entry_id")
    by_id = heads.select(alias_of="entry_id", head="entry_id")
    heads = pl.concat([by_name, by_id]).unique("alias_of", keep="first", maintain_order=True)
    joined = own.join(heads, on="alias_of", how="left", maintain_order="left")
    lost = joined.filter(pl.col("alias") & pl.col("head").is_null())
    if lost.height:
        at, name = lost.row(0, named=True)["at"], lost["alias_of"][0]
        raise WatchlistError(
            f"names, position {at}, alias_of: found {name!r}, expected the name or entry_id of "
            "a row that is itself no alias.",
            hint="spell it as in its own row",
        )
    return joined.with_columns(entry_id=pl.coalesce("head", "entry_id"))


def check_list_id(list_id: str) -> None:
    """Raise WatchlistError where ``list_id`` is no short word."""
    if not re.match(_LIST_ID, list_id):
        raise WatchlistError(
            f"list_id: found {list_id!r}, expected letters, digits, '_', '.' and '-'.",
            hint="a short word such as my_suppliers",
        )


def names_table(rows: pl.DataFrame) -> pl.DataFrame:
    """NAMES of ``entry_id, name, alias_kind``; the first name of each entry is its primary one."""
    first = pl.col("entry_id").is_first_distinct()
    text = rows.select(pl.concat_str("entry_id", "name", separator="\n")).to_series()
    ids = [hashlib.sha256(each.encode()).hexdigest()[:16] for each in text]
    named = rows.with_columns(
        pl.Series("alias_id", ids, dtype=pl.String),
        normalize_names(rows["name"]).alias("name_key"),
        alias_kind=pl.when(first).then(pl.lit("primary")).otherwise("alias_kind"),
    )
    return conform(named.sort("alias_id"), NAMES)


def names_digest(names: pl.DataFrame) -> str:
    """Hash of NAMES with ``country``: the same names give the same, in whatever order."""
    columns = ["entry_id", "alias_kind", "name", "country"]
    lines = names.sort("alias_id").select(
        pl.concat_str([pl.col(c).fill_null("") for c in columns], separator="\x1f")
    )
    return hashlib.sha256("\n".join(lines.to_series()).encode()).hexdigest()


def name_ids(names: pl.Series, list_id: str) -> pl.Series:
    """The list's id and 12 hexadecimal digits of the SHA-256 of the name."""
    found = [f"{list_id}-{hashlib.sha256(name.encode()).hexdigest()[:12]}" for name in names]
    return pl.Series("entry_id", found, dtype=pl.String)
