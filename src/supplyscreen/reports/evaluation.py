"""The page of an evaluation: one self-contained file without script that opens offline."""

from pathlib import Path

from markupsafe import Markup

from supplyscreen.models.unseen import unseen_shown
from supplyscreen.reports.html import _environment, _source
from supplyscreen.reports.view_evaluation import evaluation_view
from supplyscreen.runs.outputs import write_files
from supplyscreen.screening.evaluation import Evaluation
from supplyscreen.screening.figures_text import between_text, rate_text, share_text, threshold_text


def evaluation_html(told: Evaluation, *, errors: int = 10) -> str:
    """The page of ``told`` as HTML text, with at most ``errors`` faults of each kind per mode.

    The same evaluation gives the same text. Names from the file are escaped as in report.html.
    """
    room = _environment()
    style = "\n".join(_source(room, name) for name in ("report.css", "evaluation.css"))
    texts = {"share": share_text, "rate": rate_text, "threshold": threshold_text}
    page = room.get_template("evaluation.html.j2").render(
        view=evaluation_view(told.shortened(errors)),
        style=Markup(style),
        between=between_text,
        **texts,
    )
    return unseen_shown(page)


def write_evaluation(told: Evaluation, path: str | Path, *, errors: int = 10) -> Path:
    """Write the page of ``told`` to the file ``path``; return the path.

    ``errors`` is the most misses and the most false flags that are listed per mode. The folder is
    made if absent. Raises OutputError when the file cannot be written.
    """
    target = Path(path)
    page = evaluation_html(told, errors=errors).encode("utf-8")
    return write_files(target.parent, {target.name: page}) / target.name
