"""What an evaluation found, as models: JSON-able figures, each with its definition."""

from typing import Literal

from pydantic import Field

from supplyscreen.models import Model

Mode = Literal["pair", "search"]


class Share(Model):
    """``part`` of ``whole`` with a Wilson 95% interval, all 0 to 1; None where ``whole`` is 0."""

    part: int = Field(ge=0)
    whole: int = Field(ge=0)
    value: float | None
    low: float | None
    high: float | None


class Point(Model):
    """What a threshold gives: a case is flagged when its score is at or above ``threshold``.

    ``found``: wanted cases that are flagged with the right company. ``wrong_entries``: wanted cases
    that are flagged with another company (search mode only). ``false_flags``: unlisted cases that
    are flagged. ``precision`` = found / (found + wrong_entries + false_flags), None where nothing
    is flagged. ``recall`` = found / all wanted. ``f1`` = their harmonic mean, written as
    2 found / (flagged + wanted). ``false_flags_per_1000`` = 1,000 x false_flags / all unlisted.
    Shares are None where there is nothing to divide by. ``threshold`` is None for a point above
    every score, where nothing is flagged.
    """

    threshold: float | None
    found: int
    wrong_entries: int
    false_flags: int
    precision: float | None
    recall: float | None
    f1: float | None
    false_flags_per_1000: float | None


class AtThreshold(Model):
    """The flag threshold of the settings: :class:`Point` with intervals of its three shares.

    ``false_flag_share`` is false flags of unlisted cases, 0 to 1 (x 1,000 is the rate per 1,000).
    """

    point: Point
    missed: int  # wanted cases that are not flagged
    precision: Share
    recall: Share
    false_flag_share: Share


class PatternRow(Model):
    """The cases of one pattern at the flag threshold.

    ``right`` counts wanted cases found (with the right company), or unlisted cases not flagged. A
    pattern that has cases of both labels makes two rows.
    """

    pattern: str
    wanted: bool
    right: Share


class BandRow(Model):
    """The flags of one band: ``precision`` is the share of them that is right."""

    band: Literal["strong", "probable", "possible"]
    score_from: float
    precision: Share


class CalibrationBin(Model):
    """Cases with a score from ``low`` up to but without ``high`` (1 belongs to the last bin)."""

    low: float
    high: float
    mean_score: float | None
    right: Share


class Calibration(Model):
    """Whether scores mean what they say, over all cases of the mode.

    A case is right when it is wanted and its best entry is the right company. ``brier`` is the mean
    of (score - right)^2 (Brier 1950), ``expected_error`` the mean over the bins of
    |mean score - share right|, each weighted with its cases. Both: 0 is best.
    """

    bins: tuple[CalibrationBin, ...]
    brier: float | None
    expected_error: float | None


class Fault(Model):
    """One case told wrong at the flag threshold.

    ``kind``: missed (wanted, below the threshold), wrong_entry (wanted, flagged with another
    company), false_flag (unlisted, flagged). ``target`` is the labelled name, ``best_name`` the
    name that scored best, empty where no name shared enough to be compared.
    """

    kind: Literal["missed", "wrong_entry", "false_flag"]
    source_row: int
    query: str
    target: str
    pattern: str
    best_name: str
    score: float
    explanation: str


class ModeResult(Model):
    """The figures of one mode; see docs/accuracy.md for their definitions in plain words.

    ``cases`` = ``wanted`` + ``unlisted`` + ``listed_elsewhere``. ``average_precision`` is the sum
    over falling scores of precision x gain in recall (the area under the precision-recall curve).
    ``best_f1`` and ``recall_at_10`` / ``recall_at_5`` (most recall with at most 10 or 5 false flags
    per 1,000 unlisted cases; None without unlisted cases) look at every score there is; ``curve``
    has the thresholds 0.00, 0.01 ... 1.00. ``misses`` and ``false_flags`` list faults, worst first.
    """

    mode: Mode
    cases: int
    wanted: int
    unlisted: int
    listed_elsewhere: int
    companies: int  # pair mode: distinct targets; search mode: companies after grouping
    names: int  # names that stand for them, aliases counted
    at_threshold: AtThreshold
    average_precision: float | None
    best_f1: Point | None
    recall_at_10: Point | None
    recall_at_5: Point | None
    curve: tuple[Point, ...]
    patterns: tuple[PatternRow, ...]
    bands: tuple[BandRow, ...]
    calibration: Calibration
    misses: tuple[Fault, ...]
    false_flags: tuple[Fault, ...]
