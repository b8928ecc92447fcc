"""Flags: reasons to look at a record, each with its legal basis, dates and evidence.

``flag_records`` makes FLAGS; ``record_outcomes`` and ``role_coverage`` count what became of every
record and what could be seen. No flag is never clearance.
"""

import polars as pl

from supplyscreen.flags.batch import flag_batch, gap_flags, ground_flags
from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.coverage import add_coverage, coverage_counts, role_coverage
from supplyscreen.flags.goods_standing import goods_gaps
from supplyscreen.flags.outcomes import record_outcomes
from supplyscreen.flags.prepared import PreparedFlags, prepare_flags
from supplyscreen.flags.records import stated_masters
from supplyscreen.flags.triage import GROUNDS, in_triage_order, triage_keys, triage_places
from supplyscreen.flags.vessels import searched_vessels
from supplyscreen.flags.worth import worth_flagging

__all__ = [
    "GROUNDS",
    "FlagContext",
    "PreparedFlags",
    "add_coverage",
    "coverage_counts",
    "flag_batch",
    "flag_records",
    "gap_flags",
    "goods_gaps",
    "ground_flags",
    "in_triage_order",
    "prepare_flags",
    "record_outcomes",
    "role_coverage",
    "searched_vessels",
    "stated_masters",
    "triage_keys",
    "triage_places",
    "worth_flagging",
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
