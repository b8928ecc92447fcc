"""The merchandise test: are the goods of a record among those that an order covers?

Codes and words of the scopes are ours (``lists/*/scopes.csv``); the publisher's own words stay in
``goods_scope``. Only what can be recognised is decided, everything else is unknown.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from supplyscreen.flags.goods_codes import (
    bill_codes,
    decided_by_code,
    left_to_words,
    prefix_table,
)
from supplyscreen.flags.goods_named import named_goods
from supplyscreen.flags.goods_words import words_in_texts
from supplyscreen.models import GoodsRule
from supplyscreen.watchlists.catalog import Watchlists

_PAIR = ["record_id", "scope"]


def with_merchandise(frame: pl.DataFrame, watchlists: Watchlists) -> pl.DataFrame:
    """Add ``merchandise`` and ``merchandise_reason`` to flags of listed parties.

    Reads ``record_id, entry_id, goods_scope, hts_codes, goods_description``. ``merchandise`` is

    - ``all_goods``: the entry covers whatever the party makes (every UFLPA entry does);
    - ``in_scope``: a code on the bill begins with a prefix of the scope (the longest is named),
      or, where no code decides, the text holds one of its words;
    - ``out_of_scope``: a code of four digits or more lies outside all prefixes, or, without such
      a code, the text names other goods and none that belongs to the same headings;
    - ``unknown``: neither a code nor an informative text, two digits only, or a code or word that
      leaves it open. A scope without codes and words is unknown as well.
    """
    scoped = frame.select("record_id", "entry_id").unique()
    pairs = scoped.join(watchlists.scopes.select("entry_id", "scope", "covers"), on="entry_id")
    named = pairs.filter(pl.col("covers") == "named").select(_PAIR).unique()
    records = frame.select("record_id", "hts_codes", "goods_description").unique(
        "record_id", keep="first", maintain_order=True
    )
    told = _tested(named, records, watchlists)
    joined = frame.join(pairs, on=["record_id", "entry_id"], how="left", maintain_order="left")
    whole = joined.join(told, on=_PAIR, how="left", maintain_order="left")
    bare = pl.col("goods_scope").fill_null("").str.strip_chars() == ""
    everything = (pl.col("covers") == "all") | (pl.col("covers").is_null() & bare)
    everything = everything.fill_null(value=False)
    return whole.with_columns(
        merchandise=pl.when(everything)
        .then(pl.lit("all_goods"))
        .otherwise(pl.coalesce("merchandise", pl.lit("unknown"))),
        merchandise_reason=pl.when(everything)
        .then(pl.lit("The entry covers all goods of the party."))
        .otherwise(
            pl.coalesce(
                "merchandise_reason",
                pl.lit("The list names goods but no codes or words to test them by."),
            )
        ),
    ).drop("scope", "covers")


def _tested(pairs: pl.DataFrame, records: pl.DataFrame, watchlists: Watchlists) -> pl.DataFrame:
    """``record_id, scope, merchandise, merchandise_reason`` for each pair."""
    wanted = pairs["scope"].unique()
    rows = watchlists.scopes.filter(pl.col("scope").is_in(wanted.implode())).unique(
        "scope", keep="first", maintain_order=True
    )
    rules = [_as_rule(row) for row in rows.sort("scope").iter_rows(named=True)]
    some = records.join(pairs.select("record_id").unique(), on="record_id")
    by_code = _by_code(some, rules, watchlists.hs_headings)
    texts = some.select("record_id", text=pl.col("goods_description"))
    words = words_in_texts(texts["text"], rules).rename({"rule_id": "scope"})
    others = named_goods(texts["text"], rules, watchlists)
    seen = (
        pairs.join(by_code, on=_PAIR, how="left")
        .join(texts, on="record_id", how="left")
        .join(words, on=["text", "scope"], how="left")
        .join(others, on=["text", "scope"], how="left")
    )
    return seen.with_columns(merchandise=_value(), merchandise_reason=_reason()).select(
        *_PAIR, "merchandise", "merchandise_reason"
    )


def _as_rule(scope: dict[str, Any]) -> GoodsRule:
    """A scope in the form that the finders of codes and words read; they use no other field."""
    lists = ("hts_prefixes", "word_prefixes", "words", "not_words")
    given = {"rule_id": scope["scope"], **{name: tuple(scope[name]) for name in lists}}
    unused: dict[str, Any] = {
        "title": "",
        "program_key": "",
        "since": date.min,
        "countries": ("",),
        "citation": "",
        "source_url": "",
        "sources": ("",),
    }
    return GoodsRule.model_validate(given | unused)


def _by_code(
    records: pl.DataFrame, rules: Sequence[GoodsRule], headings: pl.DataFrame
) -> pl.DataFrame:
    """``record_id, scope`` with ``inside`` (code in words), ``full`` (the codes), ``open_code``
    (a code that leaves it to the words) and ``chapter`` (two digits only), each null where not so.
    """
    short_text = pl.col("description").str.replace(r" ?[;(].*$", "")
    codes = bill_codes(records, headings.with_columns(description=short_text))
    full = codes.filter(pl.col("code").str.len_chars() >= 4)
    inside = decided_by_code(full, prefix_table(rules)).select(
        "record_id",
        scope="rule_id",
        inside=pl.format("HTS code {} ({}) begins with {}", "code", "heading_text", "prefix"),
    )
    # A code that is shorter than a word prefix (3926 of 392620) leaves it open as well.
    wide = [
        rule.model_copy(update={"hts_prefixes": rule.hts_prefixes + rule.word_prefixes})
        for rule in rules
    ]
    unsettled = left_to_words(full, wide).select("record_id", scope="rule_id", open_code=True)
    told = pl.format("{} ({})", "code", "heading_text")
    filed = full.group_by("record_id", maintain_order=True).agg(full=told.head(3).str.join(", "))
    short = codes.filter(pl.col("code").str.len_chars() == 2)
    chapter = short.group_by("record_id", maintain_order=True).agg(
        chapter=pl.col("code").str.join(", ")
    )
    scopes = pl.DataFrame({"scope": [r.rule_id for r in rules]}, schema={"scope": pl.String})
    return (
        records.select("record_id")
        .join(scopes, how="cross")
        .join(inside, on=_PAIR, how="left")
        .join(unsettled, on=_PAIR, how="left")
        .join(filed, on="record_id", how="left")
        .join(chapter, on="record_id", how="left")
    )


def _cases() -> list[tuple[pl.Expr, str, pl.Expr]]:
    """What decides, in order of weight: the test, the value, the reason."""
    code = pl.col("full").is_not_null() & pl.col("open_code").is_null()
    found, other, near = (pl.col(name) for name in ("found", "other", "near"))
    open_code = pl.col("open_code").is_not_null()
    chapter = pl.col("chapter").is_not_null()
    empty = pl.col("text").fill_null("").str.strip_chars() == ""
    outside = pl.format("HTS code {} is outside the scope", "full")
    against = pl.format("; a code weighs more than the words found in the text: {}", found)
    weak = pl.format("Two digits of a code only ({}), which say little", "chapter")
    silent = (
        pl.when(empty).then(pl.lit("no goods description")).otherwise(pl.lit("no informative text"))
    )
    return [
        (pl.col("inside").is_not_null(), "in_scope", pl.format("{}.", "inside")),
        (
            code,
            "out_of_scope",
            pl.concat_str(outside, against.fill_null(""), pl.lit(".")),
        ),
        (found.is_not_null(), "in_scope", pl.format("The text has: {}.", found)),
        (
            near.is_not_null(),
            "unknown",
            pl.format("The text has {}, which may or may not be covered.", near),
        ),
        (
            open_code,
            "unknown",
            pl.format("HTS code {} leaves it open, and no word decides.", "full"),
        ),
        (
            other.is_not_null(),
            "out_of_scope",
            pl.format("The text names other goods: {}.", other),
        ),
        (chapter, "unknown", pl.format("{}; {}.", weak, silent)),
        (pl.lit(value=True), "unknown", pl.format("No code and {}.", silent)),
    ]


def _value() -> pl.Expr:
    return pl.coalesce(pl.when(test).then(pl.lit(value)) for test, value, _ in _cases())


def _reason() -> pl.Expr:
    return pl.coalesce(pl.when(test).then(reason) for test, _, reason in _cases())
