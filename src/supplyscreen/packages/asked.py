"""What a package is to be: its subject and its procedure, both of which must be named."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.errors import ConfigError
from supplyscreen.models import Procedure, ReportOptions, Subject
from supplyscreen.watchlists import read_inquiries

SUPERSEDED = "superseded_in_enforcement"
UFLPA = "us-uflpa"


@dataclass(frozen=True, slots=True)
class Asked:
    """``procedure`` with its ``title``, the ``law`` (a program key), what is ``asked`` of the
    importer, and the ``standard`` of proof in the words of the law ("" where none is stated)."""

    subject: Subject
    procedure: Procedure
    title: str
    law: str
    asked: str
    standard: str


def asked_of(options: ReportOptions) -> Asked:
    """What ``options`` ask for. Raises ConfigError where procedure or subject is missing."""
    known = read_inquiries().procedures
    if options.procedure is None:
        told = [f"{name}: {asked}" for name, asked in known.select("procedure", "asked").rows()]
        raise ConfigError(
            "a package for CBP needs a procedure; they are never mixed.", hint="; ".join(told)
        )
    if options.subject is None:
        raise ConfigError(
            "a package for CBP needs a subject: the goods that it is about.",
            hint="name an entry id, a shipper, a consignee, or words or an HTS prefix of a product",
        )
    row = known.row(by_predicate=pl.col("procedure") == options.procedure, named=True)
    return Asked(
        subject=options.subject,
        procedure=options.procedure,
        title=row["title"],
        law=row["program_key"],
        asked=row["asked"],
        standard=row["standard"],
    )


def law_of_flag() -> pl.Expr:
    """The law that a flag is answered under: the UFLPA where it is enforced in an order's place."""
    superseded = (pl.col("entry_status") == SUPERSEDED).fill_null(value=False)
    return pl.when(superseded).then(pl.lit(UFLPA)).otherwise("program_key")


def check_law(asked: Asked, flags: pl.DataFrame) -> None:
    """Raises ConfigError where the subject is an entry of a law that the procedure is not for."""
    if asked.subject.kind != "entry":
        return
    own = flags.filter(pl.col("entry_id") == asked.subject.value.strip())
    laws = set(own.select(law_of_flag()).to_series().drop_nulls())
    if asked.law in laws:
        return
    known = read_inquiries().procedures
    fit = known.filter(pl.col("program_key").is_in(sorted(laws)))["procedure"]
    hint = f"for this entry: {', '.join(fit)}" if len(fit) else "no procedure here is for its law"
    raise ConfigError(
        f"{asked.title} does not answer a listing of {asked.subject.value}.", hint=hint
    )
