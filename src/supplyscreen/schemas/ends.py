"""Tables at the two ends: rows of a list that a user gives, and pairs of names compared."""

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
