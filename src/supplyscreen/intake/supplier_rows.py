"""The cells of a supplier list, batch by batch: names, address lines, chain, further columns."""

from itertools import pairwise

import polars as pl

from supplyscreen.files.table import Batch
from supplyscreen.intake.extra import extra_cells
from supplyscreen.intake.party_lines import party_lines
from supplyscreen.layouts import Reading
from supplyscreen.names.country import country_codes

_TEXT = (
    "supplier_id",
    "name",
    "local_name",
    "other_names",
    "country",
    "product",
    "tier",
    "parent_id",
    "supplies_to",
)
FULL = 35
"""Characters of NAME1 to NAME4 of a SAP vendor master: a full field goes on in the next."""
READINGS_PARTED = "\x1e"
_OTHER_NAMES = r"[;|\n]+"


def rows_of(batch: Batch, reading: Reading, file_no: int) -> pl.DataFrame:
    """One row per row of ``batch``: the fields as filed, and what is read from several of them.

    ``given_id``, ``name`` (NAME1 to NAME4 joined by blanks), ``readings`` (further names, parted by
    READINGS_PARTED), ``lines`` and ``address``, ``country_code``, ``extra``, ``file_no`` and the
    source.
    """
    cells = [pl.col(f"c{at}").alias(name) for name, at in reading.columns.items()]
    extra = extra_cells(reading.headings, reading.kept).alias("extra")
    picked = batch.frame.select(*cells, extra, "source_file", "source_row")
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in _TEXT if c not in picked.columns]
    whole = picked.with_columns(absent)
    numbered = [f"name_{n}" for n in range(1, 10)]
    parts = [c for c in ("name", *numbered) if c in picked.columns] or ["name"]
    return whole.select(
        *(c for c in _TEXT if c not in ("name", "other_names")),
        *(c for c in ("city", "state") if c in picked.columns),
        "extra",
        "source_file",
        "source_row",
        _readings(parts).alias("readings"),
        _spaced(parts).alias("name"),
        pl.col("supplier_id").alias("given_id"),
        party_lines(reading.columns).alias("lines"),
        country_codes(whole["country"]).alias("country_code"),
        pl.lit(file_no, dtype=pl.Int64).alias("file_no"),
    )


def _spaced(parts: list[str]) -> pl.Expr:
    joined = pl.concat_str(parts, separator=" ", ignore_nulls=True)
    return pl.when(joined != "").then(joined)


def _glued(parts: list[str]) -> pl.Expr:
    """The parts joined without a blank behind a full one, in whose middle a word may be cut."""
    text = pl.col(parts[0]).fill_null("")
    for before, part in pairwise(parts):
        gap = (
            pl.when(pl.col(before).str.len_chars() == FULL).then(pl.lit("")).otherwise(pl.lit(" "))
        )
        more = pl.when(pl.col(part).is_not_null()).then(gap + pl.col(part)).otherwise(pl.lit(""))
        text = text + more.fill_null("")
    return text.str.strip_chars()


def _readings(parts: list[str]) -> pl.Expr:
    """Further names of the row: of a name in several cells the first cell and the glued form (its
    second cell may be no name at all), the local name, and other names (a list, or parted by ; or
    |). Null where there is none."""
    names = [pl.col("local_name"), *_other_names()]
    if len(parts) > 1:
        whole = _spaced(parts)
        others = (_glued(parts), pl.col(parts[0]))
        names += [pl.when(other != whole).then(other) for other in others]
    joined = pl.concat_str(names, separator=READINGS_PARTED, ignore_nulls=True)
    return pl.when(joined != "").then(joined)


def _other_names() -> list[pl.Expr]:
    told = pl.col("other_names")
    quoted = told.str.extract_all(r'"(?:[^"\\]|\\.)+"').list.eval(pl.element().str.strip_chars('"'))
    parted = told.str.replace_all(_OTHER_NAMES, "\n").str.split("\n")
    listed = pl.when(told.str.starts_with("[")).then(quoted).otherwise(parted)
    clean = listed.list.eval(pl.element().str.strip_chars())
    return [clean.list.eval(pl.element().filter(pl.element() != "")).list.join(READINGS_PARTED)]
