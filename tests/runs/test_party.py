"""On how many shipments a flagged party stands."""

from dataclasses import replace
from datetime import date

import polars as pl
from tests.reports.builder import GAP, LISTED, Result, build, flag

from supplyscreen.runs.party import party_shipments
from supplyscreen.schemas import SHIPMENT_ROWS, conform

NAME = "EXAMPLE HAIR GOODS CO"


class Whole(Result):
    """A run whose folder holds every shipment."""

    def scan_shipments(self) -> pl.LazyFrame:
        """Six bills."""
        rows = [
            ("flagged", NAME, "IMPORTER LLC"),
            ("no_flag", NAME, "IMPORTER LLC"),
            ("suppressed", "ANOTHER SHIPPER", f"IMPORTER LLC | {NAME}"),
            ("no_flag", NAME, NAME),
            ("superseded", NAME, None),
            ("not_screenable", f"{NAME} TWO", None),
        ]
        made = [
            {
                "shipment_id": f"s-{place}",
                "outcome": outcome,
                "shipper": shipper,
                "consignee": consignee,
                "arrival_date": date(2024, 1, 1),
            }
            for place, (outcome, shipper, consignee) in enumerate(rows)
        ]
        return conform(pl.DataFrame(made), SHIPMENT_ROWS).lazy()


def test_each_shipment_counts_once_in_each_role_and_once_in_all() -> None:
    made = build([flag(LISTED, 0, party_name=NAME), flag(GAP, 1, party_name="ANOTHER SHIPPER")])
    run = Whole(made.flags, made.rejects, made.findings, made.run)
    assert party_shipments(run).rows() == [
        (NAME, "any", 4, 2),
        (NAME, "consignee", 2, 1),
        (NAME, "shipper", 3, 1),
    ]


def test_nothing_flagged() -> None:
    empty = build([])
    assert party_shipments(replace(empty)).is_empty()
