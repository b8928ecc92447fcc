"""check.html: the data-quality page on its own, one self-contained file that opens offline."""

from pathlib import Path

from markupsafe import Markup

from supplyscreen.models.unseen import unseen_shown
from supplyscreen.reports.html import _environment, _source
from supplyscreen.reports.tables import findings_file, rejects_file
from supplyscreen.reports.view_quality import quality_view
from supplyscreen.runs.outputs import write_files
from supplyscreen.screening.quality import DataQuality


def check_html(told: DataQuality) -> str:
    """The page of ``told`` as HTML text; the same input gives the same text.

    Everything that comes from a file, its name and its headings are escaped as in report.html.
    """
    room = _environment()
    page = room.get_template("check.html.j2").render(
        record=told.record,
        quality=quality_view(told.rejects, told.findings),
        style=Markup(_source(room, "report.css")),
    )
    return unseen_shown(page)


def write_quality(told: DataQuality, folder: str | Path) -> Path:
    """Write check.html, rejects.csv and findings.csv into ``folder``; return the folder.

    All files appear together or none does. Raises OutputError when the folder cannot be written to.
    """
    files = rejects_file(told.rejects) | findings_file(told.findings)
    files["check.html"] = check_html(told).encode("utf-8")
    return write_files(folder, files)
