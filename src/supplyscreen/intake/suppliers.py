"""Reading a supplier list: one row per supplier, in any known format and layout."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from supplyscreen.cells.countries import unknown_countries
from supplyscreen.cells.findings import join_findings
from supplyscreen.errors import InputError
from supplyscreen.files import Table, open_tables
from supplyscreen.files.rejects import join_rejects
from supplyscreen.intake.columns_told import columns_told
from supplyscreen.intake.link_names import masked_parts
from supplyscreen.intake.links import make_links
from supplyscreen.intake.manifest import files_of
from supplyscreen.intake.parties import BLOCKS, build_parties
from supplyscreen.intake.party_findings import block_findings, line_findings
from supplyscreen.intake.result import SupplierList
from supplyscreen.intake.supplier_rows import rows_of
from supplyscreen.layouts import Columns, Reading, recognise
from supplyscreen.models import InputFile, InputSource, Progress
from supplyscreen.names.party_block import PRIVATE_PERSON
from supplyscreen.names.party_kind import party_kinds
from supplyscreen.schemas import SUPPLIERS, conform

Source = str | Path | Sequence[str | Path]
_Tables = Sequence[tuple[Table, Reading]]


def read_suppliers(
    source: Source, *, mapping: Columns | None = None, progress: Progress | None = None
) -> SupplierList:
    """Read a supplier list, of one file or several, by its headings in any order.

    ``source`` is as for :func:`~supplyscreen.intake.manifest.read_manifest`; ``mapping`` (field ->
    heading) goes over what the headings say. A row without a name is kept: it cannot be screened,
    and the report says so. Names in the local script and other names are further readings of the
    party; NAME1 to NAME4 of a SAP vendor master are one name. The country column is believed before
    the address; one that names no country makes a reject line and the row is kept. Who delivers to
    whom is ``links``, over all files: see :mod:`supplyscreen.intake.links`.
    Raises InputError: file missing, empty or of no known kind, or no column that holds a name.
    """
    told = progress or (lambda _stage, _done, _total: None)
    given = str(source) if isinstance(source, str | Path) else ", ".join(str(s) for s in source)
    told("reading suppliers", 0, None)
    tables = [
        (table, recognise(table.headings, name=table.name, kind="supplier", mapping=mapping))
        for table in open_tables(files_of(source))
    ]
    rows, rejects, findings = _read(tables)
    blocks = _blocks(rows)
    roles, parties = build_parties(blocks, column_first=True)
    headings = tables[0][1].mapping()
    findings.append(block_findings(blocks, {"supplier": headings.get("name", "name")}))
    linked = make_links(rows, headings)
    return SupplierList(
        suppliers=conform(_masked(rows), SUPPLIERS).sort("source_file", "source_row"),
        roles=roles,
        parties=parties,
        rejects=join_rejects([*rejects, linked.rejects]),
        source=_source(tables, rejects, given),
        findings=join_findings([*findings, linked.findings]),
        links=linked.links,
    )


def _read(tables: _Tables) -> tuple[pl.DataFrame, list[pl.DataFrame], list[pl.DataFrame]]:
    """The rows of all tables with their record ids, and the REJECTS and FINDINGS of reading."""
    parts: list[pl.DataFrame] = []
    rejects: list[pl.DataFrame] = []
    findings: list[pl.DataFrame] = []
    for number, (table, reading) in enumerate(tables):
        for batch in table.batches():
            rows = rows_of(batch, reading, number)
            headings = reading.mapping()
            rejects += [batch.rejects, _no_countries(rows, headings.get("country"))]
            findings.append(line_findings(rows, _fields(headings, rows)))
            parts.append(rows)
    if not any(table.rows for table, _ in tables):
        names = ", ".join(table.name for table, _ in tables)
        raise InputError(f"{names}: a heading line and no rows.", hint="give a file with rows")
    whole = pl.concat(parts, how="diagonal").with_columns(_supplier_id())
    return (
        whole.with_columns(
            address=pl.col("lines").list.join(", "),
            country_cell="country",
            country=pl.coalesce("country_code", "country"),
        ),
        rejects,
        findings,
    )


def _fields(headings: Mapping[str, str], rows: pl.DataFrame) -> dict[str, str]:
    return {c: headings[c] for c in ("city", "state") if c in headings and c in rows.columns}


def _no_countries(rows: pl.DataFrame, heading: str | None) -> pl.DataFrame:
    return unknown_countries(rows, rows["country_code"], scope="cell", heading=heading)


def _masked(rows: pl.DataFrame) -> pl.DataFrame:
    """Private persons without their names, addresses and further columns, as suppliers and as
    customers."""
    person = pl.Series(party_kinds(rows["name"]) == "person")
    hidden = {"name": PRIVATE_PERSON, "local_name": None, "address": "", "extra": None}
    return rows.with_columns(
        *(
            pl.when(person).then(pl.lit(stand_in, dtype=pl.String)).otherwise(column).alias(column)
            for column, stand_in in hidden.items()
        ),
        masked_parts(rows["parent_id"]),
        masked_parts(rows["supplies_to"]),
    )


def _supplier_id() -> pl.Expr:
    """The id of the file; ``#row`` behind it where it is repeated or missing, in a second file
    ``#2.row``."""
    given = pl.col("supplier_id")
    file = pl.format("#{}.{}", pl.col("file_no") + 1, pl.col("source_row"))
    row = (
        pl.when(pl.col("file_no") == 0).then(pl.format("#{}", pl.col("source_row"))).otherwise(file)
    )
    alone = given.is_unique() & ~given.str.contains(r"#[\d.]+$")
    return (
        pl.when(given.is_null())
        .then(row)
        .when(alone)
        .then(given)
        .otherwise(given + row)
        .alias("supplier_id")
    )


def _blocks(rows: pl.DataFrame) -> pl.DataFrame:
    blocks = rows.with_columns(
        record_id=pl.col("supplier_id"),
        role=pl.lit("supplier"),
        name=pl.coalesce("name", "local_name"),
        local_name=pl.col("readings"),
    )
    return conform(blocks, BLOCKS)


def _source(tables: _Tables, rejects: Sequence[pl.DataFrame], given: str) -> InputSource:
    lost = join_rejects(rejects).filter(pl.col("scope") == "row")["source_file"].to_list()
    files = tuple(
        InputFile(name=t.name, sha256=t.sha256, rows=t.rows, rows_used=t.rows - lost.count(t.name))
        for t, _ in tables
    )
    digest = hashlib.sha256("".join(f"{f.name}\n{f.sha256}\n" for f in files).encode()).hexdigest()
    return InputSource(
        kind="supplier",
        path=given,
        sha256=digest if len(files) > 1 else files[0].sha256,
        rows=sum(file.rows for file in files),
        layout="; ".join(dict.fromkeys(reading.in_words for _, reading in tables)),
        **columns_told([reading for _, reading in tables]),
        files=files,
        notes=tuple(note for table, reading in tables for note in (*table.notes, *reading.doubts)),
    )
