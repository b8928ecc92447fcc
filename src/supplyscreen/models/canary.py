"""What became of the canaries of a run."""

from supplyscreen.models.base import Model


class Canary(Model):
    """One synthetic bill of lading: what was tested, whether a miss stops the run, the outcome.

    ``kind`` is exact, upper, cut, form or slip (of a listed name), goods_words, goods_code or
    place; ``of`` the entry, rule or spelling that it was made from.
    """

    kind: str
    of: str
    text: str
    demanded: bool
    caught: bool


class CanaryRecord(Model):
    """The canaries of a run; they are in no other count and in no flag."""

    made: int = 0
    caught: int = 0
    demanded: int = 0
    canaries: tuple[Canary, ...] = ()

    @property
    def sentence(self) -> str:
        """The result in one line."""
        if not self.made:
            return "No canary could be made from these lists and settings."
        counted = self.made - self.demanded
        return (
            f"{self.caught} of {self.made} canaries caught"
            f" ({self.demanded} demanded, {counted} only counted)."
        )
