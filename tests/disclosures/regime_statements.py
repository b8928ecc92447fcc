"""Statements of the four regimes for their tests: small runs; companies that say all or none."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.reports.builder import small

from supplyscreen.disclosures import Disclosure, disclosure_files
from supplyscreen.disclosures.company import field_names
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.runs import Result

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = Path(__file__).parents[2] / "examples" / "disclosure.yml"
KINDS: tuple[ReportKind, ...] = ("uk-msa", "au-msa", "ca-s211", "lksg")
NOTES = "## Notes to counsel, not for publication"


@cache
def small_run() -> Result:
    """The small run of the tests of reports: 4 flags, 4 gaps, 12 supplier rows."""
    return small()


def files(
    kind: ReportKind,
    form: ReportFormat,
    disclosure: Path | None = None,
    result: Result | None = None,
) -> dict[str, bytes]:
    """The files of a statement; ``disclosure`` None: the company has said nothing."""
    options = ReportOptions(disclosure=disclosure)
    made = disclosure_files(result or small_run(), kind, form, options)
    return {name: content for name, content in made.items() if isinstance(content, bytes)}


def text(kind: ReportKind, disclosure: Path | None = None, result: Result | None = None) -> str:
    """The statement as Markdown, its escapes taken away."""
    return plain(files(kind, "md", disclosure, result)[f"{kind}.md"].decode())


def plain(markdown: str) -> str:
    """Markdown without the backslashes that keep values from being markup."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def sections(markdown: str) -> dict[str, str]:
    """Heading of level two -> the text below it."""
    parts = re.split(r"^## (.+)$", markdown, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def written(folder: Path, answers: dict[str, Any]) -> Path:
    """A disclosure.yml of ``answers``: ``part.field`` -> value, lists as lists of text."""
    parts: dict[str, Any] = {}
    for name, value in answers.items():
        part, _, field = name.partition(".")
        if field:
            parts.setdefault(part, {})[field] = value
        else:
            parts[part] = value
    path = folder / "disclosure.yml"
    path.write_text(json.dumps(parts, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return path


def kind_of_field(name: str) -> str:
    """text, list, number, date, answer (yes, partly, no) or yes-no; ``revisions`` is rows."""
    part, _, field = name.partition(".")
    if not field:
        return "rows"
    info = type(Disclosure.model_fields[part].default).model_fields[field]
    told = str(info.annotation)
    for sign, kind in (("partly", "answer"), ("'yes'", "yes-no"), ("tuple", "list")):
        if sign in told:
            return kind
    return "number" if "int" in told else "date" if "date" in told else "text"


def marked() -> Iterator[tuple[str, Any, str]]:
    """Every field with an answer of its own, and how a statement shows that answer."""
    for place, name in enumerate(field_names()):
        mark = f"mark-{place:03d}-x"
        match kind_of_field(name):
            case "text":
                yield name, mark, mark
            case "list":
                yield name, [mark, "second"], f"{mark}; second"
            case "number":
                yield name, 7000 + place, str(7000 + place)
            case "date":
                day = date(2031, 1, 1 + place % 28).isoformat()
                yield name, day, day
            case "rows":
                yield name, [{"revised_on": "2032-02-03", "what_changed": mark}], mark
            case _:
                yield name, "yes", ""
