"""Goods that a text names: near the scope of an order, or other ones.

``goods/goods_names.csv`` says which headings a trade word (LAPTOP) may belong to. Only such a word
shows that other goods are meant. Words of packing, carriage and quantity are not among them: they
say nothing of the goods. For the near side the words of the headings themselves count as well.
"""

from collections.abc import Sequence

import polars as pl

from supplyscreen.flags.fold import folded
from supplyscreen.models import GoodsRule
from supplyscreen.watchlists.catalog import Watchlists

# A word of the nomenclature that stands in more headings than this (OTHER, PARTS) names none.
_MOST_HEADINGS = 12
# Words of the nomenclature that on a bill belong to addresses and papers.
_PAPERS = (
    "BUILDING",
    "COMMERCIAL",
    "FLOOR",
    "NOTE",
    "OFFICE",
    "ORIGIN",
    "ROAD",
    "STATE",
    "STATION",
)
_SHOWN = 3
_PACKING = (
    r"\b(?:STEEL|IRON|ALUMINUM|ALUMINIUM|GLASS|RUBBER|COTTON|LEATHER|FABRIC|TEXTILE) "
    r"(?:PALLET|DRUM|CASE|CRATE|BOX|BAG|SACK|BARREL|BOTTLE|CAN|TIN|FRAME|RACK|ROLL|STRAP|SKID|"
    r"CONTAINER|BAND|CAGE|BIN|TANK)(?:E?S)?\b"
)


def named_goods(
    texts: pl.Series, rules: Sequence[GoodsRule], watchlists: Watchlists
) -> pl.DataFrame:
    """``text, scope, other, near`` for each distinct text that names any goods.

    ``other``: words of headings outside the scope of the rule, ``near``: words of a heading that
    the scope has a part in; at most three each, null where there is none.
    """
    distinct = pl.DataFrame({"text": texts}, schema={"text": pl.String}).drop_nulls().unique()
    plain = folded(pl.col("text")).str.replace_all(r"[^A-Z]+", " ").str.strip_chars()
    lettered = distinct.with_columns(letters=plain)  # few are left without numbers and signs
    goods = pl.col("letters").str.replace_all(_PACKING, " ")
    words = (
        lettered.select("letters").unique().with_columns(word=goods.str.split(" ")).explode("word")
    )
    vocabulary = _vocabulary(watchlists)
    known = words.join(vocabulary.select("word", "sure").unique(), on="word", maintain_order="left")
    near = vocabulary.join(_headings_of(rules, vocabulary), on="heading").select("word", "scope")
    scopes = pl.DataFrame({"scope": [r.rule_id for r in rules]}, schema={"scope": pl.String})
    marked = known.join(scopes, how="cross").join(
        near.unique().with_columns(near=True),
        on=["word", "scope"],
        how="left",
        maintain_order="left",
    )
    close = pl.col("near").is_not_null()
    told = marked.group_by("letters", "scope", maintain_order=True).agg(
        other=_few(pl.col("word").filter(~close & pl.col("sure"))),
        near=_few(pl.col("word").filter(close)),
    )
    return lettered.join(told, on="letters").select("text", "scope", "other", "near")


def _vocabulary(watchlists: Watchlists) -> pl.DataFrame:
    """``word, heading, sure``: what names goods; ``sure`` if ``goods_names.csv`` has it."""
    text = pl.col("description").str.to_uppercase().str.replace_all(r"[^A-Z]+", " ")
    headings = watchlists.hs_headings.filter(pl.col("heading").str.len_chars() == 4)
    told = headings.select(word=text.str.split(" "), heading=pl.col("heading")).explode("word")
    word = pl.col("word")
    some = told.filter((word.str.len_chars() > 3) & ~word.is_in(_PAPERS)).unique()
    rare = some.filter(pl.len().over("word") <= _MOST_HEADINGS)
    both = pl.concat([rare.select("word", "heading"), watchlists.goods_names]).unique()
    return both.with_columns(
        sure=pl.col("word").is_in(watchlists.goods_names["word"].unique().implode())
    )


def _headings_of(rules: Sequence[GoodsRule], vocabulary: pl.DataFrame) -> pl.DataFrame:
    """``scope, heading``: the headings that a prefix of the scope is, begins or ends in."""
    starts = [
        (rule.rule_id, prefix[:4])
        for rule in rules
        for prefix in rule.hts_prefixes + rule.word_prefixes
    ]
    cut = pl.DataFrame(starts, schema={"scope": pl.String, "start": pl.String}, orient="row")
    headings = vocabulary.select("heading").unique()
    found = [
        headings.with_columns(start=pl.col("heading").str.slice(0, size)).join(cut, on="start")
        for size in (2, 4)
    ]
    return pl.concat(found).select("scope", "heading").unique()


def _few(words: pl.Expr) -> pl.Expr:
    text = words.unique(maintain_order=True).head(_SHOWN).str.join(", ")
    return pl.when(text.str.len_chars() > 0).then(text)
