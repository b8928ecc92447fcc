"""A CBP AMS vessel manifest: tables joined on the identifier of the bill, a bucket at a time.

The tables of a year do not fit into memory. Header rows are numbered as they come; every row of
another table goes to the bucket of its header row; then each bucket is joined by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.intake.ams_bills import DATES, HEADER, bills_of
from supplyscreen.intake.ams_goods import goods_findings, goods_of
from supplyscreen.intake.ams_parties import (
    NAME_COLUMNS,
    PARTY_TABLES,
    blocks_of,
    line_findings_of,
    party_columns,
)
from supplyscreen.intake.ams_source import ams_source
from supplyscreen.intake.ams_tables import AmsSet, strangers
from supplyscreen.intake.bill_rows import BILL_ROWS
from supplyscreen.intake.blocks import BlockStore
from supplyscreen.intake.buckets import Buckets
from supplyscreen.intake.cargo import are_own_effects
from supplyscreen.intake.findings import join_findings
from supplyscreen.intake.identifiers import Identifiers
from supplyscreen.intake.merge import MERGED
from supplyscreen.intake.parties import parties_of, party_pieces
from supplyscreen.intake.party_findings import block_findings
from supplyscreen.intake.repairs import Repairs
from supplyscreen.intake.result import Manifest, Teller, tell_rows
from supplyscreen.intake.roles import roles_of
from supplyscreen.intake.settle import settle
from supplyscreen.intake.shipments import ids_of_lines, shipments_of
from supplyscreen.intake.spool import Spool

BUCKET_BILLS = 200_000
"""Header rows whose tables are joined at once."""

_SIDE: dict[str, tuple[str, ...]] = {
    "billgen": (
        "identifier",
        "master_bol_number",
        "house_bol_number",
        "bill_type_code",
        "run_date",
    ),
    "cargodesc": (
        "identifier",
        "container_number",
        "description_sequence_number",
        "description_text",
    ),
    "tariff": ("identifier", "harmonized_number"),
    "container": ("identifier", "container_number"),
} | {PARTY_TABLES[role]: tuple(party_columns(role)) for role in PARTY_TABLES}
_TEXTS = (
    *(c for role in PARTY_TABLES for c in party_columns(role)[1:]),
    "description_text",
)
_REPAIRED = (*_TEXTS, *DATES, "run_date", "harmonized_number")
_HEADINGS = {column: column for column in _REPAIRED}
_PLACED: dict[str, pl.DataType] = {"source_file": pl.String(), "source_row": pl.Int64()}


@dataclass(slots=True)
class AmsReading:
    """What has been read so far: files, rejects and notes of every table."""

    tables: AmsSet
    tell: Teller
    bucket_bills: int
    rejects: list[pl.DataFrame] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)  # file -> rows that belong to a bill
    repairs: Repairs = field(default_factory=lambda: Repairs(_HEADINGS))

    def rows_of(self, table: str, columns: Sequence[str], *, scope: str) -> Iterator[pl.DataFrame]:
        """All rows of a table, file by file, batch by batch; what was not read is noted."""
        needed = columns[1:2] if table in PARTY_TABLES.values() else ()
        for file in self.tables.get(table, ()):
            self.tell(f"reading {file.name}", 0, None)
            done = 0
            for rows, lost in file.pick(columns, scope, needed):
                self.rejects.append(lost)
                done += rows.height
                tell_rows(self.tell, file.name, done, file.read())
                yield rows

    def use(self, rows: pl.DataFrame) -> None:
        """Note that rows are used, by file."""
        for name, count in rows.group_by("source_file").len().iter_rows():
            self.used[name] = self.used.get(name, 0) + count

    def of_identifiers(self) -> list[pl.DataFrame]:
        """FINDINGS of the identifiers of every file."""
        return [
            found for table in self.tables.values() for file in table for found in file.findings
        ]


def read_ams(
    tables: AmsSet,
    *,
    given: str,
    tell: Teller,
    bucket_bills: int = BUCKET_BILLS,
    form: str = "CBP AMS tables",
) -> Manifest:
    """Read an AMS table set: header, billgen, parties, cargodesc, tariff, container.

    One header row is one shipment. Memory grows with distinct parties, not with rows, apart from
    about 40 bytes a bill. ``form`` says in words what is read, ``bucket_bills`` how many bills are
    joined at once. Source: column order and meaning of the tables measured on the CBP AMS release
    of 2018.
    """
    reading = AmsReading(tables, tell, bucket_bills)
    heads, identifiers, count = _heads(reading)
    if not any(file.said().rows for file in tables["header"]):
        raise InputError(
            f"{given}: the header table has a heading line and no rows.",
            hint="give the tables of a year or release that has bills of lading",
        )
    sides = {name: _side(reading, name, columns, identifiers) for name, columns in _SIDE.items()}
    rows, blocks = Spool(BILL_ROWS), BlockStore()
    parts = max(1, -(-count // bucket_bills))
    for number in range(parts):
        tell("joining bills of lading", number, parts)
        own = {name: side.take(number) for name, side in sides.items()}
        _join(reading, heads.take(number), own, rows, blocks)
    tell("reading parties", 0, None)
    decisions = settle(rows, ties=True)
    pieces = party_pieces(blocks.distinct(), column_first=False)
    lines = ids_of_lines(rows, decisions)
    return Manifest(
        shipments=shipments_of(rows, decisions, MERGED.to_frame()),
        roles=roles_of(blocks.links, pieces, decisions, lines),
        parties=parties_of(pieces, blocks.counts()),
        rejects=join_rejects([*reading.rejects, *reading.repairs.rejects]),
        source=ams_source(reading, given, form=form),
        missing_roles=tuple(
            role for role, table in PARTY_TABLES.items() if table not in reading.tables
        ),
        findings=join_findings([*reading.repairs.findings, *reading.of_identifiers()]),
        held=(rows, blocks.links),
    )


def _heads(reading: AmsReading) -> tuple[Buckets, Identifiers, int]:
    """The header rows in buckets, the index of their identifiers, and how many there are.

    A row without an identifier, or with one that stood before, is a reject.
    """
    schema = pl.Schema(_text(HEADER) | _PLACED | {"order": pl.Int64()})
    spool, count = Spool(schema), 0
    for rows in reading.rows_of("header", HEADER, scope="row"):
        blank = pl.col("identifier").is_null()
        reading.rejects.append(_no_identifier(rows.filter(blank)))
        named = rows.filter(~blank)
        spool.add(named.with_columns(order=pl.int_range(count, count + pl.len(), dtype=pl.Int64)))
        count += named.height
    identifiers = Identifiers(spool.scan().select("identifier").collect().to_series())
    again = identifiers.repeated()
    heads = Buckets(schema)
    for chunk in spool.chunks():
        twice = pl.col("order").is_in(again.implode())
        reading.rejects.append(_duplicate(chunk.filter(twice), "header"))
        kept = chunk.filter(~twice)
        reading.use(kept)
        heads.add(kept.with_columns(bucket=pl.col("order") // reading.bucket_bills))
    return heads, identifiers, count


def _side(
    reading: AmsReading, name: str, columns: Sequence[str], identifiers: Identifiers
) -> Buckets:
    """The rows of a side table that belong to a bill here, in the buckets of their bills."""
    schema = pl.Schema(_text(columns) | _PLACED)
    side, seen, used = Buckets(schema), 0, 0
    if name not in reading.tables:
        reading.notes.append(f"table {name} is not in the folder")
    for rows in reading.rows_of(name, columns, scope="detail"):
        place = identifiers.places(rows["identifier"]).alias("bucket")
        placed = rows.with_columns(place // reading.bucket_bills)
        known = placed.filter(pl.col("bucket").is_not_null())
        reading.rejects.append(strangers(placed.filter(pl.col("bucket").is_null())))
        reading.use(known)
        side.add(known)
        seen, used = seen + rows.height, used + known.height
    if seen and not used:
        reading.notes.append(
            f"no row of table {name} belongs to a bill of lading here; "
            "check that all tables are of one year and release"
        )
    return side


def _join(
    reading: AmsReading,
    heads: pl.DataFrame,
    sides: dict[str, pl.DataFrame],
    rows: Spool,
    blocks: BlockStore,
) -> None:
    """One bucket: its bills into ``rows``, its parties into ``blocks``."""
    for name, side in sides.items():
        lost = side.join(heads, on="identifier", how="anti")
        reading.rejects.append(strangers(lost))
        sides[name] = side.join(heads.select("identifier"), on="identifier", how="semi")
        sides[name] = reading.repairs.texts(sides[name], _TEXTS)
    sides["tariff"] = reading.repairs.codes(sides["tariff"], "harmonized_number")
    bills = bills_of(heads, sides["billgen"], reading.repairs)
    reading.repairs.findings.append(goods_findings(sides["cargodesc"], sides["tariff"]))
    goods = goods_of(sides["cargodesc"], sides["tariff"], sides["container"])
    whole = bills.join(goods, on="identifier", how="left", maintain_order="left")
    rows.add(whole.with_columns(pl.lit(None, dtype=BILL_ROWS[c]).alias(c) for c in _NONE))
    effects = are_own_effects(pl.col("goods_description")).alias("own_effects")
    numbers = whole.select("identifier", "order", record_row="source_row").with_columns(
        whole.select(effects).to_series()
    )
    filed = [blocks_of(sides[PARTY_TABLES[role]], role, numbers) for role in PARTY_TABLES]
    order = ["source_file", "source_row", "role"]
    together = pl.concat(filed).sort(order, maintain_order=True)
    blocks.add(together)
    reading.repairs.findings += [
        line_findings_of(sides[table], role, numbers) for role, table in PARTY_TABLES.items()
    ]
    reading.repairs.findings.append(block_findings(together, NAME_COLUMNS))


_NONE = ("line", "content", "sequence", "extra", "country_of_origin")


def _text(columns: Sequence[str]) -> dict[str, pl.DataType]:
    return dict.fromkeys(columns, pl.String())


def _no_identifier(rows: pl.DataFrame) -> pl.DataFrame:
    return reject_rows(
        rows,
        scope="row",
        code="no_identifier",
        message="the header row has no identifier, so nothing can be joined to it; "
        "take the column from the original file",
        column="identifier",
    )


def _duplicate(rows: pl.DataFrame, table: str) -> pl.DataFrame:
    return reject_rows(
        rows,
        scope="row",
        code="duplicate_identifier",
        message=f"another {table} row with this identifier was read before it, and counts; "
        "give each release once",
        column="identifier",
        value=pl.col("identifier"),
    )
