"""Reading a supplier list: a CSV with a name, an address and a country for each supplier."""

from pathlib import Path

import polars as pl

from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.whole import WholeTable, read_whole
from supplyscreen.intake.countries import unknown_countries
from supplyscreen.intake.parties import BLOCKS, build_parties
from supplyscreen.intake.party_lines import party_lines
from supplyscreen.intake.result import SupplierList, teller
from supplyscreen.layouts import Reading, recognise
from supplyscreen.models import InputSource, Progress
from supplyscreen.names.country import country_codes
from supplyscreen.names.party_block import PRIVATE_PERSON
from supplyscreen.names.party_kind import party_kinds
from supplyscreen.schemas import SUPPLIERS, conform

_TEXT = ("supplier_id", "name", "local_name", "country", "product", "tier", "parent_id")


def read_suppliers(path: str | Path, *, progress: Progress | None = None) -> SupplierList:
    """Read a CSV supplier list by its headings, in any order; further columns are kept as JSON.

    A row without a name is kept: it cannot be screened, and the report says so. A name in the
    local script is one more reading of the party. The country column is believed before the
    address; one that names no country makes a reject line and the row is kept.
    Raises InputError: file missing, empty or binary, or no column that holds a name.
    """
    teller(progress)("reading suppliers", 0, None)
    table = read_whole(Path(path))
    reading = recognise(table.headings, name=str(path), kind="supplier")
    columns = reading.columns
    rows = _rows(table, columns)
    roles, parties = build_parties(_blocks(rows), column_first=True)
    wrong = unknown_countries(
        rows,
        rows["country_code"],
        scope="cell",
        heading=table.headings[columns["country"]] if "country" in columns else None,
        column="country_cell",
    )
    return SupplierList(
        suppliers=conform(_masked(rows), SUPPLIERS).sort("source_file", "source_row"),
        roles=roles,
        parties=parties,
        rejects=join_rejects([table.rejects, wrong]),
        source=_source(table, reading, str(path)),
    )


def _rows(table: WholeTable, columns: dict[str, int]) -> pl.DataFrame:
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in _TEXT if c not in columns]
    rows = table.pick(columns).with_columns(absent).with_columns(_name(columns))
    known = country_codes(rows["country"]).alias("country_code")
    lined = rows.with_columns(_extra(table, columns), known, lines=party_lines(columns))
    return lined.with_columns(
        _supplier_id(),
        address=pl.col("lines").list.join(", "),
        country_cell="country",
        country=pl.coalesce("country_code", "country"),
    )


def _name(columns: dict[str, int]) -> pl.Expr:
    """The name, which SAP parts into NAME1 to NAME4 of 35 letters each."""
    parts = [c for c in ("name", *(f"name_{n}" for n in range(1, 10))) if c in columns]
    whole = pl.concat_str(parts, separator=" ", ignore_nulls=True) if parts else pl.lit("")
    return pl.when(whole != "").then(whole).alias("name")


def _masked(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that name a private person, without the name, the address and the further columns."""
    person = pl.Series(party_kinds(rows["name"]) == "person")
    hidden = {"name": PRIVATE_PERSON, "local_name": None, "address": "", "extra": "{}"}
    return rows.with_columns(
        pl.when(person).then(pl.lit(stand_in, dtype=pl.String)).otherwise(column).alias(column)
        for column, stand_in in hidden.items()
    )


def _supplier_id() -> pl.Expr:
    """The id of the file; ``#row`` behind it where it is repeated or missing."""
    given = pl.col("supplier_id")
    row = pl.format("#{}", pl.col("source_row"))
    alone = given.is_unique() & ~given.str.contains(r"#\d+$")
    return (
        pl.when(given.is_null())
        .then(row)
        .when(alone)
        .then(given)
        .otherwise(given + row)
        .alias("supplier_id")
    )


def _extra(table: WholeTable, columns: dict[str, int]) -> pl.Series:
    """A JSON object of the columns that are kept, not used."""
    used = set(columns.values())
    others = [at for at in range(len(table.headings)) if at not in used]
    if not others:
        return pl.repeat("{}", table.frame.height, dtype=pl.String, eager=True).alias("extra")
    titles = _distinct_titles([table.headings[at] for at in others])
    cells = [pl.col(f"c{at}").alias(t) for at, t in zip(others, titles, strict=True)]
    return table.frame.select(pl.struct(cells).struct.json_encode().alias("extra")).to_series()


def _distinct_titles(titles: list[str]) -> list[str]:
    """Headings as keys: blank ones named by place, repeated ones numbered."""
    keys: list[str] = []
    for at, title in enumerate(titles, start=1):
        base = title or f"column {at}"
        key, count = base, 1
        while key in keys:
            count += 1
            key = f"{base} ({count})"
        keys.append(key)
    return keys


def _blocks(rows: pl.DataFrame) -> pl.DataFrame:
    blocks = rows.with_columns(
        record_id=pl.col("supplier_id"),
        role=pl.lit("supplier"),
        name=pl.coalesce("name", "local_name"),
    )
    return conform(blocks, BLOCKS)


def _source(table: WholeTable, reading: Reading, given: str) -> InputSource:
    return InputSource(
        kind="supplier",
        path=given,
        sha256=table.sha256,
        rows=table.rows,
        layout=reading.words().removeprefix("read as: "),
        mapping=reading.mapping(),
        files=(table.input_file(table.frame.height),),
        notes=(*table.notes, *reading.doubts),
    )
