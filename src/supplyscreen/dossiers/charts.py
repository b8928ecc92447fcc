"""Charts drawn by matplotlib as SVG that a page can take in: text stays text in the font of the
page, colours are those of its light or dark scheme, and equal data give equal bytes."""

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from supplyscreen.documents.visible import visible
from supplyscreen.runs.extra import library

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WANTED_FOR = "a chart"
# What is drawn in these colours gets the colour of the page instead.
INK, SOFT, LINE, BAR, MARK, PAPER = (
    "#010101", "#020202", "#030303", "#040404", "#050505", "#060606",
)  # fmt: skip
_VARIABLE = {
    INK: "var(--ink)", SOFT: "var(--soft)", LINE: "var(--line)", BAR: "var(--bar)",
    MARK: "var(--accent)", PAPER: "var(--paper)",
}  # fmt: skip
_SVG = "http://www.w3.org/2000/svg"
_FONT = re.compile(r"font: (?:(\d{3}|bold) )?([\d.]+)px [^;]*")
_REFERENCE = re.compile(r"url\(#([^)]*)\)")
SIZE = 13
"""The size of text, in units of the picture, which is 640 wide."""
WIDTH = 640


def canvas(height: float) -> "tuple[Figure, Axes]":
    """An empty picture :data:`WIDTH` wide and ``height`` high, in units that count from the top
    left. Raises MissingExtraError where matplotlib is not installed."""
    made = library("matplotlib.figure", wanted_for=WANTED_FOR).Figure(
        figsize=(WIDTH / 72, height / 72), dpi=72
    )
    axes = made.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    return made, axes


def write(axes: "Axes", x: float, y: float, text: str, **looks: Any) -> None:
    """``text`` on one line at ``x``, ``y`` (its baseline); whatever it holds is printed."""
    looks = {"fontsize": SIZE, "color": INK, "va": "baseline", **looks}
    axes.text(x, y, visible(text), parse_math=False, **looks)


def svg_text(figure: "Figure", *, salt: str) -> str:
    """The picture as SVG without ids, styles and metadata; ``salt`` tells the pictures of one page
    apart."""
    out = BytesIO()
    context = library("matplotlib", wanted_for=WANTED_FOR).rc_context
    settings = {"svg.fonttype": "none", "svg.hashsalt": salt, "svg.image_inline": True}
    with context(settings), warnings.catch_warnings():
        # The page has the letters that the measuring font lacks.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        figure.savefig(
            out,
            format="svg",
            transparent=True,
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
    return _for_a_page(out.getvalue().decode("utf-8"))


def _for_a_page(svg: str) -> str:
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg[svg.index("<svg") :])
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    for child in list(root):
        if child.tag.endswith("}metadata") or child.find(f"{{{_SVG}}}style") is not None:
            root.remove(child)
    named = set(_REFERENCE.findall(svg))
    for part in root.iter():
        if part.attrib.get("id") not in named:
            part.attrib.pop("id", None)
        style = _FONT.sub(_font, part.attrib.pop("style", ""))
        for rule in style.split(";"):
            key, _, value = rule.partition(":")
            if value:
                part.set(key.strip(), _VARIABLE.get(value.strip(), value.strip()))
    return ElementTree.tostring(root, encoding="unicode")


def _font(found: re.Match[str]) -> str:
    weight = f"; font-weight: {found.group(1)}" if found.group(1) else ""
    return f"font-size: {found.group(2)}px{weight}"
