"""One regime: what its statement is called, its sections, and the values its template prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.models import ReportKind

Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Regime:
    """What a file of a regime gives as ``REGIME``; its template is ``templates/KIND.md.j2``.

    ``sections``: key in ``regimes.csv`` -> heading, in the order of the page.
    ``context`` makes the values of this template only. Every template has also ``said`` (fields as
    text), ``company`` (:class:`Disclosure`), ``facts`` (:class:`RunFacts`), ``check``
    (:class:`DisclosureCheck`), ``sections``, ``title``, ``link_name``, ``citation``,
    ``for_counsel`` (DOCX and Markdown end with notes to counsel, a web page has none) and
    ``counsel_points``: what counsel has to check, one sentence or two each. ``companions``: name of
    a further template -> title of the document of its own that it makes from the same values.
    """

    kind: ReportKind
    title: str
    link_name: str
    citation: str
    sections: Mapping[str, str]
    context: Callable[[Disclosure, RunFacts], Context]
    counsel_points: tuple[str, ...] = ()
    companions: Mapping[str, str] = field(default_factory=dict)
