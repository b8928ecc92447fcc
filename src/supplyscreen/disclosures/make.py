"""Making the statement of a regime: the company's answers and the run's facts into a document."""

from collections.abc import Mapping
from importlib import import_module

from supplyscreen.disclosures.check import DisclosureCheck, checked
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts, run_facts
from supplyscreen.disclosures.read import read_disclosure
from supplyscreen.disclosures.regime import Regime
from supplyscreen.disclosures.statement import said, shown
from supplyscreen.documents import Document, document_files, render_markdown
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.runs import Result, words
from supplyscreen.runs.outputs import Content

_ROOM = "supplyscreen.disclosures"


def regime_of(kind: ReportKind) -> Regime:
    """The regime ``kind``, imported when it is wanted: its file is its name with ``_``."""
    found: Regime = import_module(f"{_ROOM}.{kind.replace('-', '_')}").REGIME
    return found


def disclosure_files(
    result: Result, kind: ReportKind, form: ReportFormat, options: ReportOptions
) -> Mapping[str, Content]:
    """File name -> content: the statement of ``kind`` as ``form``; ``notes`` of what is returned
    say what the statement still lacks.

    Raises InputError for a wrong disclosure.yml, MissingExtraError for a library that is missing.
    """
    company = read_disclosure(options.disclosure) if options.disclosure else Disclosure()
    facts = run_facts(result)
    check = checked(company, kind, facts)
    document = Document(
        title=f"{regime_of(kind).title}: {shown(company.company.name)}",
        markdown=statement_markdown(company, facts, check, options, for_counsel=form != "html"),
        day=result.run.as_of,
        footer=f"Run {facts.run}, as of {facts.as_of}",
    )
    made = document_files(kind, document, form)
    made.notes = (*made.notes, *summary(check))
    return made


def statement_markdown(
    company: Disclosure,
    facts: RunFacts,
    check: DisclosureCheck,
    options: ReportOptions,
    *,
    for_counsel: bool,
) -> str:
    """The text of the statement ``check.kind``, with notes to counsel at its end if wanted."""
    regime = regime_of(check.kind)
    context = {
        "title": regime.title,
        "citation": regime.citation,
        "link_name": company.company.link_name or regime.link_name,
        "sections": regime.sections,
        "company": company,
        "said": said(company),
        "facts": facts,
        "check": check,
        "for_counsel": for_counsel,
        "counsel_points": regime.counsel_points,
        **regime.context(company, facts),
    }
    return render_markdown(check.kind, context, room=_ROOM, folder=options.templates)


def summary(check: DisclosureCheck) -> tuple[str, ...]:
    """What to tell whoever makes the statement, one sentence each."""
    told = []
    if check.compulsory:
        names = ", ".join(item.name for item in check.compulsory)
        told.append(f"Not fit for publication, answers that must be given are blank: {names}.")
    optional = len(check.missing) - len(check.compulsory)
    if optional:
        told.append(f"{words.count(optional, 'other blank')} shown in the statement.")
    return (*told, *(f"{doubt}." for doubt in check.doubts), *check.notes)
