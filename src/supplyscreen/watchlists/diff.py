"""What changed between two editions of the lists, one row per difference."""

from collections.abc import Mapping

import polars as pl

from supplyscreen.models import Model
from supplyscreen.schemas import conform
from supplyscreen.watchlists.catalog import Watchlists
from supplyscreen.watchlists.diff_scopes import scope_changes
from supplyscreen.watchlists.list_tables import LIST_CHANGES

KEY = ("list_id", "entry_id")
# Columns of ENTRIES by the change they tell of; any other column is an `other_changed`.
CHANGE_OF = {
    "name": "renamed",
    "search_name": "renamed",
    "listed_on": "date_changed",
    "ended_on": "date_changed",
    "provision_dates": "date_changed",
    "goods_scope": "scope_changed",
    "extends_to": "scope_changed",
    "status": "status_changed",
    "status_detail": "status_changed",
    "program_key": "provision_changed",
    "provision": "provision_changed",
    "published_on": "date_changed",
    "retrieved_on": "date_changed",
}
_SUB_LIST = r"^([ivx]+): "  # an item of provision_dates: "v: 2024-11-25"


def diff_watchlists(old: Watchlists, new: Watchlists) -> pl.DataFrame:
    """The differences from ``old`` to ``new`` as LIST_CHANGES, sorted by all its columns.

    Entries are the same when list id and entry id are the same. An entry that is in one edition
    only is one row (``added`` or ``removed``) whose ``before`` or ``after`` says in short what the
    other one lacks: kind, dates, provision, goods, other names. For entries in both, each column of
    ENTRIES that differs is a row, each sub-list of ``provision_dates`` for itself
    (``provision_dates.v``), and each name that came or went, with its kind as ``field``. A name
    that changed its kind went and came. Codes and words of the goods that came or went are rows of
    the field ``scope.`` and their column (``diff_scopes``). Fields of ``list.yml`` that differ are
    rows without an entry. An empty cell and one that is absent are the same.
    """
    before, after = _entries(old), _entries(new)
    names_before, names_after = _names(old), _names(new)
    both = before.join(after, on=KEY, how="semi").select(KEY)
    parts = [
        _alone(before, after, names_before)
        .rename({"told": "before"})
        .with_columns(change=pl.lit("removed")),
        _alone(after, before, names_after)
        .rename({"told": "after"})
        .with_columns(change=pl.lit("added")),
        _cells(before.join(both, on=KEY), after.join(both, on=KEY)),
        _aliases(names_before.join(both, on=KEY), names_after.join(both, on=KEY)),
        _list_facts(old, new),
        scope_changes(old, new),
    ]
    named = pl.concat([after.select(*KEY, "name"), before.select(*KEY, "name")])
    titles = pl.DataFrame(
        [(info.id, None, info.title) for info in (*new.lists, *old.lists)],
        schema={"list_id": pl.String, "entry_id": pl.String, "name": pl.String},
        orient="row",
    )
    known = pl.concat([named, titles]).unique(KEY, keep="first").rename({"name": "entry_name"})
    found = pl.concat([conform(part, LIST_CHANGES).drop("entry_name") for part in parts])
    told = found.join(known, on=KEY, how="left", nulls_equal=True)
    return conform(told, LIST_CHANGES).sort(LIST_CHANGES.names())


def _entries(lists: Watchlists) -> pl.DataFrame:
    """ENTRIES as text with ``list_id`` and the searched name; an empty cell is null."""
    primary = lists.names.filter(pl.col("alias_kind") == "primary").select(
        "entry_id", pl.col("name").alias("search_name")
    )
    return (
        lists.entries.rename({"watchlist_id": "list_id"})
        .join(primary.unique("entry_id"), on="entry_id", how="left")
        .with_columns(pl.all().cast(pl.String).replace("", None))
    )


def _names(lists: Watchlists) -> pl.DataFrame:
    """Every other name of an entry, searched or not: ``list_id, entry_id, alias_kind, name``."""
    searched = lists.names.filter(pl.col("alias_kind") != "primary")
    columns = ["entry_id", "alias_kind", "name"]
    found = pl.concat([searched.select(columns), lists.aliases.select(columns)]).unique()
    owner = lists.entries.select("entry_id", pl.col("watchlist_id").alias("list_id"))
    return found.join(owner, on="entry_id").select(*KEY, "alias_kind", "name")


def _alone(these: pl.DataFrame, others: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Entries of ``these`` that are not in ``others``, each told in short in ``told``."""
    alias = pl.concat_str(pl.col("name"), pl.lit(" ("), pl.col("alias_kind"), pl.lit(")"))
    listed = (
        names.sort("alias_kind", "name")
        .group_by(KEY, maintain_order=True)
        .agg(also=alias.str.join(", "))
    )
    parts = {
        "kind": "",
        "country": "",
        "listed_on": "listed on ",
        "ended_on": "ended on ",
        "status": "",
        "provision": "",
        "goods_scope": "goods: ",
        "extends_to": "extends to: ",
        "also": "also named: ",
    }
    said = [pl.lit(words) + pl.col(column) for column, words in parts.items()]
    alone = these.join(others, on=KEY, how="anti").join(listed, on=KEY, how="left")
    return alone.select(*KEY, pl.concat_str(said, separator="; ", ignore_nulls=True).alias("told"))


def _cells(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Rows for the cells that differ between two frames of the same entries."""
    old, new = (
        _by_field(frame).rename({"value": side})
        for frame, side in ((before, "before"), (after, "after"))
    )
    column = pl.col("field").str.extract(r"^(\w+)")
    return (
        old.join(new, on=[*KEY, "field"], how="full", coalesce=True)
        .filter(pl.col("before").ne_missing(pl.col("after")))
        .with_columns(change=column.replace_strict(CHANGE_OF, default="other_changed"))
    )


def _by_field(entries: pl.DataFrame) -> pl.DataFrame:
    """``list_id, entry_id, field, value``: a row per filled cell, and per sub-list its date."""
    cells = entries.unpivot(index=KEY, variable_name="field").drop_nulls("value")
    dates = cells.filter(pl.col("field") == "provision_dates")
    item = pl.col("value")
    sub_list = pl.lit(".") + item.str.extract(_SUB_LIST)
    split = (
        dates.with_columns(item.str.split(" | "))
        .explode("value")
        .with_columns(
            field=pl.col("field") + sub_list.fill_null(""), value=item.str.replace(_SUB_LIST, "")
        )
        .group_by(*KEY, "field", maintain_order=True)
        .agg(item.str.join(" | "))
    )
    return pl.concat([cells.filter(pl.col("field") != "provision_dates"), split])


def _aliases(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    columns = [*KEY, "alias_kind", "name"]
    gone = before.join(after, on=columns, how="anti").rename({"name": "before"})
    come = after.join(before, on=columns, how="anti").rename({"name": "after"})
    parts = [
        gone.with_columns(change=pl.lit("alias_removed")),
        come.with_columns(change=pl.lit("alias_added")),
    ]
    return pl.concat(parts, how="diagonal").rename({"alias_kind": "field"})


def _list_facts(old: Watchlists, new: Watchlists) -> pl.DataFrame:
    """Rows for whole lists that came or went, and for fields of ``list.yml`` that differ."""
    before, after = _facts(old), _facts(new)
    rows: list[tuple[str | None, ...]] = [
        ("removed" if list_id in before else "added", list_id, None, None, None)
        for list_id in before.keys() ^ after.keys()
    ]
    for list_id in before.keys() & after.keys():
        was, now = before[list_id], after[list_id]
        rows += [
            (CHANGE_OF.get(field, "other_changed"), list_id, field, was.get(field), now.get(field))
            for field in was.keys() | now.keys()
            if was.get(field) != now.get(field)
        ]
    columns = ("change", "list_id", "field", "before", "after")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def _facts(lists: Watchlists) -> dict[str, dict[str, str | None]]:
    """By list id, each field of ``list.yml`` as text; gaps and caveats joined by " | "."""
    return {info.id: _texts(info) for info in lists.lists}


def _texts(part: Model, prefix: str = "") -> dict[str, str | None]:
    """The fields of ``part`` by name, those of a model or table in it as ``field.name``."""
    told: dict[str, str | None] = {}
    for field in type(part).model_fields:
        value = getattr(part, field)
        if isinstance(value, Model):
            told |= _texts(value, f"{prefix}{field}.")
        elif isinstance(value, Mapping):
            told |= {f"{prefix}{field}.{name}": str(each) for name, each in value.items()}
        elif isinstance(value, tuple):
            told[prefix + field] = " | ".join(getattr(x, "text", str(x)) for x in value) or None
        else:
            told[prefix + field] = str(value) or None
    return told
