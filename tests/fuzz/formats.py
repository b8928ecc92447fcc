"""A well-formed file of every format, from made-up rows; a further format is one more entry."""

import csv
import gzip
import importlib
import io
import json
import random
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import zstandard
from tests.fuzz.synthetic import AMS, Table, any_table, table

Files = dict[str, bytes]
BOMB_BYTES = 64 << 20
"""The most that a bomb among the mutated files unpacks to; the reader's own limit is higher."""


@dataclass(frozen=True)
class Format:
    """``make`` gives the files; ``pack`` wraps each of them after it was mutated.

    ``source`` is what is read, ``{folder}`` and ``{file}`` filled in.
    """

    make: Callable[[random.Random], Files]
    source: str = "{file}"
    pack: Callable[[str, bytes], tuple[str, bytes]] | None = None


def _csv_text(content: Table, *, delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([content[0], *content[1]])
    return out.getvalue()


def _csv(dice: random.Random) -> Files:
    delimiter = dice.choice(",,,;|")
    encoding = dice.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030"))
    text = _csv_text(any_table(dice), delimiter=delimiter)
    return {"table.csv": text.encode(encoding, errors="replace")}


def _tsv(dice: random.Random) -> Files:
    text = _csv_text(any_table(dice), delimiter="\t")
    return {"table.tsv": text.encode(dice.choice(("utf-8", "utf-16")))}


def _frame(content: Table) -> pl.DataFrame:
    headings = list(dict.fromkeys(content[0]))
    return pl.DataFrame(content[1], schema=dict.fromkeys(headings, pl.String), orient="row")


def _parquet(dice: random.Random) -> Files:
    out = io.BytesIO()
    _frame(any_table(dice)).write_parquet(out)
    return {"table.parquet": out.getvalue()}


def _json_lines(dice: random.Random) -> Files:
    frame = _frame(any_table(dice))
    lines = (json.dumps(row, ensure_ascii=dice.random() < 0.5) for row in frame.to_dicts())
    return {"table.jsonl": "\n".join(lines).encode()}


def _geojson(dice: random.Random) -> Files:
    rows = _frame(any_table(dice)).to_dicts()
    features = [
        {
            "type": "Feature",
            "id": f"CN{at}",
            "geometry": {"type": "Point", "coordinates": [1.5, 2.5]},
            "properties": row | {"name": "EXAMPLE MILL", "address": "1 ROAD", "country_code": "CN"},
        }
        for at, row in enumerate(rows)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    return {"table.geojson": text.encode()}


def _xlsx(dice: random.Random) -> Files:
    book = importlib.import_module("openpyxl").Workbook()
    sheet = book.active
    if dice.random() < 0.5:
        sheet.title = "Info"
        sheet.append(["Exported by", "an example"])
        sheet = book.create_sheet("Data")
    for _ in range(dice.choice((0, 0, 2))):
        sheet.append(["A line before the headings"])
    headings, rows = any_table(dice)
    for row in [headings, *rows]:
        sheet.append([_excel_cell(cell, dice) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return {"table.xlsx": out.getvalue()}


def _excel_cell(text: str, dice: random.Random) -> object:
    if text.isdigit() and dice.random() < 0.5:
        return int(text)
    return text or None


def _xls(dice: random.Random) -> Files:
    book = importlib.import_module("xlwt").Workbook(encoding="utf-8")
    sheet = book.add_sheet("Data")
    headings, rows = any_table(dice)
    for at, row in enumerate([headings, *rows]):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    out = io.BytesIO()
    book.save(out)
    return {"table.xls": out.getvalue()}


def _duckdb(dice: random.Random) -> Files:
    frame = _frame(any_table(dice))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.db"
        with duckdb.connect(str(path)) as base:
            columns = ", ".join(f'"{name}" VARCHAR' for name in frame.columns)
            base.execute(f"CREATE TABLE bills ({columns})")
            marks = ", ".join("?" for _ in frame.columns)
            base.executemany(f"INSERT INTO bills VALUES ({marks})", [list(r) for r in frame.rows()])
        return {"table.db": path.read_bytes()}


def _ams(dice: random.Random) -> Files:
    rows = dice.randint(3, 20)
    return {
        f"ams__{name}_2018__202001290000.csv": _csv_text(table(columns, dice, rows=rows)).encode()
        for name, columns in AMS.items()
        if name in {"header", "shipper"} or dice.random() < 0.8
    }


def _x12(dice: random.Random) -> Files:
    lines = ["ISA*00*          *00*          *ZZ*SENDER         *ZZ*CBP            *180102*0900"]
    lines[0] += "*U*00401*000000001*0*P*>"
    lines += ["GS*SO*AAAA*CBP*20180102*0900*1*X*004010", "ST*309*0001"]
    lines += ["M10*ABCD*O*PA*9150008*SEA STAR*011**1*W", "P4*2704*20180115"]
    for at in range(dice.randint(1, 8)):
        name = dice.choice(_PLAIN)
        lines += [f"LX*{at}", f"M11*BILL{at}*57037*10*CTN*1000*K***00*NINGBO**ABCD"]
        lines += [f"N1*SH*{name}", "N3*1 EXAMPLE ROAD", "N4*NINGBO**315000*CN"]
        lines += [f"N1*CN*{dice.choice(_PLAIN)}", "VID*CN*ABCU*1234567"]
        lines += ["N10*1*COTTON YARN*N/M*A*520512"]
    lines += [f"SE*{len(lines) - 1}*0001", "GE*1*1", "IEA*1*000000001"]
    return {"manifest.309": "".join(line + "~\n" for line in lines).encode()}


def _cuscar(dice: random.Random) -> Files:
    parts = ["UNB+UNOC:3+S+R+180102:0900+1", "UNH+1+CUSCAR:D:95B:UN", "BGM+85+DOC+9"]
    parts += ["DTM+137:20180102:102", "TDT+20+011+1++S+++9150008:::SEA STAR"]
    for at in range(dice.randint(1, 8)):
        parts += [f"CNI+{at}+BILL{at}", f"RFF+BM:BILL{at}", "CNT+7:1000,5:KGM"]
        parts += ["LOC+9+CNNGB::139", f"NAD+CZ+++{dice.choice(_PLAIN)}+1 ROAD+NINGBO++315000+CN"]
        parts += [f"NAD+CN+++{dice.choice(_PLAIN)}", "GID+1+10:CTN", "FTX+AAA+++COTTON YARN"]
        parts += ["SGP+ABCU1234567+10", "CST+1+520512"]
    parts += [f"UNT+{len(parts)}+1", "UNZ+1+1"]
    return {"manifest.edi": ("UNA:+.? '" + "".join(part + "'" for part in parts)).encode()}


_PLAIN = ("EXAMPLE GARMENT JSC", "EXAMPLE MILLS CO LTD", "TO ORDER", "MULLER GMBH")


def _gz(name: str, content: bytes) -> tuple[str, bytes]:
    return f"{name}.gz", gzip.compress(content, compresslevel=1, mtime=0)


def _zst(name: str, content: bytes) -> tuple[str, bytes]:
    return f"{name}.zst", zstandard.ZstdCompressor(level=1).compress(content)


def _zip(name: str, content: bytes) -> tuple[str, bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("readme.txt"), "An example.")
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return f"{name}.zip", out.getvalue()


FORMATS: Mapping[str, Format] = {
    "csv": Format(_csv),
    "tsv": Format(_tsv),
    "csv.gz": Format(_csv, pack=_gz),
    "csv.zst": Format(_csv, pack=_zst),
    "csv.zip": Format(_csv, pack=_zip),
    "xlsx": Format(_xlsx),
    "parquet": Format(_parquet),
    "jsonl": Format(_json_lines),
    "jsonl.gz": Format(_json_lines, pack=_gz),
    "geojson": Format(_geojson),
    "duckdb": Format(_duckdb, source="duckdb:{file}#bills"),
    "ams": Format(_ams, source="{folder}"),
    "x12": Format(_x12),
    "cuscar": Format(_cuscar),
} | ({"xls": Format(_xls)} if importlib.util.find_spec("xlwt") else {})  # fmt: skip
