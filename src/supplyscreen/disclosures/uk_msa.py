"""United Kingdom: the statement of section 54 of the Modern Slavery Act 2015.

Sources: the Act at legislation.gov.uk (part 6); what its guidance of March 2025 asks for, as told
by the law firms that are named with each point. What was not read in a source is left to counsel.
"""

from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.labels import LABELS
from supplyscreen.disclosures.law import LawPoint
from supplyscreen.disclosures.passages import Terms, passages
from supplyscreen.disclosures.regime import Context, Regime
from supplyscreen.disclosures.sentences import run_sentences

_ACT = "Modern Slavery Act 2015, legislation.gov.uk/ukpga/2015/30/part/6"
TERMS = Terms(harm="slavery and human trafficking", who="the organisation")

_SECTIONS = {
    "company": "The organisation",
    "structure": "1. Structure, business and supply chains",
    "policies": "2. Policies",
    "due_diligence": "3. Due diligence processes",
    "risks": "4. Risks, and steps to assess and manage them",
    "effectiveness": "5. Effectiveness and performance indicators",
    "training": "6. Training",
    "coverage": "What the numbers cover",
    "approval": "Approval and signature",
}
_LAW = (
    LawPoint(
        "Commercial organisations that supply goods or services, do business in the United "
        "Kingdom and have a total turnover of 36 million pounds or more make a statement for each "
        "financial year.",
        f"Section 54(1) to (3): {_ACT}; the amount: charlesrussellspeechlys.com, ashurst.com",
    ),
    LawPoint(
        "The statement tells the steps taken in the financial year against slavery and human "
        "trafficking in the supply chains and in the organisation's own business, or it says that "
        "no steps were taken.",
        f"Section 54(4): {_ACT}",
    ),
    LawPoint(
        "It may tell of six areas. Sections 1 to 6 of this statement are these, in the order of "
        "the Act.",
        f"Section 54(5): {_ACT}",
    ),
    LawPoint(
        "In a company, the board of directors approves the statement and a director signs it.",
        "Section 54, as told by ashurst.com, petersandpeters.com",
    ),
    LawPoint(
        "It is published on the web site, with a link in a prominent place on the home page.",
        "Section 54, as told by charlesrussellspeechlys.com, rightsdd.com",
    ),
    LawPoint(
        "The statutory guidance was renewed in March 2025. For each area it suggests disclosures "
        "at Level 1, for those who begin, and at Level 2, in addition and in more depth. It asks "
        "to be open about cases that were found and about what is not known of the supply chains. "
        "It is guidance; the Act itself has not changed.",
        "gov.uk, Transparency in supply chains: a practical guide; lw.com, mfmac.com, "
        "forvismazars.com",
    ),
)
_COUNSEL = (
    "To be checked by counsel: which disclosures of Level 1 and Level 2 this statement gives: "
    "the list of the guidance is not reproduced here.",
    "To be checked by counsel: who approves and signs where the organisation is not a company.",
    "To be checked by counsel: by when the statement has to be published, and whether it also "
    "goes to a register of the government.",
    "To be checked by counsel: whether one statement may cover several companies of a group.",
)


def _context(company: Disclosure, facts: RunFacts) -> Context:
    return {
        "law": _LAW,
        "passages": passages(company, "uk-msa", TERMS),
        "steps": steps(company),
        **run_sentences(facts),
    }


def steps(company: Disclosure) -> str:
    """What section 54(4) asks for: that the statement tells the steps, or that there were none."""
    if company.risks.any_steps is None:
        return f"{LABELS['risks.any_steps']}? {BLANK}"
    if company.risks.any_steps == "no":
        return (
            "The organisation took no steps in that year to ensure that slavery and human "
            "trafficking are not taking place in its supply chains or in its own business."
        )
    return (
        "It tells the steps that the organisation took in that year to ensure that slavery and "
        "human trafficking are not taking place in its supply chains or in its own business."
    )


REGIME = Regime(
    kind="uk-msa",
    title="Slavery and human trafficking statement",
    link_name="Modern slavery statement",
    citation="Modern Slavery Act 2015, section 54",
    sections=_SECTIONS,
    context=_context,
    counsel_points=_COUNSEL,
)
