"""A CBP AMS vessel manifest: a folder of tables, joined on the identifier of the bill."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.intake.ams_bills import HEADER, bills_of
from supplyscreen.intake.ams_goods import goods_of
from supplyscreen.intake.ams_parties import PARTY_TABLES, blocks_of, party_columns
from supplyscreen.intake.ams_tables import (
    AmsTable,
    find_tables,
    keep_known,
    read_ams_table,
    release_notes,
)
from supplyscreen.intake.cargo import are_own_effects
from supplyscreen.intake.headings import ROLES
from supplyscreen.intake.parties import BLOCKS, build_parties
from supplyscreen.intake.result import Manifest, Teller
from supplyscreen.models import InputFile, InputSource
from supplyscreen.schemas import SHIPMENTS, conform, empty

_BILLGEN = ("identifier", "master_bol_number", "house_bol_number", "bill_type_code", "run_date")
_CARGO = ("identifier", "container_number", "description_sequence_number", "description_text")
_TARIFF = ("identifier", "harmonized_number")
_CONTAINER = ("identifier", "container_number")


@dataclass(slots=True)
class _Reading:
    """What has been read so far: files, rejects and notes of every table."""

    tables: dict[str, list[Path]]
    identifiers: pl.Series = field(default_factory=lambda: pl.Series(dtype=pl.String))
    rejects: list[pl.DataFrame] = field(default_factory=list)
    files: list[InputFile] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def side(
        self, name: str, columns: Sequence[str], *, needed: Sequence[str] = ()
    ) -> pl.DataFrame:
        """The rows of a side table that belong to a bill here; none where there is no table."""
        if name not in self.tables:
            self.notes.append(f"table {name} is not in the folder")
            text = pl.DataFrame(schema=dict.fromkeys((*columns, "source_file"), pl.String()))
            return text.with_columns(source_row=pl.lit(0, dtype=pl.Int64))
        table = read_ams_table(self.tables[name], columns, scope="detail", needed=needed)
        rows, strangers = keep_known(table, self.identifiers)
        if rows.is_empty() and table.rows:
            self.notes.append(
                f"no row of table {name} belongs to a bill of lading here; "
                "check that all tables are of one year and release"
            )
        self.add(table, rows, [strangers])
        return rows

    def add(self, table: AmsTable, used: pl.DataFrame, rejects: list[pl.DataFrame]) -> None:
        """Note the files of a table, how many of their rows are used, and what was not."""
        counts = dict(used.group_by("source_file").len().iter_rows())
        self.files += [file.input_file(counts.get(file.name, 0)) for file in table.files]
        self.notes += [note for file in table.files for note in file.notes]
        self.rejects += [table.rejects, *rejects]


def read_ams(folder: Path, *, given: str, tell: Teller) -> Manifest:
    """Read the AMS tables of ``folder``: header, billgen, parties, cargodesc, tariff, container.

    One header row is one shipment. Raises InputError when header or shipper is missing.
    Source: column order and meaning of the tables measured on the CBP AMS release of 2018.
    """
    reading = _Reading(find_tables(folder))
    reading.notes += release_notes(reading.tables)
    tell("reading bills of lading")
    header = read_ams_table(reading.tables["header"], HEADER, scope="row")
    heads, refused = _distinct(header.frame)
    reading.identifiers = heads["identifier"]
    reading.add(header, heads, refused)
    bills, cell_rejects = bills_of(heads, reading.side("billgen", _BILLGEN))
    reading.rejects += cell_rejects
    tell("reading goods")
    goods = goods_of(
        reading.side("cargodesc", _CARGO),
        reading.side("tariff", _TARIFF),
        reading.side("container", _CONTAINER),
    )
    tell("reading parties")
    blocks = [_party_blocks(reading, role) for role in ROLES]
    own = goods.filter(are_own_effects(pl.col("goods_description")))["shipment_id"]
    roles, parties = build_parties(
        pl.concat([empty(BLOCKS), *blocks]), column_first=False, effects=own
    )
    shipments = conform(bills.join(goods, on="shipment_id", how="left"), SHIPMENTS)
    return Manifest(
        shipments=shipments.sort("source_file", "source_row").lazy(),
        roles=roles,
        parties=parties,
        rejects=join_rejects(reading.rejects),
        source=_source(reading, given, header.rows),
        missing_roles=tuple(r for r in ROLES if PARTY_TABLES[r] not in reading.tables),
    )


def _distinct(header: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Header rows with an identifier of their own, and REJECTS lines for the others."""
    blank = pl.col("identifier").is_null()
    again = ~blank & ~pl.col("identifier").is_first_distinct()
    told = "another header row with this identifier was read before it, and counts"
    return header.filter(~blank & ~again), [
        reject_rows(
            header.filter(blank),
            scope="row",
            code="no_identifier",
            message="the header row has no identifier, so nothing can be joined to it",
            column="identifier",
        ),
        reject_rows(
            header.filter(again),
            scope="row",
            code="duplicate_identifier",
            message=told,
            column="identifier",
            value=pl.col("identifier"),
        ),
    ]


def _party_blocks(reading: _Reading, role: str) -> pl.DataFrame:
    table = PARTY_TABLES[role]
    columns = party_columns(role)
    return blocks_of(reading.side(table, columns, needed=columns[1:2]), role)


def _source(reading: _Reading, given: str, rows: int) -> InputSource:
    used = {"header", "billgen", "cargodesc", "tariff", "container", *PARTY_TABLES.values()}
    unused = sorted(name for name in reading.tables if name not in used)
    told = [f"tables present and not used: {', '.join(unused)}"] if unused else []
    files = sorted(reading.files, key=lambda file: file.name)
    digest = hashlib.sha256("".join(f"{f.name}\n{f.sha256}\n" for f in files).encode())
    count = len(used & set(reading.tables))
    return InputSource(
        kind="shipment",
        path=given,
        sha256=digest.hexdigest(),
        rows=rows,
        layout=f"CBP AMS table folder, {count} of {len(reading.tables)} tables used",
        files=tuple(files),
        notes=(*reading.notes, *told),
    )
