"""How the statements of the United Kingdom, Australia, Canada and Germany name a field.

``LABELS`` stand before an answer in a list. ``LEADS`` are whole sentences for the answer that opens
a part; ``{harm}`` is what the law of that country calls it, ``{who}`` the one who makes the
statement. ``TITLES`` head a part that is not the first of its section, by section and part, else
by part. Spelling is British, as these laws have it.
"""

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "screening": "Screening of trade data and suppliers",
    "verification": "Verification of supply chains",
    "audits": "Audits of suppliers",
    "certification": "Certificates of direct suppliers",
    "accountability": "Staff and contractors who fail the standards",
    "training": "Training",
    "risks": "Steps taken",
    "breaches": "Cases found in the year",
    "remediation": "Remedy of what was found",
    "actions/breaches": "Complaints",
    "conclusions/breaches": "",
    "effectiveness/screening": "Review of flags",
}

LEADS: Mapping[str, Mapping[str, str]] = {
    "policies.has_policies": {
        "yes": "There are policies on {harm}.",
        "no": "There are no policies on {harm}.",
    },
    "verification.done": {
        "yes": "Supply chains are verified to find and address risks of {harm}.",
        "partly": "Some supply chains are verified to find and address risks of {harm}.",
        "no": "Supply chains are not verified to find and address risks of {harm}.",
    },
    "audits.done": {
        "yes": "Suppliers are audited against the standards of {who}.",
        "partly": "Some suppliers are audited against the standards of {who}.",
        "no": "Suppliers are not audited against the standards of {who}.",
    },
    "certification.done": {
        "yes": "Direct suppliers certify that their materials meet the laws on slavery and "
        "trafficking of the countries they do business in.",
        "partly": "Some direct suppliers certify that their materials meet the laws on slavery "
        "and trafficking of the countries they do business in.",
        "no": "Direct suppliers do not certify that their materials meet the laws on slavery and "
        "trafficking of the countries they do business in.",
    },
    "accountability.done": {
        "yes": "There are standards and procedures for employees or contractors who fail the "
        "standards of {who} on {harm}.",
        "partly": "There are standards and procedures, for a part of them, for employees or "
        "contractors who fail the standards of {who} on {harm}.",
        "no": "There are no standards and procedures for employees or contractors who fail the "
        "standards of {who} on {harm}.",
    },
    "training.done": {
        "yes": "Staff and management in charge of supply chains are trained on {harm}.",
        "partly": "Some of the staff and management in charge of supply chains are trained on "
        "{harm}.",
        "no": "Staff and management in charge of supply chains are not trained on {harm}.",
    },
    "risks.done": {
        "yes": "{Who} has looked for risks of {harm}.",
        "partly": "{Who} has looked for risks of {harm} in a part of its business and supply "
        "chains.",
        "no": "{Who} has not looked for risks of {harm}.",
    },
    "risks.any_steps": {
        "yes": "{Who} took steps in the financial year to prevent and lower risks of {harm}.",
        "no": "{Who} took no steps in the financial year to prevent or lower risks of {harm}.",
    },
    "breaches.found": {
        "yes": "{Who} has found risks or breaches in the year.",
        "partly": "{Who} has found risks or breaches in a part of its business and supply chains "
        "in the year.",
        "no": "{Who} has not found any risk or breach in the year.",
    },
    "remediation.done": {
        "yes": "Measures were taken to remedy {harm} that was found.",
        "partly": "Measures were taken to remedy a part of the {harm} that was found.",
        "no": "No measures were taken to remedy {harm}.",
    },
    "loss_of_income.done": {
        "yes": "Measures were taken to remedy the loss of income of the most vulnerable families "
        "that steps against {harm} had caused.",
        "partly": "Measures were taken to remedy a part of the loss of income of the most "
        "vulnerable families that steps against {harm} had caused.",
        "no": "No measures were taken to remedy a loss of income of the most vulnerable families "
        "that steps against {harm} may have caused.",
    },
    "effectiveness.done": {
        "yes": "{Who} assesses whether its actions against {harm} are effective.",
        "partly": "{Who} assesses whether some of its actions against {harm} are effective.",
        "no": "{Who} does not assess whether its actions against {harm} are effective.",
    },
    "consultation.done": {
        "yes": "The entities that {who} owns or controls were consulted.",
        "partly": "Some of the entities that {who} owns or controls were consulted.",
        "no": "The entities that {who} owns or controls were not consulted.",
    },
}

LABELS: Mapping[str, str] = {
    "company.name": "Registered name",
    "company.entities_covered": "Entities covered",
    "company.legal_form": "Legal form and place of registration",
    "company.registration_numbers": "Business or company numbers",
    "company.financial_year": "Financial year",
    "company.sites": "Offices, shops, warehouses and plants",
    "company.staff": "Staff",
    "company.website": "Web site",
    "company.link_name": "Link on the home page",
    "company.contact": "Contact",
    "structure.business": "Business",
    "structure.goods": "Goods sold, made or imported",
    "structure.countries": "Countries that goods and materials are bought from",
    "structure.suppliers": "Direct suppliers",
    "structure.tiers_known": "How far up the supply chains suppliers are known",
    "policies.has_policies": "Are there policies",
    "policies.documents": "Documents",
    "policies.content": "What they ask, and of whom",
    "policies.due_diligence": "Due diligence, step by step",
    "policies.responsible": "In charge",
    "screening.carried_out_by": "Carried out by",
    "screening.in_house": "By own staff",
    "screening.data_covers": "What the data cover",
    "screening.review": "How flags are decided on",
    "verification.done": "Are supply chains verified",
    "verification.extent": "Extent",
    "verification.by_third_party": "By a third party",
    "verification.third_party": "Name of the third party",
    "verification.method": "Method",
    "verification.frequency": "How often",
    "verification.labor_brokers": "Covers labour brokers and recruiters",
    "audits.done": "Are suppliers audited",
    "audits.extent": "Extent",
    "audits.independent": "Independent",
    "audits.unannounced": "Unannounced",
    "audits.auditors": "Auditors, and how they are chosen",
    "audits.method": "Method",
    "audits.frequency": "How often",
    "audits.announced_count": "Announced audits in the year",
    "audits.unannounced_count": "Unannounced audits in the year",
    "certification.done": "Do direct suppliers certify their materials",
    "certification.extent": "Extent",
    "certification.form": "Form of the certificate",
    "certification.consequences": "What follows without one",
    "accountability.done": "Are there standards and procedures",
    "accountability.extent": "Extent",
    "accountability.standards": "Standards",
    "accountability.procedures": "Steps, and who takes them",
    "training.done": "Is there training",
    "training.extent": "Extent",
    "training.who": "Who is trained",
    "training.content": "Content",
    "training.frequency": "How often",
    "training.mandatory": "Mandatory",
    "training.people_trained": "People trained in the year",
    "risks.done": "Were risks looked for",
    "risks.extent": "Extent",
    "risks.method": "How risks are found and ranked",
    "risks.parts_at_risk": "Parts of the business and supply chains at risk",
    "risks.any_steps": "Were steps taken in the year",
    "risks.steps_taken": "Steps taken in the year",
    "risks.steps_planned": "Steps planned for the next year",
    "risks.child_labor": "Child labour",
    "breaches.found": "Were risks or breaches found in the year",
    "breaches.which": "Which, and where",
    "breaches.measures": "What was done about them",
    "breaches.complaints": "Complaints",
    "breaches.conclusions": "What follows for the next year",
    "remediation.done": "Was what was found remedied",
    "remediation.measures": "Measures",
    "remediation.process": "Process of remedy",
    "loss_of_income.done": "Was loss of income of families remedied",
    "loss_of_income.measures": "Measures",
    "effectiveness.done": "Is effectiveness assessed",
    "effectiveness.method": "Method",
    "effectiveness.indicators": "Indicators followed",
    "effectiveness.results": "Results",
    "consultation.done": "Were owned or controlled entities consulted",
    "consultation.process": "How, and on what",
    "consultation.other": "Other relevant information",
    "approval.approved_by": "Approved by",
    "approval.approved_on": "Day of approval",
    "approval.signed_by": "Signed by",
    "approval.signed_as": "Office",
    "approval.signed_on": "Day of signature",
    "approval.published_on": "Day of publication",
    "revisions": "Revisions",
}
