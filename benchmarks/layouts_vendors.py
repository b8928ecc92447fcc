"""Cases of the layouts of data vendors, and of headings that no layout knows."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.format_books import book
from benchmarks.format_case import Case, Wanted
from benchmarks.format_rows import headings_of, of_headings, text

_US = "Panjiva US imports"
_BUYER = "BUYER EXAMPLE INC\n1 MAIN ST\nHOUSTON, TX 75001\nUNITED STATES"
_SHIPPER = "SHANDONG EXAMPLE CEMENT CO.,LTD\nNO 1 ROAD\nTESHANDONG PROVINCE CHINA"
# What the vendor finds out about a company: a file of 57 columns is one without most of it.
_RESEARCH = (
    "Email", "Phone", "Fax", "Website", "HQ", "Ultimate Parent", "SPCIQ", "MI Key", "D-U-N-S",
    "Revenue", "Employees", "Market Cap", "Incorporation", "Trade Roles", "SIC", "Stock",
    "Industry", "GICS",
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    whole = headings_of(_US)
    few = [each for each in whole if not any(word in each for word in _RESEARCH)]
    layout = f"{_US}, 29 of {len(whole)} columns used, {len(whole) - 43} kept as extra, "
    layout += "14 with contact persons or their numbers left out"
    name = f"Panjiva US imports, {len(whole)} columns, xlsx with Info sheet"
    yield Case(name, partial(_us_book, whole), _us_wanted(layout))
    few = [*few, "Shipper Phone 1"][:57]
    layout = f"{_US}, 29 of {len(few)} columns used, {len(few) - 29} kept as extra"
    name = f"Panjiva US imports, {len(few)} columns, CSV"
    yield Case(name, partial(_us_csv, few), _us_wanted(layout))
    yield Case("Panjiva China exports", _china, _china_wanted())
    yield Case("Panjiva US exports", _exports, _exports_wanted())
    yield Case(
        "unknown headings, read by usual words", _unknown, _unknown_wanted("by its headings")
    )
    mapping = {"shipper_name": "Sold by", "shipper_address": "Where", "hts_codes": "Codes"}
    wanted = Wanted(
        "manifest by its headings, 5 of 5 columns used",
        rows=2,
        records=2,
        names=("SUNRISE EXAMPLE LTD", "BUYER EXAMPLE INC", "MOON EXAMPLE LTD"),
        ids=("EXMP0001", "EXMP0002"),
        cells=(("EXMP0002", "hts_codes", ["6109100012"]),),
    )
    yield Case("unknown headings, by --map", _odd, wanted, mapping=mapping)


def _us_rows() -> list[dict[str, str]]:
    """A house bill with the blocks as filed, one of another year, and one of withheld parties."""
    house = {
        "Bill of Lading Number": "EXMP0001",
        "Bill of Lading Type": "House",
        "Master Bill of Lading Number": "MSTR0001",
        "Arrival Date": "2024-03-05",
        "Consignee": "Buyer Example",
        "Consignee Country": "United States",
        "Consignee (Original Format)": _BUYER,
        "Shipper": "Shandong Example Cement",
        "Shipper Country": "China",
        "Shipper (Original Format)": _SHIPPER,
        "Notify Party": "NOTIFY EXAMPLE LLC",
        "Port of Lading": "Qingdao",
        "Port of Lading Country": "China",
        "Weight (kg)": "14887",
        "Container Numbers": "ABCU1234567; ABCU7654321",
        "HS Code": "Classified: 2523.21; Parsed: 8474.90",
        "Goods Shipped": "WHITE CEMENT; PARTS OF MILLS",
    }
    second = house | {"Bill of Lading Number": "EXMP0002", "Bill of Lading Type": "Simple"}
    second |= {"Shipper (Original Format)": "", "Shipper": "Moon Example Trading"}
    third = {"Bill of Lading Number": "EXMP0003", "Bill of Lading Type": "Simple"}
    return [house, second, third | {"Arrival Date": "2024-03-06", "Goods Shipped": "CLINKER"}]


def _us_wanted(layout: str) -> Wanted:
    return Wanted(
        layout=layout,
        rows=3,
        records=3,
        names=(
            "SHANDONG EXAMPLE CEMENT CO.,LTD",
            "Moon Example Trading",
            "BUYER EXAMPLE INC",
            "NOTIFY EXAMPLE LLC",
        ),
        ids=("EXMP0001", "EXMP0002", "EXMP0003"),
        cells=(
            ("EXMP0001", "bill_level", "house"),
            ("EXMP0001", "arrival_date", "2024-03-05"),
            ("EXMP0001", "hts_codes", ["252321", "847490"]),
            ("EXMP0001", "containers", ["ABCU1234567", "ABCU7654321"]),
            ("EXMP0001", "weight_kg", 14887.0),
            ("EXMP0003", "goods_description", "CLINKER"),
        ),
    )


def _us_book(headings: Sequence[str], folder: Path) -> Path:
    contacts = [("Company", "Contact Name", "Email"), ("Buyer Example", "A", "a@example.com")]
    data = [headings, *of_headings(headings, _us_rows())]
    info = [("Query", "example"), ("Results", "3")]
    return book(folder, {"Info": info, "US Imports Shipments": data, "Contact Info": contacts})


def _us_csv(headings: Sequence[str], folder: Path) -> Path:
    return _csv(folder, headings, _us_rows())


def _csv(folder: Path, headings: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Path:
    path = folder / "table.csv"
    path.write_text(text(of_headings(headings, rows), headings), encoding="utf-8-sig")
    return path


def _china(folder: Path) -> Path:
    row = {
        "Shipment Month": "2016-03",
        "Shipper": "Xinjiang Example Textile",
        "Shipper Name (Chinese Format)": "新疆示例纺织有限公司",
        "Shipper Address (Chinese Format)": "新疆阿克苏市示例路1号",
        "Province": "Xinjiang",
        "Country of Sale": "Vietnam",
        "HS Code": "5205.12",
    }
    other = row | {"Shipper": "", "Shipper Name (Chinese Format)": "山东示例纺织有限公司"}
    return _csv(folder, headings_of("Panjiva China exports"), [row, other])


def _china_wanted() -> Wanted:
    return Wanted(
        layout="Panjiva China exports, 5 of 7 columns used, 2 kept as extra",
        rows=2,
        records=2,
        names=("Xinjiang Example Textile", "山东示例纺织有限公司"),
        readings=("新疆示例纺织有限公司",),
        ids=("#2", "#3"),
        cells=(("#2", "hts_codes", ["520512"]),),
    )


def _exports(folder: Path) -> Path:
    row = {
        "Bill of Lading Number": "EXMP0001",
        "Shipment Date": "8/31/2023",
        "Shipper": "Example Exports",
        "Shipper Country": "United States",
        "Item Quantity": "5",
        "Vessel SCAC": "ABCD",
        "Container Number": "ABCU1234567",
        "Goods Shipped": "COTTON LINT",
    }
    second = row | {"Bill of Lading Number": "EXMP0002", "Shipment Date": "9/1/2023"}
    return _csv(folder, headings_of("Panjiva US exports"), [row, second])


def _exports_wanted() -> Wanted:
    return Wanted(
        layout="Panjiva US exports, 6 of 10 columns used, 4 kept as extra",
        rows=2,
        records=2,
        names=("Example Exports",),
        ids=("EXMP0001", "EXMP0002"),
        cells=(
            ("EXMP0001", "arrival_date", "2023-08-31"),
            ("EXMP0002", "arrival_date", "2023-09-01"),
            ("EXMP0001", "containers", ["ABCU1234567"]),
        ),
    )


def _unknown(folder: Path) -> Path:
    headings = ("Sr No", "BL#", "ETA", "Exporter", "Exporter Addr", "供应商国家", "Importer Name")
    row = ("1", "EXMP0001", "31/12/2023", "SUNRISE EXAMPLE LTD", "NO 1 ROAD", "China", "BUYER INC")
    path = folder / "table.csv"
    path.write_text(text([row], headings), encoding="utf-8")
    return path


def _unknown_wanted(how: str) -> Wanted:
    return Wanted(
        layout=f"manifest {how}, 6 of 7 columns used, 1 kept as extra",
        rows=1,
        records=1,
        names=("SUNRISE EXAMPLE LTD", "BUYER INC"),
        ids=("EXMP0001",),
        cells=(("EXMP0001", "arrival_date", "2023-12-31"),),
    )


def _odd(folder: Path) -> Path:
    headings = ("Bill of Lading", "Sold by", "Where", "Consignee", "Codes")
    rows = [
        ("EXMP0001", "SUNRISE EXAMPLE LTD", "NO 1 ROAD, QINGDAO, CHINA", "BUYER EXAMPLE INC", ""),
        ("EXMP0002", "MOON EXAMPLE LTD", "HANOI VIETNAM", "BUYER EXAMPLE INC", "6109.10.0012"),
    ]
    path = folder / "table.csv"
    path.write_text(text(rows, headings, delimiter=";"), encoding="utf-8")
    return path
