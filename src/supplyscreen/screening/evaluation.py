"""The result of an evaluation as one model: JSON-able, the evidence an auditor keeps."""

from datetime import date

from pydantic import Field, model_validator

from supplyscreen.matching.measures import ModeResult
from supplyscreen.models import Model, ScreenConfig, Sha256
from supplyscreen.screening.evaluation_text import evaluation_text

REJECTS_KEPT = 200


class RejectedRow(Model):
    """A row of the labelled pairs that was not used, and why."""

    source_row: int | None
    code: str
    value: str
    message: str


class AliasList(Model):
    """A list whose names a target may stand for: an entry with all its aliases."""

    id: str
    title: str
    published_on: date
    retrieved_on: date
    sha256: Sha256


class Evaluation(Model):
    """What :func:`supplyscreen.evaluate` measured; docs/accuracy.md defines every figure.

    ``rows_in`` = ``rows_used`` + ``rows_rejected``; ``rejects`` holds the first 200 of them.
    ``lists`` is empty where names only were compared. ``pair`` and ``search`` are the figures
    of the two modes, None for a mode that was not asked for. ``model_dump_json()`` is the whole of
    it as text; equal pairs, lists, settings and version give equal text.
    """

    version: str
    source: str
    source_sha256: Sha256 | None  # None where the pairs came as a frame
    rows_in: int = Field(ge=0)
    rows_used: int = Field(ge=0)
    rows_rejected: int = Field(ge=0)
    rejects_by_code: dict[str, int]
    rejects: tuple[RejectedRow, ...]
    notes: tuple[str, ...]
    config: ScreenConfig
    lists: tuple[AliasList, ...]
    pair: ModeResult | None
    search: ModeResult | None

    @model_validator(mode="after")
    def _adds_up(self) -> "Evaluation":
        if self.rows_used + self.rows_rejected != self.rows_in:
            raise ValueError(
                f"{self.rows_in} rows in, but {self.rows_used} used and "
                f"{self.rows_rejected} rejected"
            )
        return self

    @property
    def modes(self) -> tuple[ModeResult, ...]:
        """The modes that were measured, search mode first."""
        return tuple(mode for mode in (self.search, self.pair) if mode is not None)

    def shortened(self, errors: int) -> "Evaluation":
        """The same with at most ``errors`` misses and ``errors`` false flags listed per mode."""

        def cut(mode: ModeResult | None) -> ModeResult | None:
            lists = ("misses", "false_flags")
            return mode and mode.model_copy(
                update={name: getattr(mode, name)[:errors] for name in lists}
            )

        return self.model_copy(update={"pair": cut(self.pair), "search": cut(self.search)})

    def summary(self, *, errors: int = 10) -> str:
        """The figures as text of at most 100 columns, with ``errors`` worst of each kind."""
        return evaluation_text(self.shortened(errors))
