"""Tables at the two ends: what reading found, links of suppliers, own lists, pairs compared."""

import polars as pl

# One row of a list that a user gives as a file, whatever its format, before it becomes entries.
LIST_ROWS = pl.Schema(
    {
        "key": pl.String(),  # the list's own id; null where it has none
        "kind": pl.String(),  # party | vessel
        "name": pl.String(),
        "aliases": pl.List(pl.String()),
        "former_names": pl.List(pl.String()),
        "country": pl.String(),  # ISO 3166-1 alpha-2
        "listed_on": pl.Date(),
        "ended_on": pl.Date(),
        "source": pl.String(),  # the list inside the list, where there are several
        "provision": pl.String(),  # programs as the list names them
        "citation": pl.String(),
        "source_url": pl.String(),
        "place": pl.String(),
        "goods_scope": pl.String(),
        "note": pl.String(),
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)

# Two names compared, whatever comes of it.
SCORED_PAIRS = pl.Schema(
    {
        "query": pl.String(),
        "target": pl.String(),
        "score": pl.Float64(),  # 0 to 1, 0 where a side has nothing to compare; never null
        "band": pl.String(),  # strong | probable | possible | weak
        "evidence_for": pl.String(),  # empty where there is none
        "evidence_against": pl.String(),
    }
)

# One kind of thing that reading found in one column of one file: repaired, or kept in doubt.
FINDINGS = pl.Schema(
    {
        "source_file": pl.String(),
        "column": pl.String(),  # heading as filed
        "code": pl.String(),
        "treatment": pl.String(),  # repaired | kept
        "count": pl.Int64(),  # cells or rows concerned
        "value": pl.String(),  # the first of them, as filed
        "became": pl.String(),  # what it was read as; null where it was kept
        "source_row": pl.Int64(),  # where the first stands
        "message": pl.String(),
    }
)

# A flag that is in one of two runs only, or that differs between them.
RUN_CHANGES = pl.Schema(
    {
        "change": pl.String(),  # new | gone | changed
        "why": pl.String(),  # data, list, rules, config, day, code, review; several by " or "
        "because": pl.String(),  # the same in words
        "differences": pl.String(),  # of a changed flag: "column: before -> after; ..."
        "flag_id": pl.String(),
        "ground": pl.String(),
        "record_kind": pl.String(),
        "record_id": pl.String(),
        "role": pl.String(),
        "party_name": pl.String(),
        "watchlist_id": pl.String(),
        "entry_id": pl.String(),
        "entry_name": pl.String(),
        "rule_id": pl.String(),
        "reason_code": pl.String(),
        "band": pl.String(),
        "score": pl.Float64(),
        "disposition": pl.String(),
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)

# One step up a supply chain: `supplier_id` delivers to `customer_id`.
LINKS = pl.Schema(
    {
        "supplier_id": pl.String(),
        "customer_id": pl.String(),
        "relation": pl.String(),  # parent | supplies_to
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)
