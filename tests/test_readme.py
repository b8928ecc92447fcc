"""The README shows real output: what it prints is what the example gives."""

import re
from datetime import date
from pathlib import Path

import supplyscreen as ss

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "examples" / "bundled"


def shown() -> str:
    """The block of output in the README."""
    found = re.search(r"```text\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_output_shown_is_the_output_of_the_example() -> None:
    day = re.search(r"as of (\d{4}-\d\d-\d\d)", shown())
    assert day is not None
    result = ss.screen(
        ss.read_manifest(BUNDLED / "manifest"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
        as_of=date.fromisoformat(day.group(1)),
    )
    assert result.summary() == shown()


def test_the_python_lines_run(tmp_path: Path) -> None:
    """The three lines, with the example in the place of the user's folder."""
    text = (ROOT / "README.md").read_text("utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code is not None
    lines = code.group(1).replace('"manifest/"', repr(str(BUNDLED / "manifest")))
    exec(lines.replace('"out"', repr(str(tmp_path))), {"print": lambda text: None})
    assert (tmp_path / "report.html").is_file()


def test_links_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
