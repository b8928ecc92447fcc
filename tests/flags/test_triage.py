"""The order of review: what bars most comes first, and nothing is hidden."""

import polars as pl

from supplyscreen.flags.triage import in_triage_order
from supplyscreen.schemas import FLAGS

from .frames import table

ROWS = [
    ("1", "in_force_when_shipped", "in_scope", 0.80),
    ("2", "in_force_when_shipped", "unknown", 0.78),
    ("3", "in_force_when_shipped", "all_goods", 0.76),
    ("4", "in_force_when_shipped", "out_of_scope", 0.99),
    ("5", "no_shipment_date", "in_scope", 0.99),
    ("6", "end_not_stated", "in_scope", 0.98),
    ("7", "no_shipment_date", "out_of_scope", 0.99),
    ("8", "shipped_before", "in_scope", 0.99),
    ("9", "ended_before_shipment", "in_scope", 0.98),
]


def test_timing_then_merchandise_then_score() -> None:
    rows = [
        {
            "ground": "listed_party",
            "record_id": record,
            "timing": timing,
            "merchandise": merchandise,
            "score": score,
            "band": "probable",
        }
        for record, timing, merchandise, score in reversed(ROWS)
    ]
    ordered = in_triage_order(table(rows, FLAGS))
    assert ordered["record_id"].to_list() == [record for record, *_ in ROWS]
    assert ordered.height == len(ROWS)
    assert pl.Series(ordered["merchandise"]).null_count() == 0
