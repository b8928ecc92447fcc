"""The parts of ``disclosure.yml`` about the company itself: who, structure, policies, signature."""

from datetime import date

from pydantic import Field

from supplyscreen.disclosures.answers import Part, Text, YesNo


class Company(Part):
    """Who makes the statement."""

    name: Text | None = Field(
        default=None, description="Registered name.", examples=["Example Outfitters, Inc."]
    )
    entities_covered: tuple[Text, ...] = Field(
        default=(),
        description="Every company that the statement covers, by registered name.",
        examples=[["Example Outfitters, Inc.", "Example Outfitters Canada Ltd."]],
    )
    legal_form: Text | None = Field(
        default=None,
        description="Legal form and place of registration.",
        examples=["Corporation, Oregon"],
    )
    registration_numbers: tuple[Text, ...] = Field(
        default=(),
        description="Business or company numbers, with the register.",
        examples=[["Canada business number 000000000"]],
    )
    financial_year: Text | None = Field(
        default=None,
        description="The financial year that the statement is about.",
        examples=["1 January to 31 December 2025"],
    )
    sites: tuple[Text, ...] = Field(
        default=(),
        description="Offices, shops, warehouses and plants.",
        examples=[["Head office, Portland, Oregon", "Warehouse, Reno, Nevada"]],
    )
    staff: Text | None = Field(
        default=None,
        description="Number of staff and where they work.",
        examples=["412, United States"],
    )
    website: Text | None = Field(
        default=None,
        description="Web site; the statement is linked on its home page.",
        examples=["https://www.example.com"],
    )
    link_name: Text | None = Field(
        default=None,
        description="Words of the link on the home page.",
        examples=["California Supply Chains Act"],
    )
    contact: Text | None = Field(
        default=None,
        description="Where a reader can ask, and ask for a written copy.",
        examples=["supplychain@example.com, 100 Example Street, Portland OR"],
    )


class Structure(Part):
    """The business and its supply chains."""

    business: Text | None = Field(
        default=None,
        description="What the company does: activities, brands, owned or controlled companies.",
        examples=["Design and retail of outdoor clothing and shoes under two brands of its own."],
    )
    goods: Text | None = Field(
        default=None,
        description="Goods that it sells, makes or imports.",
        examples=["Jackets, trousers, shirts, shoes, backpacks."],
    )
    countries: tuple[Text, ...] = Field(
        default=(),
        description="Countries that goods and materials are bought from.",
        examples=[["Viet Nam", "Bangladesh", "China", "Portugal"]],
    )
    suppliers: Text | None = Field(
        default=None,
        description="Number and kind of direct suppliers.",
        examples=["38 makers of finished goods, 12 of packaging."],
    )
    tiers_known: Text | None = Field(
        default=None,
        description="How far up the supply chains the company knows its suppliers.",
        examples=["All makers of finished goods; fabric mills of about half of the clothing."],
    )


class Policies(Part):
    """Rules the company has set itself."""

    has_policies: YesNo | None = Field(
        default=None,
        description="Are there policies on forced labor and trafficking?",
        examples=["yes"],
    )
    documents: tuple[Text, ...] = Field(
        default=(),
        description="Their names and dates.",
        examples=[["Supplier code of conduct, March 2024", "Sourcing policy, June 2025"]],
    )
    content: Text | None = Field(
        default=None,
        description="What they ask, and of whom.",
        examples=["No forced, bonded or prison labor; no recruitment fees paid by workers."],
    )
    due_diligence: Text | None = Field(
        default=None,
        description="How the company looks into its supply chains, step by step.",
        examples=["Suppliers are screened when taken on and every quarter; see the screening."],
    )
    responsible: Text | None = Field(
        default=None,
        description="Who is in charge, by function.",
        examples=["Director of sourcing, reporting to the board twice a year"],
    )


class Approval(Part):
    """Who approved and signed, and when."""

    approved_by: Text | None = Field(
        default=None,
        description="The body that approved the statement.",
        examples=["Board of directors of Example Outfitters, Inc."],
    )
    approved_on: date | None = Field(
        default=None, description="Day of approval, as 2026-03-31.", examples=["2026-03-31"]
    )
    signed_by: Text | None = Field(
        default=None, description="Name of the person who signs.", examples=["A. Person"]
    )
    signed_as: Text | None = Field(
        default=None, description="Office of that person.", examples=["Director"]
    )
    signed_on: date | None = Field(
        default=None, description="Day of signature, as 2026-03-31.", examples=["2026-03-31"]
    )
    published_on: date | None = Field(
        default=None, description="Day of publication, as 2026-04-15.", examples=["2026-04-15"]
    )


class Revision(Part):
    """One earlier statement that was replaced."""

    revised_on: date | None = Field(
        default=None, description="Day of the revision, as 2026-05-20.", examples=["2026-05-20"]
    )
    what_changed: Text | None = Field(
        default=None,
        description="What was changed.",
        examples=["The number of suppliers audited was corrected from 11 to 9."],
    )
