"""The columns and types of every table that passes between two rooms.

Each constant is a ``polars.Schema``; one row of each table is described in its comment. A function
that hands a table on calls :func:`conform` (select, order and cast), one that receives a
table from a caller calls :func:`require_schema`.
"""

import polars as pl

from supplyscreen.errors import SchemaError
from supplyscreen.schemas.earlier import LOOK_BACK as LOOK_BACK
from supplyscreen.schemas.ends import FINDINGS as FINDINGS
from supplyscreen.schemas.ends import LINKS as LINKS
from supplyscreen.schemas.ends import LIST_ROWS as LIST_ROWS
from supplyscreen.schemas.ends import RUN_CHANGES as RUN_CHANGES
from supplyscreen.schemas.ends import SCORED_PAIRS as SCORED_PAIRS
from supplyscreen.schemas.listed import ENTRIES as ENTRIES
from supplyscreen.schemas.listed import NAMES as NAMES
from supplyscreen.schemas.listed import PLACES as PLACES
from supplyscreen.schemas.review import DECISIONS as DECISIONS
from supplyscreen.schemas.review import REVIEW_FAULTS as REVIEW_FAULTS

# One bill of lading as filed. `state` is "current" or "superseded" (amended later, or deleted).
SHIPMENTS = pl.Schema(
    {
        "shipment_id": pl.String(),
        "bill_of_lading": pl.String(),
        "master_bill_of_lading": pl.String(),
        "bill_type": pl.String(),  # as filed, e.g. "House Bill"
        "bill_level": pl.String(),  # house | regular | master | empty | unknown
        "state": pl.String(),  # current | superseded
        "state_reason": pl.String(),  # null | amended_later | deleted | duplicate
        "arrival_date": pl.Date(),
        "run_date": pl.Date(),
        "port_of_lading": pl.String(),
        "port_of_lading_country": pl.String(),  # ISO 3166-1 alpha-2; Taiwan TW, Hong Kong HK
        "port_of_unlading": pl.String(),
        "place_of_receipt": pl.String(),
        "vessel_name": pl.String(),
        "country_of_origin": pl.String(),  # only as stated in the file, never inferred
        "hts_codes": pl.List(pl.String()),  # digits as filed
        "goods_description": pl.String(),
        "containers": pl.List(pl.String()),  # container numbers as filed
        "weight_kg": pl.Float64(),
        "extra": pl.String(),  # JSON object of the columns that are kept, not used; null for none
        "row_count": pl.Int64(),  # input rows that say this bill: 1 and its merged lines
        "source_file": pl.String(),
        "source_row": pl.Int64(),  # spreadsheet row: the heading line is row 1
    }
)

# One row of a supplier list. `extra` is a JSON object of the columns that are kept, not used.
SUPPLIERS = pl.Schema(
    {
        "supplier_id": pl.String(),
        "name": pl.String(),
        "local_name": pl.String(),
        "address": pl.String(),
        "country": pl.String(),
        "product": pl.String(),
        "tier": pl.String(),
        "parent_id": pl.String(),
        "supplies_to": pl.String(),  # as filed: ids or names, parted by ; or |
        "extra": pl.String(),
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)

# Party X plays role R in shipment or supplier row S; source points to the row that names it.
ROLES = pl.Schema(
    {
        "record_id": pl.String(),
        "role": pl.String(),  # shipper | consignee | notify_party | manufacturer | supplier
        # as_filed | on_behalf_of | care_of | agent_of | account_of | second
        "relation": pl.String(),
        "party_id": pl.String(),
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)

# One distinct name + address + country. `readings` are the names it may stand for.
PARTIES = pl.Schema(
    {
        "party_id": pl.String(),
        "name": pl.String(),  # as filed
        "name_key": pl.String(),  # names.normalize_name(name)
        "readings": pl.List(pl.String()),
        "truncated": pl.Boolean(),  # the name nearly fills its 35 characters
        "kind": pl.String(),  # company|forwarder|bank|to_order|same_as|person|placeholder
        "address": pl.String(),  # address lines as filed, joined by ", "
        "country": pl.String(),  # ISO 3166-1 alpha-2, null where not stated
        "country_from": pl.String(),  # country column | address | null
        "province": pl.String(),  # as the reader names it; null where not found
        "province_from": pl.String(),  # how it was found, in words
        "city": pl.String(),
        "city_from": pl.String(),
        "postcode": pl.String(),
        "postcode_from": pl.String(),
        "record_count": pl.Int64(),
    }
)

# A pair worth scoring: one reading of one party, one name of one entry.
CANDIDATES = pl.Schema(
    {
        "party_id": pl.String(),
        "reading": pl.String(),
        "alias_id": pl.String(),
        "blocking_rule": pl.String(),
    }
)

# The best name per party and entry.
MATCHES = pl.Schema(
    {
        "party_id": pl.String(),
        "entry_id": pl.String(),
        "alias_id": pl.String(),
        "reading": pl.String(),
        "matched_name": pl.String(),
        "score": pl.Float64(),  # 0 to 1
        "band": pl.String(),  # strong | probable | possible | weak
        "features": pl.String(),  # JSON object, feature -> value
        "alignment": pl.String(),  # JSON list of [theirs, ours, how]
        "evidence_for": pl.String(),
        "evidence_against": pl.String(),  # empty where there is none
    }
)

# One reason to look at one record. Sorted for triage.
FLAGS = pl.Schema(
    {
        "flag_id": pl.String(),
        "ground": pl.String(),  # listed_party | place | goods | not_screenable
        "record_kind": pl.String(),  # shipment | supplier
        "record_id": pl.String(),
        "bill_of_lading": pl.String(),
        "bill_level": pl.String(),
        "arrival_date": pl.Date(),
        "role": pl.String(),  # one of ROLES, or place_of_receipt, goods, vessel
        "relation": pl.String(),
        "party_id": pl.String(),
        "party_name": pl.String(),
        "party_address": pl.String(),
        "party_country": pl.String(),
        "party_place": pl.String(),  # country, province, city, postcode, each with how it was found
        "band": pl.String(),
        "score": pl.Float64(),
        "watchlist_id": pl.String(),
        "entry_id": pl.String(),
        "entry_name": pl.String(),
        "matched_name": pl.String(),
        "entry_status": pl.String(),
        "entry_facts": pl.String(),  # hash of what the list says of the entry, or the rule
        "program_key": pl.String(),
        "provision": pl.String(),
        "legal_basis": pl.String(),
        "citation": pl.String(),
        "official_url": pl.String(),
        "listed_on": pl.Date(),
        "ended_on": pl.Date(),
        "timing": pl.String(),
        "listed_on_shipment_date": pl.Boolean(),
        "listed_today": pl.Boolean(),
        "days_listed_before_shipment": pl.Int64(),  # below 0: shipped before the listing
        "provision_when_shipped": pl.String(),
        "timing_reason": pl.String(),
        "goods_scope": pl.String(),
        "merchandise": pl.String(),  # in_scope | out_of_scope | unknown | all_goods
        "merchandise_reason": pl.String(),
        "rule_id": pl.String(),
        "decided_by": pl.String(),
        "reason_code": pl.String(),
        "evidence_for": pl.String(),
        "evidence_against": pl.String(),
        "goods_description": pl.String(),
        "hts_codes": pl.String(),
        "containers": pl.String(),
        "port_of_lading": pl.String(),
        "port_of_unlading": pl.String(),
        "alignment": pl.String(),
        "disposition": pl.String(),
        "supply_path": pl.String(),  # of a supplier: its customers up to the first tier
        "extra": pl.String(),  # JSON object of the row's columns that are kept, not used
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)

# An input row or cell that was not used. `scope` "row" is counted as rejected; a "cell" loses
# only its value; a "detail" is a row of a side table that belongs to no bill of lading here; "list"
# is a row or cell of a list that the user gave.
REJECTS = pl.Schema(
    {
        "source_file": pl.String(),
        "source_row": pl.Int64(),
        "column": pl.String(),
        "scope": pl.String(),  # row | cell | detail | list
        "code": pl.String(),
        "value": pl.String(),
        "message": pl.String(),
    }
)

# What became of each row: the reconciliation at the grain of one record.
OUTCOMES = pl.Schema(
    {
        "record_kind": pl.String(),
        "record_id": pl.String(),
        "outcome": pl.String(),  # flagged | no_flag | suppressed | not_screenable | superseded
    }
)

_SCREENED = {"outcome": pl.String(), "flags": pl.Int64()}
_AS_TEXT = {"hts_codes": pl.String(), "containers": pl.String()}  # joined by ", "
PARTIES_BETWEEN = " | "
"""Parts several parties of one role in SHIPMENT_ROWS."""
# Who stands on the bill in each role, as filed.
_PARTIES = {
    f"{role}{what}": pl.String()
    for role in ("shipper", "consignee", "notify_party", "manufacturer")
    for what in ("", "_address", "_country")
}
# A shipment, and a supplier, with what became of it: those flagged, or (`--all-rows`) every one.
SHIPMENT_ROWS = pl.Schema({**_SCREENED, **SHIPMENTS, **_AS_TEXT, **_PARTIES})
SUPPLIER_ROWS = pl.Schema({**_SCREENED, **SUPPLIERS})

# One entry that a name asked about matches; one row of nulls where it matches none.
MATCHED_NAMES = pl.Schema(
    {
        "query": pl.String(),  # as given
        "rank": pl.Int64(),  # 1 = best entry of this name; null where nothing matches
        "entry_id": pl.String(),
        "entry_name": pl.String(),
        "matched_name": pl.String(),
        "watchlist": pl.String(),
        "status": pl.String(),
        "score": pl.Float64(),  # 0 to 1
        "band": pl.String(),  # strong | probable | possible
        "explanation": pl.String(),
    }
)


def empty(schema: pl.Schema) -> pl.DataFrame:
    """A frame of ``schema`` with no rows."""
    return pl.DataFrame(schema=schema)


def conform(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """Select, order and cast to ``schema``; columns that are absent become nulls.

    Raises ``polars.exceptions.InvalidOperationError`` when a value cannot be cast: that is a bug.
    """
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    )


def require_schema(frame: pl.DataFrame, schema: pl.Schema, *, name: str) -> pl.DataFrame:
    """Return ``frame`` if it has every column of ``schema`` in its type, else raise SchemaError."""
    found = frame.schema
    missing = [column for column in schema if column not in found]
    wrong = [c for c in schema if c in found and found[c] != schema[c]]
    if missing or wrong:
        told = [f"missing: {', '.join(missing)}"] if missing else []
        told += [f"{c} is {found[c]}, expected {schema[c]}" for c in wrong]
        raise SchemaError(
            f"table {name} does not have its declared columns ({'; '.join(told)}).",
            hint="build it with the reader or stage that owns it",
        )
    return frame
