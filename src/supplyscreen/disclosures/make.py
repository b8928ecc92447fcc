"""Making the statement of a regime: the company's answers and the run's facts into a document."""

from importlib import import_module

from supplyscreen.disclosures.check import DisclosureCheck, checked
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts, run_facts
from supplyscreen.disclosures.read import read_disclosure
from supplyscreen.disclosures.regime import Regime
from supplyscreen.disclosures.statement import said
from supplyscreen.documents import Document, DocumentFiles, document_files, render_markdown
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.runs import Result, words

_ROOM = "supplyscreen.disclosures"


def regime_of(kind: ReportKind) -> Regime:
    """The regime ``kind``, imported when it is wanted: its file is its name with ``_``."""
    found: Regime = import_module(f"{_ROOM}.{kind.replace('-', '_')}").REGIME
    return found


def disclosure_files(
    result: Result, kind: ReportKind, form: ReportFormat, options: ReportOptions
) -> DocumentFiles:
    """File name -> content: the statement of ``kind`` as ``form``, and its companions; ``notes``
    of what is returned say what the statement still lacks.

    Raises InputError for a wrong disclosure.yml, MissingExtraError for a library that is missing.
    """
    company = read_disclosure(options.disclosure) if options.disclosure else Disclosure()
    regime, facts = regime_of(kind), run_facts(result)
    check = checked(company, kind, facts)
    context = statement_context(company, facts, check, for_counsel=form != "html")
    made = DocumentFiles()
    for name, title in {kind: regime.title, **regime.companions}.items():
        document = Document(
            title=title,
            markdown=render_markdown(name, context, room=_ROOM, folder=options.templates),
            day=result.run.as_of,
            footer=f"Run {facts.run}, as of {facts.as_of}",
        )
        files = document_files(name, document, form)
        made.update(files)
        made.notes += files.notes
    made.notes = (*dict.fromkeys(made.notes), *summary(check))
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
    context = statement_context(company, facts, check, for_counsel=for_counsel)
    return render_markdown(check.kind, context, room=_ROOM, folder=options.templates)


def statement_context(
    company: Disclosure, facts: RunFacts, check: DisclosureCheck, *, for_counsel: bool
) -> dict[str, object]:
    """Every value that the templates of the statement ``check.kind`` may print."""
    regime = regime_of(check.kind)
    return {
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
