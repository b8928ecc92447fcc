"""The parts of ``disclosure.yml`` about risks, what was found, and making good."""

from pydantic import Field

from supplyscreen.disclosures.answers import Answer, Part, Text, YesNo


class Risks(Part):
    """Where forced labor may lie."""

    done: Answer | None = Field(
        default=None,
        description="Has the company looked for risks?",
        examples=["yes"],
    )
    extent: Text | None = Field(
        default=None,
        description="To what extent.",
        examples=["Direct suppliers; cotton up to the gin."],
    )
    method: Text | None = Field(
        default=None,
        description="How risks are found and ranked.",
        examples=["By country, by material, and by the flags of the screening."],
    )
    parts_at_risk: Text | None = Field(
        default=None,
        description="Parts of the business and supply chains that carry a risk of forced or child "
        "labor.",
        examples=["Cotton bought by mills; seasonal staff in warehouses."],
    )
    any_steps: YesNo | None = Field(
        default=None,
        description="Were any steps taken in the year against the risks?",
        examples=["yes"],
    )
    steps_taken: Text | None = Field(
        default=None,
        description="Steps taken in the year to prevent and lower the risks.",
        examples=["Cotton of stated origin only; two suppliers were left."],
    )
    steps_planned: Text | None = Field(
        default=None,
        description="Steps planned for the next year.",
        examples=["Audits of fabric mills."],
    )
    child_labor: Text | None = Field(
        default=None,
        description="What is different for child labor.",
        examples=["Age is checked in every audit."],
    )


class Breaches(Part):
    """Risks or breaches that were found."""

    found: Answer | None = Field(
        default=None, description="Were any found in the year?", examples=["yes"]
    )
    which: Text | None = Field(
        default=None,
        description="Which, and where.",
        examples=["Recruitment fees at one supplier."],
    )
    measures: Text | None = Field(
        default=None, description="What was done.", examples=["Fees were paid back to 22 workers."]
    )
    complaints: Text | None = Field(
        default=None,
        description="How complaints can be made, how many came, what followed.",
        examples=["A telephone line run by an outside firm; three complaints, all followed up."],
    )
    conclusions: Text | None = Field(
        default=None,
        description="What follows for the next year.",
        examples=["Contracts with agents."],
    )


class Remediation(Part):
    """Making good what was found."""

    done: Answer | None = Field(
        default=None,
        description="Was forced or child labor made good?",
        examples=["partly"],
    )
    measures: Text | None = Field(
        default=None, description="How.", examples=["Fees were paid back to 22 workers."]
    )
    process: Text | None = Field(
        default=None,
        description="How the company makes good what it finds.",
        examples=["A plan with the supplier, followed up after 30 and 90 days."],
    )


class LossOfIncome(Part):
    """Making good the loss of income of families."""

    done: Answer | None = Field(
        default=None,
        description="Was loss of income made good that steps against forced or child labor "
        "caused to the most vulnerable families?",
        examples=["no"],
    )
    measures: Text | None = Field(
        default=None, description="How.", examples=["No such loss is known."]
    )


class Effectiveness(Part):
    """How the company judges whether its steps work."""

    done: Answer | None = Field(
        default=None, description="Is it judged whether the steps work?", examples=["partly"]
    )
    method: Text | None = Field(
        default=None,
        description="How it is judged whether the steps work.",
        examples=["Yearly review by the board of audits, complaints and open flags."],
    )
    indicators: tuple[Text, ...] = Field(
        default=(),
        description="Figures that are followed over time.",
        examples=[["Suppliers audited", "Flags open for more than 30 days"]],
    )
    results: Text | None = Field(
        default=None, description="What they say.", examples=["Open flags fell from 61 to 12."]
    )


class Consultation(Part):
    """Consultation with owned or controlled entities."""

    done: Answer | None = Field(
        default=None,
        description="Were the entities that the company owns or controls consulted?",
        examples=["yes"],
    )
    process: Text | None = Field(
        default=None,
        description="How they were consulted, and on what.",
        examples=["Two meetings with the directors of the Canadian company on this statement."],
    )
    other: Text | None = Field(
        default=None,
        description="Anything else that matters.",
        examples=["Member of an industry group on cotton."],
    )
