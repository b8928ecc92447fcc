"""Charts as PNG, for files that take no SVG."""

from pathlib import Path
from tempfile import TemporaryDirectory

from supplyscreen.documents.charts import fixed_svg
from supplyscreen.documents.document import Chart
from supplyscreen.documents.fonts import SYSTEM, FontSet, pdf_compiler

_PAGE = (
    "#set page(width: 160mm, height: auto, margin: 0pt, fill: white)\n"
    '#image("chart.svg", width: 100%)'
)


def chart_png(chart: Chart, fonts: FontSet = SYSTEM) -> bytes:
    """``chart`` as PNG, 160 mm wide at 200 dots an inch, on white.

    Raises MissingExtraError where typst is not installed.
    """
    with TemporaryDirectory(prefix="supplyscreen-") as name:
        folder = Path(name)
        (folder / "chart.svg").write_text(fixed_svg(chart), "utf-8")
        (folder / "main.typ").write_text(_PAGE, "utf-8")
        made: bytes = pdf_compiler(fonts, folder).compile(
            folder / "main.typ", format="png", ppi=200
        )
    return made
