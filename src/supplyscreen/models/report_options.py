"""What a report is to be made of, besides the run."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from supplyscreen.models.base import Model

ReportKind = Literal[
    "due-diligence", "sb657", "uk-msa", "au-msa", "ca-s211", "lksg", "cbp-package", "ngo-dossier"
]
ReportFormat = Literal["html", "pdf", "xlsx", "docx", "md"]
SubjectKind = Literal["entry", "shipper", "consignee", "product"]
Procedure = Literal["applicability-review", "exception", "admissibility"]
"""What a submission to CBP asks for: that the UFLPA does not apply; an exception although it does;
the admission of goods under an order of section 307 (19 CFR 12.43)."""


class Subject(Model):
    """What a dossier or package is about.

    ``value`` is the id of an entry, the name (or a part of it) of a shipper or consignee, or words
    or an HTS prefix of a product.
    """

    kind: SubjectKind
    value: str


class ReportOptions(Model):
    """What a report takes besides the run.

    ``disclosure`` is the company's own ``disclosure.yml``; ``templates`` a folder whose templates
    go over ours by file name; ``subject`` what a dossier or package is about; ``procedure`` which
    submission a package is for; ``workbook_rows`` the most rows of a table that a workbook holds (a
    million flags take many minutes to write, and longer to open).
    """

    disclosure: Path | None = None
    templates: Path | None = None
    subject: Subject | None = None
    procedure: Procedure | None = None
    workbook_rows: int = Field(default=50_000, ge=1)

    @model_validator(mode="after")
    def _subject_is_named(self) -> Self:
        if self.subject is not None and not self.subject.value.strip():
            raise ValueError("expected a subject that names something")
        return self
