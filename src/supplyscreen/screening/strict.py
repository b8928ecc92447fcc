"""The strict way of reading: nothing may be left unused."""

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.intake import Manifest, SupplierList

SHOWN = 3
_PASSED = ("no_header_row", "duplicate_identifier")


def strict_rejects(rejects: pl.DataFrame) -> pl.DataFrame:
    """The REJECTS that a strict run does not accept: every row and cell that was lost.

    Accepted are only lines of scope detail with the code ``no_header_row`` or
    ``duplicate_identifier``: rows of a side table that were read and belong to no bill here. A
    line of a list that the user gave (scope list) is not of the input.
    """
    apart = (pl.col("scope") == "detail") & pl.col("code").is_in(_PASSED)
    return rejects.filter(~apart & (pl.col("scope") != "list"))


def refuse_rejects(*inputs: Manifest | SupplierList) -> None:
    """Raise InputError with the first lines when a row or cell of the inputs was not used.

    See :func:`strict_rejects` for what counts. Raises nothing where all of it was used.
    """
    lost = pl.concat([strict_rejects(each.rejects) for each in inputs])
    if lost.is_empty():
        return
    first = "; ".join(_told(row) for row in lost.head(SHOWN).iter_rows(named=True))
    rows = lost.filter(pl.col("scope") != "cell").height
    more = f" and {lost.height - SHOWN:,} more" if lost.height > SHOWN else ""
    raise InputError(
        f"{rows:,} rows and {lost.height - rows:,} cells were not used, and none may be left out "
        f"of a strict run: {first}{more}.",
        hint="mend them (`supplyscreen check FILE --out DIR` lists them all), or run without "
        "--strict: they are then reported",
    )


def _told(row: dict[str, object]) -> str:
    column = f", column {row['column']}" if row["column"] else ""
    place = f"{row['source_file']}, row {row['source_row'] or '-'}{column}"
    return f"{place} [{row['code']}]: {row['message']}"
