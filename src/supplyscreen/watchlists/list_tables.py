"""Columns of the tables that only a reviewer of the lists reads (see also ``schemas``)."""

import polars as pl

# One row of aliases.csv as its reviewer sees it, searched or not; those of vessels among them.
ALIASES = pl.Schema(
    {
        "entry_id": pl.String(),
        "alias_kind": pl.String(),
        "name": pl.String(),
        "source": pl.String(),
        "note": pl.String(),
    }
)

# One difference between two editions of the lists. A list's own facts have no entry.
LIST_CHANGES = pl.Schema(
    {
        "list_id": pl.String(),
        "entry_id": pl.String(),
        "entry_name": pl.String(),  # in the new edition, else in the old one
        # added | removed | renamed | alias_added | alias_removed | date_changed | scope_changed
        # | status_changed | provision_changed | other_changed
        "change": pl.String(),
        # a column of ENTRIES; provision_dates.v for one sub-list; the kind of an alias; a field of
        # list.yml; null for an entry or a list that was added or removed
        "field": pl.String(),
        "before": pl.String(),
        "after": pl.String(),
    }
)
