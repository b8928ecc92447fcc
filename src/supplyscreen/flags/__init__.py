"""Flags: reasons to look at a record, each with its legal basis, dates and evidence.

``flag_records`` makes FLAGS; ``record_outcomes`` and ``role_coverage`` count what became of every
record and what could be seen. No flag is never clearance.
"""

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.coverage import add_coverage, coverage_counts, role_coverage
from supplyscreen.flags.goods import goods_flags
from supplyscreen.flags.goods_standing import goods_gaps
from supplyscreen.flags.listed import listed_flags
from supplyscreen.flags.outcomes import record_outcomes
from supplyscreen.flags.places import place_flags
from supplyscreen.flags.prepared import PreparedFlags, prepare_flags
from supplyscreen.flags.records import (
    current_records,
    masters_with_houses,
    named_parties,
    stated_masters,
)
from supplyscreen.flags.screenability import screenability_flags
from supplyscreen.flags.supply_path import supply_paths
from supplyscreen.flags.triage import in_triage_order, triage_keys, with_flag_ids
from supplyscreen.flags.vessels import searched_vessels, vessel_flags
from supplyscreen.schemas import FLAGS, conform, empty

__all__ = [
    "FlagContext",
    "PreparedFlags",
    "add_coverage",
    "coverage_counts",
    "flag_batch",
    "flag_records",
    "goods_gaps",
    "in_triage_order",
    "prepare_flags",
    "record_outcomes",
    "role_coverage",
    "searched_vessels",
    "stated_masters",
    "triage_keys",
]


def flag_records(
    shipments: pl.DataFrame,
    suppliers: pl.DataFrame,
    roles: pl.DataFrame,
    parties: pl.DataFrame,
    matches: pl.DataFrame,
    context: FlagContext,
) -> pl.DataFrame:
    """SHIPMENTS, SUPPLIERS, ROLES, PARTIES, MATCHES -> FLAGS, sorted for triage.

    Only bills of lading of state ``current`` are flagged, and only on the grounds in
    ``context.config.grounds`` (what could not be screened is always told). One flag per record and:
    role, relation, party, entry (listed_party); entry (of a vessel); role and party (place); rule
    (goods); role and reason (not_screenable). The order of the input rows changes nothing.

    Raises SchemaError when a table lacks its declared columns, WatchlistError when a rule names a
    program that is not loaded.
    """
    prepared = prepare_flags(parties, matches, context)
    return in_triage_order(flag_batch(shipments, suppliers, roles, prepared))


def flag_batch(
    shipments: pl.DataFrame,
    suppliers: pl.DataFrame,
    roles: pl.DataFrame,
    prepared: PreparedFlags,
) -> pl.DataFrame:
    """Some SHIPMENTS with all their ROLES -> their FLAGS as ``flag_records`` makes them, unsorted.

    Suppliers come all in one batch, with or without shipments: paths run through the whole list.
    Raises SchemaError when a table lacks its declared columns, WatchlistError when a rule names a
    program that is not loaded.
    """
    context = prepared.context
    records = current_records(shipments, suppliers)
    named = named_parties(records, roles, prepared.parties)
    housed = masters_with_houses(records, prepared.house_masters)
    grounds = context.config.grounds
    made = [empty(FLAGS)]
    if "listed_party" in grounds:
        listed = listed_flags(named, prepared.matches, context)
        made.append(conform(_written(listed), FLAGS))
        made.append(conform(_written(vessel_flags(records, named, context)), FLAGS))
    if "place" in grounds:
        made.append(conform(_written(place_flags(records, named, context)), FLAGS))
    if "goods" in grounds:
        tested = records.filter(~pl.col("record_id").is_in(housed.implode()))
        made.append(conform(_written(goods_flags(tested, named, context)), FLAGS))
    made.append(conform(_written(screenability_flags(records, named, housed, context)), FLAGS))
    flags = pl.concat(made).with_columns(disposition=pl.lit("open"))
    return conform(_with_paths(with_flag_ids(flags), suppliers, context.links), FLAGS)


def _with_paths(flags: pl.DataFrame, suppliers: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """``supply_path`` of the flags of suppliers: their customers up to the first tier."""
    if links.is_empty():
        return flags
    flagged = flags.filter(pl.col("record_kind") == "supplier")["record_id"]
    paths = supply_paths(flagged, suppliers, links).with_columns(record_kind=pl.lit("supplier"))
    bare = flags.drop("supply_path", strict=False)
    return bare.join(paths, on=["record_kind", "record_id"], how="left")


def _written(flags: pl.DataFrame) -> pl.DataFrame:
    """Codes and container numbers as one text each, as FLAGS holds them."""
    return flags.with_columns(pl.col("hts_codes", "containers").list.join(", "))
