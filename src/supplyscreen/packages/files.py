"""A package as files."""

from collections.abc import Mapping
from typing import Any

from supplyscreen.documents import Chart, Document, document_files, render_markdown
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.packages.asked import Asked, asked_of, check_law
from supplyscreen.packages.blanks import blanks_of, headings_of
from supplyscreen.packages.context import package_context
from supplyscreen.packages.flow import PATHS_DRAWN, flow_chart, package_steps, path_steps
from supplyscreen.packages.parties import parties_of
from supplyscreen.packages.selection import Selection, select_rows
from supplyscreen.packages.transactions import csv_writer
from supplyscreen.runs import Result
from supplyscreen.runs.outputs import Content

ROOM = "supplyscreen.packages"


def package_files(
    result: Result, kind: ReportKind, form: ReportFormat, options: ReportOptions
) -> Mapping[str, Content]:
    """The skeleton of the submission ``options.procedure`` for ``options.subject`` in ``form``:
    file name -> content. ``KIND-bills.csv`` holds every bill of lading of the subject.

    Raises ConfigError where the procedure or the subject is missing, or is an entry of a law that
    the procedure does not answer; InputError where nothing in the run is of the subject;
    MissingExtraError where the format needs a library of ``supplyscreen[report]``.
    """
    asked = asked_of(options)
    selection = select_rows(result, asked.subject)
    check_law(asked, selection.flags)
    csv_name = f"{kind}-bills.csv"
    context = package_context(result, selection, asked, csv_name=csv_name)
    charts = _charts(selection, context)
    text = _text(f"{kind}-{asked.procedure}", {**context, "charts": charts}, options)
    document = Document(
        _title(asked),
        text,
        charts,
        day=result.run.as_of,
        footer=f"supplyscreen {result.run.version}, as of {result.run.as_of}, run {result.run_id}",
    )
    files = document_files(kind, document, form)
    files[csv_name] = csv_writer(selection.shipments)
    return files


def _title(asked: Asked) -> str:
    return f"{asked.title}: skeleton of a submission"


def _text(template: str, context: dict[str, Any], options: ReportOptions) -> str:
    """The text, filled in twice: what it contains and what is blank in it is read from itself."""
    told: dict[str, Any] = {"contents": (), "blanks": ()}
    first = render_markdown(template, context | told, room=ROOM, folder=options.templates)
    told = {"contents": headings_of(first), "blanks": blanks_of(first)}
    return render_markdown(template, context | told, room=ROOM, folder=options.templates)


def _charts(selection: Selection, context: dict[str, Any]) -> dict[str, Chart]:
    """The flow from raw material to importer, and the first supply paths that the run knows."""
    chain = context["chains"][0]
    steps = package_steps(chain, parties_of(selection))
    charts = {"flow": flow_chart(steps)}
    for at, path in enumerate(context["paths"][:PATHS_DRAWN], start=1):
        charts[f"path-{at}"] = flow_chart(path_steps(path))
    return charts
