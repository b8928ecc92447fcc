"""The US Consolidated Screening List (CSL) of trade.gov, as CSV or JSON.

Source: https://www.trade.gov/consolidated-screening-list; the files are
https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv and
``consolidated.json``. Columns: ``_id, source, entity_number, type, programs, name, title,
addresses, federal_register_notice, start_date, end_date, standard_order, license_requirement,
license_policy, call_sign, vessel_type, gross_tonnage, gross_registered_tonnage, vessel_flag,
vessel_owner, remarks, source_list_url, alt_names, citizenships, dates_of_birth, nationalities,
places_of_birth, source_information_url, ids``. In the CSV several values of a cell are parted by
``;``; the JSON holds them as lists under ``results``, and calls ``_id`` ``id``.

Its lists are export controls and sanctions: another law than forced labor. A flag says so.
"""

import json
from typing import cast

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.names.country import country_codes
from supplyscreen.names.given import filled
from supplyscreen.schemas import LIST_ROWS, conform
from supplyscreen.watchlists.own_list import FoundRows

MARKS = frozenset({"source", "entity_number", "programs", "name", "alt_names", "source_list_url"})
"""Headings that only such a file has together."""
LICENCE = "a work of the US Government; see trade.gov"
SITE = "https://www.trade.gov/consolidated-screening-list"
OTHER_LAW = "These lists are export controls and sanctions, another law than forced labor."
_TEXT = (
    *("source", "type", "name", "federal_register_notice", "start_date", "end_date"),
    *("license_requirement", "remarks", "source_list_url", "source_information_url"),
)
_LISTS = ("programs", "alt_names")
_ADDRESS = ("address", "city", "state", "postal_code", "country")


def read_csl_csv(table: pl.DataFrame, *, persons: bool) -> FoundRows:
    """The CSV file (every column as text, with ``source_file, source_row``)."""
    texts = (*_TEXT, *_LISTS, "_id", "addresses", "ids")
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in texts if c not in table.columns]
    wide = table.with_columns(absent)
    # An address ends in its country, two letters, where it is stated.
    ends = pl.col("addresses").str.extract_all(r", ?([A-Z]{2})(?:;|$)").list.first()
    return _found(
        wide.with_columns(
            pl.col("alt_names").str.split(";"),
            pl.col("programs").str.replace_all(r"\s*;\s*", "; "),
            key=pl.col("_id"),
            country=ends.str.extract(r"([A-Z]{2})"),
        ),
        layout="US Consolidated Screening List, CSV",
        persons=persons,
    )


def read_csl_json(text: str, *, file: str, persons: bool) -> FoundRows:
    """The JSON file: an object whose ``results`` are the entries.

    Raises InputError when the text is no such JSON.
    """
    hint = "expected the consolidated.json of trade.gov"
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InputError(f"{file} is no JSON: {error}.", hint=hint) from None
    results = document.get("results") if isinstance(document, dict) else None
    if not isinstance(results, list) or not all(isinstance(item, dict) for item in results):
        raise InputError(f"{file}: no list of objects under 'results'.", hint=hint)
    plain = [_plain(cast("dict[str, object]", item)) for item in results]
    schema = dict.fromkeys((*_TEXT, "key", "addresses", "country", "programs", "ids"), pl.String)
    frame = pl.DataFrame(plain, schema={**schema, "alt_names": pl.List(pl.String)})
    numbered = frame.with_row_index("source_row", offset=1).with_columns(
        pl.col("source_row").cast(pl.Int64), source_file=pl.lit(file)
    )
    return _found(numbered, layout="US Consolidated Screening List, JSON", persons=persons)


def _plain(item: dict[str, object]) -> dict[str, object]:
    """One result as texts; addresses and ids as the CSV writes them."""
    addresses = [part for part in _listed(item, "addresses") if isinstance(part, dict)]
    lines = [", ".join(str(part[k]) for k in _ADDRESS if part.get(k)) for part in addresses]
    countries = [str(part["country"]) for part in addresses if part.get("country")]
    ids = [part for part in _listed(item, "ids") if isinstance(part, dict)]
    texts = {name: str(item[name]) for name in _TEXT if item.get(name) is not None}
    return texts | {
        "key": str(item["id"]) if item.get("id") else None,
        "addresses": "; ".join(lines) or None,
        "country": countries[0] if countries else None,
        "programs": "; ".join(map(str, _listed(item, "programs"))) or None,
        "alt_names": [str(name) for name in _listed(item, "alt_names")],
        "ids": "; ".join(f"{part.get('type')}: {part.get('number')}" for part in ids) or None,
    }


def _listed(item: dict[str, object], name: str) -> list[object]:
    value = item.get(name)
    return value if isinstance(value, list) else [value] if value else []


def _found(table: pl.DataFrame, *, layout: str, persons: bool) -> FoundRows:
    """Entities and vessels, and what states no type; individuals only when asked for."""
    kind = filled(pl.col("type").str.strip_chars().str.to_lowercase())
    typed = table.with_columns(type=kind)
    wanted = ["entity", "vessel", *(["individual"] if persons else [])]
    used = typed.filter(kind.is_null() | kind.is_in(wanted))
    codes = country_codes(used.select(filled(pl.col("country"))).to_series())
    day = pl.col("start_date", "end_date").str.head(10).str.to_date("%Y-%m-%d", strict=False)
    rows = used.with_columns(
        day,
        kind=pl.when(pl.col("type") == "vessel").then(pl.lit("vessel")).otherwise(pl.lit("party")),
        aliases=pl.col("alt_names"),
        country=pl.lit(codes),
        provision=pl.coalesce(filled(pl.col("programs")), "license_requirement"),
        citation=filled(pl.col("federal_register_notice")),
        source_url=pl.coalesce("source_information_url", "source_list_url"),
        place=pl.col("addresses"),
        note=pl.concat_str("remarks", "ids", separator="; ", ignore_nulls=True),
    ).with_columns(filled(pl.col("note")), listed_on="start_date", ended_on="end_date")
    return FoundRows(
        rows=conform(rows, LIST_ROWS),
        layout=layout,
        total=table.height,
        left_out=table.height - used.height,
        notes=(*_notes(typed["type"], used["type"]), *_sources(used["source"]), OTHER_LAW),
        title="US Consolidated Screening List, given as a file",
        publisher="US Department of Commerce, International Trade Administration",
        licence=LICENCE,
        official_url=SITE,
    )


def _notes(types: pl.Series, used: pl.Series) -> tuple[str, ...]:
    others = types.drop_nulls().filter(~types.drop_nulls().is_in(used.unique().implode()))
    counts = others.alias("type").value_counts().sort("count", "type", descending=[True, False])
    told = ", ".join(f"{count:,} {kind}" for kind, count in counts.iter_rows())
    left = [f"Left out by type: {told}."] if told else []
    blank = used.null_count()
    untyped = [f"{blank:,} rows state no type and are searched as companies."] if blank else []
    return (*left, *untyped)


def _sources(sources: pl.Series) -> tuple[str, ...]:
    counts = sources.fill_null("no source").alias("source").value_counts().sort("source")
    told = "; ".join(f"{source}: {count:,}" for source, count in counts.iter_rows())
    return (f"Rows used by source list: {told}.",) if told else ()
