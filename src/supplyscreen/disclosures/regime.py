"""One regime: what its statement is called, its sections, and the values its template prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.models import ReportKind

Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Regime:
    """What a file of a regime gives as ``REGIME``; its template is ``templates/KIND.md.j2``.

    ``sections``: key in ``regimes.csv`` -> heading, in the order of the page.
    ``context`` makes the values of this template only; every template also has ``said`` (fields as
    text), ``facts`` (:class:`RunFacts`), ``sections``, ``check`` (:class:`DisclosureCheck`),
    ``title``, ``link_name``, ``citation``, ``for_counsel`` (DOCX and Markdown: notes to
    counsel are printed, a web page has none) and ``counsel_points``: sentences of what counsel
    has to check.
    """

    kind: ReportKind
    title: str
    link_name: str
    citation: str
    sections: Mapping[str, str]
    context: Callable[[Disclosure, RunFacts], Context]
    counsel_points: tuple[str, ...] = ()
