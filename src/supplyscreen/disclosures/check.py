"""What a statement still lacks: blanks, and among them those that it may not leave."""

from dataclasses import dataclass
from functools import cached_property

from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.doubts import doubts, notes
from supplyscreen.disclosures.facts import RunFacts, run_facts
from supplyscreen.disclosures.regimes import feeds
from supplyscreen.disclosures.statement import not_asked
from supplyscreen.models import ReportKind
from supplyscreen.runs import Result


@dataclass(frozen=True, slots=True)
class Missing:
    """One blank: ``name`` as in ``audits.done``, the ``section`` it feeds, its ``question``;
    ``compulsory`` where the statement may not leave it blank."""

    name: str
    section: str
    question: str
    compulsory: bool


@dataclass(frozen=True)
class DisclosureCheck:
    """The blanks of the statement ``kind``, in the order of the table; ``asked`` is the number of
    fields that feed it and need an answer; ``doubts`` are answers that do not agree, ``notes`` what
    to know of the run before its numbers are published. That nothing is missing says nothing of
    the law."""

    kind: ReportKind
    asked: int
    missing: tuple[Missing, ...]
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def compulsory(self) -> tuple[Missing, ...]:
        """Those of ``missing`` that the statement may not leave blank."""
        return tuple(item for item in self.missing if item.compulsory)

    @property
    def filled(self) -> int:
        """How many of the fields that need an answer have one."""
        return self.asked - len(self.missing)


def check_disclosure(
    disclosure: Disclosure, kind: ReportKind, *, result: Result | None = None
) -> DisclosureCheck:
    """What the company has still to say for the statement ``kind``, and which of its answers do not
    agree with each other or with ``result``, the run that the statement is to quote.

    A blank is not asked for where a question before it was answered with no. Raises ConfigError for
    a kind that is no statement.
    """
    return checked(disclosure, kind, None if result is None else run_facts(result))


def checked(
    disclosure: Disclosure, kind: ReportKind, facts: RunFacts | None = None
) -> DisclosureCheck:
    """:func:`check_disclosure` with the facts of the run at hand."""
    asked = [
        feed for feed in feeds(kind) if not feed.is_fact and not not_asked(disclosure, feed.name)
    ]
    missing = tuple(
        Missing(feed.name, feed.section, question(feed.name), feed.compulsory)
        for feed in asked
        if disclosure.value(feed.name) is None
    )
    return DisclosureCheck(
        kind,
        len(asked),
        missing,
        doubts=doubts(disclosure, kind, facts),
        notes=notes(facts) if facts else (),
    )


def question(name: str) -> str:
    """What the field ``name`` asks, as its description in the model."""
    part, _, field = name.partition(".")
    info = Disclosure.model_fields[part]
    if field:
        info = type(info.default).model_fields[field]
    return info.description or name
