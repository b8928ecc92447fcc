"""How a team reviews: what needs a second person, and how long a decision on a pair holds."""

from typing import Literal

from pydantic import Field

from supplyscreen.models.base import Model


class ReviewPolicy(Model):
    """Settings of the review.

    ``second_for_confirmed``: a confirmed flag needs a second, different reviewer.
    ``second_for_released_bands``: so does a false positive of these bands. ("Four eyes" is common
    practice of screening teams, not a rule of law.) ``suppress_days`` is how long a false positive
    holds for the same two sides in later runs, in days.
    """

    second_for_confirmed: bool = True
    second_for_released_bands: tuple[Literal["strong", "probable", "possible"], ...] = ("strong",)
    suppress_days: int = Field(default=365, ge=1)

    def needs_second(self, state: str, band: str | None) -> bool:
        """Whether a decision for ``state`` on a flag of ``band`` waits for a second reviewer."""
        if state == "confirmed":
            return self.second_for_confirmed
        return state == "false_positive" and band in self.second_for_released_bands
