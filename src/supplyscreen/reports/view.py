"""The whole report as plain values, ready for the templates."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from supplyscreen.models import Program, RunRecord
from supplyscreen.reports.view_coverage import CoverageLine, Reason, coverage_view, reasons_view
from supplyscreen.reports.view_evidence import Evidence, evidence_view
from supplyscreen.reports.view_flags import FlagRow, anchors, flag_rows
from supplyscreen.reports.view_head import Head, head_view
from supplyscreen.reports.view_next import Step, next_steps
from supplyscreen.reports.view_pictures import Pictures, pictures_view
from supplyscreen.reports.view_quality import QualityView, Setting, quality_view, settings_view
from supplyscreen.reports.view_questions import AskingSection, Desk, asking_section
from supplyscreen.runs import words
from supplyscreen.runs.decided import aside_row, decided, more_aside
from supplyscreen.runs.result import Result
from supplyscreen.watchlists import read_inquiries


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many flags of one ground there are, and how many of them the page holds."""

    ground: str
    total: int
    here: int

    @property
    def left(self) -> int:
        """How many are in the tables only."""
        return self.total - self.here


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that report.html prints. ``left_out`` flags are in the CSV and Parquet only."""

    version: str
    as_of: date
    run_id: str
    config_sha256: str
    data_sha256: str
    head: Head
    steps: tuple[Step, ...]
    coverage: tuple[CoverageLine, ...]
    pictures: Pictures
    flags: tuple[FlagRow, ...]
    flags_total: int
    left_out: int
    left_out_by_ground: tuple[LeftOut, ...]
    evidence: tuple[Evidence, ...]
    asking: AskingSection
    laws: tuple[Program, ...]
    reasons: tuple[Reason, ...]
    quality: QualityView
    settings: tuple[Setting, ...]
    not_searched: int
    canaries: str
    review: tuple[tuple[str, int], ...]  # state of the review in words, flags in it
    decided: str  # what decisions set aside, and which log says so; empty without a review
    aside: tuple[tuple[str, str, int, str, str, str, str], ...]  # runs.decided.HEADINGS
    more_aside: str


def report_view(result: Result, *, at_most: int | None = None) -> ReportView:
    """The view of a result; prints at most ``config.report_rows`` flags, in triage order, and not
    more than ``at_most``."""
    run, flags = result.run, result.scan_flags()
    fit = run.config.report_rows if at_most is None else min(at_most, run.config.report_rows)
    shown, gaps = _printed(flags, fit)
    total = sum(run.flags_by_ground.values())
    ids = anchors(shown)
    titles = {record.id: record.title for record in run.lists}
    desk = Desk(read_inquiries())
    evidence = evidence_view(shown, ids, titles, as_of=run.as_of, desk=desk)
    return ReportView(
        version=run.version,
        as_of=run.as_of,
        run_id=result.run_id,
        config_sha256=run.config_sha256,
        data_sha256=run.data_sha256,
        head=head_view(run),
        steps=next_steps(result),
        coverage=coverage_view(run),
        pictures=pictures_view(result),
        flags=flag_rows(shown, ids, titles),
        flags_total=total,
        left_out=total - shown.height - gaps.height,
        left_out_by_ground=_left_out(run, pl.concat([shown, gaps])),
        evidence=evidence,
        asking=asking_section([item.asking for item in evidence], gaps, desk),
        laws=run.programs,
        reasons=reasons_view(run, gaps),
        quality=quality_view(result.rejects, result.findings),
        settings=settings_view(run),
        not_searched=sum(record.not_searched for record in run.lists),
        canaries=run.canaries.sentence,
        review=_review(run),
        decided=decided(run),
        aside=tuple(aside_row(one) for one in run.review.set_aside) if run.review else (),
        more_aside=more_aside(run),
    )


def _printed(flags: pl.LazyFrame, at_most: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The flags on a ground and the not screenable ones that fit, the former first.

    In triage order all of the latter stand behind the former.
    """
    first = flags.head(at_most).collect(engine="streaming")
    gap = pl.col("ground") == "not_screenable"
    return first.filter(~gap), first.filter(gap)


def _left_out(run: RunRecord, here: pl.DataFrame) -> tuple[LeftOut, ...]:
    """The grounds of which the page does not hold every flag."""
    held = dict(here["ground"].value_counts().iter_rows())
    lines = (
        LeftOut(word, run.flags_by_ground.get(ground, 0), held.get(ground, 0))
        for ground, word in words.GROUND.items()
    )
    return tuple(line for line in lines if line.left)


def _review(run: RunRecord) -> tuple[tuple[str, int], ...]:
    """Flags by state of the review; nothing where none was applied."""
    counts = run.review.flags_by_disposition if run.review else {}
    return tuple(
        (words.DISPOSITION.get(state) or "not decided", count) for state, count in counts.items()
    )
