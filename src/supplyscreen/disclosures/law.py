"""A point of law, in our own words, with where it was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LawPoint:
    """What a law or its official guidance asks, and the ``source`` it was read in.

    What was not read in a source is no point of law here: it is one of ``Regime.counsel_points``.
    """

    text: str
    source: str
