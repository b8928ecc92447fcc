"""The legal basis that a flag quotes: title of the law, citation and official address."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Program

NOT_STATED = "citation of the order: not stated in the source"
MANIFEST_RULE = "us-19cfr103"  # what a manifest shows and what may be withheld
SUPPLIER_BAN = "us-section-307"  # the ban for which a supplier list is screened
XINJIANG_BAN = "us-uflpa"


def with_program(
    frame: pl.DataFrame, programs: Mapping[str, Program], *, as_of: date | None
) -> pl.DataFrame:
    """Join ``legal_basis, program_citation, program_url, program_since`` on ``program_key``.

    Rows of a program that came into force after ``as_of`` are dropped (``as_of`` None keeps all).
    Raises WatchlistError when a row names a program that is not loaded: a flag without a legal
    basis must not be printed.
    """
    wanted = set(frame["program_key"].drop_nulls().unique().to_list())
    unknown = sorted(wanted - set(programs))
    if unknown:
        raise WatchlistError(
            f"program {', '.join(unknown)} is named by a list or rule but is not loaded "
            f"(loaded: {', '.join(sorted(programs)) or 'none'}).",
            hint="add its file to watchlists/programs",
        )
    joined = frame.join(_table(programs), on="program_key", how="left", maintain_order="left")
    if as_of is None:
        return joined
    return joined.filter((pl.col("program_since") <= as_of).fill_null(value=False))


def _table(programs: Mapping[str, Program]) -> pl.DataFrame:
    ordered = [programs[key] for key in sorted(programs)]
    return pl.DataFrame(
        {
            "program_key": [p.key for p in ordered],
            "legal_basis": [f"{p.title}, {p.citation}" for p in ordered],
            "program_citation": [p.citation for p in ordered],
            "program_url": [p.official_url for p in ordered],
            "program_since": [p.in_force_since for p in ordered],
        },
        schema={
            "program_key": pl.String,
            "legal_basis": pl.String,
            "program_citation": pl.String,
            "program_url": pl.String,
            "program_since": pl.Date,
        },
    )


def quoted(column: str, program_column: str, *, note: str = "") -> pl.Expr:
    """The entry's own text, else the program's with ``note`` saying whose it is."""
    own = pl.col(column).str.strip_chars()
    kept = pl.when(own.str.len_chars() > 0).then(own)
    program = pl.col(program_column)
    return pl.coalesce(kept, pl.format("{} ({})", program, pl.lit(note)) if note else program)
