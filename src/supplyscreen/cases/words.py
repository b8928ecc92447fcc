"""The words of a review: for whoever shows cases to people, so that one thing has one word."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from supplyscreen.review.reasons import REASONS, Reason
from supplyscreen.review.states import STATES, State
from supplyscreen.runs import words


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """States and reasons of a decision, and code -> word for what FLAGS and cases hold."""

    states: tuple[State, ...] = STATES
    reasons: tuple[Reason, ...] = REASONS
    ground: Mapping[str, str] = field(default_factory=lambda: words.GROUND)
    shape: Mapping[str, str] = field(default_factory=lambda: words.SHAPE)
    band: Mapping[str, str] = field(default_factory=lambda: words.BAND)
    timing: Mapping[str, str] = field(default_factory=lambda: words.TIMING)
    merchandise: Mapping[str, str] = field(default_factory=lambda: words.MERCHANDISE)
    alignment: Mapping[str, str] = field(default_factory=lambda: words.ALIGNMENT)
    not_stated: str = words.NOT_STATED

    def state(self, code: str | None) -> str:
        """The label of a state; the code itself where it is none."""
        return next((one.label for one in self.states if one.code == code), code or "")

    def score(self, value: float | None) -> str:
        """A score as the reports print it; empty where there is none."""
        return words.score(value)
