"""From a flagged supplier up to the first tier: who buys from it, and what each of them makes."""

import polars as pl

from supplyscreen.names.tier import tier_number
from supplyscreen.schemas import LINKS, SUPPLIERS, require_schema

SHOWN = 5  # paths that are written out
MOST_STEPS = 20  # a longer path ends in dots
_KEPT = 200  # paths of one supplier that are followed at a time; of more these are the first
_NAME, _PRODUCT = 60, 40  # characters that are shown


def supply_paths(
    supplier_ids: pl.Series, suppliers: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    """``record_id, supply_path`` of those ids that have a customer by LINKS or as filed.

    A path is ``tier 3 MILL A (yarn) > tier 2 WEAVER B (fabric) > tier 1 GARMENT C (shirts)``: it
    ends at the first tier, at a supplier without a customer in the list, or before a supplier that
    it names already. Customers as filed that have no row stand at its end: ``MILL > TRADER (not in
    the list)``. Several are parted by ``; ``, the shorter first, then by tier, name and id of the
    customers; at most five are written, then ``and 3 more``. Names and products hold neither mark:
    a ``;`` of theirs becomes a comma, a ``>`` becomes ``›``, so that a path can be read back.
    Raises SchemaError when a table lacks its declared columns.
    """
    require_schema(suppliers, SUPPLIERS, name="SUPPLIERS")
    require_schema(links, LINKS, name="LINKS")
    firms = _described(suppliers)
    steps = links.select("supplier_id", "customer_id").unique()
    steps = steps.join(firms, left_on="customer_id", right_on="supplier_id")
    at = pl.DataFrame({"record_id": supplier_ids.unique()}).join(
        firms.select("supplier_id", "level", path="shown"),
        left_on="record_id",
        right_on="supplier_id",
    )
    at = at.with_columns(
        seen=pl.concat_list("record_id"), last="record_id", many=pl.lit(value=False)
    )
    beyond = _beyond(suppliers, links)
    ended = []
    for step in range(MOST_STEPS + 1):
        at = at.with_row_index("place")
        top = (pl.col("level") == 1).fill_null(value=False)
        onward = _onward(at.filter(~top), steps)
        ends = at.filter(~pl.col("place").is_in(onward["place"].unique().implode()))
        ended.append(_with_beyond(ends, beyond).with_columns(step=pl.lit(step)))
        if onward.is_empty():
            break
        at = _first(onward)
    else:
        ended.append(at.with_columns(pl.col("path") + " > ...", step=pl.lit(MOST_STEPS + 1)))
    return _written(pl.concat(ended, how="diagonal"))


def _beyond(suppliers: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """``last, beyond``: the customers as filed of each supplier that has none in the list."""
    filed = pl.col("supplies_to").str.replace_all(r"\s*[;|\n]+\s*", ", ").str.strip_chars(" ,")
    stated = suppliers.filter(filed != "").join(links, on="supplier_id", how="anti")
    told = pl.format(" > {} (not in the list)", _short(filed, _NAME))
    return stated.select(last="supplier_id", beyond=told)


def _with_beyond(ends: pl.DataFrame, beyond: pl.DataFrame) -> pl.DataFrame:
    """Paths that have ended, with who buys from the last supplier but for one of tier 1."""
    joined = ends.join(beyond, on="last", how="left", maintain_order="left")
    top = (pl.col("level") == 1).fill_null(value=False)
    more = pl.when(~top).then("beyond")
    return joined.with_columns(path=pl.col("path") + more.fill_null(""), beyond=more.is_not_null())


def _described(suppliers: pl.DataFrame) -> pl.DataFrame:
    """``supplier_id, level, name, shown``: each supplier as a path names it."""
    level = tier_number(pl.col("tier"))
    tier = pl.when(level.is_not_null()).then(pl.format("tier {} ", level)).otherwise(pl.lit(""))
    product = pl.when(pl.col("product").str.strip_chars() != "").then(
        pl.format(" ({})", _short(pl.col("product"), _PRODUCT))
    )
    filled = [pl.when(pl.col(c).str.strip_chars() != "").then(c) for c in ("name", "local_name")]
    name = pl.coalesce(*filled, "supplier_id")
    shown = pl.concat_str(tier, _short(name, _NAME), product.fill_null(""))
    return suppliers.select("supplier_id", level=level, name=name, shown=shown)


def _short(text: pl.Expr, most: int) -> pl.Expr:
    """The first characters of a text, without the marks that part steps and paths."""
    text = text.str.replace_all(r"\s*;\s*", ", ").str.replace_all(">", "›", literal=True)
    cut = text.str.slice(0, most).str.strip_chars() + "..."
    return pl.when(text.str.len_chars() > most).then(cut).otherwise(text)


def _onward(at: pl.DataFrame, steps: pl.DataFrame) -> pl.DataFrame:
    """Each path with each customer of its last supplier that it does not name yet."""
    joined = at.drop("level").join(steps, left_on="last", right_on="supplier_id")
    new = joined.filter(~pl.col("seen").list.contains(pl.col("customer_id")))
    return new.with_columns(longer=pl.col("path") + " > " + pl.col("shown"))


def _first(onward: pl.DataFrame) -> pl.DataFrame:
    """The paths one step longer, in order, the first of each supplier."""
    ranked = onward.sort("record_id", "path", "level", "name", "customer_id", nulls_last=True)
    place = pl.int_range(pl.len()).over("record_id")
    kept = ranked.with_columns(many=pl.col("many") | (pl.len().over("record_id") > _KEPT)).filter(
        place < _KEPT
    )
    return kept.select(
        "record_id",
        "level",
        "many",
        path="longer",
        seen=pl.concat_list("seen", "customer_id"),
        last="customer_id",
    )


def _written(paths: pl.DataFrame) -> pl.DataFrame:
    told = paths.filter((pl.col("step") > 0) | pl.col("beyond")).sort(
        "record_id", "step", maintain_order=True
    )
    listed = told.group_by("record_id", maintain_order=True).agg(
        shown=pl.col("path").head(SHOWN).str.join("; "),
        more=pl.len().cast(pl.Int64) - SHOWN,
        many=pl.col("many").any(),
    )
    least = pl.when("many").then(pl.lit("at least ")).otherwise(pl.lit(""))
    rest = pl.when(pl.col("more") > 0).then(pl.format("; and {}{} more", least, "more"))
    return listed.select("record_id", supply_path=pl.concat_str("shown", rest.fill_null("")))
