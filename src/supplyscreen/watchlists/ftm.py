"""FollowTheMoney JSON lines (``entities.ftm.json`` of OpenSanctions): one object on a line.

Source of the layout: https://www.opensanctions.org/docs/bulk/json (one entity per line, sanctions
and addresses being entities too) and the schemas LegalEntity, Thing and Sanction in
https://github.com/opensanctions/followthemoney/tree/main/followthemoney/schema. An entry's listing
date is the earliest ``listingDate`` of the Sanction objects that name it, else their ``startDate``;
where one of them has no ``endDate``, the entry has none. Weak aliases are not searched.
"""

import json

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.names.country import country_codes
from supplyscreen.names.given import filled
from supplyscreen.schemas import LIST_ROWS, REJECTS, conform, empty
from supplyscreen.watchlists.opensanctions import (
    DAYS,
    LICENCE,
    PUBLISHER,
    SITE,
    VESSEL,
    in_dataset,
    left_out_notes,
    note,
    wanted,
)
from supplyscreen.watchlists.own_list import FoundRows, list_rejects

_TEXTS = pl.List(pl.String)
_PROPERTIES = (
    *("name", "alias", "weakAlias", "previousName", "country", "jurisdiction", "mainCountry"),
    *("flag", "address", "uscCode", "registrationNumber", "imoNumber", "callSign", "topics"),
    *("entity", "program", "programId", "authority", "startDate", "listingDate", "endDate"),
    "sourceUrl",
)
_LINE = pl.Struct(
    {
        "id": pl.String,
        "schema": pl.String,
        "datasets": _TEXTS,
        "first_seen": pl.String,
        "last_change": pl.String,
        "target": pl.Boolean,
        "properties": pl.Struct(dict.fromkeys(_PROPERTIES, _TEXTS)),
    }
)


def read_ftm(text: str, *, file: str, persons: bool) -> FoundRows:
    """The companies and vessels of ``text``; persons only when asked for.

    Where objects carry ``topics`` or ``target``, those without either are only connected to
    a listed one: they are left out and counted. A line that is no JSON object is a reject line.
    Raises InputError when no line is a FollowTheMoney object.
    """
    objects, rejects = _objects(text, file)
    if objects["schema"].drop_nulls().is_empty():
        raise InputError(
            f"{file}: no line is an object with id, schema and properties.",
            hint="expected FollowTheMoney JSON lines, such as OpenSanctions' entities.ftm.json",
        )
    fit = objects.filter(pl.col("schema").is_in(wanted(persons=persons)))
    marked = (pl.col("topics").list.len() > 0) | pl.col("target").fill_null(value=False)
    marked = marked.fill_null(value=False)
    listed = fit.filter(marked) if fit.select(marked.any()).item() else fit
    used = listed.join(_sanctions(objects), on="id", how="left", maintain_order="left")
    near = fit.height - listed.height
    weak = int(used["weakAlias"].list.len().fill_null(0).sum())
    notes = [*left_out_notes(objects["schema"], persons=persons)]
    notes += [f"Left out: {near:,} that are only connected to a listed one."] if near else []
    notes += [f"{weak:,} weak aliases are not searched."] if weak else []
    return FoundRows(
        rows=_rows(used),
        layout="FollowTheMoney JSON lines",
        total=objects.height + rejects.height,
        left_out=objects.height - used.height,
        rejects=rejects,
        notes=(*notes, DAYS),
        title="OpenSanctions (FollowTheMoney JSON lines)",
        publisher=PUBLISHER,
        licence=LICENCE,
        official_url=SITE,
    )


def _objects(text: str, file: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row per object with its properties as columns, and rejects of the other lines."""
    lines = pl.DataFrame({"line": text.split("\n")}).with_row_index("source_row", offset=1)
    lines = lines.with_columns(
        pl.col("line").str.strip_chars(),
        pl.col("source_row").cast(pl.Int64),
        source_file=pl.lit(file),
    ).filter(pl.col("line") != "")
    rejects = empty(REJECTS)
    try:
        decoded = _decoded(lines)
    except pl.exceptions.ComputeError:
        good = pl.Series([_is_object(line) for line in lines["line"]], dtype=pl.Boolean)
        bad = lines.filter(~good).with_columns(value=pl.col("line").str.head(80))
        rejects = list_rejects(bad, code="bad_json", message="the line is no JSON object")
        decoded = _decoded(lines.filter(good))
    return decoded.unnest("object").unnest("properties"), rejects


def _decoded(lines: pl.DataFrame) -> pl.DataFrame:
    found = pl.col("line").str.json_decode(_LINE).alias("object")
    return lines.select("source_file", "source_row", found)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _sanctions(objects: pl.DataFrame) -> pl.DataFrame:
    """``id, listed_on, ended_on, provision, citation, told_at`` of the entities that are named."""
    marks = objects.filter(pl.col("schema") == "Sanction").select(
        pl.col("entity").alias("about"),
        *(pl.col(name).list.join("; ").alias(name) for name in ("authority", "program")),
        pl.col("programId").list.join("; ").alias("program_id"),
        pl.col("sourceUrl").list.first().alias("told_at"),
        *(_day(name).alias(name) for name in ("startDate", "listingDate", "endDate")),
    )
    each = marks.explode("about").drop_nulls("about")
    texts = pl.col("authority", "program", "program_id")
    return (
        each.with_columns(filled(texts), began=pl.coalesce("listingDate", "startDate"))
        .group_by(id="about", maintain_order=True)
        .agg(
            listed_on=pl.col("began").min(),
            ended_on=pl.when(pl.col("endDate").is_not_null().all()).then(pl.col("endDate").max()),
            provision=pl.coalesce("program", "program_id")
            .drop_nulls()
            .unique()
            .sort()
            .str.join("; "),
            citation=pl.col("authority").drop_nulls().unique().sort().str.join("; "),
            told_at=pl.col("told_at").drop_nulls().first(),
        )
    )


def _day(name: str) -> pl.Expr:
    """The first full day; a year or month alone is no day."""
    return pl.col(name).list.first().str.head(10).str.to_date("%Y-%m-%d", strict=False)


def _rows(used: pl.DataFrame) -> pl.DataFrame:
    first = [pl.col(c).list.first() for c in ("country", "jurisdiction", "mainCountry", "flag")]
    codes = country_codes(used.select(filled(pl.coalesce(first))).to_series())
    numbers = ("uscCode", "registrationNumber", "imoNumber", "callSign")
    every = pl.concat_list(pl.col(c).fill_null(pl.lit([], dtype=_TEXTS)) for c in numbers)
    noted = used.with_columns(numbers=filled(every.list.join(";")))
    rows = noted.with_columns(
        key=pl.col("id"),
        kind=pl.when(pl.col("schema") == VESSEL).then(pl.lit("vessel")).otherwise(pl.lit("party")),
        aliases=pl.concat_list(
            pl.col("name").list.slice(1).fill_null(pl.lit([], dtype=_TEXTS)),
            pl.col("alias").fill_null(pl.lit([], dtype=_TEXTS)),
        ),
        name=pl.col("name").list.first(),
        former_names=pl.col("previousName"),
        country=pl.lit(codes),
        provision=in_dataset(
            filled(pl.col("provision")), filled(pl.col("datasets").list.join("; "))
        ),
        citation=filled(pl.col("citation")),
        source_url=pl.coalesce("told_at", pl.format("{}/entities/{}/", pl.lit(SITE), "id")),
        place=filled(pl.col("address").list.join("; ")),
        note=note("numbers", "first_seen", "last_change"),
    )
    return conform(rows, LIST_ROWS)
