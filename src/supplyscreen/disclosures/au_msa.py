"""Australia: the statement of section 16 of the Modern Slavery Act 2018 (Commonwealth).

Sources: the criteria as the Attorney-General's Department lists them (consultations.ag.gov.au,
2025); the Act as passed (parlinfo.aph.gov.au, bill r6148). What was not read in a source is left to
counsel.
"""

from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.law import LawPoint
from supplyscreen.disclosures.passages import Terms, passages
from supplyscreen.disclosures.regime import Context, Regime
from supplyscreen.disclosures.sentences import run_sentences

_CRITERIA = "Section 16(1), as listed at consultations.ag.gov.au (Attorney-General's Department)"
TERMS = Terms(harm="modern slavery", who="the reporting entity")

_SECTIONS = {
    "entity": "1. The reporting entity",
    "structure": "2. Structure, operations and supply chains",
    "risks": "3. Risks of modern slavery practices",
    "actions": "4. Actions to assess and address these risks",
    "effectiveness": "5. How effectiveness is assessed",
    "consultation": "6. Consultation with owned or controlled entities",
    "other": "7. Other relevant information",
    "coverage": "What the numbers cover",
    "approval": "Approval and signature",
}
_LAW = (
    LawPoint(
        "Entities based or operating in Australia with a consolidated revenue of 100 million "
        "Australian dollars or more make a statement each year; others may.",
        "ecovadis.com, legalwiseseminars.com.au",
    ),
    LawPoint(
        "A statement must meet seven criteria. Sections 1 to 7 of this statement are these, in the "
        "order of the Act. None may be left out.",
        _CRITERIA,
    ),
    LawPoint(
        "Risks and actions are those of the reporting entity and of the entities that it owns or "
        "controls. Actions include due diligence and remediation.",
        _CRITERIA,
    ),
    LawPoint(
        "A joint statement also describes the consultation with the entity that gives it.",
        f"{_CRITERIA}; rouselawyers.com.au",
    ),
    LawPoint(
        "The principal governing body approves the statement and a responsible member signs it.",
        "Sections 13 and 14, as told by lexology.com (109d82f7) and wikirate.org",
    ),
    LawPoint(
        "It is given to the Minister within six months after the end of the reporting period, and "
        "stands in a public register.",
        "ecovadis.com, legalwiseseminars.com.au; the register: informed365.com",
    ),
)
_COUNSEL = (
    "To be checked by counsel: whether the criteria have changed: the government consulted on "
    "other ones until 1 September 2025 (consultations.ag.gov.au).",
    "To be checked by counsel: which form the approval of a joint statement takes, and whether "
    "its details are part of the statement.",
    "To be checked by counsel: what counts as an entity that is owned or controlled.",
)


def _context(company: Disclosure, facts: RunFacts) -> Context:
    return {
        "law": _LAW,
        "passages": passages(company, "au-msa", TERMS),
        **run_sentences(facts),
    }


REGIME = Regime(
    kind="au-msa",
    title="Modern slavery statement",
    link_name="Modern slavery statement",
    citation="Modern Slavery Act 2018 (Australia), section 16",
    sections=_SECTIONS,
    context=_context,
    counsel_points=_COUNSEL,
)
