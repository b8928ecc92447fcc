"""Whether the cells of an entry agree with each other, and the entries among themselves."""

import polars as pl

from supplyscreen.watchlists.cell_faults import cell_faults
from supplyscreen.watchlists.sheets import ROW

IN_FORCE = ("active", "partially_active")
CHANGED = (  # statuses that say that something happened after the listing
    "partially_active",
    "modified",
    "inactive",
    "revoked",
    "inactive_pending_litigation",
)
# The day of the Tariff Act of 1930, whose section 307 is the oldest law that a list here rests on
# (19 U.S.C. 1307): no listing is older.
EARLIEST = "1930-06-17"


def law_faults(entries: pl.DataFrame) -> list[str]:
    """Faults of ``entries.csv`` (its columns as text, and ``row``) that show in several cells."""
    in_force = pl.col("status").is_in(IN_FORCE)
    ended = entries.filter(in_force & pl.col("ended_on").is_not_null())
    unsaid = entries.filter(pl.col("status").is_in(CHANGED) & pl.col("status_detail").is_null())
    early = entries.filter(_day("listed_on") < EARLIEST)
    return [
        *cell_faults(ended, "ended_on", "expected nothing: the status says that it is in force"),
        *cell_faults(
            unsaid, "status", "expected a sentence in status_detail that says what changed and when"
        ),
        *cell_faults(early, "listed_on", f"expected a day from {EARLIEST} on"),
        *_sub_list_faults(entries),
        *_prefix_faults(entries),
        *_twin_faults(entries),
    ]


def _day(column: str) -> pl.Expr:
    """A date as text, null where it is none: that is a fault of its own."""
    text = pl.col(column)
    return pl.when(text.str.contains(r"^\d{4}-\d{2}-\d{2}$")).then(text)


def _sub_list_faults(entries: pl.DataFrame) -> list[str]:
    """Sub-lists with a date are those of the provision, and none is older than the listing."""
    cells = entries.with_columns(
        named=pl.col("provision").str.extract_all(r"\(B\)\([ivx]+\)"),
        dated=pl.col("provision_dates").str.extract_all(r"[ivx]+:"),
        first=pl.col("provision_dates").str.extract_all(r"\d{4}-\d{2}-\d{2}").list.min(),
    )
    bare = pl.element().str.replace_all(r"\(B\)|[():]", "")
    sets = cells.with_columns(pl.col("named", "dated").list.eval(bare).list.sort())
    other = sets.filter((pl.col("dated").list.len() > 0) & (pl.col("named") != pl.col("dated")))
    early = cells.filter(pl.col("first") < _day("listed_on"))
    return [
        *cell_faults(other, "provision_dates", "expected the sub-lists that provision names"),
        *cell_faults(early, "provision_dates", "expected no day before listed_on"),
    ]


def _prefix_faults(entries: pl.DataFrame) -> list[str]:
    """Ids of one list begin with one short word; another is a slip, or a row of another list."""
    prefix = pl.col("entry_id").str.extract(r"^([^-]+-)")
    own = entries.select(prefix).to_series().drop_nulls().mode().sort().head(1).to_list()
    wrong = entries.filter(prefix.ne_missing(pl.lit(own[0]))) if own else entries
    expected = repr(own[0]) if own else "a short word of the list, and -"
    return cell_faults(
        wrong.drop_nulls("entry_id"), "entry_id", f"expected it to begin with {expected}"
    )


def _twin_faults(entries: pl.DataFrame) -> list[str]:
    """One listing under two ids: the same name, law, day and goods."""
    same = ["name", "program_key", "listed_on", "goods_scope"]
    twins = entries.drop_nulls("name").filter(pl.struct(same).is_first_distinct().not_())
    first = entries.unique(same, keep="first", maintain_order=True)
    pairs = twins.join(first.select(*same, twin="entry_id"), on=same, nulls_equal=True)
    return [
        f"row {row}, column name: {name!r} is there already as {twin}, with the same law, day "
        "and goods"
        for row, name, twin in pairs.sort(ROW).select(ROW, "name", "twin").rows()
        if twin is not None
    ]
