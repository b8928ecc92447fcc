"""Cases of supplier lists: Open Supply Hub, vendor masters, a list by tier."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.format_books import book
from benchmarks.format_case import Case, Wanted
from benchmarks.format_rows import headings_of, of_headings, text

_TEMPLATE = "Open Supply Hub upload template"
_DOWNLOAD = "Open Supply Hub download"
_ITEMS = "Open Supply Hub list of one contributor"
_MILL = "EXAMPLE SPINNING MILL LTD"


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, make, wanted in (
        ("Open Supply Hub template, xlsx", _template, _template_wanted()),
        ("Open Supply Hub download", _download, _os_ids(f"{_DOWNLOAD}, 4 of 7 columns used", 3)),
        ("Open Supply Hub list items", _items, _items_wanted()),
        ("Open Supply Hub API, GeoJSON", _api, _os_ids(f"{_DOWNLOAD}, 5 of 10 columns used", 5)),
        ("SAP LFA1 list with | borders", _sap, _sap_wanted()),
        ("SAP LFA1, tabs", _sap_tabs, _sap_wanted()),
        ("Oracle vendor master", _oracle, _oracle_wanted()),
        ("NetSuite vendors", _netsuite, _netsuite_wanted()),
        ("cocoa tier list", _cocoa, _cocoa_wanted()),
    ):
        yield Case(name, make, wanted, kind="supplier")


def _csv(folder: Path, headings: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Path:
    path = folder / "list.csv"
    path.write_text(text(of_headings(headings, rows), headings), encoding="utf-8")
    return path


def _template(folder: Path) -> Path:
    headings = ("country", "name", "address", "sector", "native_language_name", "product_type")
    rows = [
        ("CHINA", _MILL, "NO 1 ROAD, AKSU", "Apparel", "示例纺纱有限公司", "Yarn"),
        ("VN", "EXAMPLE GARMENT JSC", "12 ROAD, HANOI", "Apparel", "", "Shirts"),
    ]
    return book(folder, {"Template": [headings, *rows]})


def _template_wanted() -> Wanted:
    return Wanted(
        layout=f"{_TEMPLATE}, 5 of 6 columns used, 1 kept as extra",
        rows=2,
        records=2,
        names=(_MILL, "EXAMPLE GARMENT JSC"),
        readings=("示例纺纱有限公司",),
        ids=("#2", "#3"),
        cells=(("#2", "country", "CN"), ("#3", "country", "VN"), ("#3", "product", "Shirts")),
    )


_FACILITIES = (
    {"os_id": "CN2022297H0MC6N", "name": _MILL, "address": "NO 1 ROAD, AKSU"}
    | {"country_code": "CN", "country_name": "China"},
    {"os_id": "VN2022297H0MC6P", "name": "EXAMPLE GARMENT JSC", "address": "12 ROAD, HANOI"}
    | {"country_code": "VN", "country_name": "Vietnam"},
)


def _download(folder: Path) -> Path:
    return _csv(folder, headings_of(_DOWNLOAD), _FACILITIES)


def _os_ids(layout: str, kept: int) -> Wanted:
    first, second = (row["os_id"] for row in _FACILITIES)
    return Wanted(
        layout=f"{layout}, {kept} kept as extra",
        rows=2,
        records=2,
        names=(_MILL, "EXAMPLE GARMENT JSC"),
        ids=(first, second),
        cells=((first, "country", "CN"), (second, "address", "12 ROAD, HANOI")),
    )


def _items(folder: Path) -> Path:
    """The second row was matched to a facility whose name is another one's."""
    row = {"row_index": "0", "status": "MATCHED", "country_code": "CN", "country_name": "China"}
    first = row | {"name": _MILL, "address": "NO 1 ROAD, AKSU"}
    second = first | {"row_index": "1", "name": "EXAMPLE WEAVING LTD"}
    return _csv(folder, headings_of(_ITEMS), [first, second | {"matched_facility_name": "OTHER"}])


def _items_wanted() -> Wanted:
    return Wanted(
        layout=f"{_ITEMS}, 3 of 14 columns used, 11 kept as extra",
        rows=2,
        records=2,
        names=(_MILL, "EXAMPLE WEAVING LTD"),
        ids=("#2", "#3"),
        cells=(("#2", "country", "CN"),),
    )


def _api(folder: Path) -> Path:
    features = [
        {
            "id": row["os_id"],
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [80.2, 41.1]},
            "properties": row | {"other_names": ["EXAMPLE MILL"], "is_closed": None},
        }
        for row in _FACILITIES
    ]
    page = {"type": "FeatureCollection", "count": 2, "next": None, "features": features}
    path = folder / "facilities.json"
    path.write_text(json.dumps(page), encoding="utf-8")
    return path


def _sap_rows() -> list[dict[str, str]]:
    first = {"MANDT": "100", "LIFNR": "0000100017", "LAND1": "CN", "ORT01": "QINGDAO"}
    first |= {"NAME1": "SHANDONG EXAMPLE COTTON TEXTILE IMP", "NAME2": "ORT AND EXPORT CO LTD"}
    first |= {"PSTLZ": "266000", "STRAS": "NO 1 ROAD", "KTOKK": "LIEF"}
    second = {"MANDT": "100", "LIFNR": "0000100018", "LAND1": "VN", "NAME1": "EXAMPLE GARMENT JSC"}
    return [first, second]


def _sap(folder: Path) -> Path:
    """As a list of the system prints it: rules above and below, a border at both ends."""
    headings = headings_of("SAP vendor master (LFA1)")
    rows = of_headings(headings, _sap_rows())
    widths = [max(len(row[at]) for row in [headings, *rows]) for at in range(len(headings))]
    lines = [
        "|" + "|".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + "|"
        for row in [headings, *rows]
    ]
    rule = "-" * len(lines[0])
    path = folder / "LFA1.txt"
    path.write_text("\n".join([rule, lines[0], rule, *lines[1:], rule, ""]), encoding="latin-1")
    return path


def _sap_tabs(folder: Path) -> Path:
    headings = headings_of("SAP vendor master (LFA1)")
    rows = text(of_headings(headings, _sap_rows()), headings, delimiter="\t")
    path = folder / "LFA1.xls"  # SAP gives text with tabs this name
    path.write_text(rows, encoding="utf-16")
    return path


def _sap_wanted() -> Wanted:
    return Wanted(
        layout="SAP vendor master (LFA1), 11 of 23 columns used, 12 kept as extra",
        rows=2,
        records=2,
        names=("SHANDONG EXAMPLE COTTON TEXTILE IMP ORT AND EXPORT CO LTD", "EXAMPLE GARMENT JSC"),
        readings=("SHANDONG EXAMPLE COTTON TEXTILE IMPORT AND EXPORT CO LTD",),
        ids=("0000100017", "0000100018"),
        cells=(("0000100017", "country", "CN"),),
    )


def _oracle(folder: Path) -> Path:
    row = {"VENDOR_NAME": _MILL, "VENDOR_NAME_ALT": "EXAMPLE MILL", "SEGMENT1": "10017"}
    row |= {"COUNTRY": "CN", "ADDRESS_LINE1": "NO 1 ROAD", "ADDRESS_LINE2": "AKSU"}
    return _csv(folder, headings_of("Oracle suppliers (POZ)"), [row])


def _oracle_wanted() -> Wanted:
    return Wanted(
        layout="Oracle suppliers (POZ), 8 of 9 columns used, 1 kept as extra",
        rows=1,
        records=1,
        names=(_MILL,),
        readings=("EXAMPLE MILL",),
        ids=("10017",),
        cells=(("10017", "address", "NO 1 ROAD, AKSU"), ("10017", "country", "CN")),
    )


def _netsuite(folder: Path) -> Path:
    row = {"Vendor Name": _MILL, "IsPerson": "F", "Email": "someone@example.com"}
    row |= {"Address 1": "NO 1 ROAD", "City": "AKSU", "State": "XINJIANG", "Zip": "843000"}
    return _csv(folder, headings_of("NetSuite vendors"), [row])


def _netsuite_wanted() -> Wanted:
    return Wanted(
        layout="NetSuite vendors, 7 of 11 columns used, 2 kept as extra, "
        "2 with contact persons or their numbers left out",
        rows=1,
        records=1,
        names=(_MILL,),
        ids=("#2",),
    )


def _cocoa(folder: Path) -> Path:
    row = {"Tier 1 Suppliers": "EXAMPLE COCOA TRADERS", "Producer Name": "Cooperative Exemple"}
    row |= {"Abbreviation Name": "COOPEX", "Region": "Nawa", "Source": "example"}
    other = row | {"Producer Name": "Union Exemple", "Abbreviation Name": "UNEX"}
    return _csv(folder, headings_of("Cocoa tier list"), [row, other])


def _cocoa_wanted() -> Wanted:
    return Wanted(
        layout="Cocoa tier list, 4 of 5 columns used, 1 kept as extra",
        rows=2,
        records=2,
        names=("Cooperative Exemple", "Union Exemple"),
        readings=("COOPEX", "UNEX"),
        ids=("#2", "#3"),
        cells=(("#2", "supplies_to", "EXAMPLE COCOA TRADERS"),),
    )
