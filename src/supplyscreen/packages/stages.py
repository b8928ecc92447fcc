"""The stages of production that a submission has to fill in, raw material first."""

from collections.abc import Mapping
from dataclasses import dataclass

from supplyscreen.watchlists import stages_of

ANY_GOODS = (
    "Raw materials",
    "First processing",
    "Making of materials and parts",
    "Making of the finished product",
)


@dataclass(frozen=True, slots=True)
class Chain:
    """The usual ``stages`` of a ``commodity`` ("" for any goods), wanted on ``condition``."""

    commodity: str
    condition: str
    stages: tuple[str, ...]

    @property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """Each stage with the next: what is sold and moved in between."""
        return tuple(zip(self.stages, self.stages[1:], strict=False))


def chains_of(commodities: Mapping[str, str]) -> tuple[Chain, ...]:
    """The chain of each commodity, those without a condition first.

    Where every one has a condition, or there is none, a chain for any goods goes before them.
    """
    found = [Chain(name, when, stages_of(name)) for name, when in commodities.items()]
    known = sorted((each for each in found if each.stages), key=lambda each: bool(each.condition))
    if known and not known[0].condition:
        return tuple(known)
    return (Chain("", "", ANY_GOODS), *known)
