"""docs/outputs.md names every column and code that the program can write."""

import ast
import hashlib
import json
import re
from pathlib import Path

import pytest

import supplyscreen as ss
from supplyscreen.flags.screenability import SENTENCE
from supplyscreen.models import Counts, RunRecord
from supplyscreen.reports.words import BAND, GROUND, MERCHANDISE, OUTCOME, TIMING
from supplyscreen.schemas import FLAGS, REJECTS

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


def reject_codes() -> set[str]:
    """Every `code="..."` that files and intake pass on, and those of the careful reader."""
    codes = set()
    rooms = ROOT / "src" / "supplyscreen"
    for path in (*(rooms / "files").glob("*.py"), *(rooms / "intake").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "code":
                codes |= {node.value.value} if isinstance(node.value, ast.Constant) else set()
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "found.bad.append":
                told = node.args[0]
                assert isinstance(told, ast.Tuple)
                codes.add(ast.literal_eval(told.elts[1]))
    return {code for code in codes if isinstance(code, str)}


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("columns of flags.csv", set(FLAGS)),
        ("columns of rejects.csv", set(REJECTS)),
        ("reject codes", reject_codes()),
        ("reason codes", set(SENTENCE)),
        ("timing values", set(TIMING)),
        ("merchandise values", set(MERCHANDISE)),
        ("grounds", set(GROUND)),
        ("bands", set(BAND)),
        ("outcomes", set(OUTCOME)),
        ("fields of run.json", {*RunRecord.model_fields, "run_id", "run_at"}),
    ],
)
def test_the_page_names_them_all(what: str, words: set[str]) -> None:
    assert len(words) >= 4, what
    assert words - NAMED == set(), what


def test_the_page_has_no_code_that_is_gone() -> None:
    section = PAGE.split("## rejects.csv")[1].split("## run.json")[0].split("| code | scope |")[1]
    assert set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE)) == reject_codes()


def test_the_sum_is_the_one_of_the_record() -> None:
    found = re.search(r"rows_in = ([a-z_ +]+)", PAGE)
    assert found is not None
    assert {"rows_in", *found.group(1).split(" + ")} == set(Counts.model_fields)


def test_the_run_id_is_recomputed_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,country\nEXAMPLE GARMENT JSC,VN\n", encoding="utf-8")
    result = ss.screen(suppliers=ss.read_suppliers(tmp_path / "list.csv"))
    ss.write_report(result, tmp_path / "out")
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    lines = code.group(1).replace('"out/run.json"', repr(str(tmp_path / "out" / "run.json")))
    lines = lines.replace("json.load(open(", "json.loads(Path(").replace(
        ', encoding="utf-8"))', ').read_text("utf-8"))'
    )
    found: dict[str, object] = {"Path": Path, "hashlib": hashlib, "json": json}
    exec(lines, found)
    assert found["run_id"] == result.run_id
