"""The tables of what to ask: documents to collect and questions to the supplier.

Flags are many and situations few. Each situation has a number (``S01``), which stands beside each
flag and beside each document and question that goes with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from supplyscreen.runs.result import Result
from supplyscreen.watchlists.inquiries import Inquiries, read_inquiries
from supplyscreen.watchlists.situations import (
    DocumentAsked,
    Question,
    Situation,
    situation,
    with_situation,
)
from supplyscreen.workbooks.small_table import small_table
from supplyscreen.workbooks.table import Column, Table

ASK = Column("ask", "To ask", "number of the situation in Documents to collect, Questions", width=8)
_GOES_WITH = (
    Column("flags", "Flags", "how many flags it goes with", "whole", 8),
    Column("situations", "Situations", "as in the column To ask of the flags", "long", 40),
)
_DOCUMENTS = (
    Column("document", "Document", "in our words", "long", 64),
    Column("why", "Why", "what it shows", "long", 40),
    Column("supplied_by", "Who has it", "who can supply it", "long", 28),
    Column("commodity", "Goods", "empty: for any goods", width=14),
    Column("condition", "When", "empty: always", "long", 28),
    Column("procedure", "Procedure", "of CBP that asks for it; empty: any", "long", 22),
    *_GOES_WITH,
    Column("kind", "What is known", "how far the sources tell it", "long", 30),
    Column("confidence", "Confidence", "in the sources: high, medium or low", width=11),
    Column("sources", "Sources", "addresses of what was read", "long", 60),
    Column("document_id", "Document id", "ours", width=24),
)
_QUESTIONS = (
    Column("question", "Question", "to the supplier", "long", 70),
    Column("answered_by", "Answered by", "what answers it", "long", 50),
    Column("condition", "When", "empty: always", "long", 32),
    *_GOES_WITH,
    Column("question_id", "Question id", "ours", width=24),
)
_ASKED = "asked for"
_POINTER = "a list of CBP, which was not read"
_GAP = "no source tells more"


@dataclass(frozen=True)
class Asks:
    """The situations of a result, most urgent first: name -> number of flags, name -> ``S01``."""

    inquiries: Inquiries
    flags: Mapping[str, int]
    numbers: Mapping[str, str]

    def column(self, flags: pl.LazyFrame) -> pl.LazyFrame:
        """FLAGS with a column ``ask``: the number of the situation."""
        told = with_situation(flags, self.inquiries)
        return told.with_columns(ask=pl.col("situation").replace(self.numbers)).drop("situation")

    def each(self) -> Iterator[tuple[str, Situation]]:
        """Each name with what to ask."""
        return ((name, situation(name, self.inquiries)) for name in self.flags)

    def goes_with(self, names: list[str]) -> dict[str, object]:
        """The cells of a document or question that goes with the situations ``names``."""
        return {
            "flags": sum(self.flags[name] for name in names),
            "situations": " ".join(self.numbers[name] for name in names),
        }


def asks(result: Result) -> Asks:
    """The situations of the flags of ``result``, numbered in triage order."""
    inquiries = read_inquiries()
    named = with_situation(result.scan_flags(), inquiries).select("situation")
    counted = named.group_by("situation", maintain_order=True).agg(pl.len())
    flags = dict(counted.collect(engine="streaming").iter_rows())
    digits = max(2, len(str(len(flags))))
    numbers = {name: f"S{at:0{digits}}" for at, name in enumerate(flags, start=1)}
    return Asks(inquiries, flags, numbers)


def documents_table(asked: Asks) -> Table:
    """One row for each document, and for each gap of what the sources tell."""
    wanted: dict[DocumentAsked | str, list[str]] = {}
    for name, told in asked.each():
        for one in (*told.documents, *((told.gap,) if told.gap else ())):
            wanted.setdefault(one, []).append(name)
    rows = (_document(one) | asked.goes_with(names) for one, names in wanted.items())
    return small_table(
        "Documents to collect",
        "What CBP asks for in situations like these, with the sources of each.",
        "one document",
        _DOCUMENTS,
        rows,
    )


def questions_table(asked: Asks) -> Table:
    """One row for each question."""
    wanted: dict[Question, list[str]] = {}
    for name, told in asked.each():
        for one in told.questions:
            wanted.setdefault(one, []).append(name)
    rows = (_question(one) | asked.goes_with(names) for one, names in wanted.items())
    return small_table("Questions", "What to ask the supplier.", "one question", _QUESTIONS, rows)


def _document(one: DocumentAsked | str) -> dict[str, Any]:
    if isinstance(one, str):
        return {"document": one, "kind": _GAP}
    return {
        "document": one.document,
        "why": one.why,
        "supplied_by": one.supplied_by,
        "commodity": one.commodity,
        "condition": one.condition,
        "procedure": one.procedure.replace("-", " "),
        "kind": _POINTER if one.pointer else _ASKED,
        "confidence": one.confidence,
        "sources": "\n".join(one.sources),
        "document_id": one.document_id,
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "question": one.question,
        "answered_by": one.answered_by,
        "condition": one.condition,
        "question_id": one.question_id,
    }
