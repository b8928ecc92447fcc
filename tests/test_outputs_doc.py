"""docs/outputs.md names every column and code that the program can write."""

import ast
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import supplyscreen as ss
from supplyscreen.flags.screenability import SENTENCE
from supplyscreen.models import Counts, RunRecord
from supplyscreen.runs.words import BAND, GROUND, MERCHANDISE, OUTCOME, TIMING
from supplyscreen.schemas import FINDINGS, FLAGS, LOOK_BACK, REJECTS
from supplyscreen.screening.remedies import REMEDY

ROOT = Path(__file__).resolve().parents[1]
READING = ("files", "layouts", "cells", "edi", "intake")
PAGE = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


def calls() -> Iterator[ast.Call]:
    """Every call in the rooms that read files."""
    for room in READING:
        for path in sorted((ROOT / "src" / "supplyscreen" / room).glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def code_of(call: ast.Call) -> set[str]:
    """The text of its `code="..."`; none where it is not there or not written out."""
    values = [word.value for word in call.keywords if word.arg == "code"]
    return {str(ast.literal_eval(v)) for v in values if isinstance(v, ast.Constant)}


def reject_codes() -> set[str]:
    """Every `code="..."` that makes a reject, and those of the careful reader."""
    codes: set[str] = set()
    for call in calls():
        name = ast.unparse(call.func)
        if name.split(".")[-1] != "finding":
            codes |= code_of(call)
        if name == "found.bad.append":
            told = call.args[0]
            assert isinstance(told, ast.Tuple)
            codes.add(ast.literal_eval(told.elts[1]))
    return codes


def finding_codes() -> set[str]:
    """Every `code="..."` of a finding, the keys of `_TOLD` (code -> message) of the modules that
    make findings of several codes, and the codes that links passes on to its own helper."""
    found = (call for call in calls() if ast.unparse(call.func).split(".")[-1] == "finding")
    codes = {code for call in found for code in code_of(call)}
    rooms = [ROOT / "src" / "supplyscreen" / room for room in READING]
    for path in (path for room in rooms for path in sorted(room.glob("*.py"))):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if "finding(" in text and isinstance(node, ast.Assign) and "_TOLD" in names_of(node):
                codes |= set(ast.literal_eval(node.value))
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "_told":
                codes |= {str(a.value) for a in node.args[1:2] if isinstance(a, ast.Constant)}
    return codes


def names_of(node: ast.Assign) -> set[str]:
    """The names that an assignment gives a dictionary to; none for another value."""
    return set(map(ast.unparse, node.targets)) if isinstance(node.value, ast.Dict) else set()


def table(heading: str, until: str, head: str) -> dict[str, str]:
    """Code -> its line in the table of codes under ``heading``."""
    section = PAGE.split(heading)[1].split(until)[0].split(head)[1]
    return {line.split("`")[1]: line for line in section.splitlines() if line.startswith("| `")}


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("columns of flags.csv", set(FLAGS)),
        ("columns of rejects.csv", set(REJECTS)),
        ("columns of findings.csv", set(FINDINGS)),
        ("columns of look_back.csv", set(LOOK_BACK)),
        ("reject codes", reject_codes()),
        ("finding codes", finding_codes()),
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
    assert set(table("## rejects.csv", "## findings.csv", "| code | scope |")) == reject_codes()
    assert set(table("## findings.csv", "## run.json", "| code | treatment |")) == finding_codes()


def test_every_reject_code_has_a_remedy_and_the_page_says_the_same() -> None:
    assert set(REMEDY) == reject_codes()
    for code, line in table("## rejects.csv", "## findings.csv", "| code | scope |").items():
        assert line.endswith(f"| {REMEDY[code]} |"), code


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
