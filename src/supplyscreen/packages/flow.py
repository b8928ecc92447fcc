"""A flow chart: boxes from top to bottom with an arrow between, dashed where they are blank."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import polars as pl

from supplyscreen.documents import Chart
from supplyscreen.documents.visible import visible
from supplyscreen.packages.stages import Chain
from supplyscreen.runs import words

_WIDTH, _BOX, _LEFT = 640, 520, 60
_LINE, _HEAD, _PAD, _GAP = 19, 22, 10, 26
_LETTERS = 56  # of half width, on one line of a box
_LINES = 3  # of one name
_NAMES = 4  # in one box
PATHS_DRAWN = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A box: the part that is played, and who plays it; nobody is a blank, filled in by
    ``filled_by``."""

    part: str
    names: tuple[str, ...]
    filled_by: str = "importer"


def package_steps(chain: Chain, parties: pl.DataFrame) -> tuple[Step, ...]:
    """From raw material to importer: stages of ``chain`` are blank, parties as filed."""
    stages = [Step(stage, (), "producer") for stage in chain.stages]
    made = _named("manufacturer", parties)
    if made:
        stages[-1] = Step(f"{chain.stages[-1]}: manufacturer as filed", made)
    return (
        *stages,
        Step("Shipper as filed", _named("shipper", parties)),
        Step("Consignee as filed", _named("consignee", parties)),
        Step("Importer of record", ()),
    )


def _named(role: str, parties: pl.DataFrame) -> tuple[str, ...]:
    return tuple(parties.filter(role=pl.lit(role))["name"].unique(maintain_order=True))


def path_steps(path: str) -> tuple[Step, ...]:
    """The steps of one supply path of FLAGS: ``tier 2 MILL A (yarn) > tier 1 GARMENT C``."""
    firms = path.split(" > ")
    return tuple(Step(f"Step {at}", (firm,)) for at, firm in enumerate(firms, start=1))


def paths_of(flags: pl.DataFrame) -> tuple[str, ...]:
    """Every supply path that flags on suppliers tell, each once."""
    told = flags.filter(pl.col("supply_path") != "")["supply_path"]
    return tuple(told.str.split("; ").explode().unique(maintain_order=True))


def flow_chart(steps: Sequence[Step]) -> Chart:
    """The chart of ``steps``; its words name every box."""
    svg = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
    y = 4
    for at, step in enumerate(steps):
        if at:
            _arrow(svg, y)
            y += _GAP
        y = _box(svg, y, step)
    svg.set("viewBox", f"0 0 {_WIDTH} {y + 4}")
    told = "; then ".join(f"{step.part}: {_words(step)}" for step in steps)
    return Chart(ElementTree.tostring(svg, encoding="unicode"), f"Flow chart. {told}.")


def _words(step: Step) -> str:
    """Who is in a box, in one line."""
    if not step.names:
        return f"blank, for the {step.filled_by} to fill in"
    named = ", ".join(_lines(name)[0] for name in step.names[:_NAMES])
    left = len(step.names) - _NAMES
    return named + (f" and {words.count(left, 'more name', 'more names')}" if left > 0 else "")


def _box(svg: ElementTree.Element, y: int, step: Step) -> int:
    """Draw one box whose top is ``y``; its foot is returned."""
    lines = [line for name in step.names[:_NAMES] for line in _lines(name)]
    left = len(step.names) - _NAMES
    if left > 0:
        lines.append(f"and {words.count(left, 'more name', 'more names')}, in the table of parties")
    part = step.part
    if not step.names:
        part = f"{part}: blank, the {step.filled_by} fills it in"
    head = _lines(part)
    tall = _HEAD + _LINE * (len(head) - 1 + len(lines)) + _PAD
    frame = {"x": str(_LEFT), "y": str(y), "width": str(_BOX), "height": str(tall), "rx": "4"}
    look = {"fill": "var(--band)", "stroke": "var(--line)"}
    if not step.names:
        look = {"fill": "var(--gap-paper)", "stroke": "var(--blank-line)"}
        look["stroke-dasharray"] = "6 4"
    ElementTree.SubElement(svg, "rect", {**frame, **look, "stroke-width": "1.5"})
    for at, line in enumerate(head):
        _text(svg, y + _HEAD + _LINE * at - 2, line, size="13", fill="var(--soft)")
    for at, line in enumerate(lines, start=len(head)):
        _text(svg, y + _HEAD + _LINE * at - 1, line, size="14.5", fill="var(--ink)")
    return y + tall


def _arrow(svg: ElementTree.Element, y: int) -> None:
    middle, end = _LEFT + _BOX // 2, y + _GAP - 2
    head = f"M{middle - 5} {end - 7}L{middle} {end}L{middle + 5} {end - 7}"
    line = f"M{middle} {y + 3}V{end}{head}"
    ElementTree.SubElement(
        svg, "path", {"d": line, "fill": "none", "stroke": "var(--soft)", "stroke-width": "1.5"}
    )


def _text(svg: ElementTree.Element, y: int, text: str, *, size: str, fill: str) -> None:
    place = {"x": str(_LEFT + 14), "y": str(y), "font-size": size, "fill": fill}
    made = ElementTree.SubElement(svg, "text", {**place, "font-family": "system-ui, sans-serif"})
    made.text = text


def _lines(name: str) -> list[str]:
    """A name on at most three lines of a box; a longer one ends in dots, the table has it whole."""
    rest = visible(name)
    found: list[str] = []
    while rest and len(found) < _LINES:
        cut = _fitting(rest)
        if cut < len(rest) and " " in rest[1:cut]:
            cut = rest.rindex(" ", 1, cut)
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    if rest:
        found[-1] = found[-1][: _fitting(found[-1], _LETTERS - 3)] + "..."
    return found or [words.NOT_STATED]


def _fitting(text: str, room: int = _LETTERS) -> int:
    """How many letters of ``text`` stand on one line; Chinese ones take two places."""
    used = 0
    for at, letter in enumerate(text):
        used += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used > room:
            return at
    return len(text)
