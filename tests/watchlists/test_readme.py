"""The worked example of watchlists/README.md, done as it says."""

import csv
import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from typer.testing import CliRunner

from supplyscreen.cli.app import app
from supplyscreen.watchlists.locate import data_folder

README = (data_folder() / "README.md").read_text(encoding="utf-8")
LIST = Path("lists") / "us_dhs_uflpa"
Cells = Mapping[str, str]


def _tables() -> list[list[list[str]]]:
    """The tables of the steps, each as rows of cells."""
    steps = README.split("## Add an entry")[1].split("\n## ")[0]
    found = re.findall(r"(?:^ *\|.*\n)+", steps, re.MULTILINE)
    return [
        [
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in table.split("\n")
        ]
        for table in (text.strip() for text in found)
    ]


def _blocks() -> list[str]:
    steps = README.split("## Add an entry")[1].split("\n## ")[0]
    found = re.findall(r"^ {3}```\n(.*?)^ {3}```", steps, re.MULTILINE | re.DOTALL)
    return ["\n".join(line[3:] for line in block.splitlines()) for block in found]


def _append(path: Path, rows: list[Cells]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, lineterminator="\n").writerows(rows)


def _run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["lists", *map(str, arguments)])
    return result.exit_code, result.stdout


def _follow_the_steps(copy: Path) -> None:
    entry, aliases = _tables()
    _append(copy / LIST / "entries.csv", [dict(row for row in entry[2:] if len(row) == 2)])
    _append(
        copy / LIST / "aliases.csv",
        [dict(zip(aliases[0], row, strict=True)) for row in aliases[2:]],
    )
    path = copy / LIST / "list.yml"
    info = yaml.safe_load(path.read_text(encoding="utf-8"))
    held = info["assertions"]
    held["entries_min"] += 1
    held["entries_max"] += 1
    held["names_min"] += 3
    held["kinds"]["party"] += 1
    path.write_text(yaml.safe_dump(info, allow_unicode=True), encoding="utf-8")


def test_the_steps_lead_to_what_they_promise(copy: Path) -> None:
    _follow_the_steps(copy)
    code, text = _run("check", copy)
    assert (code, text.splitlines()[-1]) == (0, "Every check passed.")
    _, told = _run("diff", data_folder(), copy)
    head, *rest = _blocks()[1].splitlines()
    assert told.splitlines()[0] == head
    assert "\n".join(rest) in told
    code, shown = _run("show", "uflpa-example-textile", "--folder", copy)
    assert code == 0
    assert "例子纺织有限公司 (chinese)" in shown


def test_the_fault_is_told_as_the_page_shows(copy: Path) -> None:
    _follow_the_steps(copy)
    path = copy / LIST / "entries.csv"
    text = path.read_text(encoding="utf-8")
    at = text.index("uflpa-example-textile")
    path.write_text(text[:at] + text[at:].replace("2025-01-15", "15.01.2025", 1), encoding="utf-8")
    code, told = _run("check", copy)
    assert code == 2
    assert re.sub(r"row \d+", "row", _blocks()[0]) in re.sub(r"row \d+", "row", told)


def test_every_column_is_explained() -> None:
    for name in ("entries", "aliases"):
        with (data_folder() / LIST / f"{name}.csv").open(encoding="utf-8") as file:
            columns = next(csv.reader(file))
        section = README.split(f"## Columns of {name}.csv")[1].split("\n## ")[0]
        assert [c for c in columns if f"\n| {c} |" not in section] == []
