"""What report.html prints at once, and what waits inside the page until it is asked for.

The first flags with their evidence are plain HTML, so that the page is whole without its script up
to AT_ONCE flags. The other rows and articles are HTML too, made by the same templates, and wait in
blocks (``reports.blocks``) that the script of the page unpacks, a page of the list at a time.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from supplyscreen.reports.view import ReportView
from supplyscreen.reports.view_coverage import Reason
from supplyscreen.reports.view_evidence import Evidence

AT_ONCE = 200  # flags: a morning's work, and half a megabyte
ARTICLES_AT_ONCE = 50
BILLS_AT_ONCE = 25
GAPS_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Part:
    """A list of which the page prints the ``first``; the ``rest`` waits in the blocks of ``kind``,
    from the place ``start`` on, and is shown ``page`` items at a time."""

    kind: str
    first: Sequence[Any]
    rest: Sequence[Any]
    page: int
    start: int = 0

    @property
    def total(self) -> int:
        """How many items the list has."""
        return len(self.first) + len(self.rest)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The lists of a report: ``bills`` by the anchor of their article, ``gaps`` by reason code."""

    flags: Part
    articles: Part
    bills: Mapping[str, Part]
    gaps: Mapping[str, Part]

    @property
    def waits(self) -> bool:
        """Whether anything of the page waits until it is asked for."""
        return any(part.rest for part in self.parts())

    def parts(self) -> Iterator[Part]:
        """Every list of the page."""
        yield from (self.flags, self.articles, *self.bills.values(), *self.gaps.values())


def delivery(view: ReportView, at_once: int = AT_ONCE) -> Delivery:
    """How the lists of ``view`` are delivered: the first ``at_once`` flags, in triage order, and
    their bills in the evidence, are printed at once."""
    first = view.flags[:at_once]
    bills = Counter(row.evidence for row in first)
    articles = max(len(bills), ARTICLES_AT_ONCE)  # articles are numbered as the flags come
    return Delivery(
        flags=Part("flags", first, view.flags[at_once:], page=at_once),
        articles=Part(
            "evidence", view.evidence[:articles], view.evidence[articles:], ARTICLES_AT_ONCE
        ),
        bills=_bills(view.evidence, bills),
        gaps=_gaps(view.reasons),
    )


def _bills(evidence: Sequence[Evidence], printed: Mapping[str, int]) -> dict[str, Part]:
    """The bills of each article: those of the flags that are ``printed``, or the first few."""
    parts: dict[str, Part] = {}
    start = 0
    for item in evidence:
        cut = max(printed.get(item.anchor, 0), BILLS_AT_ONCE)
        rest = item.bills[cut:]
        parts[item.anchor] = Part("bills", item.bills[:cut], rest, BILLS_AT_ONCE, start)
        start += len(rest)
    return parts


def _gaps(reasons: Sequence[Reason]) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    start = 0
    for reason in reasons:
        first, rest = reason.rows[:GAPS_AT_ONCE], reason.rows[GAPS_AT_ONCE:]
        parts[reason.code] = Part("gaps", first, rest, GAPS_AT_ONCE, start)
        start += len(rest)
    return parts
