"""What to ask the supplier and which documents to collect: common ones once, the others beside
the evidence that they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import polars as pl

from supplyscreen.watchlists import (
    DocumentAsked,
    Inquiries,
    Question,
    Situation,
    situation,
    with_situation,
)

_CONFIDENCE = {
    "high": "read in an official text or in two sources",
    "medium": "read in one secondary source",
    "low": "read in one source; doubtful",
}

# What a link to a question says, where the words of its id would not tell.
_LABEL = {
    "named-or-made": "seller or maker",
    "part-of-buyer": "dealings with the listed party",
    "scope-open": "goods of the order or not",
    "scope-outside": "goods outside the order",
    "before-listing": "deliveries since the listing",
    "after-end": "end of the listing",
    "end-unknown": "when the listing ended",
    "place-real": "what is at the address",
    "place-other-sites": "other sites",
    "place-inputs": "materials from the region",
    "place-workers": "workers at the sites",
    "goods-origin": "origin of the materials",
    "goods-stages": "who did each step",
    "goods-paid": "orders and payments",
    "goods-mixed": "materials kept apart",
    "goods-what": "what the goods are",
    "own-labor": "recruiting and pay",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; ``anchor`` is the html id of a common one, ``label`` a few words for a link."""

    anchor: str
    label: str
    question: str
    answered_by: str
    condition: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document; ``sources`` are (address, its site), ``confidence`` in words."""

    document: str
    why: str
    supplied_by: str
    condition: str
    confidence: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of one procedure, for any goods; ``asked`` says what is to be shown."""

    anchor: str
    procedure: str
    asked: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What one piece of evidence asks for: ``own`` in full, ``common`` as links to the section."""

    own_questions: tuple[Asked, ...]
    questions: tuple[Asked, ...]
    own_papers: tuple[Paper, ...]
    papers: tuple[Papers, ...]
    gap: str

    @property
    def anything(self) -> bool:
        """Whether there is anything to print."""
        return bool(
            self.own_questions or self.questions or self.own_papers or self.papers or self.gap
        )


@dataclass(frozen=True, slots=True)
class AskingSection:
    """The section of what is common: every question and document that the evidence links to, and
    the questions for ``gaps`` (flags that are not screenable)."""

    questions: tuple[Asked, ...]
    gaps: tuple[Asked, ...]
    papers: tuple[Papers, ...]


class Desk:
    """Says what to ask in a situation, each worked out once; ``inquiries`` as read."""

    def __init__(self, inquiries: Inquiries) -> None:
        self._data = inquiries
        self._told: dict[str, Situation] = {}
        self._kept: dict[tuple[str, ...], Asking] = {}
        own = inquiries.questions.filter(pl.col("commodity") != "")
        self._own = set(own["question_id"])
        told = inquiries.procedures.select("procedure", "title", "asked").rows()
        self._procedures = {name: (title, asked) for name, title, asked in told}
        self._order = {name: at for at, name in enumerate(inquiries.questions["question_id"])}

    def situations(self, flags: pl.DataFrame) -> pl.DataFrame:
        """FLAGS with the column ``situation``."""
        return with_situation(flags.lazy(), self._data).collect()

    def asking(self, names: Iterable[str]) -> Asking:
        """What flags in the situations ``names`` ask for, each thing once.

        A question or document of one commodity is own, one for any goods is common.
        """
        key = tuple(dict.fromkeys(names))
        if key not in self._kept:
            self._kept[key] = self._asking([self._situation(name) for name in key])
        return self._kept[key]

    def _situation(self, name: str) -> Situation:
        if name not in self._told:
            self._told[name] = situation(name, self._data)
        return self._told[name]

    def _asking(self, told: Sequence[Situation]) -> Asking:
        questions = {x.question_id: x for each in told for x in each.questions}
        order = sorted(questions, key=lambda name: self._order[name])
        documents = {(x.document_id, x.condition): x for each in told for x in each.documents}
        gaps = dict.fromkeys(each.gap for each in told if each.gap)
        return Asking(
            own_questions=tuple(_asked(questions[x]) for x in order if x in self._own),
            questions=tuple(_asked(questions[x]) for x in order if x not in self._own),
            own_papers=tuple(_paper(x) for x in documents.values() if x.commodity),
            papers=self._by_procedure([x for x in documents.values() if not x.commodity]),
            gap=" ".join(gaps),
        )

    def _by_procedure(self, documents: Sequence[DocumentAsked]) -> tuple[Papers, ...]:
        """The documents of each procedure, never mixed."""
        return tuple(
            Papers(f"collect-{name or 'any'}", *self._procedures.get(name, ("Any law", "")), papers)
            for name in dict.fromkeys(x.procedure for x in documents)
            for papers in [tuple(_paper(x) for x in documents if x.procedure == name)]
        )


def asking_section(asked: Iterable[Asking], gaps: pl.DataFrame, desk: Desk) -> AskingSection:
    """What is common to all of ``asked``; ``gaps`` is the part of FLAGS that is not screenable."""
    questions: dict[str, Asked] = {}
    papers: dict[str, Papers] = {}
    for each in dict.fromkeys(asked):
        questions |= {x.anchor: x for x in each.questions}
        papers |= {x.anchor: x for x in each.papers}
    named = desk.situations(gaps)["situation"].unique(maintain_order=True)
    return AskingSection(
        questions=tuple(questions.values()),
        gaps=desk.asking(named).questions,
        papers=tuple(papers[name] for name in sorted(papers)),
    )


def _asked(question: Question) -> Asked:
    return Asked(
        anchor=f"ask-{question.question_id}",
        label=_LABEL.get(question.question_id, question.question_id.replace("-", " ")),
        question=question.question,
        answered_by=question.answered_by,
        condition=question.condition,
    )


def _paper(document: DocumentAsked) -> Paper:
    return Paper(
        document=document.document,
        why=document.why,
        supplied_by=document.supplied_by,
        condition=document.condition,
        confidence=_CONFIDENCE.get(document.confidence, document.confidence),
        sources=tuple(
            (url, (urlsplit(url).hostname or url).removeprefix("www.")) for url in document.sources
        ),
    )
