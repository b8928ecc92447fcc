"""Canada's online questionnaire, filled from the passages that the report prints.

Numbers and topics are those of the questions published in December 2023, in our own words: the
first ones read at publicsafety.gc.ca (submit a report), the others in a public copy of the form.
The lists of choices of the form were not read, so a choice is a blank, never a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.company import Disclosure
from supplyscreen.disclosures.facts import RunFacts
from supplyscreen.disclosures.passages import Passage
from supplyscreen.disclosures.sentences import decided, flagged, screened
from supplyscreen.disclosures.statement import not_asked, shown

LIMIT = 1500
"""Characters that a text box takes (duediligence.design; ropesgray.com)."""

CHOOSE = "[CHOOSE FROM THE LIST OF THE FORM]"
_FIRST_DAY = "[DAY THE FIRST REPORT WAS HANDED IN]"
_Told = Mapping[str, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class Box:
    """One question: its ``number``, what it is about in our words, the ``answer``; ``is_text``
    where it is a text box with a limit, not a choice or a short field."""

    number: str
    topic: str
    answer: str
    is_text: bool = False

    @property
    def length(self) -> int:
        """Characters of the answer (Unicode code points)."""
        return len(self.answer)

    @property
    def is_long(self) -> bool:
        """Whether the answer does not fit in its text box."""
        return self.is_text and self.length > LIMIT


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of the form."""

    title: str
    boxes: tuple[Box, ...]


def questionnaire(company: Disclosure, told: _Told, facts: RunFacts) -> tuple[FormPart, ...]:
    """The form, filled from ``told`` (section of the report -> passages) and from the run."""
    return (
        FormPart("Part 1: about the entity", _identifying(company)),
        FormPart("Part 2: on substance", _substance(company, told, facts)),
    )


def _identifying(company: Disclosure) -> tuple[Box, ...]:
    firm, revised = company.company, bool(company.revisions)
    joint = {0: BLANK, 1: "No"}.get(len(firm.entities_covered), "Yes")
    boxes = [
        Box("1", "Who the report is for", "An entity"),
        Box("2", "Legal name", shown(firm.name)),
        Box("3", "Financial year", shown(firm.financial_year)),
        Box("4", "Is it a revised version of a report of this year", "Yes" if revised else "No"),
    ]
    if revised:
        changed = "; ".join(shown(item) for item in company.revisions)
        boxes += [
            Box("4.1", "Day the first report was handed in", _FIRST_DAY),
            Box("4.2", "What was changed", changed, is_text=True),
        ]
    boxes += [
        Box("5", "Business numbers", shown(firm.registration_numbers)),
        Box("6", "Is it a joint report", joint),
    ]
    if joint == "Yes":
        boxes += [
            Box("6.1", "Legal name of each entity", shown(firm.entities_covered)),
            Box("6.2", "Business numbers of each entity", shown(firm.registration_numbers)),
        ]
    return (
        *boxes,
        Box("7", "Is it subject to supply chain laws of other countries, and which", CHOOSE),
        Box("8", "What makes it an entity under the Act", CHOOSE),
        Box("9", "Sectors or industries", CHOOSE),
        Box("10", "Country, and in Canada the province, of its head office", CHOOSE),
    )


def _substance(company: Disclosure, told: _Told, facts: RunFacts) -> tuple[Box, ...]:
    run = f"{screened(facts)} {flagged(facts)}"
    return (
        Box("1", "Steps taken in the previous financial year", CHOOSE),
        _text("2", "More on these steps", told["steps"]),
        Box("3", "Structure of the entity", CHOOSE),
        Box("4", "What it does with goods", CHOOSE),
        _text("5", "More on structure, activities and supply chains", told["structure"]),
        Box("6", "Are there policies and due diligence", _choice(company, "policies.has_policies")),
        Box("6.1", "Which elements of due diligence", CHOOSE),
        _text("7", "More on policies and due diligence", told["policies"]),
        Box("8", "Were parts at risk identified, and related to what", CHOOSE),
        Box("9", "Sectors and industries at risk", CHOOSE),
        _text("10", "More on parts at risk and steps", told["risks"], run),
        Box("11", "Were measures taken to remediate", _choice(company, "remediation.done")),
        Box("11.1", "Which measures", CHOOSE),
        _text("12", "More on these measures", told["remediation"]),
        Box(
            "13",
            "Were measures taken to remediate loss of income of families",
            _choice(company, "loss_of_income.done"),
        ),
        _text("14", "More on these measures", told["income"]),
        Box("15", "Is there training of employees", _choice(company, "training.done")),
        Box("15.1", "Is it mandatory", _choice(company, "training.mandatory")),
        _text("16", "More on training", told["training"]),
        Box("17", "Is effectiveness assessed", _choice(company, "effectiveness.done")),
        Box("17.1", "By which method", CHOOSE),
        _text("18", "More on how it is assessed", told["effectiveness"], decided(facts)),
    )


def _text(number: str, topic: str, passages: tuple[Passage, ...], *more: str) -> Box:
    """A text box: the same words as the section of the report, on one line."""
    return Box(number, topic, " ".join([*(x.text for x in passages), *more]), is_text=True)


def _choice(company: Disclosure, name: str) -> str:
    """Yes or No as the company said; where it said "partly", the choice is left to a person."""
    if not_asked(company, name):
        return "not asked"
    value = shown(company.value(name))
    return f"{value}: {CHOOSE}" if value == "Partly" else value
