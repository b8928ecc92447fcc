"""Germany: documentation and report of section 10 of the Supply Chain Act (LkSG).

Sources: section 10 in English at consuvation.com; bafa.de on the report, the questionnaire and its
dates; what is proposed to change, as told by ihk.de and others in 2025 and 2026. What was not read
in a source is left to counsel.
"""

from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.law import LawPoint
from supplyscreen.disclosures.passages import Terms, passages
from supplyscreen.disclosures.regime import Context, Regime
from supplyscreen.disclosures.sentences import run_sentences

_SECTION_10 = "consuvation.com (English text of section 10)"
TERMS = Terms(harm="forced labour", who="the enterprise")

_SECTIONS = {
    "company": "The enterprise",
    "documentation": "Documentation of the screening",
    "risks": "Risk analysis",
    "found": "1. Risks and breaches found",
    "measures": "2. What was done",
    "effectiveness": "3. How impact and effectiveness are judged",
    "conclusions": "4. Conclusions for the future",
    "coverage": "What the numbers cover",
}
_LAW = (
    LawPoint(
        "The Act applies to enterprises with 1,000 or more staff since 2024.",
        "bafa.de; heuking.de",
    ),
    LawPoint(
        "That the duties of care are met is documented inside the enterprise, continuously. The "
        "documentation is kept for at least seven years from the day it was made. It is not "
        "public.",
        f"Section 10(1): {_SECTION_10}; bafa.de",
    ),
    LawPoint(
        "A report for each financial year tells at least four things. Sections 1 to 4 of this "
        "document are these.",
        f"Section 10(2): {_SECTION_10}",
    ),
    LawPoint(
        "An enterprise that has found no risk and no breach, and explains this plausibly, need not "
        "go into points 2 to 4.",
        f"Section 10(3): {_SECTION_10}",
    ),
    LawPoint(
        "The report is put on the web site within four months after the end of the financial year "
        "and stays there for seven years.",
        f"Section 10(2): {_SECTION_10}; bafa.de",
    ),
    LawPoint(
        "The authority, BAFA, was to check reports for the first time on 1 January 2026, by a "
        "questionnaire of 437 items. It is not reproduced here.",
        "bafa.de; consuvation.com",
    ),
    LawPoint(
        "A bill of the federal government of 3 September 2025 takes away the report (section 10(2) "
        "to (4)), also for past years, and keeps the documentation (section 10(1)). BAFA has "
        "stopped checking reports ahead of it. The parliament first debated it in January 2026.",
        "ihk.de/regensburg, dehoga-nrw.de, fuchsbriefe.de, nwb-experten-blog.de",
    ),
)
_COUNSEL = (
    "To be checked by counsel: whether the bill of 2025 is law by now, in which form, and so "
    "whether a report is still due. The documentation is needed in either case.",
    "To be checked by counsel: which of the 437 items of the questionnaire apply, if it is "
    "still in use.",
    "To be checked by counsel: whether risks other than forced labour have to be told of: the "
    "Act also names other human rights and duties on the environment, and this screening looks "
    "for none of them.",
    "To be checked by counsel: whether a flag of the screening is a risk that the enterprise "
    "has found. This document counts flags and leaves that to the enterprise.",
)


def _context(company: Disclosure, facts: RunFacts) -> Context:
    return {
        "law": _LAW,
        "passages": passages(company, "lksg", TERMS),
        **run_sentences(facts),
    }


REGIME = Regime(
    kind="lksg",
    title="Supply chain due diligence: documentation and report",
    link_name="Supply chain report",
    citation="Lieferkettensorgfaltspflichtengesetz (LkSG), section 10",
    sections=_SECTIONS,
    context=_context,
    counsel_points=_COUNSEL,
)
