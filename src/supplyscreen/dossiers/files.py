"""A dossier as files."""

from collections.abc import Mapping
from typing import Any

from supplyscreen.documents import Chart, Document, document_files, render_markdown
from supplyscreen.dossiers.chart_flows import flows_chart
from supplyscreen.dossiers.chart_months import months_chart
from supplyscreen.dossiers.context import dossier_context
from supplyscreen.dossiers.listings import listings_of, marked, with_period
from supplyscreen.dossiers.table import csv_writer, rows_table
from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions, Subject
from supplyscreen.runs import Result
from supplyscreen.runs.outputs import Content
from supplyscreen.subjects.selection import Selection, select_rows

ROOM = "supplyscreen.dossiers"


def dossier_files(
    result: Result, kind: ReportKind, form: ReportFormat, options: ReportOptions
) -> Mapping[str, Content]:
    """The dossier of ``options.subject`` in ``form``, and its rows: file name -> content.

    ``KIND.csv`` holds every shipment, ``KIND-suppliers.csv`` every supplier row (where there are
    any). Markdown has no pictures, only their data and what they show in words.
    Raises ConfigError without a subject; InputError where nothing in the run is of the subject;
    MissingExtraError where the format needs a library of ``supplyscreen[report]``.
    """
    selection = select_rows(result, _subject(options))
    listing = marked(listings_of(selection))
    table = rows_table(selection, with_period(selection, listing))
    context = dossier_context(result, selection, table, csv_name=f"{kind}.csv")
    charts = _charts(context, draw=form != "md")
    text = render_markdown(kind, {**context, "charts": charts}, room=ROOM, folder=options.templates)
    document = Document(
        title_of(selection.subject, context),
        text,
        charts if form != "md" else {},
        day=result.run.as_of,
        footer=f"supplyscreen {result.run.version}, as of {result.run.as_of}, run {result.run_id}",
    )
    files = document_files(kind, document, form)
    files[f"{kind}.csv"] = csv_writer(table)
    if selection.suppliers.height:
        files[f"{kind}-suppliers.csv"] = csv_writer(_suppliers(selection))
    return files


def _subject(options: ReportOptions) -> Subject:
    if options.subject is None:
        raise ConfigError(
            "a dossier needs a subject.",
            hint="name an entry id, a shipper, a consignee, or words or an HTS prefix of a product",
        )
    return options.subject


def _suppliers(selection: Selection) -> Any:
    return selection.suppliers.with_row_index("no", offset=1)


def _charts(context: dict[str, Any], *, draw: bool) -> dict[str, Chart]:
    """The pictures; ``draw`` False leaves their words only."""
    charts = {}
    months, flows = context["every_month"], context["every_flow"]
    if months:
        days = [listing.listed_on for listing in context["listings"].rows if listing.listed_on]
        charts["months"] = months_chart(months, days, draw=draw)
    if flows:
        charts["flows"] = flows_chart(flows, draw=draw)
    return charts


def title_of(subject: Subject, context: dict[str, Any]) -> str:
    """What the dossier is called."""
    if subject.kind == "entry":
        return f"Shipments that may be linked to {context['entry'].name}"
    if context["is_code"]:
        return f"Shipments with an HTS code that begins with {subject.value}"
    what = {
        "shipper": "Shipments from shippers named",
        "consignee": "Shipments to consignees named",
        "product": "Shipments of goods described as",
    }[subject.kind]
    return f"{what} “{subject.value}”"
