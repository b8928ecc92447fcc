"""The goods rules of a screen, and the records that may fall under one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.goods_codes import begin_with, code_beginning, prefix_table
from supplyscreen.flags.goods_sieve import word_groups
from supplyscreen.flags.text_sieve import whole_words
from supplyscreen.models import GoodsRule

_RULES = pl.Schema(
    {
        "rule_id": pl.String,
        "title": pl.String,
        "program_key": pl.String,
        "entry_id": pl.String,
        "goods_list": pl.String,
        "since": pl.Date,
        "until": pl.Date,
        "citation": pl.String,
        "source_url": pl.String,
    }
)


@dataclass(frozen=True)
class GoodsRules:
    """Rules in use, as the reader needs them.

    ``table``: one row per rule, ``countries``: ``rule_id, country``, ``prefixes``: the distinct
    HTS prefixes, ``days``: those on which a rule, its program or its entry begins or ends, in
    order, after one before them all, ``patterns``: what ``text_sieve`` looks for in descriptions,
    words of the rules and codes that begin with one of their prefixes.
    """

    rules: tuple[GoodsRule, ...]
    table: pl.DataFrame
    countries: pl.DataFrame
    prefixes: pl.Series
    days: pl.Series
    patterns: tuple[str, ...]


def goods_rules(context: FlagContext) -> GoodsRules:
    """The rules of a screen: begun by the as-of date, of an order, a sector or a list in use; none
    where goods are no ground of flags."""
    rules = [
        rule
        for rule in context.watchlists.goods_rules
        if rule.since <= context.as_of
        and (rule.goods_list is None or rule.goods_list in context.config.goods_lists)
    ]
    used = tuple(rules) if "goods" in context.config.grounds else ()
    words = [word for group in word_groups(used) for word in group.words]
    prefixes = prefix_table(used)["prefix"].unique().sort()
    codes = [code_beginning(prefixes)] if len(prefixes) else []
    return GoodsRules(
        rules=used,
        table=_table(used),
        countries=_countries(used),
        prefixes=prefixes,
        days=_days(used, context),
        patterns=(*codes, *whole_words(words)),
    )


def may_be_coded(records: pl.DataFrame, rules: GoodsRules) -> pl.Series:
    """Which records (``current_records``) hold an HTS code that begins with a prefix of a rule."""
    codes = (
        records.select("hts_codes").with_row_index("row").filter(pl.col("hts_codes").list.len() > 0)
    )
    each = codes.explode("hts_codes").drop_nulls()
    distinct = each.select("hts_codes").unique()
    met = distinct.filter(begin_with(distinct["hts_codes"], rules.prefixes))
    rows = each.filter(pl.col("hts_codes").is_in(met["hts_codes"].implode()))["row"]
    return pl.int_range(records.height, dtype=pl.UInt32, eager=True).is_in(rows.unique().implode())


def _countries(rules: Sequence[GoodsRule]) -> pl.DataFrame:
    pairs = [(rule.rule_id, country) for rule in rules for country in rule.countries]
    return pl.DataFrame(pairs, schema={"rule_id": pl.String, "country": pl.String}, orient="row")


def _table(rules: Sequence[GoodsRule]) -> pl.DataFrame:
    rows = [[getattr(rule, column) for column in _RULES.names()] for rule in rules]
    return pl.DataFrame(rows, schema=_RULES, orient="row")


def _days(rules: Sequence[GoodsRule], context: FlagContext) -> pl.Series:
    laws = context.watchlists.programs
    days = {day for rule in rules for day in (rule.since, rule.until)}
    days |= {laws[rule.program_key].in_force_since for rule in rules if rule.program_key in laws}
    entries = {rule.entry_id for rule in rules}
    over = context.stood.filter(pl.col("entry_id").is_in(list(entries - {None})))["over_since"]
    known = sorted({*days, *over} - {None})
    return pl.Series([date.min, *known], dtype=pl.Date)
