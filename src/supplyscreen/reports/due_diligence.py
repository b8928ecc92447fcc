"""The due-diligence report, in each of its formats."""

from collections.abc import Mapping

from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.reports.html import report_html
from supplyscreen.reports.pdf import due_diligence_pdf
from supplyscreen.runs import Result
from supplyscreen.runs.outputs import Content
from supplyscreen.workbooks import workbook_files


def due_diligence_files(
    result: Result, kind: ReportKind, form: ReportFormat, options: ReportOptions
) -> Mapping[str, Content]:
    """File name -> content of the report as ``html``, ``pdf`` or ``xlsx``."""
    if form == "html":
        return {f"{kind}.html": report_html(result).encode("utf-8")}
    if form == "pdf":
        return due_diligence_pdf(result, f"{kind}.pdf", templates=options.templates)
    if form == "xlsx":
        return workbook_files(result, kind, options)
    raise ConfigError(f"a report of the kind {kind} cannot be made as {form}.")
