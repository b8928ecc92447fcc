"""The parts of ``disclosure.yml`` about what the company does in its supply chains."""

from pydantic import Field, NonNegativeInt

from supplyscreen.disclosures.answers import Answer, Part, Text, YesNo


class Screening(Part):
    """Who ran the screening that the statement quotes: the run itself does not know."""

    carried_out_by: Text | None = Field(
        default=None,
        description="Who ran the screening: department, or name of a service.",
        examples=["Trade compliance department"],
    )
    in_house: YesNo | None = Field(
        default=None, description="Was it run by the company's own staff?", examples=["yes"]
    )
    data_covers: Text | None = Field(
        default=None,
        description="What the screened data cover of all that the company buys.",
        examples=["All ocean imports of 2025 and all 38 makers of finished goods."],
    )
    review: Text | None = Field(
        default=None,
        description="Who reviews the flags, and how a decision is made.",
        examples=["Two analysts decide independently; counsel decides where they differ."],
    )


class Verification(Part):
    """Verification of supply chains to evaluate and address risks."""

    done: Answer | None = Field(
        default=None,
        description="Are supply chains verified?",
        examples=["partly"],
    )
    extent: Text | None = Field(
        default=None,
        description="To what extent: which suppliers, which goods, what share.",
        examples=["Makers of finished goods; not their own suppliers of fabric."],
    )
    by_third_party: Answer | None = Field(
        default=None,
        description="Is the verification done by a third party?",
        examples=["partly"],
    )
    third_party: Text | None = Field(
        default=None,
        description="The name of that third party, if any.",
        examples=["Example Assurance LLP"],
    )
    method: Text | None = Field(
        default=None,
        description="How it is done.",
        examples=["Screening of names, a yearly questionnaire, visits to new suppliers."],
    )
    frequency: Text | None = Field(
        default=None,
        description="How often.",
        examples=["Before the first order, then every year."],
    )
    labor_brokers: Answer | None = Field(
        default=None, description="Does it cover labor brokers and recruiters?", examples=["no"]
    )


class Audits(Part):
    """Audits of suppliers against the company's own standards."""

    done: Answer | None = Field(
        default=None, description="Are suppliers audited?", examples=["partly"]
    )
    extent: Text | None = Field(
        default=None,
        description="To what extent.",
        examples=["9 of 38 makers of finished goods in 2025."],
    )
    independent: Answer | None = Field(
        default=None,
        description="Are the audits independent?",
        examples=["yes"],
    )
    unannounced: Answer | None = Field(
        default=None,
        description="Are the audits unannounced?",
        examples=["partly"],
    )
    auditors: Text | None = Field(
        default=None,
        description="Who audits, and how auditors are chosen.",
        examples=["Two audit firms."],
    )
    method: Text | None = Field(
        default=None,
        description="How an audit is made.",
        examples=["Visit of two days, pay records, interviews with workers out of earshot."],
    )
    frequency: Text | None = Field(
        default=None,
        description="How often a supplier is audited.",
        examples=["Every second year."],
    )
    announced_count: NonNegativeInt | None = Field(
        default=None, description="Number of announced audits in the year.", examples=[6]
    )
    unannounced_count: NonNegativeInt | None = Field(
        default=None, description="Number of unannounced audits in the year.", examples=[3]
    )


class Certification(Part):
    """Certificates that direct suppliers give."""

    done: Answer | None = Field(
        default=None,
        description="Do direct suppliers certify that their materials meet the laws on slavery "
        "and trafficking of the countries they do business in?",
        examples=["partly"],
    )
    extent: Text | None = Field(
        default=None,
        description="To what extent: how many, which.",
        examples=["31 of 38 makers of finished goods have signed."],
    )
    form: Text | None = Field(
        default=None,
        description="The form of the certificate, and how long it holds.",
        examples=["A clause of the purchase contract, renewed every year."],
    )
    consequences: Text | None = Field(
        default=None,
        description="What follows when a supplier does not certify.",
        examples=["No new orders after 90 days."],
    )


class Accountability(Part):
    """What happens when own staff or contractors fail the standards."""

    done: Answer | None = Field(
        default=None,
        description="Are there standards and procedures for employees or contractors who fail the "
        "company's standards on slavery and trafficking?",
        examples=["yes"],
    )
    extent: Text | None = Field(
        default=None,
        description="To what extent.",
        examples=["All staff; contractors of warehouses."],
    )
    standards: Text | None = Field(
        default=None,
        description="Which standards.",
        examples=["Code of conduct, sections 3 and 4."],
    )
    procedures: Text | None = Field(
        default=None,
        description="Which steps follow, and who takes them.",
        examples=["Corrective plan, suspension, end of contract; decided by human resources."],
    )


class Training(Part):
    """Training of those in charge."""

    done: Answer | None = Field(
        default=None,
        description="Are staff and management in charge of supply chains trained on slavery and "
        "trafficking?",
        examples=["yes"],
    )
    extent: Text | None = Field(
        default=None,
        description="To what extent.",
        examples=["All 14 buyers; managers of plants not yet."],
    )
    who: Text | None = Field(
        default=None,
        description="Who is trained.",
        examples=["Buyers, quality staff, their managers."],
    )
    content: Text | None = Field(
        default=None,
        description="What is taught, above all on lowering risk in supply chains.",
        examples=["Signs of forced labor, recruitment fees, what to do with a flag."],
    )
    frequency: Text | None = Field(default=None, description="How often.", examples=["Every year."])
    mandatory: YesNo | None = Field(default=None, description="Must they attend?", examples=["yes"])
    people_trained: NonNegativeInt | None = Field(
        default=None, description="Number of people trained in the year.", examples=[14]
    )
