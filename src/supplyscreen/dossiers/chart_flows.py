"""A picture of who received from whom: shippers on the left, consignees on the right."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from supplyscreen.documents import Chart
from supplyscreen.documents.visible import visible
from supplyscreen.dossiers.charts import BAR, INK, SIZE, SOFT, WIDTH, canvas, svg_text, write
from supplyscreen.dossiers.flows import Flow
from supplyscreen.runs import words
from supplyscreen.runs.extra import library

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAIRS = 12
"""The most pairs that the picture shows."""
_NODE, _SIDE = 8.0, 232.0
_LETTERS = 24  # on one line
_LINES = 3
_LINE, _GAP, _HEAD = SIZE + 4.0, 12.0, 30.0
_TALL, _THICK = 260.0, 36.0  # all bands together, one shipment, at most


@dataclass(slots=True)
class _Party:
    """One end of some bands."""

    lines: list[str]
    bills: int
    top: float = 0.0
    used: float = 0.0


def flows_chart(flows: Sequence[Flow], *, draw: bool) -> Chart:
    """Bands from shippers to consignees as thick as their bills, of the first :data:`PAIRS` pairs.
    Without ``draw`` only the words.

    Raises MissingExtraError where it is to be drawn and matplotlib is not installed.
    """
    shown = list(flows[:PAIRS])
    alt = _alt(flows, shown)
    return Chart(_drawn(shown) if draw else "", alt)


def _alt(flows: Sequence[Flow], shown: list[Flow]) -> str:
    bills = sum(flow.amount.bills for flow in shown)
    told = (
        f"Bands from {_ends({x.shipper for x in shown}, 'shipper')} on the left to "
        f"{_ends({x.consignee for x in shown}, 'consignee')} on the right, as thick as "
        f"the number of shipments: {words.count(bills, 'shipment')}."
    )
    left = len(flows) - len(shown)
    if left:
        rest = sum(flow.amount.bills for flow in flows) - bills
        told += (
            f" {words.count(left, 'further pair')} with {words.count(rest, 'shipment')} "
            f"{'is' if left == 1 else 'are'} not drawn."
        )
    return f"{told} The pairs stand in the table below."


def _ends(names: set[str], what: str) -> str:
    """How many ends of bands there are on one side; those without a name are one."""
    told = words.count(len(names - {words.WITHHELD}), what)
    return f"{told} and one end for those withheld" if words.WITHHELD in names else told


def _drawn(flows: list[Flow]) -> str:
    scale = min(_TALL / sum(flow.amount.bills for flow in flows), _THICK)
    left = _parties([(flow.shipper, flow.amount.bills) for flow in flows])
    right = _parties([(flow.consignee, flow.amount.bills) for flow in flows])
    height = max(_placed(left, scale), _placed(right, scale))
    figure, axes = canvas(height)
    write(axes, _SIDE - 8, SIZE + 2, "Shipper", ha="right", color=SOFT)
    write(axes, WIDTH - _SIDE + 8, SIZE + 2, "Consignee", ha="left", color=SOFT)
    for flow in flows:
        _band(axes, left[flow.shipper], right[flow.consignee], flow.amount.bills * scale)
    for party in left.values():
        _party(axes, party, scale, side="left")
    for party in right.values():
        _party(axes, party, scale, side="right")
    return svg_text(figure, salt="flows")


def _parties(ends: list[tuple[str, int]]) -> dict[str, _Party]:
    parties: dict[str, _Party] = {}
    for name, bills in ends:
        party = parties.setdefault(name, _Party(_wrapped(name), 0))
        party.bills += bills
    return parties


def _placed(parties: dict[str, _Party], scale: float) -> float:
    """Gives each party its place from the top; returns the height that they take."""
    y = _HEAD
    for party in parties.values():
        party.top = y
        y += max(party.bills * scale, (len(party.lines) + 1) * _LINE) + _GAP
    return y


def _band(axes: "Axes", start: _Party, end: _Party, thick: float) -> None:
    path = library("matplotlib.path", wanted_for="a chart").Path
    patch = library("matplotlib.patches", wanted_for="a chart").PathPatch
    x0, x1 = _SIDE + _NODE, WIDTH - _SIDE - _NODE
    middle = (x0 + x1) / 2
    a, b = start.top + start.used, end.top + end.used
    corners = [
        (x0, a), (middle, a), (middle, b), (x1, b),
        (x1, b + thick), (middle, b + thick), (middle, a + thick), (x0, a + thick), (x0, a),
    ]  # fmt: skip
    codes = [1, 4, 4, 4, 2, 4, 4, 4, 79]
    axes.add_patch(patch(path(corners, codes), facecolor=BAR, alpha=0.45, edgecolor="none"))
    start.used += thick
    end.used += thick


def _party(axes: "Axes", party: _Party, scale: float, *, side: Literal["left", "right"]) -> None:
    """The node of a party with its name and number of bills beside it."""
    x = _SIDE if side == "left" else WIDTH - _SIDE - _NODE
    rectangle = library("matplotlib.patches", wanted_for="a chart").Rectangle
    axes.add_patch(rectangle((x, party.top), _NODE, party.bills * scale, facecolor=INK))
    at = _SIDE - 8 if side == "left" else WIDTH - _SIDE + 8
    align = "right" if side == "left" else "left"
    for n, line in enumerate(party.lines):
        write(axes, at, party.top + SIZE + n * _LINE - 1, line, ha=align)
    below = party.top + SIZE + len(party.lines) * _LINE - 1
    write(axes, at, below, words.count(party.bills, "shipment"), ha=align, color=SOFT)


def _wrapped(name: str) -> list[str]:
    """``name`` in lines that fit beside the bands, three at most; the table has it whole."""
    lines = [""]
    for word in visible(name).split(" "):
        for piece in _pieces(word):
            joined = f"{lines[-1]} {piece}".strip()
            if _wide(joined) <= _LETTERS:
                lines[-1] = joined
            else:
                lines.append(piece)
        if len(lines) > _LINES:
            return [*lines[: _LINES - 1], lines[_LINES - 1][: _LETTERS - 4] + " ..."]
    return lines


def _pieces(word: str) -> list[str]:
    """``word`` in pieces that fit on a line."""
    pieces, piece = [], ""
    for letter in word[: _LETTERS * (_LINES + 1)]:
        if _wide(piece + letter) > _LETTERS:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _wide(text: str) -> int:
    """How many Latin letters ``text`` is wide."""
    return sum(
        0 if unicodedata.combining(x) else 2 if unicodedata.east_asian_width(x) in "WF" else 1
        for x in text
    )
