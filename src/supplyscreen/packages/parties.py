"""Every party of the bills with its role, and what the screen says of it."""

import polars as pl

from supplyscreen.packages.selection import Selection
from supplyscreen.runs import words
from supplyscreen.schemas import PARTIES_BETWEEN

ROLES = ("manufacturer", "shipper", "consignee", "notify_party", "supplier")
"""In the order in which a reader looks for them."""
_KEY = ["role", "name", "address", "country"]
_SOURCE = ["bill", "source_file", "source_row"]
_TOLD = 3  # flags of a party that are named in its row


def parties_of(selection: Selection) -> pl.DataFrame:
    """One row per role, name, address and country as filed; of a role the most frequent first.

    Columns ``role, name, address, country`` (null where not stated), ``records`` (bills and
    supplier rows that name it), the first of them as ``bill`` (null for a supplier row),
    ``source_file`` and ``source_row``, and ``flagged`` (its flags in words, null for none).
    """
    named = [_of_role(selection.shipments, role) for role in ROLES[:-1]]
    rows = pl.concat([*named, _of_suppliers(selection.suppliers)])
    counted = rows.group_by(_KEY, maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("records"), pl.col(_SOURCE).first()
    )
    told = counted.join(_flagged(selection.flags), on=["role", "name"], how="left")
    rank = pl.col("role").replace_strict(list(ROLES), list(range(len(ROLES))), return_dtype=pl.Int8)
    down = [False, True, *[False] * len(_KEY)]
    return told.sort(rank, "records", *_KEY, descending=down, nulls_last=True)


def _of_role(shipments: pl.DataFrame, role: str) -> pl.DataFrame:
    """Each party of ``role`` of each bill. Where addresses are not as many as names, it is not
    told whose they are, and each name has all of them."""
    names = pl.col(role).str.split(PARTIES_BETWEEN)
    frame = shipments.filter(pl.col(role).is_not_null()).select(
        pl.lit(role).alias("role"),
        names.alias("name"),
        *(_each(f"{role}_{what}", names).alias(what) for what in ("address", "country")),
        *(pl.col(f"{role}_{what}").alias(f"all_{what}") for what in ("address", "country")),
        pl.col("bill_of_lading").alias("bill"),
        *_SOURCE[1:],
    )
    each = frame.explode("name", "address", "country")
    return each.with_columns(
        pl.coalesce("address", "all_address").alias("address"),
        pl.coalesce("country", "all_country").alias("country"),
    ).select(*_KEY, *_SOURCE)


def _each(column: str, names: pl.Expr) -> pl.Expr:
    parts = pl.col(column).str.split(PARTIES_BETWEEN)
    none = names.list.eval(pl.lit(None, dtype=pl.String))
    return pl.when(parts.list.len() == names.list.len()).then(parts).otherwise(none)


def _of_suppliers(suppliers: pl.DataFrame) -> pl.DataFrame:
    filed = [pl.when(pl.col(c).str.strip_chars() != "").then(c) for c in ("name", "local_name")]
    return suppliers.select(
        pl.lit("supplier").alias("role"),
        pl.coalesce(*filed, "supplier_id").alias("name"),
        "address",
        "country",
        pl.lit(None, dtype=pl.String).alias("bill"),
        *_SOURCE[1:],
    )


def _flagged(flags: pl.DataFrame) -> pl.DataFrame:
    """``role, name, flagged``: what flags on a party say, the first of triage order first."""
    reason = pl.col("reason_code").replace_strict(words.REASON, default=None)
    about = pl.coalesce("entry_name", "matched_name", reason, pl.lit(words.NOT_STATED))
    rows = (
        flags.filter(pl.col("ground") != "goods")
        .select("role", "ground", name="party_name", about=about, band="band")
        .unique(["role", "name", "ground", "about"], keep="first", maintain_order=True)
    )
    kind = pl.col("ground").replace_strict(words.GROUND, default="", return_dtype=pl.String)
    band = pl.col("band").replace_strict(words.BAND, default="", return_dtype=pl.String)
    strength = pl.when(band != "").then(pl.format(" ({})", band.str.to_lowercase()))
    text = pl.format("{}: {}{}", kind, "about", strength.fill_null(""))
    more = pl.len().cast(pl.Int64) - _TOLD
    rest = pl.when(more > 0).then(pl.format("; and {} more", more)).otherwise(pl.lit(""))
    return rows.group_by("role", "name", maintain_order=True).agg(
        flagged=text.head(_TOLD).str.join("; ") + rest
    )


def nobody_named(flags: pl.DataFrame) -> list[tuple[str, str, int]]:
    """Role, reason in words and number of records of what could not be screened."""
    gaps = flags.filter(ground=pl.lit("not_screenable"))
    counted = gaps.group_by("role", "reason_code").agg(pl.col("record_id").n_unique())
    rows = counted.sort("role", "reason_code").rows()
    return [(role.replace("_", " "), words.word(code, words.REASON), n) for role, code, n in rows]
