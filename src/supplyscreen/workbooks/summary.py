"""The lines of the first sheet: what was screened, how it adds up, what each sheet holds."""

from collections.abc import Iterator, Sequence

from supplyscreen.models import UNDATED, Counts, RunRecord
from supplyscreen.runs import words
from supplyscreen.runs.decided import ASIDE, aside_row, audit_log, more_aside
from supplyscreen.runs.result import Result
from supplyscreen.workbooks.run_tables import missing_entries
from supplyscreen.workbooks.table import Written

Cell = tuple[str | int | float | None, str]
"""A value and the name of its format."""
Line = tuple[Cell, ...]
_EMPTY: Cell = (None, "text")
_ORDER = ("flagged", "not_screenable", "no_flag", "rejected", "suppressed", "superseded", "merged")
_DAY_ZERO = 25_569  # 1970-01-01 as a day of a sheet; models.UNDATED


def summary_lines(result: Result, written: Sequence[Written]) -> Iterator[Line]:
    """The lines from top to bottom; ``written`` are the other sheets."""
    run = result.run
    yield (("Due-diligence workbook", "title"),)
    yield (_text(_scope(run)),)
    yield (_text("A flag is a reason to look, never a finding; no flag is never clearance."),)
    yield from _sum(run)
    yield from _grounds(run)
    yield from _review(run)
    yield from _reasons(run)
    yield from _lists(run)
    yield from _sheets(written)
    yield from _identity(result)


def _scope(run: RunRecord) -> str:
    told = (f"{x.path} ({words.records({x.kind}, x.rows)})" for x in run.inputs)
    return f"Screened as of {run.as_of}: {', '.join(told) or 'no input'}."


def _sum(run: RunRecord) -> Iterator[Line]:
    parts = (run.counts_by_kind.get("shipment"), run.counts_by_kind.get("supplier"), run.counts)
    yield from _section("How the rows add up")
    yield _headings(
        "What became of them", "Bills of lading", "Supplier rows", "All rows", "Meaning"
    )
    for key in _ORDER:
        label, meaning = words.OUTCOME[key]
        yield (_text(label), *(_count(part, key) for part in parts), _long(meaning))
    yield (("Sum", "sum"), *((_added(part), "sum") for part in parts), ("", "sum"))
    yield (_text("Rows in"), *(_count(part, "rows_in") for part in parts), _long(_verdict(parts)))


def _count(part: Counts | None, key: str) -> Cell:
    return (None if part is None else getattr(part, key), "whole")


def _added(part: Counts | None) -> int | None:
    return None if part is None else sum(getattr(part, key) for key in _ORDER)


def _verdict(parts: Sequence[Counts | None]) -> str:
    wrong = [part for part in parts if part is not None and _added(part) != part.rows_in]
    return (
        "Check: the sum is not equal to the rows in"
        if wrong
        else "Check: the sum is equal to the rows in"
    )


def _grounds(run: RunRecord) -> Iterator[Line]:
    yield from _section("Flags by ground")
    yield _headings("Ground", "Flags", "", "", "Meaning")
    for key, label in words.GROUND.items():
        count = run.flags_by_ground.get(key, 0)
        yield (_text(label), (count, "whole"), _EMPTY, _EMPTY, _long(words.GROUND_MEANING[key]))
    yield (("All flags", "sum"), (sum(run.flags_by_ground.values()), "sum"))


def _review(run: RunRecord) -> Iterator[Line]:
    """Flags by what the review says of them, the decisions that set some aside, and the log."""
    review = run.review
    if review is None:
        return
    yield from _section("What the review says of the flags")
    yield _headings("State", "Flags", "", "", "Meaning")
    for state, flags in review.flags_by_disposition.items():
        label = words.DISPOSITION.get(state) or "not decided"
        meaning = "stays in every table" if state in ASIDE else ""
        yield (_text(label), (flags, "whole"), _EMPTY, _EMPTY, _long(meaning))
    yield (("All flags", "sum"), (sum(review.flags_by_disposition.values()), "sum"))
    yield (_text("Audit log"), _EMPTY, _EMPTY, _EMPTY, _long(audit_log(run)))
    if not review.set_aside:
        return
    yield from _section("Decisions that set flags aside")
    yield _headings("Party", "Flags", "Since", "Expires on", "Compared with, reason, decided by")
    for one in review.set_aside:
        party, against, flags, reason, people, since, until = aside_row(one)
        told = _long(f"{against}; {reason}; {people}")
        yield (_long(party), (flags, "whole"), _text(since), _text(until), told)
    if more := more_aside(run):
        yield (_text(more),)


def _reasons(run: RunRecord) -> Iterator[Line]:
    yield from _section("Why parties could not be screened")
    yield _headings("Reason code", "Flags", "", "", "Meaning")
    told = sorted(run.not_screenable_by_reason.items(), key=lambda item: (-item[1], item[0]))
    for code, count in told:
        meaning = words.word(code, words.REASON)
        yield (_text(code), (count, "whole"), _EMPTY, _EMPTY, _long(meaning))


def _lists(run: RunRecord) -> Iterator[Line]:
    yield from _section("Lists, their days and what they lack")
    yield _headings("List", "Published on", "Age in days", "Entries missing", "Warning, known gaps")
    for record in sorted(run.lists, key=lambda one: (-missing_entries(one), one.id)):
        dated = record.published_on != UNDATED
        day = (record.published_on - UNDATED).days + _DAY_ZERO if dated else words.NOT_STATED
        age = (run.as_of - record.published_on).days if dated else None
        gaps = [gap.text for gap in record.known_gaps if gap.missing_entries]
        rest = len(record.known_gaps) - len(gaps)
        more = [f"{words.count(rest, 'more known gap')}: see Known gaps."] if rest else []
        told = " ".join(text for text in (record.stale_warning, *gaps, *more) if text)
        missing = (missing_entries(record), "whole")
        yield (_long(record.title), (day, "date"), (age, "whole"), missing, _long(told))
    if run.goods_gaps:
        gaps_told = words.count(len(run.goods_gaps), "known gap")
        yield (
            _text("Lists of goods"), _EMPTY, _EMPTY, _EMPTY, _long(f"{gaps_told}: see Known gaps.")
        )  # fmt: skip


def _sheets(written: Sequence[Written]) -> Iterator[Line]:
    yield from _section("Sheets of this workbook")
    yield _headings("Sheet", "Rows", "Rows left out", "Texts cut", "What it holds")
    for one in written:
        name = one.sheets[0]
        yield (
            (name, "sheet"), (one.rows, "whole"), (one.left_out, "whole"), (one.cut, "whole"),
            _long(_told(one)),
        )  # fmt: skip


def _told(one: Written) -> str:
    told = [one.table.about]
    if len(one.sheets) > 1:
        told.append(f"It goes on in {', '.join(one.sheets[1:])}.")
    if one.left_out:
        told.append(
            f"{words.count(one.left_out, 'row')} beyond the first {words.number(one.rows)} left "
            f"out; all are in {one.table.held_in} of the run."
        )
    if one.cut:
        told.append(
            f"{words.count(one.cut, 'text')} longer than a cell can hold; the end of the cell "
            "says how long."
        )
    return " ".join(told)


def _identity(result: Result) -> Iterator[Line]:
    run = result.run
    yield from _section("This run")
    told = {
        "Run id": result.run_id,
        "As-of date": run.as_of.isoformat(),
        "Version": f"supplyscreen {run.version}",
        "Canaries": run.canaries.sentence,
        "SHA-256 of lists, laws, rules": run.data_sha256,
        "SHA-256 of settings": run.config_sha256,
    }
    for label, value in told.items():
        yield (_text(label), _text(value))
    yield from _section("Settings")
    for label, setting in run.config.model_dump(mode="json").items():
        value = ", ".join(map(str, setting)) if isinstance(setting, list | dict) else setting
        yield (_text(label.replace("_", " ")), _text(str(value) or "none set"))


def _section(title: str) -> Iterator[Line]:
    yield ()
    yield ((title, "section"),)


def _headings(first: str, *numbers: str) -> Line:
    *counted, last = numbers
    right = [(text, "heading_right") for text in counted]
    return ((first, "heading"), *right, (last, "heading"))


def _text(value: str) -> Cell:
    return (value, "text")


def _long(value: str) -> Cell:
    return (value, "long")
