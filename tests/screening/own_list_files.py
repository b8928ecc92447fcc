"""Small files in the layouts of other people's lists; every name in them is invented."""

# ruff: noqa: E501 (rows as their publishers write them)

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

OWN_ROWS = (
    ("Company name", "Alias 1", "Alias 2", "Chinese name", "Country", "Date listed", "ID", "Colour"),
    ("Example Harbour Textile Co., Ltd.", "EHT; Harbour Textiles", "", "示例纺织", "China", "2024-05-01", "7", "red"),
    ("Sample Valley Gloves Sdn Bhd", "", "", "", "Narnia", "soon", "8", ""),
    ("...", "", "", "", "", "", "9", ""),
    ("", "", "", "", "", "", "", ""),
    ("Invented Mills", "", "Old Mills | Mills of Invention", "", "VN", "31.12.2023", "", ""),
)  # fmt: skip
SIMPLE = """\
"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","program_ids","dataset","first_seen","last_seen","last_change"
"inv-1","Company","Invented Polysilicon LLC","Invented Poly;IPS","","cn","1 Example Road","91650100MA77777777","Invented Order 5","","","XX-TEST","Invented List A","2023-04-20T00:00:00","2026-01-01","2025-01-01"
"inv-2","Person","Jane Example","","1970-01-01","us","","","Invented Order","","","","Invented List A","2023-04-20","",""
"inv-3","Vessel","Sample Star 9","","","pa","","IMO9999999","Invented Order","","","","Invented List B","2023-04-20","",""
"inv-4","CryptoWallet","x","","","","","","","","","","Invented List B","","",""
"""
FTM = (
    {
        "id": "inv-1",
        "caption": "Invented Polysilicon LLC",
        "schema": "Company",
        "referents": [],
        "datasets": ["inv_a"],
        "first_seen": "2023-04-20T00:00:00",
        "last_change": "2025-01-01T00:00:00",
        "target": True,
        "properties": {
            "name": ["Invented Polysilicon LLC", "Invented Poly Silicon"],
            "weakAlias": ["IPS"],
            "previousName": ["Former Silicon Works"],
            "country": ["cn"],
            "uscCode": ["91650100MA77777777"],
            "topics": ["sanction"],
        },
    },
    {
        "id": "inv-s",
        "schema": "Sanction",
        "properties": {
            "entity": ["inv-1"],
            "startDate": ["2024-03-01"],
            "listingDate": ["2024-02-03"],
            "program": ["Invented Program"],
            "authority": ["Invented Authority"],
        },
    },
    {"id": "inv-p", "schema": "Person", "properties": {"name": ["Jane"], "topics": ["sanction"]}},
    {"id": "inv-n", "schema": "Company", "properties": {"name": ["Nearby Holding Ltd"]}},
)
_EL = "Entity List (EL) - Bureau of Industry and Security"
_SDN = "Specially Designated Nationals (SDN) - Treasury Department"
CSL = f"""\
_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids
a1,{_EL},,,,Invented Machine Works,,"1 Example Road, Sampletown, CN; 2 Other Road, HK",99 FR 12345,2024-02-03,,,All items,,,,,,,,,https://example.org/el,Sample Machine Works; IMW,,,,,https://example.org/info,
a2,{_SDN},4,Individual,XX,"EXAMPLE, Jane",,,,,,,,,,,,,,,,,,,,,,,
a3,{_SDN},5,Vessel,XX; YY,SAMPLE STAR,,,,,,,,,,,,,,,,,,,,,,,IMO 9999999
a4,{_SDN},6,Entity,XX; YY,INVENTED HOLDING,,"Sampletown, DE",,2020-01-01,2021-01-01,,,,,,,,,,,,,,,,,,
"""
CSL_JSON = {
    "total": 2,
    "results": [
        {
            "id": "a1",
            "source": _EL,
            "type": None,
            "programs": [],
            "name": "Invented Machine Works",
            "addresses": [{"address": "1 Example Road", "city": "Sampletown", "country": "CN"}],
            "alt_names": ["Sample Machine Works", "IMW"],
            "start_date": "2024-02-03",
            "federal_register_notice": "99 FR 12345",
        },
        {"id": "a2", "source": _SDN, "type": "Individual", "name": "EXAMPLE, Jane"},
    ],
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_workbook(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A workbook of one sheet, Suppliers, as small as Excel opens."""
    body = "".join(
        f'<row r="{r}">{"".join(_cell(text, c, r) for c, text in enumerate(row))}</row>'
        for r, row in enumerate(rows, start=1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Suppliers" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{body}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0"?>{text}')
    return path


def write_ftm(path: Path) -> Path:
    """The FollowTheMoney lines, a blank line, and a broken one (line 6)."""
    lines = "\n".join(json.dumps(item) for item in FTM)
    path.write_text(f'{lines}\n\n{{"id": broken\n', encoding="utf-8")
    return path


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _cell(text: str, column: int, row: int) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    shown = f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
    return shown if text else ""
