"""What a run can honestly say in a statement: plain values with names, each from the run."""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from supplyscreen.disclosures.to_audit import SuppliersToAudit, suppliers_to_audit
from supplyscreen.models import Counts, ListRecord
from supplyscreen.review.states import ANSWERS, OPEN, STATES
from supplyscreen.runs import Result, words

_NO_LIST = "Law and rules on places and goods, without a list"
_LIKE_EARLIER = "suppressed"  # the disposition of a flag like one that was decided before
_DECIDED = (*ANSWERS, "closed", _LIKE_EARLIER)
_REVIEW = {state.code: state.label for state in STATES}
_REVIEW[_LIKE_EARLIER] = "Set aside like one decided before"


@dataclass(frozen=True, slots=True)
class ListFact:
    """A list that was screened against; days as ISO 8601 or "not stated"."""

    title: str
    official_url: str
    published: str
    retrieved: str
    edition: str
    entries: int
    names: int
    not_searched: int
    known_gaps: tuple[str, ...]
    stale_warning: str
    flags: int


@dataclass(frozen=True, slots=True)
class KindFact:
    """What became of the records of one kind: bills of lading or supplier rows.

    ``read = considered + rejected + superseded + merged`` (rows of the input), and
    ``considered = flagged + not_screenable + no_flag + set_aside`` (records of today).
    ``compared`` is ``considered - not_screenable``.
    """

    kind: str  # "bills of lading" | "supplier rows"
    read: int
    considered: int
    compared: int
    flagged: int
    not_screenable: int
    not_screenable_share: str
    no_flag: int
    set_aside: int
    rejected: int
    superseded: int
    merged: int


@dataclass(frozen=True, slots=True)
class CountFact:
    """A number of flags with its words: of a ground, a band, a timing, a reason, a list."""

    label: str
    count: int


@dataclass(frozen=True)
class RunFacts:
    """The facts of one run. Every number is in run.json, or counted from flags.parquet.

    ``reviewed`` and ``pending`` are flags on a party, place or goods with and without a decision
    (confirmed, false positive, closed, or set aside like one decided before);
    ``to_audit`` names suppliers: it is for counsel, never for a public page.
    """

    run_id: str
    version: str
    as_of: str
    lists: tuple[ListFact, ...]
    goods_gaps: tuple[str, ...]
    kinds: tuple[KindFact, ...]
    total: KindFact
    flags_total: int
    flags_by_ground: tuple[CountFact, ...]
    flags_by_band: tuple[CountFact, ...]
    flags_by_timing: tuple[CountFact, ...]
    flags_by_list: tuple[CountFact, ...]  # ends with those that rest on no list
    flags_by_review: tuple[CountFact, ...]
    gaps_by_reason: tuple[CountFact, ...]
    not_named: tuple[CountFact, ...]  # bills that name no shipper, consignee ...
    reviewed: int
    pending: int
    log_entries: int | None  # of the audit log of the review; None where none was applied
    to_audit: SuppliersToAudit

    @property
    def run(self) -> str:
        """The first 12 characters of the run id, as printed beside a number."""
        return self.run_id[:12]

    @cached_property
    def shipments(self) -> KindFact | None:
        """The bills of lading, None where none were read."""
        return next((x for x in self.kinds if x.kind == "bills of lading"), None)

    @cached_property
    def suppliers(self) -> KindFact | None:
        """The supplier rows, None where none were read."""
        return next((x for x in self.kinds if x.kind == "supplier rows"), None)

    @property
    def columns(self) -> tuple[KindFact, ...]:
        """Columns of a table of records: each kind, and together where there are several."""
        return self.kinds if len(self.kinds) == 1 else (*self.kinds, self.total)

    @property
    def limits(self) -> tuple[str, ...]:
        """What the screening cannot see, one sentence each (19 CFR 103.31 for hidden names)."""
        told = [*_OF_MANIFESTS] if self.shipments else []
        told += [*_OF_SUPPLIERS] if self.suppliers else []
        return (*told, *_OF_ALL)


_OF_MANIFESTS = (
    "Public manifests are of goods that came by sea: goods that came by air, rail or truck are not "
    "in them.",
    "An importer may have its own name and those of its shippers kept out of the public data (19 "
    "CFR 103.31). Bills of lading that name no shipper or no consignee could not be screened in "
    "full.",
    "A manifest does not say where goods were made. A country of origin was used only where the "
    "data state one, and was never inferred from a port.",
)
_OF_SUPPLIERS = ("Suppliers were screened as far as the company named them in its own list.",)
_OF_ALL = (
    "Producers of materials and parts that are not named in the data were not screened: the "
    "screening ends where the named suppliers end.",
    "Labor brokers and recruiters are not named in the data and were not screened.",
    "Conditions of work cannot be seen in such data, nor can any of the eleven indicators of "
    "forced labor of the International Labour Organization.",
    "A flag is a possible match and a reason to look, not a finding. No flag is not a clearance.",
)


def run_facts(result: Result) -> RunFacts:
    """The facts of ``result``. Raises InputError where its flags cannot be read."""
    run = result.run
    counted = _counted(result.scan_flags())
    real = counted.filter(pl.col("ground") != "not_screenable")
    flags = int(real["flags"].sum())
    decided = int(real.filter(pl.col("disposition").is_in(_DECIDED))["flags"].sum())
    titles = {record.id: record.title for record in run.lists}
    return RunFacts(
        run_id=result.run_id,
        version=run.version,
        as_of=run.as_of.isoformat(),
        lists=tuple(_list(record, real) for record in run.lists),
        goods_gaps=tuple(gap.text for gap in run.goods_gaps),
        kinds=tuple(_kind(kind, counts) for kind, counts in sorted(run.counts_by_kind.items())),
        total=_kind("together", run.counts),
        flags_total=flags,
        flags_by_ground=_facts(real, "ground", words.GROUND),
        flags_by_band=_facts(real, "band", words.BAND | {"": "Not graded"}),
        flags_by_timing=_facts(real, "timing", words.TIMING),
        flags_by_list=_facts(real, "watchlist_id", titles | {"": _NO_LIST}),
        flags_by_review=_facts(real, "disposition", _REVIEW),
        gaps_by_reason=tuple(
            CountFact(words.word(code, words.REASON), count)
            for code, count in sorted(run.not_screenable_by_reason.items(), key=_most_first)
        ),
        not_named=tuple(
            CountFact(x.role.replace("_", " "), x.not_named) for x in run.coverage if x.not_named
        ),
        reviewed=decided,
        pending=flags - decided,
        log_entries=run.review.log_lines if run.review else None,
        to_audit=suppliers_to_audit(result.scan_flags()),
    )


def _counted(flags: pl.LazyFrame) -> pl.DataFrame:
    """Flags counted over what is told of them; columns of text, null as empty."""
    by = ("ground", "band", "timing", "watchlist_id", "disposition")
    blank = dict.fromkeys(by, "") | {"disposition": OPEN}
    counted = flags.select(pl.col(name).fill_null(blank[name]) for name in by).group_by(by)
    return counted.agg(flags=pl.len().cast(pl.Int64)).collect(engine="streaming")


def _facts(counted: pl.DataFrame, column: str, told: dict[str, str]) -> tuple[CountFact, ...]:
    """Flags by ``column``, in the order of ``told``, then by code; all add up."""
    sums = counted.group_by(column).agg(pl.col("flags").sum())
    found = dict(sums.iter_rows())
    order = [code for code in told if code in found] + sorted(set(found) - set(told))
    return tuple(CountFact(told.get(code) or words.word(code, told), found[code]) for code in order)


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _kind(kind: str, counts: Counts) -> KindFact:
    left_out = counts.rejected + counts.superseded + counts.merged
    considered = counts.rows_in - left_out
    return KindFact(
        kind={"shipment": "bills of lading", "supplier": "supplier rows"}.get(kind, kind),
        read=counts.rows_in,
        considered=considered,
        compared=considered - counts.not_screenable,
        flagged=counts.flagged,
        not_screenable=counts.not_screenable,
        not_screenable_share=words.share(counts.not_screenable, considered),
        no_flag=counts.no_flag,
        set_aside=counts.suppressed,
        rejected=counts.rejected,
        superseded=counts.superseded,
        merged=counts.merged,
    )


def _list(record: ListRecord, counted: pl.DataFrame) -> ListFact:
    own = counted.filter(pl.col("watchlist_id") == record.id)
    return ListFact(
        title=record.title,
        official_url=record.official_url,
        published=record.published,
        retrieved=record.retrieved_on.isoformat(),
        edition=record.edition,
        entries=record.entries,
        names=record.names,
        not_searched=record.not_searched,
        known_gaps=tuple(gap.text for gap in record.known_gaps),
        stale_warning=record.stale_warning,
        flags=int(own["flags"].sum()),
    )
