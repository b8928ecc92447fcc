"""watchlists/INDEX.md is that of the lists as they are, and a stale page is noticed."""

import subprocess
import sys
from pathlib import Path

from supplyscreen.watchlists import Watchlists

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "watchlists" / "INDEX.md"


def _run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_page_is_current() -> None:
    done = _run(ROOT / "scripts" / "make_index.py", "--check")
    assert (done.returncode, done.stderr) == (0, ""), "run: make index"


def test_every_entry_and_rule_has_its_line(bundled: Watchlists) -> None:
    lines = INDEX.read_text(encoding="utf-8").splitlines()
    first = [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")]
    assert [id_ for id_ in bundled.entries["entry_id"] if first.count(id_) != 1] == []
    assert [rule.rule_id for rule in bundled.goods_rules if first.count(rule.rule_id) != 1] == []


def test_a_page_of_other_lists_is_noticed_and_mended(copy: Path) -> None:
    scripts = copy.parent / "scripts"
    scripts.mkdir()
    script = scripts / "make_index.py"
    script.write_bytes((ROOT / "scripts" / "make_index.py").read_bytes())
    page = copy / "INDEX.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Ninestar", "Ninestarr"))
    done = _run(script, "--check")
    assert done.returncode == 1
    assert "run: make index" in done.stderr
    assert _run(script).returncode == 0
    assert page.read_bytes() == INDEX.read_bytes()
