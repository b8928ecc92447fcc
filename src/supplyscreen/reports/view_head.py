"""The first screen: what was screened, against what, what was found, what the lists lack."""

from dataclasses import dataclass
from datetime import date

from supplyscreen.models import UNDATED, Counts, InputSource, KnownGap, ListRecord, RunRecord
from supplyscreen.runs import words

BAND = ("flagged", "not_screenable", "no_flag", "rejected")
ALL = (*BAND, "suppressed", "superseded", "merged")


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the four figures of the summary band."""

    key: str
    label: str
    count: int
    share: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list as it was used; ``gaps`` that lack most entries come first."""

    record: ListRecord
    gaps: tuple[KnownGap, ...]
    url: str
    age: str
    retrieved: str
    used: int


@dataclass(frozen=True, slots=True)
class SumRow:
    """One line of the reconciliation: an outcome and its counts, the total last."""

    key: str
    label: str
    meaning: str
    counts: tuple[int, ...]
    share: str


@dataclass(frozen=True, slots=True)
class Head:
    """Everything above the flags table that speaks of the run as a whole."""

    title: str
    scope: str
    figures: tuple[Figure, ...]
    sum_line: str
    gap_count: int
    goods_gaps: tuple[KnownGap, ...]
    lists: tuple[ListLine, ...]
    inputs: tuple[InputSource, ...]
    sum_columns: tuple[str, ...]
    sum_rows: tuple[SumRow, ...]
    sums: tuple[int, ...]
    sum_share: str


def head_view(run: RunRecord) -> Head:
    """The head of the report from the run record alone."""
    kinds = {source.kind for source in run.inputs}
    counts = run.counts
    columns, rows = reconciliation(run)
    return Head(
        title=_title(counts, {str(kind) for kind in kinds}),
        scope=_scope(run),
        figures=tuple(_figure(key, counts) for key in BAND),
        sum_line=_sum_line(counts),
        gap_count=sum(len(record.known_gaps) for record in run.lists) + len(run.goods_gaps),
        goods_gaps=run.goods_gaps,
        lists=tuple(
            _list_line(record, run.as_of)
            for record in sorted(run.lists, key=lambda x: (-_missing(x), x.id))
        ),
        inputs=run.inputs,
        sum_columns=columns,
        sum_rows=rows,
        sums=tuple(sum(column) for column in zip(*(row.counts for row in rows), strict=True)),
        sum_share=words.share(counts.rows_in, counts.rows_in),
    )


def reconciliation(run: RunRecord) -> tuple[tuple[str, ...], tuple[SumRow, ...]]:
    """Column heads and lines of the reconciliation, by input kind where there are two."""
    kinds = sorted(run.counts_by_kind) if len(run.counts_by_kind) > 1 else []
    names = {"shipment": "Bills of lading", "supplier": "Supplier rows"}
    columns = (*(names.get(kind, kind) for kind in kinds), "All rows")
    parts = [*(run.counts_by_kind[kind] for kind in kinds), run.counts]
    rows = tuple(
        SumRow(
            key,
            *words.OUTCOME[key],
            tuple(getattr(part, key) for part in parts),
            words.share(getattr(run.counts, key), run.counts.rows_in),
        )
        for key in ALL
    )
    return columns, rows


def age_at(day: date, as_of: date) -> str:
    """How old something of ``day`` was on ``as_of``, in days."""
    days = (as_of - day).days
    if days < 0:
        return f"{words.count(-days, 'day')} after the as-of date"
    return f"{words.count(days, 'day')} old" if days else "of the same day"


def _list_age(day: date, as_of: date) -> str:
    return "of a day that the list does not state" if day == UNDATED else age_at(day, as_of)


def _title(counts: Counts, kinds: set[str]) -> str:
    if not counts.rows_in:
        return "Nothing was screened: the input holds no rows"
    rows = words.records(kinds, counts.rows_in)
    if counts.flagged:
        verb = "gives" if counts.flagged == 1 else "give"
        found = f"{words.number(counts.flagged)} of {rows} {verb} a reason to review"
    else:
        found = f"No reason to review was found in {rows}"
    if not counts.not_screenable:
        return found
    return f"{found}; {words.number(counts.not_screenable)} could not be screened"


def _scope(run: RunRecord) -> str:
    told = (f"{x.path} ({words.records({x.kind}, x.rows)})" for x in run.inputs)
    inputs = ", ".join(told) or "no input"
    lists = words.count(len(run.lists), "list")
    used = words.count(sum(x.entries - x.not_yet_listed for x in run.lists), "entry", "entries")
    return f"Screened: {inputs}. Against: {lists} with {used}."


def _figure(key: str, counts: Counts) -> Figure:
    label, meaning = words.OUTCOME[key]
    value = getattr(counts, key)
    return Figure(key, label, value, words.share(value, counts.rows_in), meaning)


def _sum_line(counts: Counts) -> str:
    terms = [(words.OUTCOME[key][0].lower(), getattr(counts, key)) for key in ALL]
    left = " + ".join(f"{words.number(value)} {label}" for label, value in terms)
    return f"{left} = {words.count(counts.rows_in, 'row')} in"


def _missing(record: ListRecord) -> int:
    """How many entries a list is known to lack."""
    return sum(gap.missing_entries or 0 for gap in record.known_gaps)


def _list_line(record: ListRecord, as_of: date) -> ListLine:
    return ListLine(
        record=record,
        gaps=tuple(sorted(record.known_gaps, key=lambda gap: -(gap.missing_entries or 0))),
        url=record.official_url,
        age=_list_age(record.published_on, as_of),
        retrieved=_list_age(record.retrieved_on, as_of),
        used=record.entries - record.not_yet_listed,
    )
