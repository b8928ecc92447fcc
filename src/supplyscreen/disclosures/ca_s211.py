"""Canada: the report of section 11 of the Fighting Against Forced Labour and Child Labour in Supply
Chains Act (Bill S-211), and the questionnaire that has to agree with it.

Sources: publicsafety.gc.ca on the report, its approval and the questionnaire (pages of 2023 to
2025). What was not read in a source is left to counsel.
"""

from supplyscreen.disclosures.ca_questionnaire import LIMIT, questionnaire
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.law import LawPoint
from supplyscreen.disclosures.passages import Terms, passages
from supplyscreen.disclosures.regime import Context, Regime
from supplyscreen.disclosures.sentences import run_sentences
from supplyscreen.disclosures.statement import shown

_GUIDANCE = "publicsafety.gc.ca, guidance for entities"
TERMS = Terms(harm="forced labour and child labour", who="the entity")

_SECTIONS = {
    "company": "The entity and this report",
    "revisions": "Revisions",
    "steps": "Steps taken in the previous financial year",
    "structure": "(a) Structure, activities and supply chains",
    "policies": "(b) Policies and due diligence processes",
    "risks": "(c) Parts at risk, and steps to assess and manage the risk",
    "remediation": "(d) Measures to remediate forced or child labour",
    "income": "(e) Measures to remediate loss of income",
    "training": "(f) Training of employees",
    "effectiveness": "(g) How effectiveness is assessed",
    "coverage": "What the numbers cover",
    "approval": "Approval and attestation",
}
_LAW = (
    LawPoint(
        "Entities listed on a Canadian stock exchange, and those with a place of business, "
        "business or assets in Canada that meet two of three: 20 million Canadian dollars of "
        "assets, 40 million of revenue, 250 employees.",
        f"{_GUIDANCE}; frdm.co",
    ),
    LawPoint(
        "By 31 May each year they report to the Minister on the steps taken in their previous "
        "financial year to prevent and reduce the risk of forced labour and child labour. The "
        "report also tells of seven points: parts (a) to (g) of this report, in the order of the "
        "Act.",
        f"Section 11(1) and (3): {_GUIDANCE}; frdm.co",
    ),
    LawPoint(
        "The report is handed in as a PDF file together with an online questionnaire. Both are "
        "mandatory and must agree. The report is then published on the web site.",
        "publicsafety.gc.ca, submit a report",
    ),
    LawPoint(
        "Text boxes of the questionnaire take 1,500 characters.",
        "duediligence.design; ropesgray.com",
    ),
    LawPoint(
        "The governing body approves the report. The PDF file holds a signed attestation of that "
        "approval.",
        f"Section 11(4) and (5): {_GUIDANCE}",
    ),
    LawPoint(
        "A revised report says when it was revised and what was changed in the original one.",
        "Section 12(2); publicsafety.gc.ca, submit a report (question 4)",
    ),
    LawPoint(
        "Neither the report nor the questionnaire may hold personal information, such as "
        "addresses, telephone numbers or e-mail addresses of persons.",
        "publicsafety.gc.ca, submit a report",
    ),
)
_COUNSEL = (
    "To be checked by counsel: how long the report may be. The guidance of December 2023 asked for "
    "at most 10 pages (mondaq.com 1407374). A public copy of the guidance dated 18 December 2025 "
    "states a size of 100 MB and no number of pages.",
    "To be checked by counsel: the questions of the form as it is now. Those of the questionnaire "
    "made with this report were published in December 2023: 28 questions, 13 on the entity and "
    "15 on substance by one count (duediligence.design). Their numbers were read in a public copy, "
    "not on the page of the department.",
    "To be checked by counsel: the words of the attestation. The guidance gives an example.",
    "To be checked by counsel: whether an entity that only sells or distributes goods has to "
    "report.",
)


def _context(company: Disclosure, facts: RunFacts) -> Context:
    told = passages(company, "ca-s211", TERMS)
    parts = questionnaire(company, told, facts)
    return {
        "law": _LAW,
        "passages": told,
        **run_sentences(facts),
        "revised": "It is a revised report." if company.revisions else "",
        "revisions": [
            {"day": shown(item.revised_on), "changed": shown(item.what_changed)}
            for item in company.revisions
        ],
        "questionnaire": parts,
        "limit": LIMIT,
        "long": tuple(box for part in parts for box in part.boxes if box.is_long),
    }


REGIME = Regime(
    kind="ca-s211",
    title="Report on forced labour and child labour in supply chains",
    link_name="Supply Chains Act report",
    citation="Fighting Against Forced Labour and Child Labour in Supply Chains Act (Canada), "
    "section 11",
    sections=_SECTIONS,
    context=_context,
    counsel_points=_COUNSEL,
    companions={"ca-s211-questionnaire": "Questionnaire with the answers of the report"},
)
