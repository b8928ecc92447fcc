"""What the templates of all statements share: answers in words, blanks, and what is not asked."""

from supplyscreen.disclosures.answers import BLANK, is_blank
from supplyscreen.disclosures.company import Disclosure, field_names
from supplyscreen.disclosures.firm import Revision

NOT_DONE = "not applicable, as this is not done"
WORD = {"yes": "Yes", "no": "No", "partly": "Partly"}


def shown(value: object) -> str:
    """A value of ``disclosure.yml`` as text: the blank, Yes, No or Partly, lists parted by "; "."""
    if is_blank(value):
        return BLANK
    if isinstance(value, tuple):
        return "; ".join(shown(item) for item in value)
    if isinstance(value, Revision):
        return f"{shown(value.revised_on)}: {shown(value.what_changed)}"
    return WORD.get(str(value), str(value))


def said(disclosure: Disclosure) -> dict[str, dict[str, str] | str]:
    """Every field as text, for templates: ``said.audits.extent``; ``said.revisions`` is one text.

    A blank is :data:`BLANK`, or "not applicable" where ``done`` of its part is "no".
    """
    told: dict[str, dict[str, str] | str] = {}
    for name in field_names():
        part, _, field = name.partition(".")
        text = NOT_DONE if not_asked(disclosure, name) else shown(disclosure.value(name))
        if field:
            section = told.setdefault(part, {})
            assert isinstance(section, dict)  # for the type checker: only revisions is one text
            section[field] = text
        else:
            told[part] = text
    return told


# Fields that are asked only after a yes to another question than ``done`` of their part; None:
# always asked.
_ONLY_AFTER: dict[str, str | None] = {
    "policies.documents": "policies.has_policies",
    "policies.content": "policies.has_policies",
    "verification.third_party": "verification.by_third_party",
    "breaches.which": "breaches.found",
    "breaches.measures": "breaches.found",
    "risks.any_steps": None,
    "risks.steps_taken": "risks.any_steps",
    "risks.steps_planned": None,
    "remediation.process": None,
    "consultation.other": None,
}


def not_asked(disclosure: Disclosure, name: str) -> bool:
    """Whether the blank at ``name`` needs no answer, because a question before it was a no."""
    return disclosure.value(name) is None and said_no_before(disclosure, name) is not None


def said_no_before(disclosure: Disclosure, name: str) -> str | None:
    """The question before ``name`` that was answered with no, None where there is none.

    That is ``done`` of its part or the one named in the table above, or the one before that.
    """
    before = _ONLY_AFTER.get(name, name.partition(".")[0] + ".done")
    if before is None or before == name or before not in field_names():
        return None
    return before if disclosure.value(before) == "no" else said_no_before(disclosure, before)


def answer(value: str | None, *, yes: str, partly: str, no: str) -> str:
    """The sentence for an answer: one of three, or the blank where there is none."""
    return {"yes": yes, "partly": partly, "no": no}.get(value or "", BLANK)
