"""The known layouts: one document in ``data/*.yml`` each, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from supplyscreen.layouts.fields import Kind
from supplyscreen.layouts.fold import fold

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times faster


@dataclass(frozen=True, slots=True)
class Telltale:
    """Headings (folded) of which ``least`` give the layout away; ``only``: beside none unknown."""

    headings: frozenset[str]
    least: int
    only: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file of one source holds. ``part``: one table of a set, which may name no party.

    ``never`` are headings (folded) of a file that is not this one. ``fields`` says for each field
    the headings (folded) that hold it, the preferred one first; ``kept`` are headings that are
    known and kept as extra.
    """

    name: str
    kind: Kind
    part: bool
    source: str
    telltales: tuple[Telltale, ...]
    never: frozenset[str]
    fields: dict[str, tuple[str, ...]]
    kept: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """Every heading of the layout, folded."""
        return self.kept.union(*self.fields.values())

    def fits(self, headings: frozenset[str]) -> bool:
        """Whether these headings (folded) give the layout away.

        A part of a set has few headings of its own, so most of the file must be known to it.
        """
        if self.never & headings or (self.part and 2 * len(self.known & headings) < len(headings)):
            return False
        return any(
            len(told.headings & headings) >= told.least
            and not (told.only and headings - self.known)
            for told in self.telltales
        )


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Every known layout, by file and by place in the file."""
    folder = files("supplyscreen.layouts").joinpath("data")
    found: list[Layout] = []
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name.endswith(".yml"):
            text = path.read_text(encoding="utf-8")
            found += map(_layout, yaml.load_all(text, Loader=_LOADER))
    return tuple(found)


def layout_of(headings: frozenset[str], *, kind: Kind | None) -> Layout | None:
    """The layout that these headings (folded) give away, or None.

    Of several the one that knows most of the headings, then the one of which most is there.
    """
    fitting = [each for each in all_layouts() if kind in (None, each.kind) and each.fits(headings)]
    return max(fitting, key=lambda each: _closeness(each, headings), default=None)


def _closeness(layout: Layout, headings: frozenset[str]) -> tuple[int, float, str]:
    there = len(layout.known & headings)
    return there, there / len(layout.known), layout.name


def _layout(document: dict[str, Any]) -> Layout:
    fields = {
        field: tuple(fold(str(each)) for each in (held if isinstance(held, list) else [held]))
        for field, held in document["fields"].items()
    }
    told = [
        Telltale(_folded(row["headings"]), row["least"], row.get("only", False))
        for row in document["telltales"]
    ]
    return Layout(
        name=document["name"],
        kind=document["kind"],
        part=document.get("part", False),
        source=document["source"],
        telltales=tuple(told),
        never=_folded(document.get("never", [])),
        fields=fields,
        kept=_folded(document.get("kept", [])),
    )


def _folded(headings: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(str(each)) for each in headings) - {""}
