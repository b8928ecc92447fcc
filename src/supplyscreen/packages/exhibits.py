"""The numbered exhibits of a submission: what each shows, which document answers, who has it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from supplyscreen.models import Procedure
from supplyscreen.watchlists import DocumentAsked, documents_of

FROM_THE_RUN = "from this run"
_NO_EXHIBIT = {"contents-and-summary"}  # parts of the submission itself


@dataclass(frozen=True, slots=True)
class Exhibit:
    """``number`` is 1, 2, ...; ``shows`` is what it is for; ``attached`` says where the run has it,
    and is empty where it is a blank. ``pointer``: the document is a paper of CBP that was not
    read. ``sources`` are addresses, empty for an exhibit of our own."""

    number: int
    document: str
    shows: str
    condition: str
    supplied_by: str
    attached: str
    pointer: bool
    confidence: str
    sources: tuple[str, ...]


def exhibits_of(
    procedure: Procedure, law: str, commodities: Mapping[str, str], *, csv_name: str
) -> tuple[Exhibit, ...]:
    """The exhibits of ``procedure`` under ``law`` for ``commodities`` (each with its condition):
    two from the run, then the documents that CBP asks for, no document of another procedure."""
    asked = [
        each
        for each in documents_of(law, commodities)
        if each.procedure in ("", procedure) and each.document_id not in _NO_EXHIBIT
    ]
    told = [*_own(csv_name), *map(_of_document, asked)]
    return tuple(Exhibit(number, *fields) for number, fields in enumerate(told, start=1))


_Fields = tuple[str, str, str, str, str, bool, str, tuple[str, ...]]


def _own(csv_name: str) -> Iterable[_Fields]:
    importer = "importer"
    yield (
        "Notice of detention, entry papers and commercial invoice of the goods",
        "they name the entry that this submission is about",
        *("", importer, "", False, "", ()),
    )
    yield (
        "Party table and screening evidence: the sections on parties and on screening",
        "they show who is named on the bills, and what a screen of these names saw",
        *("", importer, FROM_THE_RUN, False, "", ()),
    )
    yield (
        f"List of the bills of lading as filed: {csv_name}, with file and row of each",
        "it shows which transactions the run knows; it is not the bills themselves",
        *("", importer, FROM_THE_RUN, False, "", ()),
    )


def _of_document(asked: DocumentAsked) -> _Fields:
    return (
        asked.document,
        asked.why,
        asked.condition,
        asked.supplied_by,
        "",
        asked.pointer,
        asked.confidence,
        asked.sources,
    )
