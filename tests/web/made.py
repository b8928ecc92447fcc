"""Reports for the browser: many names, so that rows, articles and bills wait packed in the page."""

from datetime import date, timedelta
from functools import cache

from tests.reports.builder import GOODS, LISTED, PLACE, Cell, Result, build, flag

from supplyscreen.reports.html import report_html
from supplyscreen.reports.view import ReportView, report_view

AT_ONCE = 20
BANDS = (("strong", 0.97), ("probable", 0.88), ("possible", 0.76))
TOWNS = ("HETIAN", "KASHI", "AKSU", "KUCHA", "YINING")
WARES = ("HAIR BRAIDS", "COTTON YARN", "TOMATO PASTE", "GLOVES", "SOLAR CELLS", "=SUM(A1) BOLTS")


def varied(total: int, *, report_rows: int = 10_000) -> Result:
    """``total`` flags: of five, three on a name of its own, one on place, one on goods."""
    return build([_flag(place) for place in range(1, total + 1)], report_rows=report_rows)


def _flag(place: int) -> dict[str, Cell]:
    base = (LISTED, LISTED, LISTED, PLACE, GOODS)[place % 5]
    band, score = BANDS[place % 3]
    town, ware = TOWNS[place % 4], WARES[place % 6]
    own: dict[str, Cell] = {
        "arrival_date": None
        if place % 11 == 0
        else date(2021, 1, 10) + timedelta(days=place % 900),
        "timing": ("in_force_when_shipped", "shipped_before")[place % 2],
        "goods_description": f"{ware}, {place * 7 % 911} CARTONS, LOT {place * 13}",
        "source_row": place * 3,
    }
    if base is not GOODS:
        own |= {
            "party_id": f"p-{place}",
            "party_name": f"{town} EXAMPLE {place * 37 % 1009} TRADING CO LTD",
            "party_address": f"{place} RENMIN ROAD, {town}",
        }
    if base is LISTED:
        lists = ("us_dhs_uflpa", "us_cbp_section307")
        own |= {"band": band, "score": score, "watchlist_id": lists[place % 2]}
    return flag(base, place, **own)


@cache
def report() -> str:
    """160 flags, twenty of them printed at once."""
    return report_html(varied(160), at_once=AT_ONCE)


@cache
def view() -> ReportView:
    """What that report holds."""
    return report_view(varied(160))
