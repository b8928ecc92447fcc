"""The words of reports, command line and documents: a flag is a reason to look, not a verdict."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "supplyscreen"
FORBIDDEN = re.compile(
    r"\b(violat\w+|guilty|clear|cleared|clean|compliant|blacklist\w*|suspicious|hits?|alerts?)\b",
    re.IGNORECASE,
)
# A room whose strings reach no reader: it holds words of real company names.
SILENT_ROOMS = {"names"}


def forbidden_in(text: str) -> list[str]:
    return [found.group() for found in FORBIDDEN.finditer(text)]


def prose_of_template(text: str) -> str:
    """What a reader sees of a template: no style, no code, no tags, no expressions of jinja."""
    for pattern in (
        r"<style.*?</style>",
        r"\{#.*?#\}",
        r"\{%.*?%\}",
        r"\{\{.*?\}\}",
    ):
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    text = re.sub(
        r"<script.*?</script>", lambda m: prose_of_script(m.group()), text, flags=re.DOTALL
    )
    told = re.findall(r"(?:title|alt|aria-label|placeholder)=\"([^\"]*)\"", text)
    return " ".join([re.sub(r"<[^>]*>", " ", text), *told])


def prose_of_script(text: str) -> str:
    """The sentences of a script: its string literals that hold a space."""
    literals = re.findall(r"'([^'\n]*)'|\"([^\"\n]*)\"|`([^`]*)`", text)
    return " ".join(part for found in literals for part in found if " " in part)


def prose_of_document(text: str) -> str:
    """A document without its code and without words that are quoted, not used."""
    for pattern in (r"```.*?```", r"`[^`\n]*`", r"“[^”\n]*”", r"\"[^\"\n]*\"", r"\]\([^)]*\)"):
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    return text


def sentences_of(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a source file that hold a space; docstrings only of the command line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if " " in node.value and (path.parent.name == "cli" or id(node) not in docstrings):
            yield node.lineno, node.value


def speaking_files() -> list[Path]:
    return sorted(p for p in SOURCE.rglob("*.py") if p.parent.name not in SILENT_ROOMS)


def templates() -> list[Path]:
    return sorted(
        path
        for path in SOURCE.glob("*/templates/**/*")
        if path.suffix in {".html", ".j2", ".jinja", ".txt", ".js", ".md"}
    )


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_templates_pass_no_verdict() -> None:
    wrong = {}
    for path in templates():
        text = path.read_text(encoding="utf-8")
        prose = prose_of_script(text) if path.suffix == ".js" else prose_of_template(text)
        wrong[name_of(path)] = forbidden_in(prose)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_strings_of_the_code_pass_no_verdict() -> None:
    wrong = [
        (name_of(path), line, found)
        for path in speaking_files()
        for line, text in sentences_of(path)
        for found in forbidden_in(text)
    ]
    assert wrong == []


def test_documents_pass_no_verdict() -> None:
    wrong = {
        name_of(path): forbidden_in(prose_of_document(path.read_text(encoding="utf-8")))
        for path in documents()
    }
    assert {name: found for name, found in wrong.items() if found} == {}


def test_there_is_something_to_read() -> None:
    assert {path.parents[1].name for path in templates()} >= {"reports", "web", "disclosures"}
    assert len(speaking_files()) > 10
    assert ROOT / "README.md" in documents()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A violation of the UFLPA", ["violation"]),
        ("This supplier is CLEAR", ["CLEAR"]),
        ("no flag is never clearance", []),
        ("3 hits, 2 alerts", ["hits", "alerts"]),
        ("a finding of guilt", []),
        ("architecture, whiten, nuclear, unclean", []),
    ],
)
def test_forbidden_words(text: str, expected: list[str]) -> None:
    assert forbidden_in(text) == expected


def test_templates_are_read_as_their_reader_sees_them() -> None:
    template = (
        "<style>.a { clear: both }</style><p class='alert' title=\"a hit\">{{ clean }} guilty</p>"
        "<script>list.clear(); say('all clear now')</script>"
    )
    assert sorted(forbidden_in(prose_of_template(template))) == ["clear", "guilty", "hit"]
