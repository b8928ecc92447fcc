"""Results with shipments and suppliers, and the package made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from tests.reports.builder import LISTED, Result, build, flag

from supplyscreen.models import Procedure, ReportFormat, ReportOptions, Subject, SubjectKind
from supplyscreen.packages import package_files
from supplyscreen.runs import Result as AnyResult
from supplyscreen.schemas import SHIPMENT_ROWS, SUPPLIER_ROWS, empty

BILL: dict[str, Any] = {
    "outcome": "flagged",
    "flags": 1,
    "state": "current",
    "bill_level": "house",
    "arrival_date": date(2023, 1, 24),
    "port_of_lading": "Shanghai",
    "port_of_unlading": "Los Angeles, CA",
    "goods_description": "HAIR BRAIDS, SYNTHETIC, 400 CARTONS",
    "hts_codes": "670411",
    "row_count": 1,
    "source_file": "ams__header_2023.csv",
    "shipper": "HETIAN HAOLIN HAIR ACCESORIES CO LT EXPORT",
    "shipper_address": "BEIJING INDUSTRIAL ZONE, LUOPU COUNTY, HETIAN",
    "shipper_country": "CN",
    "consignee": "SAMPLE BRAIDS INC",
}


@dataclass(frozen=True)
class WithRows(Result):
    """The builder's result with shipments and suppliers."""

    shipments: pl.DataFrame = field(default_factory=lambda: empty(SHIPMENT_ROWS))
    suppliers: pl.DataFrame = field(default_factory=lambda: empty(SUPPLIER_ROWS))

    def scan_shipments(self) -> pl.LazyFrame:
        return self.shipments.lazy()

    def scan_flagged_shipments(self) -> pl.LazyFrame:
        return self.shipments.lazy().filter(outcome=pl.lit("flagged"))

    def supplier_rows(self) -> pl.DataFrame:
        return self.suppliers


def bill(place: int, **changes: Any) -> dict[str, Any]:
    """The SHIPMENT_ROWS row of the flag number ``place`` of the builder."""
    number = f"TEST{place:08d}"
    own = {"shipment_id": f"s-{number}", "bill_of_lading": number, "source_row": place + 1}
    return {**BILL, **own, **changes}


def with_rows(
    flags: Sequence[Mapping[str, Any]],
    bills: Sequence[Mapping[str, Any]] = (),
    suppliers: Sequence[Mapping[str, Any]] = (),
) -> WithRows:
    made = build(list(flags))
    return WithRows(
        made.flags,
        made.rejects,
        made.findings,
        made.run,
        shipments=pl.DataFrame(list(bills), schema=SHIPMENT_ROWS, orient="row"),
        suppliers=pl.DataFrame(list(suppliers), schema=SUPPLIER_ROWS, orient="row"),
    )


def named(name: str, **changes: Any) -> WithRows:
    """One flagged bill whose shipper has ``name``."""
    return with_rows([flag(LISTED, 1, party_name=name, **changes)], [bill(1, shipper=name)])


def options(
    value: str, procedure: Procedure | None, kind: SubjectKind = "entry", **others: Any
) -> ReportOptions:
    return ReportOptions(subject=Subject(kind=kind, value=value), procedure=procedure, **others)


def text_of(result: AnyResult, asked: ReportOptions) -> str:
    """The package as Markdown."""
    return content(result, asked, "md").decode("utf-8")


def content(result: AnyResult, asked: ReportOptions, form: ReportFormat) -> bytes:
    made = package_files(result, "cbp-package", form, asked)[f"cbp-package.{form}"]
    assert isinstance(made, bytes)
    return made


def written(result: AnyResult, asked: ReportOptions, folder: Path) -> str:
    """The CSV of the bills."""
    make = package_files(result, "cbp-package", "md", asked)["cbp-package-bills.csv"]
    assert callable(make)
    make(folder / "bills.csv")
    return (folder / "bills.csv").read_text("utf-8")
