"""Making the statement of a regime: the company's answers and the run's facts into a document."""

from collections.abc import Mapping
from importlib import import_module

from supplyscreen.disclosures.check import check_disclosure
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import run_facts
from supplyscreen.disclosures.read import read_disclosure
from supplyscreen.disclosures.regime import Context, Regime
from supplyscreen.disclosures.statement import said, shown
from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.runs import Result
from supplyscreen.runs.outputs import Content

_FILE_OF: Mapping[str, str] = {
    "sb657": "sb657",
    "uk-msa": "uk_msa",
    "au-msa": "au_msa",
    "ca-s211": "ca_s211",
    "lksg": "lksg",
}


def regime_of(kind: ReportKind) -> Regime:
    """The regime ``kind``, imported when it is wanted."""
    found: Regime = import_module(f"supplyscreen.disclosures.{_FILE_OF[kind]}").REGIME
    return found


def context_of(
    result: Result, kind: ReportKind, form: ReportFormat, company: Disclosure
) -> Context:
    """Every value that the template of ``kind`` may print."""
    regime, facts = regime_of(kind), run_facts(result)
    return {
        "title": regime.title,
        "citation": regime.citation,
        "link_name": shown(company.company.link_name or regime.link_name),
        "sections": regime.sections,
        "said": said(company),
        "facts": facts,
        "check": check_disclosure(company, kind),
        "for_counsel": form != "html",
        "counsel_points": regime.counsel_points,
        **regime.context(company, facts),
    }


def company_of(options: ReportOptions) -> Disclosure:
    """The company's answers; all blank where no file was given. Raises InputError."""
    return read_disclosure(options.disclosure) if options.disclosure else Disclosure()


def disclosure_files(
    result: Result, kind: ReportKind, form: ReportFormat, options: ReportOptions
) -> Mapping[str, Content]:
    """File name -> content: the statement of ``kind`` as ``form``.

    Raises InputError for a wrong disclosure.yml, MissingExtraError for a library that is missing.
    """
    raise ConfigError(f"{kind} as {form} is not built yet.")
