"""Cases of EDI manifests: ANSI X12 309 and EDIFACT CUSCAR, written after their segment tables."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.format_case import Case, Wanted

_CUT = "SHANDONG EXAMPLE COTTON TEXTILE IMP"  # 35 letters: the rest is in N2
_X12 = (
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*CBP            "
    "*240305*0900*U*00401*000000001*0*P*>",
    "GS*SO*AAAA*CBP*20240305*0900*1*X*004010",
    "ST*309*0001",
    "M10*ABCD*O*PA*9150008*SEA EXAMPLE*011**2*W",
    "P4*2704*20240315",
    "LX*1",
    "M11*EXMP0001*57037*10*CTN*1000*K***00*NINGBO**ABCD",
    f"N1*SH*{_CUT}",
    "N2*ORT AND EXPORT CO LTD",
    "N3*NO 1 ROAD",
    "N4*QINGDAO**266000*CN",
    "N1*CN*BUYER EXAMPLE INC",
    "N1*N1*NOTIFY EXAMPLE LLC",
    "VID*CN*ABCU*1234567",
    "N10*10*COTTON YARN IN CON*N/M*A*520512",
    "N10*0*ES*N/M",
    "LX*2",
    "M11*EXMP0002*57037*5*CTN*500*K***00*NINGBO**ABCD",
    "N1*SH*SUNRISE EXAMPLE TRADING LTD",
    "N3*NO 2 ROAD",
    "N1*CN*BUYER EXAMPLE INC",
    "VID*CN*ABCU*7654321",
    "N10*5*CERAMIC MUGS*N/M*A*691110",
    "SE*22*0001",
    "GE*1*1",
    "IEA*1*000000001",
)
_CUSCAR = (
    "UNA:+.? ",
    "UNB+UNOC:3+S+R+240305:0900+1",
    "UNH+1+CUSCAR:D:95B:UN",
    "BGM+85+DOC+9",
    "DTM+137:20240305:102",
    "TDT+20+011+1++S+++9150008:::SEA EXAMPLE",
    "DTM+132:202403150330:201",
    "CNI+1+EXMP0001",
    "RFF+BM:EXMP0001",
    "CNT+7:1000,5:KGM",
    "LOC+9+CNNGB::139",
    "NAD+CZ+++SHANDONG EXAMPLE COTTON:O?'BRIEN CO LTD+NO 1 ROAD+QINGDAO++266000+CN",
    "NAD+CN+++BUYER EXAMPLE INC",
    "NAD+NI+++NOTIFY EXAMPLE LLC",
    "GID+1+10:CTN",
    "FTX+AAA+++COTTON YARN",
    "SGP+ABCU1234567+10",
    "CST+1+520512",
    "CNI+2+EXMP0002",
    "RFF+BM:EXMP0002",
    "NAD+SH+++SUNRISE EXAMPLE TRADING LTD",
    "NAD+CN+++BUYER EXAMPLE INC",
    "GID+1+5:CTN",
    "FTX+AAA+++CERAMIC MUGS",
    "UNT+23+1",
    "UNZ+1+1",
)
_OTHERS = ("BUYER EXAMPLE INC", "NOTIFY EXAMPLE LLC", "SUNRISE EXAMPLE TRADING LTD")


def cases() -> Iterator[Case]:
    """Every case of this file."""
    text = "~\n".join(_X12) + "~\n"
    layout = "X12 309, 1 manifest, 2 bills of lading"
    whole = "SHANDONG EXAMPLE COTTON TEXTILE IMPORT AND EXPORT CO LTD"
    yield Case(
        "ANSI X12 309", partial(_write, "manifest.edi", text), _wanted(layout, whole, "ABCD")
    )
    text = "'\n".join(_CUSCAR).replace("UNA:+.? '\n", "UNA:+.? '") + "'\n"
    layout = "EDIFACT CUSCAR, 1 manifest, 2 bills of lading"
    whole = "SHANDONG EXAMPLE COTTON O'BRIEN CO LTD"
    yield Case("EDIFACT CUSCAR", partial(_write, "manifest.txt", text), _wanted(layout, whole))


def _write(name: str, text: str, folder: Path) -> Path:
    path = folder / name
    path.write_text(text, encoding="latin-1")
    return path


def _wanted(layout: str, shipper: str, carrier: str = "") -> Wanted:
    """``carrier`` is the code of who issued the bills: M11 names it apart from the number."""
    first, second = f"{carrier}EXMP0001", f"{carrier}EXMP0002"
    return Wanted(
        layout=layout,
        rows=2,
        records=2,
        names=(shipper, *_OTHERS),
        ids=(first, second),
        cells=(
            (first, "arrival_date", "2024-03-15"),
            (first, "hts_codes", ["520512"]),
            (second, "goods_description", "CERAMIC MUGS"),
            (first, "containers", ["ABCU1234567"]),
            (first, "vessel_name", "SEA EXAMPLE"),
        ),
    )
