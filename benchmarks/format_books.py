"""Cases of Excel workbooks, Parquet, JSON and DuckDB."""

import datetime
import importlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
from benchmarks.format_case import Case, Wanted
from benchmarks.format_rows import (
    HEADINGS,
    PLAIN,
    SUPPLIER_HEADINGS,
    SUPPLIER_LAYOUT,
    manifest,
    wanted,
)

Row = Sequence[object]
_SUPPLIERS = (
    ("0017", PLAIN, "NO 1 ROAD, QINGDAO", "China", "shirts"),
    ("0018", "例示紡績株式会社", "東京都千代田区1-1", "Japan", "yarn"),
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield Case("xlsx", _xlsx, wanted())
    yield Case(
        "xlsx: Info sheet first, title lines, dates as dates", _with_info, wanted(unnumbered="#8")
    )
    yield Case("xlsx#Sheet, the second of two tables", _named_sheet, wanted())
    yield Case("xls, dates as dates", _xls, wanted())
    yield Case("Parquet, dates as dates", _parquet, wanted())
    yield Case("JSON lines", _json_lines, wanted(unnumbered="#5"))
    yield Case("JSON array", _json_array, wanted())
    yield Case("JSON page of an API", _page, _suppliers(), kind="supplier")
    yield Case("GeoJSON", _geojson, _located(), kind="supplier")
    yield Case("DuckDB table", partial(_duckdb, "bills"), wanted())
    query = "SELECT * FROM bills ORDER BY rowid"
    yield Case("DuckDB query", partial(_duckdb, query), wanted())


def _dated() -> list[Row]:
    """The rows with their days as dates, as a spreadsheet or database holds them."""
    date = datetime.date.fromisoformat
    return [(row[0], date(row[1]) if row[1] else None, *row[2:]) for row in manifest()]


def _xlsx(folder: Path) -> Path:
    return book(folder, {"Sheet1": [HEADINGS, *manifest()]})


def _with_info(folder: Path) -> Path:
    """As vendors write them: a sheet on the search, then a title, a blank line, the headings."""
    info = [("Search", "example"), ("Downloaded", "2024-04-01"), ("Rows", 5)]
    title: list[Row] = [("Shipments of an example",), ()]
    contacts = [("Company", "Email"), ("BUYER EXAMPLE INC", "someone@example.com")]
    data = [*title, HEADINGS, *_dated()]
    return book(folder, {"Info": info, "Shipments": data, "Contact Info": contacts})


def _named_sheet(folder: Path) -> str:
    other = [HEADINGS, ("OTHER1", "2024-01-01", "OTHER EXAMPLE LTD")]
    return f"{book(folder, {'January': other, 'March': [HEADINGS, *_dated()]})}#March"


def book(folder: Path, sheets: Mapping[str, Sequence[Row]]) -> Path:
    """A workbook with these sheets, as ``table.xlsx`` in ``folder``."""
    made = importlib.import_module("openpyxl").Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    path = folder / "table.xlsx"
    made.save(path)
    return path


def _xls(folder: Path) -> Path:
    xlwt = importlib.import_module("xlwt")
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("Data")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for at, row in enumerate([HEADINGS, *_dated()]):
        for column, cell in enumerate(row):
            style = (day,) if isinstance(cell, datetime.date) else ()
            sheet.write(at, column, cell, *style)
    path = folder / "table.xls"
    made.save(str(path))
    return path


def _frame() -> pl.DataFrame:
    return pl.DataFrame(_dated(), schema=list(HEADINGS), orient="row")


def _parquet(folder: Path) -> Path:
    path = folder / "table.parquet"
    _frame().write_parquet(path)
    return path


def _objects() -> list[dict[str, str]]:
    return [dict(zip(HEADINGS, row, strict=True)) for row in manifest()]


def _json_lines(folder: Path) -> Path:
    path = folder / "table.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in _objects())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _json_array(folder: Path) -> Path:
    path = folder / "table.json"
    path.write_text(json.dumps(_objects(), indent=1), encoding="utf-8")
    return path


def _page(folder: Path) -> Path:
    path = folder / "page.json"
    rows = [dict(zip(SUPPLIER_HEADINGS, row, strict=True)) for row in _SUPPLIERS]
    page = {"count": 2, "next": None, "previous": None, "results": rows}
    path.write_text(json.dumps(page), encoding="utf-8")
    return path


def _suppliers() -> Wanted:
    names, numbers = (PLAIN, _SUPPLIERS[1][1]), ("0017", "0018")
    cells = (("0018", "country", "JP"), ("0017", "product", "shirts"))
    return Wanted(SUPPLIER_LAYOUT, 2, 2, names=names, ids=numbers, cells=cells)


def _geojson(folder: Path) -> Path:
    path = folder / "page.geojson"
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [120.3, 36.1]},
            "properties": dict(zip(SUPPLIER_HEADINGS, row, strict=True)),
        }
        for row in _SUPPLIERS
    ]
    page = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    return path


def _located() -> Wanted:
    layout = "supplier list by its headings, 5 of 7 columns used, 2 kept as extra"
    return replace(_suppliers(), layout=layout)


def _duckdb(what: str, folder: Path) -> str:
    path = folder / "table.db"
    columns = ", ".join(f'"{heading}" {_sql_type(heading)}' for heading in HEADINGS)
    marks = ", ".join("?" for _ in HEADINGS)
    with duckdb.connect(str(path)) as base:
        base.execute(f"CREATE TABLE bills ({columns})")
        base.executemany(f"INSERT INTO bills VALUES ({marks})", _dated())
    return f"duckdb:{path}#{what}"


def _sql_type(heading: str) -> str:
    return "DATE" if heading.endswith("Date") else "VARCHAR"
