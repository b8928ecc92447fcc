"""A CBP AMS vessel manifest: tables joined on the identifier of the bill, a bucket at a time.

The tables of a year do not fit into memory. Header rows are numbered as they come; every row of
another table goes to the bucket of its header row; then each bucket is joined by itself.
"""

from supplyscreen.cells.findings import join_findings
from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.intake.ams_join import Joined, join_bucket
from supplyscreen.intake.ams_reading import AmsReading, heads_of, sides_of
from supplyscreen.intake.ams_source import ams_source
from supplyscreen.intake.ams_tables import AmsSet
from supplyscreen.intake.batches import Batches, stream_of
from supplyscreen.intake.merge import MERGED
from supplyscreen.intake.read_parties import read_parties
from supplyscreen.intake.result import Manifest, Teller
from supplyscreen.intake.settle import settle
from supplyscreen.layouts.ams_columns import PARTY_TABLES

BUCKET_BILLS = 200_000
"""Header rows whose tables are joined at once."""


def read_ams(
    tables: AmsSet,
    *,
    given: str,
    tell: Teller,
    bucket_bills: int = BUCKET_BILLS,
    form: str | None = None,
) -> Manifest:
    """Read an AMS table set: header, billgen, parties, cargodesc, tariff, container.

    One header row is one shipment. Memory grows with distinct parties, not with rows, apart from
    about 40 bytes a bill. ``form`` says in words what is read where that is no folder of tables,
    ``bucket_bills`` how many bills are joined at once. Source: column order and meaning of the
    tables measured on the CBP AMS release of 2018.
    """
    reading = AmsReading(tables, tell, bucket_bills)
    heads = heads_of(reading)
    if not any(file.said().rows for file in tables["header"]):
        raise InputError(
            f"{given}: the header table has a heading line and no rows.",
            hint="give the tables of a year or release that has bills of lading",
        )
    sides, joined = sides_of(reading, heads), Joined()
    parts = max(1, -(-heads.count // bucket_bills))
    for number in range(parts):
        tell("joining bills of lading", number, parts)
        join_bucket(reading, number, sides, joined)
    reading.repairs.finish()
    rows, blocks = joined.rows, joined.parties.store
    tell("reading parties", 0, None)
    decisions = settle(rows, ties=True)
    of_blocks, parties = read_parties(blocks, column_first=False)
    none = MERGED.to_frame()
    rows.settle()
    blocks.links.settle()
    found = Batches(rows, blocks.links, of_blocks, decisions, none)
    stream = stream_of(found)
    return Manifest(
        shipments=stream.shipments,
        roles=stream.roles,
        parties=parties,
        rejects=join_rejects([*reading.rejects, *reading.repairs.rejects]),
        source=ams_source(reading, given, form=form),
        missing_roles=tuple(
            role for role, table in PARTY_TABLES.items() if table not in reading.tables
        ),
        findings=join_findings([*reading.repairs.findings, *reading.of_identifiers()]),
        stream=stream,
    )
