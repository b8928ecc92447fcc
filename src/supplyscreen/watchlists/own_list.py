"""A list that a user gives as a file: its rows, in whatever format, become a :class:`Watchlists`.

Nothing is said of such a list that it does not say itself. Its legal basis reads "A list given by
the user", with the list's own name and file: never one of the laws that come with supplyscreen.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import UNDATED, Assertions, ListFile, Program, WatchlistInfo
from supplyscreen.names.given import filled
from supplyscreen.schemas import ENTRIES, LIST_ROWS, PLACES, REJECTS, conform, empty
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.own_names import check_list_id, name_ids, names_table

GIVEN_BY_USER = "A list given by the user"
EFFECT = (
    "Not one of the forced-labor laws that supplyscreen knows: the publisher of the list says what "
    "a listing means. A match says that two names are alike."
)
_LETTER = r"[\p{L}\p{N}]"


@dataclass(frozen=True)
class FoundRows:
    """What the reader of one format found in a file.

    ``rows`` is LIST_ROWS; ``left_out`` counts what the format marks as no company and no vessel,
    and ``notes`` say what that was. ``total`` counts all rows or objects of the file.
    """

    rows: pl.DataFrame
    layout: str
    total: int
    left_out: int = 0
    rejects: pl.DataFrame = field(default_factory=lambda: empty(REJECTS))
    notes: tuple[str, ...] = ()
    title: str = ""
    publisher: str = "not stated"
    licence: str = "not stated"
    official_url: str = ""


@dataclass(frozen=True)
class GivenAs:
    """How the user gave the list: file name and hash, and what was said of it in the call."""

    file: str
    sha256: str
    list_id: str
    published_on: date | None = None
    title: str | None = None


def own_watchlist(found: FoundRows, given: GivenAs) -> Watchlists:
    """``found`` as a list of its own, with one program per list that it holds.

    Rows that share a ``key`` are one entry: the first row's name is its name, every other name an
    alias. A row without a letter or digit in any name becomes a line of ``rejects`` (code
    ``no_name``). Names of vessels are kept with their entries and not searched as parties.
    Raises WatchlistError when no row is left, or the list id is no short word.
    """
    check_list_id(given.list_id)
    named, unnamed = _with_names(conform(found.rows, LIST_ROWS))
    if named.is_empty():
        raise WatchlistError(
            f"{given.file}: read as {found.layout}; {found.total:,} rows, and none names a "
            "company or vessel.",
            hint="docs/own_lists.md says which columns are read",
        )
    rows = _with_ids(named, given)
    info = _info(found, given, used=named.height, rejects=[found.rejects, unnamed])
    digest = hashlib.sha256(f"{given.list_id}\n{given.sha256}\n{info.published_on}".encode())
    names = _names(rows)
    digest.update("\n".join(names["alias_id"]).encode())
    return Watchlists(
        lists=(info,),
        sha256={given.list_id: given.sha256},
        programs=_programs(rows, info, given),
        entries=_entries(rows, given.list_id),
        names=names,
        goods_rules=(),
        places=empty(PLACES),
        hs_headings=pl.DataFrame(schema={"heading": pl.String, "description": pl.String}),
        data_sha256=digest.hexdigest(),
        rejects=pl.concat([found.rejects, unnamed]).sort("source_row", maintain_order=True),
    )


def list_rejects(rows: pl.DataFrame, *, code: str, message: str, column: str = "") -> pl.DataFrame:
    """REJECTS lines of scope list for rows with ``source_file, source_row`` and maybe ``value``."""
    told = rows.with_columns(
        column=pl.lit(column or None, dtype=pl.String),
        scope=pl.lit("list"),
        code=pl.lit(code),
        message=pl.lit(message),
    )
    return conform(told, REJECTS)


def _with_names(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows with ``names`` (a list of structs ``name, alias_kind``), and rejects of the others."""
    kinds = {"primary": "name", "alias": "aliases", "former": "former_names"}
    asked = rows.with_row_index("at").with_columns(name=pl.concat_list("name"))
    long = pl.concat(
        [
            asked.select("at", pl.lit(kind).alias("alias_kind"), name=column)
            .explode("name")
            .with_row_index("place")
            for kind, column in kinds.items()
        ]
    )
    text = filled(pl.col("name").str.replace_all(r"\s+", " ").str.strip_chars())
    usable = long.with_columns(text).filter(pl.col("name").str.contains(_LETTER))
    order = pl.col("alias_kind").replace_strict({kind: at for at, kind in enumerate(kinds)})
    names = (
        usable.sort("at", order, "place")
        .group_by("at", maintain_order=True)
        .agg(names=pl.struct("name", "alias_kind"), name=pl.col("name").first())
    )
    joined = rows.with_row_index("at").drop("name").join(names, on="at", how="left")
    kept = joined.drop_nulls("name")
    lost = joined.filter(pl.col("name").is_null())
    told = list_rejects(
        lost, code="no_name", message="the row has no name with a letter or digit", column="name"
    )
    return kept.sort("at"), told


def _with_ids(rows: pl.DataFrame, given: GivenAs) -> pl.DataFrame:
    own = pl.format("{}-{}", pl.lit(given.list_id), pl.col("key").str.strip_chars())
    source = filled(pl.col("source").str.strip_chars())
    return rows.with_columns(
        entry_id=pl.coalesce(own, name_ids(rows["name"], given.list_id)),
        program_key=pl.coalesce(
            pl.format("{}: {}", pl.lit(given.list_id), source), pl.lit(given.list_id)
        ),
    )


def _names(rows: pl.DataFrame) -> pl.DataFrame:
    searched = rows.filter(pl.col("kind") != "vessel")
    long = searched.select("entry_id", "names").explode("names").unnest("names")
    distinct = long.unique(["entry_id", "name"], keep="first", maintain_order=True)
    return names_table(
        distinct.with_columns(alias_kind=pl.col("alias_kind").replace("primary", "alias"))
    )


def _entries(rows: pl.DataFrame, list_id: str) -> pl.DataFrame:
    one = rows.group_by("entry_id", maintain_order=True).agg(
        pl.exclude("names", "note", "place").drop_nulls().first(),
        pl.col("note", "place").drop_nulls().unique(maintain_order=True).str.join("; "),
    )
    where = pl.format("file {}, row {}", "source_file", "source_row")
    until = pl.format("the list states an end: {}", "ended_on")
    told = one.with_columns(
        filled(pl.col("note")),
        filled(pl.col("place")),
        watchlist_id=pl.lit(list_id),
        status=pl.lit("active"),
        status_detail=until,
        provision=pl.coalesce("provision", pl.lit("not stated")),
        citation=pl.coalesce("citation", where),
        source_url=pl.col("source_url").fill_null(""),
        confidence=pl.lit("as given"),
    )
    return conform(told.sort("entry_id"), ENTRIES)


def _info(
    found: FoundRows, given: GivenAs, *, used: int, rejects: list[pl.DataFrame]
) -> WatchlistInfo:
    day = given.published_on or UNDATED
    return WatchlistInfo(
        id=given.list_id,
        title=given.title or found.title or f"{GIVEN_BY_USER}: {given.file}",
        publisher=found.publisher,
        official_url=found.official_url,
        published_on=day,
        retrieved_on=day,
        licence=found.licence,
        program_key=given.list_id,
        caveats=found.notes,
        assertions=Assertions(entries_min=1, entries_max=used, names_min=1),
        file=ListFile(
            name=given.file,
            layout=found.layout,
            rows=found.total,
            rows_used=used,
            rows_left_out=found.left_out,
            rows_rejected=found.total - used - found.left_out,
            notes=found.notes,
        ),
    )


def _programs(rows: pl.DataFrame, info: WatchlistInfo, given: GivenAs) -> dict[str, Program]:
    """One program per source, keyed as the entries name it; no law that supplyscreen knows."""
    keys = rows.select("program_key", "source").unique().sort("program_key").iter_rows()
    return {
        key: Program(
            key=key,
            title=f"{GIVEN_BY_USER}: {source or given.file}",
            citation=f"file {given.file}",
            in_force_since=UNDATED,
            effect=EFFECT,
            official_url=info.official_url,
            sources=(given.file,),
        )
        for key, source in keys
    }
