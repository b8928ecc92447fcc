"""Which kinds of report there are, in which formats, and who makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import get_args

from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.runs.outputs import Content
from supplyscreen.runs.result import Result

Files = Mapping[str, Content]
Maker = Callable[[Result, ReportKind, ReportFormat, ReportOptions], Files]


@dataclass(frozen=True, slots=True)
class KindOfReport:
    """One kind: ``formats`` with the usual one first, ``about`` in a few words, ``made_by``
    returning the function that makes its files (imported when it is wanted)."""

    formats: tuple[ReportFormat, ...]
    about: str
    made_by: Callable[[], Maker]


def _due_diligence() -> Maker:
    from supplyscreen.reports.due_diligence import due_diligence_files  # noqa: PLC0415

    return due_diligence_files


def _disclosure() -> Maker:
    from supplyscreen.disclosures import disclosure_files  # noqa: PLC0415

    return disclosure_files


def _package() -> Maker:
    from supplyscreen.packages import package_files  # noqa: PLC0415

    return package_files


def _dossier() -> Maker:
    from supplyscreen.dossiers import dossier_files  # noqa: PLC0415

    return dossier_files


_TEXTS: tuple[ReportFormat, ...] = ("html", "docx", "md")
KINDS: dict[ReportKind, KindOfReport] = {
    "due-diligence": KindOfReport(
        ("html", "pdf", "xlsx"),
        "what was screened and every flag with its evidence",
        _due_diligence,
    ),
    "sb657": KindOfReport(
        _TEXTS, "California Transparency in Supply Chains Act, Civil Code 1714.43", _disclosure
    ),
    "uk-msa": KindOfReport(_TEXTS, "United Kingdom, Modern Slavery Act 2015, s. 54", _disclosure),
    "au-msa": KindOfReport(_TEXTS, "Australia, Modern Slavery Act 2018, s. 16", _disclosure),
    "ca-s211": KindOfReport(_TEXTS, "Canada, Bill S-211, with its questionnaire", _disclosure),
    "lksg": KindOfReport(_TEXTS, "Germany, Supply Chain Act (LkSG), s. 10", _disclosure),
    "cbp-package": KindOfReport(
        ("html", "docx", "pdf", "md"),
        "skeleton of an applicability review or exception submission to CBP",
        _package,
    ),
    "ngo-dossier": KindOfReport(
        ("html", "pdf", "docx", "md"),
        "every shipment of one entry, shipper, consignee or product",
        _dossier,
    ),
}


def report_files(
    result: Result, kind: ReportKind, form: ReportFormat | None, options: ReportOptions
) -> Files:
    """File name -> content of a report of ``kind``; ``form`` None is its usual format.

    Raises ConfigError for a kind or format that does not exist, and what its maker raises.
    """
    if kind not in KINDS:
        raise ConfigError(
            f"there is no report of the kind {kind!r}; there are {', '.join(get_args(ReportKind))}."
        )
    known = KINDS[kind]
    if form is not None and form not in known.formats:
        raise ConfigError(
            f"a report of the kind {kind} cannot be made as {form}; it can be made as "
            f"{', '.join(known.formats)}."
        )
    return known.made_by()(result, kind, form or known.formats[0], options)
