"""What a command imports before it answers: nothing that it does not use.

Times are measured by ``benchmarks/start_up.py``; what is held here is the same on every machine.
"""

import os
import subprocess
import sys
from pathlib import Path

LIBRARY = {"polars", "numpy", "duckdb", "rapidfuzz", "yaml", "pycountry"}
CHINESE = {"pypinyin", "opencc"}
OUTPUTS = {"rich", "jinja2", "fastexcel", "openpyxl", "pyspark", "bs4", "requests", "pandas"}
OTHER_ROOMS = {f"supplyscreen.{room}" for room in ("intake", "flags", "screening", "reports")}
NAME = "HETIAN HAOLIN HAIR ACCESSORIES CO LT"
COMMANDS = [
    [],
    *([name] for name in ("screen", "check", "demo", "match", "evaluate", "explain", "lists")),
    *(["lists", name] for name in ("check", "diff", "show", "update", "editions", "use")),
]


def imported_by(*commands: list[str], data: Path) -> set[str]:
    """Every module that is there when ``commands`` have run, one after the other."""
    code = (
        "import sys\n"
        "from supplyscreen.cli.app import app\n"
        f"for command in {commands!r}:\n"
        "    app(command, standalone_mode=False)\n"
        "print('MODULES', *sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1", "SUPPLYSCREEN_DATA": str(data)},
    )
    return set(done.stdout.rpartition("MODULES")[2].split())


def test_help_of_every_command_imports_no_library(tmp_path: Path) -> None:
    found = imported_by(*([*command, "--help"] for command in COMMANDS), data=tmp_path)
    assert "supplyscreen.cli.lists" in found  # so that the next line can fail
    assert found & (LIBRARY | CHINESE | OUTPUTS | OTHER_ROOMS | {"supplyscreen.models"}) == set()
    assert list(tmp_path.iterdir()) == []


def test_explain_imports_what_compares_names_and_no_more(tmp_path: Path) -> None:
    explain = ["explain", NAME]
    first = imported_by(explain, data=tmp_path)
    assert "rapidfuzz" in first  # so that the lines below can fail
    assert first & (OUTPUTS | OTHER_ROOMS | {"duckdb", "pypinyin"}) == set()
    second = imported_by(explain, data=tmp_path)
    assert second & (OUTPUTS | OTHER_ROOMS | {"duckdb"} | CHINESE) == set()


def test_a_chinese_name_is_still_looked_up(tmp_path: Path) -> None:
    assert "pypinyin" in imported_by(["explain", "喀什噶尔蔷薇有限公司"], data=tmp_path)
