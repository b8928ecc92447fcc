"""The command in a process of its own, and a manifest that keeps it busy for a while."""

import sys
from pathlib import Path

COMMAND = (sys.executable, "-c", "from supplyscreen.cli import main; main()")
ENVIRONMENT = {"PYTHONUTF8": "1"}
HEADINGS = "Bill of Lading,Arrival Date,Shipper,Shipper Address,Consignee,Goods Description\n"
LISTED = ("HETIAN HAOLIN HAIR ACCESSORIES CO.,LTD", "XINJIANG DAQO NEW ENERGY CO. LTD")


def a_year(path: Path, rows: int) -> Path:
    """A manifest of ``rows`` bills, of which a hundredth name a listed party and half no shipper;
    every tenth row is a further line of the bill before."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADINGS)
        for number in range(rows):
            bill = number - (number % 10 == 9)
            shipper = LISTED[number % 2] if bill % 100 == 0 else f"EXAMPLE SHOES {bill % 400} LTD"
            named = shipper if bill % 2 == 0 or bill % 100 == 0 else ""
            day = f"2024-0{1 + number % 9}-{10 + number % 18}"
            file.write(
                f'B{bill:07},{day},{named},"{bill % 60} ROAD, HANOI",STORES {bill % 50} INC,'
                f"SHIRTS AND BOXES {bill % 7}\n"
            )
    return path


def options(what: str, disk: Path) -> tuple[list[str], dict[str, str]]:
    """Options and environment of a run that puts ``what`` on a disk of its own."""
    if what == "stages":
        return ["--stages", str(disk / "stages")], {}
    if what == "temporary files":
        return ["--stages", str(disk.parent / "stages")], {"TMPDIR": str(disk)}
    return [], {}
