"""pydantic models at the edges: what a person writes or reads.

All are frozen and refuse unknown fields. Inside, data are polars frames (see ``schemas``).
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from supplyscreen.models.base import Model as Model
from supplyscreen.models.base import Sha256 as Sha256
from supplyscreen.models.canary import Canary as Canary
from supplyscreen.models.canary import CanaryRecord as CanaryRecord
from supplyscreen.models.edition import Edition as Edition
from supplyscreen.models.list_file import UNDATED as UNDATED
from supplyscreen.models.list_file import ListFile as ListFile
from supplyscreen.models.list_file import day_text as day_text
from supplyscreen.models.quality import FileCounts as FileCounts
from supplyscreen.models.quality import Filled as Filled
from supplyscreen.models.quality import FindingExample as FindingExample
from supplyscreen.models.quality import FindingGroup as FindingGroup
from supplyscreen.models.quality import RejectExample as RejectExample
from supplyscreen.models.quality import RejectGroup as RejectGroup
from supplyscreen.models.report_options import Procedure as Procedure
from supplyscreen.models.report_options import ReportFormat as ReportFormat
from supplyscreen.models.report_options import ReportKind as ReportKind
from supplyscreen.models.report_options import ReportOptions as ReportOptions
from supplyscreen.models.report_options import Subject as Subject
from supplyscreen.models.report_options import SubjectKind as SubjectKind
from supplyscreen.models.review_policy import ReviewPolicy as ReviewPolicy
from supplyscreen.models.review_record import ReviewRecord as ReviewRecord
from supplyscreen.models.review_record import SetAside as SetAside
from supplyscreen.models.word_context import WordContext as WordContext

Progress = Callable[[str, int, int | None], None]
"""Told as work goes on: the stage in words, steps done, steps in all (None: not known)."""


def score_text(score: float) -> str:
    """A score with two decimals, cut and not rounded: nothing short of certain reads 1.00."""
    return f"{int(score * 100) / 100:.2f}"


class Program(Model):
    """A legal regime: what a listing or a rule rests on."""

    key: str
    title: str
    citation: str
    in_force_since: date
    effect: str
    official_url: str
    sources: tuple[str, ...] = Field(min_length=1)
    note: str = ""


class KnownGap(Model):
    """What a list is known to lack; printed in every report."""

    text: str
    missing_entries: int | None = Field(default=None, ge=0)
    source: str
    closed_by: date | None = None  # an official edition of this day or later fills the gap


class Assertions(Model):
    """Checks made when a list is loaded; a failed one stops the run."""

    entries_min: int = Field(ge=1)
    entries_max: int = Field(ge=1)
    names_min: int = Field(ge=1)
    filled: dict[str, float] = Field(default_factory=dict)  # column -> least share, 0 to 1
    kinds: dict[str, int] = Field(default_factory=dict)  # kind of entry -> rows of it, exactly


class WatchlistInfo(Model):
    """What is known of a list as a publication (``list.yml``)."""

    id: str
    title: str
    publisher: str
    official_url: str
    published_on: date
    retrieved_on: date
    licence: str
    program_key: str
    caveats: tuple[str, ...] = ()
    known_gaps: tuple[KnownGap, ...] = ()
    assertions: Assertions
    file: ListFile | None = None


GoodsList = Literal["dol-forced-labor", "dol-child-labor", "dol-downstream", "eo-13126"]
"""Lists of goods that bar no import: rows of the DOL list by kind of labor, goods made with listed
inputs, and the products of Executive Order 13126."""


class GoodsRule(Model):
    """Goods that a sector, an order or a list of goods covers: codes or words, and countries.

    ``word_prefixes`` are HTS prefixes whose text does not say the material: there the words decide
    although the bill has a code. ``goods_list`` names the list of goods that bars no import; None
    is an order or a sector. ``contexts`` names groups of ``goods_contexts.csv`` that hold for its
    words besides ``any``; ``around`` is what the reader makes of them.
    """

    rule_id: str
    title: str
    program_key: str
    entry_id: str | None = None
    since: date
    until: date | None = None
    countries: tuple[str, ...] = Field(min_length=1)
    hts_prefixes: tuple[str, ...] = ()
    word_prefixes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    around: WordContext = WordContext()
    goods_list: GoodsList | None = None
    citation: str
    source_url: str
    sources: tuple[str, ...] = Field(min_length=1)
    note: str = ""


class ScreenConfig(Model):
    """Every setting of a screen; the only place where defaults live.

    ``flag_threshold`` is the least match score (0 to 1) that becomes a flag: the lowest step of
    0.05 with at most 3 false flags per 1,000 unlisted names on each set that the matcher was
    developed on (``benchmarks/RESULTS.md``). ``probable_from`` and ``strong_from`` cut the bands
    above it. ``grounds`` are those to look for; what could not be screened is always told.
    ``report_rows`` is the most flags that the HTML shows (the CSV and Parquet hold all).
    ``stale_after_days`` is the age of a list in days, at the as-of date, above which it carries a
    warning: from June 2022 to August 2026 the UFLPA Entity List grew on 13 days, the closest 24
    days apart, half of them within 56 days of the one before: a month rarely hides more than one.
    ``watchlists`` names the lists to screen against, empty for all that are loaded.
    ``goods_lists`` are the lists of goods without an import bar that are used besides orders and
    sectors (why these: ``docs/decisions/0009-goods-lists.md``). ``weights``
    changes single weights of the matcher (see ``matching/weights.yml``).
    """

    flag_threshold: float = Field(default=0.75, ge=0, le=1)
    probable_from: float = Field(default=0.85, ge=0, le=1)
    strong_from: float = Field(default=0.95, ge=0, le=1)
    watchlists: tuple[str, ...] = ()
    grounds: tuple[Literal["listed_party", "place", "goods"], ...] = (
        "listed_party",
        "place",
        "goods",
    )
    goods_lists: tuple[GoodsList, ...] = ()
    report_rows: int = Field(default=10_000, ge=1)
    stale_after_days: int = Field(default=30, ge=0)
    weights: dict[str, Annotated[float, Field(allow_inf_nan=False)]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _bands_in_order(self) -> Self:
        if not self.flag_threshold <= self.probable_from <= self.strong_from:
            raise ValueError("expected flag_threshold <= probable_from <= strong_from")
        return self


class InputFile(Model):
    """One file that was read: rows, rows used, rows that belong to no record here."""

    name: str
    sha256: Sha256
    rows: int = Field(ge=0)
    rows_used: int = Field(ge=0)


class InputSource(Model):
    """One input as the user gave it: a folder of tables or one file."""

    kind: Literal["shipment", "supplier"]
    path: str
    sha256: Sha256
    rows: int = Field(ge=0)  # records: header rows, manifest rows or supplier rows
    merged: int = Field(default=0, ge=0)  # further lines of shipments that are counted once
    layout: str  # in words: "CBP AMS table folder, 8 of 11 tables used"
    mapping: dict[str, str] = Field(default_factory=dict)  # our column -> heading in the file
    why: dict[str, str] = Field(default_factory=dict)  # our column -> why that heading was taken
    kept: tuple[str, ...] = ()  # headings of the columns that are kept as extra, not used
    files: tuple[InputFile, ...] = ()
    notes: tuple[str, ...] = ()


class ReadInput(Model):
    """What was read of one input: ``total`` counts its records, ``files`` the rows of each file."""

    source: InputSource
    total: FileCounts
    files: tuple[FileCounts, ...]


class QualityRecord(Model):
    """The data-quality page as plain values: what was read, repaired, doubted, left unused."""

    inputs: tuple[ReadInput, ...]
    coverage: tuple[Filled, ...]
    findings: tuple[FindingGroup, ...]
    rejects: tuple[RejectGroup, ...]


class Counts(Model):
    """The reconciliation: rows_in is always the sum of the other seven."""

    rows_in: int = Field(ge=0)
    flagged: int = Field(ge=0)
    no_flag: int = Field(ge=0)
    suppressed: int = Field(ge=0)
    not_screenable: int = Field(ge=0)
    rejected: int = Field(ge=0)
    superseded: int = Field(ge=0)
    merged: int = Field(default=0, ge=0)  # lines of a shipment that is counted once

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        parts = self.model_dump()
        rows_in = parts.pop("rows_in")
        if sum(parts.values()) != rows_in:
            raise ValueError(f"{rows_in} rows in, but {sum(parts.values())} accounted for: {parts}")
        return self


class ListRecord(Model):
    """A list as it was used in a run."""

    id: str
    title: str
    official_url: str
    published_on: date
    retrieved_on: date
    sha256: Sha256
    edition: str = "bundled"  # or a snapshot of the user's data folder
    read_from: str = ""  # file or address of that snapshot
    read_from_sha256: Sha256 | None = None
    entries: int
    names: int
    not_yet_listed: int  # entries listed after the as-of date: not used
    not_searched: int  # goods, regions, vessels listed without goods
    known_gaps: tuple[KnownGap, ...]
    stale_warning: str = ""  # empty where the list is fresh enough on the as-of date
    licence: str = ""
    file: ListFile | None = None  # of a list that the user gave as a file

    @property
    def published(self) -> str:
        """Its day of publication, or "not stated"."""
        return day_text(self.published_on)


class RunRecord(Model):
    """What ``run.json`` holds, apart from ``run_id`` (its hash) and ``run_at`` (the clock)."""

    version: str
    as_of: date
    inputs: tuple[InputSource, ...]
    lists: tuple[ListRecord, ...]
    programs: tuple[Program, ...]  # the laws that flags of this run may quote
    data_sha256: Sha256  # over everything that was screened against: lists, laws, rules, places
    config: ScreenConfig
    config_sha256: Sha256
    counts: Counts
    counts_by_kind: dict[str, Counts]
    coverage: tuple["Coverage", ...]
    flags_by_ground: dict[str, int]
    not_screenable_by_reason: dict[str, int]
    rejects_by_code: dict[str, int]
    findings_by_code: dict[str, int] = Field(default_factory=dict)  # cells repaired or in doubt
    new_flags_only: bool = False  # a day of a history: flags told before are left out of its tables
    canaries: CanaryRecord = CanaryRecord()
    review: ReviewRecord | None = None  # what was decided about its flags, where that was applied
    goods_gaps: tuple[KnownGap, ...] = ()  # lists of goods: what cannot be tested or is not used


class Coverage(Model):
    """How many bills of lading name a party in a role, or their goods; every state is counted.

    ``role`` is shipper, consignee, notify_party or goods (a description or an HTS code).
    """

    role: str
    bills: int
    named: int
    not_named: int
    not_named_superseded: int


RunRecord.model_rebuild()
