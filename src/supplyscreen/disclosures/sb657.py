"""The California Transparency in Supply Chains Act (SB 657), Civil Code section 1714.43.

Source of what the Act asks: its text at law.onecle.com/california/civil/1714.43.html; what the
Attorney General's guide of 2015 asks for beyond it on verification and audits, as told by
consumerproductslawblog.com in April 2015. What was not read in a source is left to counsel.
"""

from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.regime import Context, Regime

STATUTE_URL = "https://law.onecle.com/california/civil/1714.43.html"

_SECTIONS = {
    "verification": "1. Verification of supply chains",
    "audits": "2. Audits of suppliers",
    "certification": "3. Certification by direct suppliers",
    "accountability": "4. Internal accountability",
    "training": "5. Training",
    "company": "The company",
    "coverage": "What the numbers cover",
}
_POINTS = (
    "Whether the company is covered: a retail seller or manufacturer that does business in "
    "California, with worldwide gross receipts above 100 million US dollars. To be checked by "
    "counsel.",
    "The page has to be reached by a conspicuous and easily understood link on the home page. A "
    "company without a web site gives the text in writing within 30 days of a consumer's written "
    "request.",
    "The Act asks to what extent, if any, the company does each of the five things. It names two "
    "statements that cannot be left out: whether the verification was not conducted by a third "
    "party, and whether the audits were not independent and unannounced.",
    "Method, frequency, labor brokers, choice of auditors, and announced and unannounced audits "
    "are asked for by the Attorney General's guide of 2015. What that guide asks for on "
    "certification, accountability and training was not read in a source: to be checked by "
    "counsel.",
    "The Act is enforced by the Attorney General, by injunction. Whether other law adds a remedy: "
    "to be checked by counsel.",
    "Every sentence of this page is about the company's own efforts. It says nowhere that a law is "
    "met, and should not be changed to say so.",
)


def _context(company: Disclosure, facts: RunFacts) -> Context:
    return {
        "statute_url": STATUTE_URL,
        "third_party": third_party(company),
        "audits_are": audits_are(company),
    }


def third_party(company: Disclosure) -> str:
    """The first statement that cannot be left out: ``none`` (no verification is done), ``yes``,
    ``partly``, ``no``, or ``blank`` while the company has not said."""
    part = company.verification
    if part.done == "no" and part.by_third_party in {None, "no"}:
        return "none"
    return part.by_third_party or "blank"


def audits_are(company: Disclosure) -> str:
    """The second statement that cannot be left out: ``none`` (no audits are made), ``both``
    (independent and unannounced), ``some`` of them, ``not``, or ``blank`` while one of the two
    answers is missing."""
    audits = company.audits
    given = {audits.independent, audits.unannounced}
    if audits.done == "no" and not given & {"yes", "partly"}:
        return "none"
    if None in given:
        return "blank"
    return "both" if given == {"yes"} else "not" if "no" in given else "some"


REGIME = Regime(
    kind="sb657",
    title="California Transparency in Supply Chains Act",
    link_name="California Supply Chains Act",
    citation="California Civil Code section 1714.43",
    sections=_SECTIONS,
    context=_context,
    counsel_points=_POINTS,
)
