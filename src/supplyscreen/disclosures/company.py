"""``disclosure.yml``: what a company says of itself for its statements, as one model."""

from functools import cache

from pydantic import Field

from supplyscreen.disclosures.answers import Part, is_blank
from supplyscreen.disclosures.chains import (
    Accountability,
    Audits,
    Certification,
    Screening,
    Training,
    Verification,
)
from supplyscreen.disclosures.firm import Approval, Company, Policies, Revision, Structure
from supplyscreen.disclosures.risks import (
    Breaches,
    Consultation,
    Effectiveness,
    LossOfIncome,
    Remediation,
    Risks,
)


class Disclosure(Part):
    """All that ``disclosure.yml`` may say, for every regime; each part and field may stay blank.

    Which field feeds which statement is the table of :mod:`supplyscreen.disclosures.regimes`.
    """

    company: Company = Field(default=Company(), description="Who makes the statement.")
    structure: Structure = Field(
        default=Structure(), description="The business and its supply chains."
    )
    policies: Policies = Field(default=Policies(), description="Rules the company has set itself.")
    screening: Screening = Field(
        default=Screening(), description="Who ran the screening that the statement quotes."
    )
    verification: Verification = Field(
        default=Verification(),
        description="Verification of supply chains to evaluate and address risks.",
    )
    audits: Audits = Field(
        default=Audits(), description="Audits of suppliers against the company's own standards."
    )
    certification: Certification = Field(
        default=Certification(), description="Certificates that direct suppliers give."
    )
    accountability: Accountability = Field(
        default=Accountability(),
        description="What happens when own staff or contractors fail the standards.",
    )
    training: Training = Field(default=Training(), description="Training of those in charge.")
    risks: Risks = Field(default=Risks(), description="Where forced labor may lie.")
    breaches: Breaches = Field(
        default=Breaches(), description="Risks or breaches that were found (asked by Germany)."
    )
    remediation: Remediation = Field(
        default=Remediation(), description="Making good what was found."
    )
    loss_of_income: LossOfIncome = Field(
        default=LossOfIncome(),
        description="Making good the loss of income of families (asked by Canada).",
    )
    effectiveness: Effectiveness = Field(
        default=Effectiveness(), description="How the company judges whether its steps work."
    )
    consultation: Consultation = Field(
        default=Consultation(),
        description="Consultation with owned or controlled entities (asked by Australia).",
    )
    approval: Approval = Field(default=Approval(), description="Who approved and signed, and when.")
    revisions: tuple[Revision, ...] = Field(
        default=(), description="Earlier statements of this year that this one replaces."
    )

    def value(self, name: str) -> object:
        """What stands at ``name``, as in ``audits.done`` or ``revisions``; None for a blank."""
        part, _, field = name.partition(".")
        found: object = getattr(self, part)
        if field:
            found = getattr(found, field)
        return None if is_blank(found) else found


@cache
def field_names() -> tuple[str, ...]:
    """Every field of :class:`Disclosure` as ``part.field``, in order; ``revisions`` is one."""
    names: list[str] = []
    for part, info in Disclosure.model_fields.items():
        kind = info.annotation
        fields = kind.model_fields if isinstance(kind, type) and issubclass(kind, Part) else ()
        names += [f"{part}.{field}" for field in fields] or [part]
    return tuple(names)
