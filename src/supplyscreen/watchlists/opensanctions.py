"""OpenSanctions ``targets.simple.csv``: one row per target, several values of a cell with ``;``.

Source of the layout and of the licence: https://www.opensanctions.org/docs/bulk/ and
https://www.opensanctions.org/articles/2021-12-10-sustainability (CC BY-NC 4.0; business users need
a licence of OpenSanctions). Columns: ``id, schema, name, aliases, birth_date, countries, addresses,
identifiers, sanctions, phones, emails, program_ids, dataset, first_seen, last_seen, last_change``;
older files lack ``program_ids`` or ``last_change``. ``first_seen`` and ``last_change`` are days of
OpenSanctions' own work (https://opensanctions.org/faq/81/last-change), not of a listing: they are
kept in the note, and ``listed_on`` stays empty.
"""

import polars as pl

from supplyscreen.names.country import country_codes
from supplyscreen.names.given import filled
from supplyscreen.schemas import LIST_ROWS, conform
from supplyscreen.watchlists.own_list import FoundRows

MARKS = frozenset({"id", "schema", "name", "aliases", "countries", "sanctions", "dataset"})
"""Headings that only such a file has together."""
LICENCE = "CC BY-NC 4.0 (OpenSanctions; business users need a licence of OpenSanctions)"
PUBLISHER = "OpenSanctions"
SITE = "https://www.opensanctions.org"
# Schemas of followthemoney/schema at https://github.com/opensanctions/followthemoney.
COMPANIES = ("Company", "Organization", "LegalEntity", "PublicBody")
VESSEL = "Vessel"
PERSON = "Person"


def read_simple_csv(table: pl.DataFrame, *, persons: bool) -> FoundRows:
    """Rows of ``targets.simple.csv`` (every column as text, ``source_file, source_row``).

    Companies, organizations, legal entities, public bodies and vessels are used; persons only when
    asked for. The rest is left out, and the notes count it by schema.
    """
    wide = table.with_columns(
        pl.lit(None, dtype=pl.String).alias(name)
        for name in ("addresses", "identifiers", "program_ids", "first_seen", "last_change")
        if name not in table.columns
    )
    used = wide.filter(pl.col("schema").is_in(wanted(persons=persons)))
    first = pl.col("countries").str.split(";").list.first()
    codes = country_codes(used.select(filled(first)).to_series())
    rows = used.with_columns(
        key=pl.col("id"),
        kind=pl.when(pl.col("schema") == VESSEL).then(pl.lit("vessel")).otherwise(pl.lit("party")),
        aliases=pl.col("aliases").str.split(";"),
        country=pl.lit(codes),
        provision=in_dataset(parted(pl.coalesce("program_ids", "sanctions")), parted("dataset")),
        citation=parted("sanctions"),
        source_url=pl.format("{}/entities/{}/", pl.lit(SITE), "id"),
        place=parted("addresses"),
        note=note("identifiers", "first_seen", "last_change"),
    )
    return FoundRows(
        rows=conform(rows, LIST_ROWS),
        layout="OpenSanctions targets.simple.csv",
        total=table.height,
        left_out=table.height - used.height,
        notes=(*left_out_notes(table["schema"], persons=persons), WEAK, DAYS),
        title="OpenSanctions (targets.simple.csv)",
        publisher=PUBLISHER,
        licence=LICENCE,
        official_url=SITE,
    )


WEAK = "This format does not tell weak aliases from others: all are searched."
DAYS = (
    "OpenSanctions' first_seen and last_change are days of its own work, not of a listing; "
    "they are kept in the note of an entry."
)


def parted(column: str | pl.Expr) -> pl.Expr:
    """The values of a cell with ``; `` between them; null where the cell is blank."""
    text = pl.col(column) if isinstance(column, str) else column
    return filled(text.str.replace_all(r"\s*;\s*", "; ").str.strip_chars())


def in_dataset(programs: pl.Expr, datasets: pl.Expr) -> pl.Expr:
    """Programs and the datasets of OpenSanctions that hold the entry, as one text."""
    told = [programs, pl.format("dataset {}", datasets)]
    return filled(pl.concat_str(told, separator="; ", ignore_nulls=True))


def wanted(*, persons: bool) -> list[str]:
    """The schemas that are used."""
    return [*COMPANIES, VESSEL, *([PERSON] if persons else [])]


def left_out_notes(schemas: pl.Series, *, persons: bool) -> tuple[str, ...]:
    """One sentence on how many rows of which schema are not used; none where all are."""
    other = schemas.fill_null("no schema").filter(
        ~schemas.is_in(wanted(persons=persons)).fill_null(value=False)
    )
    if other.is_empty():
        return ()
    counts = other.alias("schema").value_counts().sort("count", "schema", descending=[True, False])
    told = ", ".join(f"{count:,} {schema}" for schema, count in counts.iter_rows())
    return (f"Left out, being no company or vessel: {told}.",)


def note(identifiers: str, first_seen: str, last_change: str) -> pl.Expr:
    """Identifiers and OpenSanctions' own days in words, null where there are none."""
    parts = [
        pl.format("identifiers {}", pl.col(identifiers).str.replace_all(";", ", ", literal=True)),
        pl.format("first seen by OpenSanctions {}", pl.col(first_seen).str.head(10)),
        pl.format("last change there {}", pl.col(last_change).str.head(10)),
    ]
    return filled(pl.concat_str(parts, separator="; ", ignore_nulls=True))
