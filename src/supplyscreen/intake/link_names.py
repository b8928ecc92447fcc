"""Which rows of a supplier list a cell means that names customers by id or name."""

from collections.abc import Mapping

import polars as pl

from supplyscreen.names import normalize_names
from supplyscreen.names.party_block import PRIVATE_PERSON
from supplyscreen.names.party_kind import party_kinds

_PARTED = r"[;|\n]+"
_NOBODY = r"(?i)^(?:[\W_]*|N/?A|NONE|NIL|NULL|0)$"
_SEEN = pl.Schema({"part": pl.String, "customer": pl.String})


def parts_of(rows: pl.DataFrame, relations: Mapping[str, str]) -> pl.DataFrame:
    """One row for each customer that a cell names: ``node, level, relation, part, shown`` and the
    source of ``rows``. ``shown`` is the part as it may be printed: private persons are masked."""
    each = [
        rows.select(
            "node",
            "level",
            "source_file",
            "source_row",
            relation=pl.lit(relation),
            part=pl.col(field).str.replace_all(_PARTED, "\n").str.split("\n"),
        )
        for relation, field in relations.items()
    ]
    cells = pl.concat(each).explode("part").with_columns(pl.col("part").str.strip_chars())
    filled = cells.filter(pl.col("part").is_not_null() & ~pl.col("part").str.contains(_NOBODY))
    return filled.with_columns(shown=printable(filled["part"]))


def printable(names: pl.Series) -> pl.Series:
    """Names with those of private persons masked."""
    person = pl.Series("person", party_kinds(names) == "person")
    frame = pl.DataFrame({"name": names, "person": person})
    return frame.select(
        pl.when("person").then(pl.lit(PRIVATE_PERSON)).otherwise("name").alias("shown")
    ).to_series()


def masked_parts(cells: pl.Series) -> pl.Series:
    """Cells that name customers, with ``(private person)`` for a part that is one."""
    distinct = cells.drop_nulls().unique()
    parts = pl.DataFrame({"cell": distinct}).with_columns(
        part=pl.col("cell").str.replace_all(_PARTED, "\n").str.split("\n")
    )
    each = parts.explode("part").with_columns(pl.col("part").str.strip_chars())
    shown = each.with_columns(shown=printable(each["part"]))
    private = shown.filter(pl.col("shown") != pl.col("part"))["cell"].unique()
    kept = shown.filter(pl.col("cell").is_in(private.implode()))
    masked = kept.group_by("cell").agg(pl.col("shown").str.join("; "))
    return cells.replace(masked["cell"], masked["shown"])


def customers_of(parts: pl.Series, rows: pl.DataFrame) -> pl.DataFrame:
    """``part, customer``: the ``node`` of each row that a part means; parts that mean none are out.

    A part is an id (case and leading zeros do not count, where only one row has it so), else a
    name in its matching form; a name that several suppliers have means all of them. A part that is
    none may be several parted by commas, if each of them is one.
    """
    distinct = parts.drop_nulls().unique(maintain_order=True).rename("part").to_frame()
    whole = _meant(distinct["part"], rows)
    rest = distinct.join(whole, on="part", how="anti")
    pieces = rest.with_columns(piece=pl.col("part").str.split(",")).explode("piece")
    pieces = pieces.with_columns(pl.col("piece").str.strip_chars()).filter(pl.col("piece") != "")
    meant = _meant(pieces["piece"].unique(maintain_order=True), rows)
    found = pieces.join(meant.rename({"part": "piece"}), on="piece", how="left")
    missed = found.filter(pl.col("customer").is_null())
    lists = found.join(missed, on="part", how="anti").select("part", "customer")
    return pl.concat([whole, lists]).unique(maintain_order=True)


def _meant(parts: pl.Series, rows: pl.DataFrame) -> pl.DataFrame:
    asked = pl.DataFrame(
        {"part": parts, "id": _id_key(parts), "bare": _bare(parts), "name": normalize_names(parts)}
    )
    given = rows.select("node", id=pl.col("given_id")).drop_nulls()
    given = given.with_columns(id=_id_key(given["id"]), bare=_bare(given["id"])).unique(
        maintain_order=True
    )
    alone = given.filter(pl.col("node").n_unique().over("bare") == 1)
    named = pl.concat(
        [rows.select("node", name=pl.col(column)) for column in ("name", "local_name")]
    ).drop_nulls()
    keyed = named.with_columns(name=normalize_names(named["name"])).unique(maintain_order=True)
    found = pl.DataFrame(schema=_SEEN)
    for table, key in ((given, "id"), (alone, "bare"), (keyed, "name")):
        left = asked.filter((pl.col(key) != "") & ~pl.col("part").is_in(found["part"].implode()))
        hits = left.join(table.select(key, customer="node"), on=key).unique(maintain_order=True)
        found = pl.concat([found, hits.select("part", "customer")])
    return found


def _id_key(ids: pl.Series) -> pl.Series:
    return ids.str.strip_chars().str.to_lowercase()


def _bare(ids: pl.Series) -> pl.Series:
    """Ids without leading zeros and without the .0 that a spreadsheet adds."""
    return _id_key(ids).str.replace(r"^(\d+)\.0$", "$1").str.replace(r"^0+(\w)", "$1")
