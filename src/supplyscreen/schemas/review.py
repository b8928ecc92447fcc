"""Tables of the review: what people decided, and what is wrong with a sheet they filled in."""

import polars as pl

# One decision on one flag, as a reviewer stated it.
DECISIONS = pl.Schema(
    {
        "flag_id": pl.String(),
        "decision": pl.String(),  # a state of review.states, never open
        "reason_code": pl.String(),  # of review.reasons; null where the state needs none
        "comment": pl.String(),
        "reviewer": pl.String(),
        "decided_on": pl.Date(),  # null where the reviewer did not state it
        "second_reviewer": pl.String(),
        "second_decided_on": pl.Date(),
        "documents": pl.String(),  # papers that were looked at, as the reviewer names them
        "waits_for_second": pl.Boolean(),  # a second reviewer is needed, and none is named
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)

# One thing that is wrong with one row of a filled review sheet; such a row counts for nothing.
REVIEW_FAULTS = pl.Schema(
    {
        "source_file": pl.String(),
        "source_row": pl.Int64(),
        "column": pl.String(),  # heading in the sheet
        "code": pl.String(),
        "found": pl.String(),
        "expected": pl.String(),
        "hint": pl.String(),
    }
)
