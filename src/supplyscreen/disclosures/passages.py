"""The company's answers in sentences and lists, section by section, as the table of regimes says.

A passage is made once and printed wherever it is wanted, so that the report of a country and its
questionnaire cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.labels import LABELS, LEADS, TITLES
from supplyscreen.disclosures.regimes import feeds
from supplyscreen.disclosures.statement import not_asked, shown
from supplyscreen.models import ReportKind


@dataclass(frozen=True, slots=True)
class Terms:
    """What the law of a country calls things: ``harm`` as in "modern slavery", ``who`` makes the
    statement, as in "the reporting entity"."""

    harm: str
    who: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One answer: the field ``name``, its ``label``, and ``text``, which may be the blank."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The answers of one part of ``disclosure.yml`` in one section.

    ``leads``: whole sentences for yes, no or partly, or a question with the blank. ``details``: the
    other answers. What needs no answer, because the one before it is a no, is left out.
    """

    title: str
    leads: tuple[str, ...]
    details: tuple[Detail, ...]

    @property
    def text(self) -> str:
        """All of it as one text on one line, for a box of a form."""
        details = (f"{x.label}: {_ended(x.text)}" for x in self.details)
        return " ".join([*([f"{self.title}."] if self.title else []), *self.leads, *details])


def passages(
    company: Disclosure, kind: ReportKind, terms: Terms
) -> Mapping[str, tuple[Passage, ...]]:
    """Section of the statement ``kind`` -> what the company says in it, one passage a part."""
    names: dict[str, dict[str, list[str]]] = {}
    for feed in feeds(kind):
        if not feed.is_fact:
            part = feed.name.partition(".")[0]
            names.setdefault(feed.section, {}).setdefault(part, []).append(feed.name)
    return {
        section: tuple(
            _passage(company, part, asked, terms, title=_title(section, part) if at else "")
            for at, (part, asked) in enumerate(sorted(parts.items(), key=_screening_last))
        )
        for section, parts in names.items()
    }


def _title(section: str, part: str) -> str:
    return TITLES.get(f"{section}/{part}", TITLES.get(part, ""))


def _screening_last(item: tuple[str, list[str]]) -> bool:
    """The screening ends a section: what the run says of it follows."""
    return item[0] == "screening"


def _passage(
    company: Disclosure, part: str, names: list[str], terms: Terms, *, title: str
) -> Passage:
    asked = [name for name in names if not not_asked(company, name)]
    return Passage(
        title=title if asked else "",
        leads=tuple(_lead(company, name, terms) for name in asked if name in LEADS),
        details=tuple(
            Detail(name, LABELS[name], shown(company.value(name)))
            for name in asked
            if name not in LEADS
        ),
    )


def _lead(company: Disclosure, name: str, terms: Terms) -> str:
    sentence = LEADS[name].get(str(company.value(name)))
    if sentence is None:
        return f"{LABELS[name]}? {BLANK}"
    who = terms.who
    return sentence.format(harm=terms.harm, who=who, Who=who[:1].upper() + who[1:])


def _ended(text: str) -> str:
    """``text`` with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "]", ";")) else f"{text}."
