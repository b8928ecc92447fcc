"""The due-diligence report as PDF."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from supplyscreen.documents.files import DocumentFiles
from supplyscreen.documents.printing import MAIN, SYSTEM, FontSet, printed
from supplyscreen.models import ListRecord
from supplyscreen.reports.pdf_values import plain_values
from supplyscreen.reports.view import report_view
from supplyscreen.runs import Result, words

# More flags than this make a file that nobody turns the pages of; the tables hold all of them.
FLAGS_AT_MOST = 2000
_PREFIX = "due_diligence"


def due_diligence_pdf(
    result: Result, name: str, *, templates: Path | None = None, fonts: FontSet = SYSTEM
) -> DocumentFiles:
    """The report of ``result`` as the file ``name``; its notes say which fonts are missing.

    It prints at most FLAGS_AT_MOST flags, fewer where ``report_rows`` of the run is lower, in the
    order of triage, and says how many it leaves out. A file ``due_diligence.typ`` (or a part of
    it) in ``templates`` goes over ours. The same result and fonts give the same bytes.
    Raises MissingExtraError where typst is not installed; ConfigError where a template is wrong.
    """
    view = report_view(result, at_most=FLAGS_AT_MOST)
    told = plain_values(view)
    for line, ours in zip(told["head"]["lists"], view.head.lists, strict=True):
        line |= {"published": ours.record.published, "retrieved_day": _retrieved(ours.record)}
    _refer_back(told["evidence"])
    content = {
        "title": f"Forced-labor screening report, as of {view.as_of}",
        "language": "en",
        "footer": f"supplyscreen {view.version} · as of {view.as_of} · run {view.run_id}",
        "not_stated": words.NOT_STATED,
        "view": told,
    }
    made, notes = printed(_sources(templates), content, day=view.as_of, fonts=fonts)
    files_made = DocumentFiles({name: made})
    files_made.notes = notes
    return files_made


def _refer_back(evidence: list[dict[str, Any]]) -> None:
    """Give each piece of evidence ``asked_before``: the number of the first one that asks for the
    same things of its own, where there is one; on paper they are printed once."""
    first: dict[str, str] = {}
    for place, item in enumerate(evidence, start=1):
        own = repr([item["asking"]["own_questions"], item["asking"]["own_papers"]])
        item["asked_before"] = first.get(own)
        first.setdefault(own, str(place))


def _retrieved(record: ListRecord) -> str:
    return str(record.retrieved_on) if record.published != "not stated" else "not stated"


def _sources(templates: Path | None) -> dict[str, str]:
    """Our Typst templates by file name, a user's over them."""
    room = files("supplyscreen.reports") / "templates"
    ours = (file for file in room.iterdir() if file.name.startswith(_PREFIX))
    found = {file.name: file.read_text("utf-8") for file in ours if file.name.endswith(".typ")}
    for name in found:
        if templates is not None and (templates / name).is_file():
            found[name] = (templates / name).read_text("utf-8")
    found[MAIN] = found.pop(f"{_PREFIX}.typ")
    return found
