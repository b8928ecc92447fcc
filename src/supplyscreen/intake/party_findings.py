"""What is found in party columns and put right on the way to party blocks, with counts.

Source of the patterns: the party tables of CBP AMS 2018 and raw party blocks of 2022-2025.
"""

from collections.abc import Iterable, Mapping

import polars as pl

from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.intake.party_lines import behind_te, fifth_line, is_phone
from supplyscreen.names.block_readings import fills_field, goes_on, joined_name
from supplyscreen.names.block_words import ANY_SEPARATOR, COMPLETE, CONTACT
from supplyscreen.names.party_kind import party_kinds
from supplyscreen.schemas import FINDINGS, empty

TELLING = pl.Schema(
    {
        "key": pl.UInt64(),
        "name": pl.String(),
        "next_line": pl.String(),
        "runs_on": pl.Boolean(),
        "cut": pl.Boolean(),
    }
)
"""A distinct party block whose name runs on into its first line, or was cut."""

_PARTS = {"city": "city", "state": "state", "extra_line": "extra_line", "country": "country_cell"}
_TOLD = {
    "phone_in_city": "the city column holds a telephone number; it, the state and the postcode "
    "beside it are left out of the address",
    "ex_in_state": "EX in the state column is a piece of a telephone number; it is left out",
    "fifth_address_line": "the communication number is address text and was read as the last "
    "line of the address",
    "te_prefix": "TE, the qualifier of a telephone number, was taken off the last address line",
    "name_runs_on": "the first address line begins with the rest of the name; both together are "
    "read as one more name of the party",
    "name_cut": "the name fills its 35 characters and has no proper end; it is compared as a "
    "name that may have been cut",
    "country_digits": "the country column holds digits, mostly of a telephone number; the "
    "country is read from the address where it names one",
}


def line_findings(rows: pl.DataFrame, fields: Mapping[str, str]) -> pl.DataFrame:
    """FINDINGS of the columns that become address lines.

    ``fields``: column of ``rows`` (``city``, ``state``, ``extra_line``, ``country_cell``) ->
    heading as filed; those absent are left out. ``rows`` carry ``source_file`` and ``source_row``.
    """
    told: list[pl.DataFrame] = []
    left_out = pl.lit(None, dtype=pl.String)
    if "city" in fields:
        told.append(
            _found(rows, fields, "city", "phone_in_city", is_phone(pl.col("city")), left_out)
        )
    if "state" in fields:
        piece = pl.col("state").str.to_uppercase() == "EX"
        told.append(_found(rows, fields, "state", "ex_in_state", piece, left_out))
    if "country_cell" in fields:
        digits = pl.col("country_cell").str.contains(r"^[\d\W]*\d[\d\W]*$")
        told.append(_found(rows, fields, "country_cell", "country_digits", digits, None))
    if "extra_line" in fields:
        text = pl.col("extra_line")
        line = fifth_line(text.str.replace(CONTACT, ""))  # a contact person is no address
        line = pl.when(line.str.strip_chars() != "").then(line)
        prefixed = line.is_not_null() & behind_te(text).is_not_null()
        told.append(
            _found(rows, fields, "extra_line", "fifth_address_line", line.is_not_null(), line)
        )
        told.append(_found(rows, fields, "extra_line", "te_prefix", prefixed, line))
    return join_findings(told)


def party_cell_findings(
    rows: pl.DataFrame, headings: Mapping[str, str], roles: Iterable[str]
) -> pl.DataFrame:
    """FINDINGS of the party columns ``<role>_city`` and so on of ``rows``, for each role.

    ``headings``: column of ``rows`` -> heading as filed.
    """
    told = []
    for role in roles:
        own = {part: f"{role}_{part}" for part in _PARTS if f"{role}_{part}" in headings}
        cells = rows.select(
            "source_file",
            "source_row",
            *[pl.col(column).alias(_PARTS[part]) for part, column in own.items()],
            *[pl.col(c) for c in ("own_effects",) if c in rows.columns],
            _name_of(role, headings).alias("name"),
        )
        told.append(line_findings(cells, {_PARTS[p]: headings[c] for p, c in own.items()}))
        block = f"{role}_block"
        if block in headings:
            told.append(raw_block_findings(rows, block, heading=headings[block]))
    return join_findings(told)


def _name_of(role: str, headings: Mapping[str, str]) -> pl.Expr:
    filed = [pl.col(c) for c in (f"{role}_name", f"{role}_block") if c in headings]
    return pl.coalesce(*filed, pl.lit(None, dtype=pl.String))


def block_findings(blocks: pl.DataFrame, headings: Mapping[str, str]) -> pl.DataFrame:
    """FINDINGS ``name_runs_on`` (repaired) and ``name_cut`` (kept) of BLOCKS.

    ``headings``: role -> heading of its name column; roles that are absent are called by their
    name. A block that stands for several rows, with the first of them, says how many in ``count``.
    """
    lined = blocks.with_columns(next_line=pl.col("lines").list.first())
    same = ["source_file", "role", "name", "next_line"]
    same += [column for column in ("own_effects",) if column in blocks.columns]
    distinct = lined.group_by(same, maintain_order=True).agg(
        pl.col("count").sum() if "count" in blocks.columns else pl.len().alias("count"),
        pl.col("source_row").min(),
    )
    told = []
    for (role,), part in _telling(distinct).group_by("role", maintain_order=True):
        told.append(name_findings(part, headings.get(str(role), f"{role} name")))
    return join_findings(told)


def telling_blocks(blocks: pl.DataFrame) -> pl.DataFrame:
    """TELLING of distinct blocks (BLOCK_CELLS and ``key``)."""
    lined = blocks.with_columns(next_line=pl.col("lines").list.first())
    return _telling(lined).select(TELLING.names())


def name_findings(found: pl.DataFrame, heading: str) -> pl.DataFrame:
    """FINDINGS ``name_runs_on`` and ``name_cut`` of TELLING blocks of one role.

    ``found`` carries ``count``, and source_file and source_row of the first row that names each.
    """
    name = pl.col("name")
    # Of a name that was cut only the end is shown: it may be a person's.
    end = pl.format("...{}", name.str.tail(12))
    parts = [("name_runs_on", "runs_on", name, joined_name(" ")), ("name_cut", "cut", end, None)]
    return join_findings(
        [
            finding(
                found.filter(pl.col(where)),
                code=code,
                column=heading,
                value=value,
                message=_TOLD[code],
                became=became,
            )
            for code, where, value, became in parts
        ]
    )


def _telling(blocks: pl.DataFrame) -> pl.DataFrame:
    """The blocks (``name`` and ``next_line``) with ``runs_on`` or ``cut``, without persons."""
    name = pl.col("name").str.to_uppercase()
    line = pl.col("next_line").str.to_uppercase()
    cut = fills_field(name, pl.col("name").str.len_chars()).fill_null(value=False)
    on = goes_on(name, line).fill_null(value=False)
    parted = pl.concat_str(name, line, separator="\n").str.contains(f"(?m){ANY_SEPARATOR}")
    whole = name.str.contains(COMPLETE).fill_null(value=False)
    marked = blocks.filter(~whole).with_columns(runs_on=on, cut=cut)
    found = marked.filter(pl.col("runs_on") | pl.col("cut")).with_columns(
        runs_on=pl.col("runs_on") & ~parted
    )
    told = found.with_columns(cut=pl.col("cut") & ~pl.col("runs_on"))
    told = told.filter(pl.col("runs_on") | pl.col("cut"))
    return told.filter(~_are_private(told))


def raw_block_findings(rows: pl.DataFrame, column: str, *, heading: str) -> pl.DataFrame:
    """FINDINGS ``te_prefix`` of a column of raw party blocks (several lines in one cell)."""
    last = pl.col(column).str.split("\n").list.last().str.strip_chars()
    several = pl.col(column).str.contains("\n")
    line = fifth_line(last)
    prefixed = several & line.is_not_null() & behind_te(last).is_not_null()
    found = rows.filter(prefixed).with_columns(name=pl.col(column).str.split("\n").list.first())
    return finding(
        found.filter(~_are_private(found)),
        code="te_prefix",
        column=heading,
        value=last,
        message=_TOLD["te_prefix"],
        became=line,
    )


def _found(
    rows: pl.DataFrame,
    fields: Mapping[str, str],
    column: str,
    code: str,
    where: pl.Expr,
    became: pl.Expr | None,
) -> pl.DataFrame:
    found = rows.filter(where)
    if found.is_empty():
        return empty(FINDINGS)
    return finding(
        found.filter(~_are_private(found)) if "name" in found.columns else found,
        code=code,
        column=fields[column],
        value=pl.col(column),
        message=_TOLD[code],
        became=became,
    )


def _are_private(blocks: pl.DataFrame) -> pl.Series:
    """Whether a block (its ``name``, and ``own_effects`` where known) is a private person's: it is
    left out of findings, which show cells as filed."""
    person = pl.Series(party_kinds(blocks["name"]) == "person").fill_null(value=False)
    return person | blocks["own_effects"] if "own_effects" in blocks.columns else person
