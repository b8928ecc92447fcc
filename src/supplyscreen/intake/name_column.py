"""One column of names in a CSV file, with the address and the country beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from supplyscreen.cells.countries import unknown_countries
from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.whole import WholeTable, read_whole
from supplyscreen.layouts import shown
from supplyscreen.names.country import country_codes
from supplyscreen.names.party_block import PRIVATE_PERSON
from supplyscreen.names.party_kind import party_kinds

_NO_COMPANY = ("person", "placeholder", "same_as")


@dataclass(frozen=True)
class NameColumn:
    """What was read of one column of names.

    ``frame`` has a row for every row that could be read: ``name`` (null where blank), ``address``,
    ``country`` (ISO 3166-1 alpha-2 or null), ``names_company`` (false for a blank cell, a
    placeholder and a private person) and ``source_row`` (the heading line is row 1). ``rows`` is
    always the height of ``frame`` plus the ``rejects`` of scope row.
    """

    frame: pl.DataFrame
    rows: int
    rejects: pl.DataFrame
    notes: tuple[str, ...]

    def numbered(self, matched: pl.DataFrame) -> pl.DataFrame:
        """``matched`` (MATCHED_NAMES of ``frame["name"]``) with ``source_row`` before it."""
        first = (pl.col("rank").fill_null(1) == 1).cum_sum() - 1
        at = matched.select(first.cast(pl.UInt32)).to_series()
        return matched.insert_column(0, self.frame["source_row"].gather(at))

    def outcomes(self, matched: pl.DataFrame) -> dict[str, int]:
        """How many rows came to what: matched, below_threshold, no_company, rejected.

        They add up to ``rows``; a row is in the first of these that holds.
        """
        first = matched.filter(pl.col("rank").fill_null(1) == 1)
        found = first["entry_id"].is_not_null()
        company = self.frame["names_company"]
        return {
            "matched": int(found.sum()),
            "below_threshold": int((~found & company).sum()),
            "no_company": int((~found & ~company).sum()),
            "rejected": self.rows - self.frame.height,
        }


def read_name_column(
    path: str | Path,
    *,
    column: str,
    address_column: str | None = None,
    country_column: str | None = None,
) -> NameColumn:
    """Read the names under the heading ``column`` of a CSV file, in the order of its rows.

    Headings are met whatever their case; of a repeated heading the first column is read. A
    country that names none makes a reject line of scope cell and the row is kept. The names of
    private persons (MR., FRAU ...) are masked.
    Raises InputError: file missing, empty or binary, or no column of that name.
    """
    table = read_whole(Path(path))
    wanted = {"name": column, "address": address_column, "country": country_column}
    columns = {
        field: _position(table, path, heading)
        for field, heading in wanted.items()
        if heading is not None
    }
    cells = table.pick(columns)
    codes = country_codes(cells["country"]) if "country" in columns else None
    rejects = [table.rejects]
    if codes is not None:
        heading = table.headings[columns["country"]]
        rejects.append(unknown_countries(cells, codes, scope="cell", heading=heading))
    return NameColumn(_rows(cells, columns, codes), table.rows, join_rejects(rejects), table.notes)


def _position(table: WholeTable, path: str | Path, heading: str) -> int:
    """Where the column stands: the heading as written, else in another case."""
    folded = [each.strip().casefold() for each in table.headings]
    for found, wanted in ((table.headings, heading), (folded, heading.strip().casefold())):
        if wanted in found:
            return found.index(wanted)
    near = get_close_matches(heading.casefold(), folded, n=1)
    meant = table.headings[folded.index(near[0])] if near else ""
    raise InputError(
        f"{path} has no column {heading!r}; found: {shown(table.headings)}.",
        hint=f"did you mean {meant!r}?" if near else "name a column by its heading",
    )


def _rows(cells: pl.DataFrame, columns: Mapping[str, int], codes: pl.Series | None) -> pl.DataFrame:
    none = pl.lit(None, dtype=pl.String)
    kinds = party_kinds(cells["name"])
    person = kinds == "person"
    masked = pl.when(person).then(pl.lit(PRIVATE_PERSON)).otherwise("name")
    address = pl.when(~person).then("address") if "address" in columns else none
    return cells.select(
        masked.alias("name"),
        address.alias("address"),
        (none if codes is None else pl.lit(codes)).alias("country"),
        (~kinds.is_in(_NO_COMPANY)).alias("names_company"),
        "source_row",
    )
