"""Small synthetic results with shipments, for the tests of dossiers; all companies are invented
but for the listed one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
from tests.reports.builder import EARLY, GAP, GOODS, LISTED, PLACE, Cell, build, flag

from supplyscreen import models
from supplyscreen.schemas import SHIPMENT_ROWS, SUPPLIER_ROWS, empty

ENTRY = "hetian-haolin-hair-accessories"
NAME = str(LISTED["party_name"])
FILE = "ams__header_2023.csv"  # of the run that tests/reports/builder.py describes


@dataclass(frozen=True)
class Result:
    """What a dossier needs of a finished run."""

    flags: pl.DataFrame
    shipments: pl.DataFrame
    suppliers: pl.DataFrame
    rejects: pl.DataFrame
    findings: pl.DataFrame
    run: models.RunRecord
    run_id: str = "5" * 64
    holds_all_rows: bool = True

    def scan_flags(self) -> pl.LazyFrame:
        """The flags."""
        return self.flags.lazy()

    def scan_shipments(self) -> pl.LazyFrame:
        """The shipments."""
        return self.shipments.lazy()

    def scan_flagged_shipments(self) -> pl.LazyFrame:
        """Those flagged."""
        return self.shipments.lazy().filter(pl.col("outcome") == "flagged")

    def supplier_rows(self) -> pl.DataFrame:
        """The suppliers."""
        return self.suppliers

    def flagged_only(self) -> "Result":
        """As a run without --all-rows."""
        rows = self.shipments.filter(pl.col("outcome") == "flagged")
        return replace(self, shipments=rows, holds_all_rows=False)


def bill(place: int, **changes: Cell) -> dict[str, Cell]:
    """One SHIPMENT_ROWS row, whose id is that of ``tests.reports.builder.flag(..., place)``."""
    number = f"TEST{place:08d}"
    usual: dict[str, Cell] = {
        "outcome": "no_flag",
        "flags": 0,
        "shipment_id": f"s-{number}",
        "bill_of_lading": number,
        "master_bill_of_lading": f"MAST{place:08d}",
        "bill_type": "House Bill",
        "bill_level": "house",
        "state": "current",
        "arrival_date": date(2023, 1, 15),
        "port_of_lading": "Shanghai ,China (Mainland)",
        "port_of_lading_country": "CN",
        "port_of_unlading": "Los Angeles, California",
        "place_of_receipt": "NINGBO",
        "vessel_name": "SAMPLE STAR",
        "hts_codes": "670411",
        "goods_description": "HAIR BRAIDS, SYNTHETIC",
        "containers": f"TSTU{place:07d}",
        "weight_kg": 1000.5 + place,
        "row_count": 1,
        "source_file": FILE,
        "source_row": place + 1,
        "shipper": NAME,
        "shipper_address": LISTED["party_address"],
        "shipper_country": "CN",
        "consignee": "SAMPLE BRANDS LLC",
        "consignee_address": "1 SAMPLE WAY, RENO, NV 89501",
        "consignee_country": "US",
    }
    return {**usual, **changes}


def flagged(place: int, **changes: Cell) -> dict[str, Cell]:
    """A shipment with a flag."""
    return bill(place, **{"outcome": "flagged", "flags": 1, **changes})


SUPPLIER: dict[str, Cell] = {
    "outcome": "flagged",
    "flags": 1,
    "supplier_id": "sup-1",
    "name": "Hotan Haolin Hair Accessories",
    "local_name": "和田浩林发饰品有限公司",
    "country": "CN",
    "product": "Hair braids",
    "tier": "2",
    "source_file": "suppliers.csv",
    "source_row": 3,
}


def make(
    shipments: Sequence[Mapping[str, Cell]],
    flags: Sequence[Mapping[str, Cell]] = (),
    suppliers: Sequence[Mapping[str, Cell]] = (),
) -> Result:
    """A result of these rows."""
    base = build(flags, suppliers=len(suppliers))
    return Result(
        flags=base.flags,
        shipments=pl.DataFrame(shipments, schema=SHIPMENT_ROWS)
        if shipments
        else empty(SHIPMENT_ROWS),
        suppliers=pl.DataFrame(suppliers, schema=SUPPLIER_ROWS)
        if suppliers
        else empty(SUPPLIER_ROWS),
        rejects=base.rejects,
        findings=base.findings,
        run=base.run,
    )


def small() -> Result:
    """A bit of everything: one entry before and after its day and without a date, two spellings,
    a superseded bill, a master bill with its house bill, withheld parties, a supplier row."""
    early, late, undated = date(2022, 3, 2), date(2023, 7, 9), None
    other = "HOTAN HAOLIN HAIR ACC. CO., LTD"
    private = {"shipper": "(private person)", "shipper_address": None, "shipper_country": None}
    shipments = [
        flagged(1),
        flagged(2, arrival_date=early, weight_kg=None),
        flagged(3, arrival_date=undated, consignee=None, consignee_country=None),
        flagged(4, arrival_date=late, shipper=other, consignee="MUSTER HANDEL GMBH", flags=2),
        flagged(5, arrival_date=late, shipper="ÉXAMPLE TEXTILE", goods_description="T-SHIRTS",
                hts_codes="610910, 610990", consignee="SAMPLE BRANDS LLC | SECOND BUYER INC"),
        bill(6, arrival_date=late, shipper=f"{other} | SAMPLE FREIGHT", containers=None),
        bill(7, state="superseded", state_reason="duplicate", outcome="superseded"),
        bill(8, bill_level="master", bill_of_lading="MAST00000004", arrival_date=late,
             shipper="SAMPLE FREIGHT", consignee="MUSTER HANDEL GMBH", goods_description=None),
        bill(9, goods_description="COTTON TOWELS", hts_codes="630260", **private),
    ]  # fmt: skip
    flags = [
        flag(LISTED, 1),
        flag(LISTED, 2, arrival_date=early, **EARLY),
        flag(LISTED, 3, arrival_date=None, timing="no_shipment_date"),
        flag(LISTED, 4, arrival_date=late, party_name=other, band="possible", score=0.7799),
        flag(PLACE, 4, flag_id="flag-place", arrival_date=late, timing="in_force_when_shipped"),
        flag(GOODS, 5, arrival_date=late),
        flag(GAP, 3, flag_id="flag-gap", role="consignee", reason_code="consignee_not_stated"),
        flag(LISTED, 90, record_kind="supplier", record_id="sup-1", role="supplier",
             bill_of_lading=None, bill_level=None, arrival_date=None, timing="no_shipment_date",
             party_name="Hotan Haolin Hair Accessories", source_file="suppliers.csv",
             source_row=3),
    ]  # fmt: skip
    return make(shipments, flags, [SUPPLIER])


def options(kind: models.SubjectKind, value: str) -> models.ReportOptions:
    """The options of a dossier of one subject."""
    return models.ReportOptions(subject=models.Subject(kind=kind, value=value))


SUBJECTS: dict[str, models.ReportOptions] = {
    "entry": options("entry", ENTRY),
    "shipper": options("shipper", "haolin"),
    "consignee": options("consignee", "sample brands"),
    "product": options("product", "hair braid"),
    "code": options("product", "6109"),
}
