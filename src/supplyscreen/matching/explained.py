"""What explaining a match tells: models for a person to read."""

from datetime import date

from pydantic import Field

from supplyscreen.models import Model


class ExplainedFeature(Model):
    """One feature of a score: its value (0 to 1), its weight, and the sentence that says why."""

    name: str
    value: float
    weight: float
    sentence: str


class Explanation(Model):
    """Why one entry of a list resembles a name that a person asked about; no frame, for reading.

    ``score`` is 0 to 1 and ``above_threshold`` compares it with ``ScreenConfig.flag_threshold``.
    ``alignment`` holds (word of the query, word of the entry, how they compare).
    """

    entry_id: str
    entry_name: str
    watchlist_id: str
    watchlist_title: str
    status: str
    kind: str
    listed_on: date | None
    ended_on: date | None
    program_key: str
    provision: str
    provision_dates: str = ""  # dates of single sub-lists
    changes: str = ""  # dated steps since the listing
    citation: str
    official_url: str
    goods_scope: str
    extends_to: str
    reading: str  # the part of the query that was compared
    relation: str  # of that part: as_filed, on_behalf_of, ...
    matched_name: str
    score: float = Field(ge=0, le=1)
    band: str
    above_threshold: bool
    features: tuple[ExplainedFeature, ...]
    alignment: tuple[tuple[str, str, str], ...]
    evidence_for: str
    evidence_against: str
