"""``supplyscreen report``: a report of one kind from the folder of a finished run."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from supplyscreen.cli.exits import told
from supplyscreen.errors import ConfigError

if TYPE_CHECKING:
    from supplyscreen import ReportOptions

_SUBJECT = "What a dossier or package is about: "


@told
def report(
    folder: Annotated[
        Path, typer.Argument(metavar="RUN_DIR", help="The folder that screen --out wrote.")
    ],
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Which report; see below.")
    ] = "due-diligence",
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="html, pdf, xlsx, docx or md, as far as the kind has it; may be repeated. "
            "Default: html.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder to write to. Default: RUN_DIR."),
    ] = None,
    disclosure: Annotated[
        Path | None,
        typer.Option(
            "--disclosure",
            metavar="FILE",
            help="The company's own answers (disclosure.yml), for the disclosure statements.",
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates", metavar="DIR", help="Your templates, which go over ours by file name."
        ),
    ] = None,
    entry: Annotated[
        str | None,
        typer.Option("--entry", metavar="ID", help=_SUBJECT + "an entry of a list, by its id."),
    ] = None,
    shipper: Annotated[
        str | None,
        typer.Option("--shipper", metavar="NAME", help="... a shipper, by name or part of it."),
    ] = None,
    consignee: Annotated[
        str | None, typer.Option("--consignee", metavar="NAME", help="... a consignee.")
    ] = None,
    product: Annotated[
        str | None,
        typer.Option("--product", metavar="WORDS", help="... goods, by words or an HTS prefix."),
    ] = None,
    procedure: Annotated[
        str | None,
        typer.Option(
            "--procedure",
            metavar="NAME",
            help="What a cbp-package asks for: applicability-review, exception or admissibility.",
        ),
    ] = None,
    workbook_rows: Annotated[
        int | None,
        typer.Option(
            "--workbook-rows",
            metavar="N",
            min=1,
            help="The most rows of a table in xlsx; its Summary says what is left out. "
            "Default: 50,000.",
        ),
    ] = None,
) -> None:
    """Write a report of one kind from a finished run.

    \b
    Kinds, and their formats:
      due-diligence  html pdf xlsx    what was screened, and every flag with its evidence
      sb657          html docx md     California Transparency in Supply Chains Act
      uk-msa         html docx md     UK Modern Slavery Act 2015, s. 54
      au-msa         html docx md     Australia, Modern Slavery Act 2018, s. 16
      ca-s211        html docx md     Canada, Bill S-211, with its questionnaire
      lksg           html docx md     Germany, LkSG, s. 10
      cbp-package    html docx pdf md skeleton of a submission to CBP
      ngo-dossier    html pdf docx md every shipment of one entry, shipper, consignee or product

    Formats other than html need: pip install 'supplyscreen[report]'

    \b
    Examples:
      supplyscreen report out --kind due-diligence --format pdf --format xlsx
      supplyscreen report out --kind sb657 --disclosure disclosure.yml --format docx
      supplyscreen report out --kind ngo-dossier --entry uflpa-camel-group
      supplyscreen report out --kind cbp-package --shipper "CAMEL" --procedure applicability-review
    """
    import supplyscreen as ss

    subjects = {"entry": entry, "shipper": shipper, "consignee": consignee, "product": product}
    others: dict[str, Any] = {
        "disclosure": disclosure,
        "templates": templates,
        "procedure": procedure,
    }
    if workbook_rows:
        others["workbook_rows"] = workbook_rows
    options = _options(subjects, others)
    run = ss.read_run(folder)
    target = out or folder
    for form in formats or ["html"]:
        asked: Any = {"kind": kind, "format": form}
        ss.write_report(run, target, options=options, tell=_note, **asked)
        typer.echo(f"Report: {target / f'{kind}.{form}'}")


def _note(sentence: str) -> None:
    typer.echo(f"note: {sentence}", err=True)


def _options(subjects: dict[str, str | None], others: dict[str, Any]) -> "ReportOptions":
    from pydantic import ValidationError

    import supplyscreen as ss

    named = {kind: value for kind, value in subjects.items() if value is not None}
    if len(named) > 1:
        raise ConfigError(
            f"--{' and --'.join(named)} were given, and a report is about one subject.",
            hint="make one report for each",
        )
    told_of: Any = [{"kind": kind, "value": value} for kind, value in named.items()]
    try:
        return ss.ReportOptions(subject=told_of[0] if told_of else None, **others)
    except ValidationError as error:
        if any("procedure" in fault["loc"] for fault in error.errors()):
            raise ConfigError(
                f"there is no procedure {others['procedure']!r}.",
                hint="applicability-review, exception or admissibility",
            ) from None
        raise ConfigError(
            f"--{next(iter(named))} is empty.", hint="name the subject, or leave it out"
        ) from None
