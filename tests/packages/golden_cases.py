"""Which package each golden text is: made of invented bills, so that no list changes it."""

from datetime import date

from tests.packages.builder import WithRows, bill, options, with_rows
from tests.reports.builder import EARLY, GAP, GOODS, LISTED, PLACE, flag

from supplyscreen.models import Procedure, ReportOptions

GOLDEN: dict[Procedure, ReportOptions] = {
    "applicability-review": options("sample braids", "applicability-review", "consignee"),
    "exception": options("hetian-haolin-hair-accessories", "exception"),
    "admissibility": options("s307-042", "admissibility"),
}
_PATH = "tier 2 COTTON MILL 07 (yarn) > tier 1 GARMENT HOUSE 03 (shirts)"


def golden_result() -> WithRows:
    """Every ground, two laws, a bill that came before the listing, one that was amended, a
    supplier with its path."""
    order = LISTED | {"program_key": "us-section-307", "entry_id": "s307-042"}
    flags = [
        flag(LISTED, 1),
        flag(order, 2, entry_status="active", watchlist_id="us_cbp_section307", band="probable"),
        flag(LISTED, 3, arrival_date=date(2022, 3, 2), **EARLY),
        flag(PLACE, 4),
        flag(GOODS, 5, rule_id="uflpa-cotton"),
        flag(GAP, 6, role="shipper"),
        flag(
            LISTED,
            7,
            record_kind="supplier",
            record_id="S7",
            role="supplier",
            party_name="COTTON MILL 07",
            supply_path=_PATH,
            source_file="suppliers.csv",
        ),
    ]
    place = {"shipper": "EXAMPLE TEXTILE TRADING CO", "shipper_address": None}
    bills = [
        bill(1, containers="TCLU1234567", weight_kg=8120.0, vessel_name="SAMPLE STAR"),
        bill(2, notify_party="SAMPLE BRAIDS INC | SAMPLE BROKER LLC", notify_party_country="US"),
        bill(3, arrival_date=date(2022, 3, 2), master_bill_of_lading="MAST00000003"),
        bill(4, **place, port_of_lading=None, place_of_receipt="KASHGAR"),
        bill(5, **place, goods_description="KNITTED T-SHIRTS", hts_codes="610910, 6109"),
        bill(6, shipper=None, shipper_address=None, arrival_date=None, weight_kg=1200.5),
        bill(7, state="superseded", outcome="superseded"),
    ]
    supplier = {
        "outcome": "flagged",
        "flags": 1,
        "supplier_id": "S7",
        "name": "COTTON MILL 07",
        "country": "CN",
        "source_file": "suppliers.csv",
        "source_row": 8,
    }
    return with_rows(flags, bills, [supplier])
