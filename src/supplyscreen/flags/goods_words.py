"""Words of goods rules in goods descriptions."""

from collections.abc import Sequence

import polars as pl

from supplyscreen.flags.fold import folded, word_pattern
from supplyscreen.models import GoodsRule

_FOUND = pl.Schema({"text": pl.String, "rule_id": pl.String, "found": pl.String})


def words_in_texts(texts: pl.Series, rules: Sequence[GoodsRule]) -> pl.DataFrame:
    """``text, rule_id, found``: which rule's words stand in each distinct text.

    ``found`` lists at most three of them, in the order of the text. A rule's ``not_words`` are
    taken out of the text first: ``STEEL PIPES IN STEEL DRUMS`` still holds STEEL PIPES. Words are
    whole, in any case; a blank may stand inside a word of five letters or more (EDI lines cut
    words).
    """
    distinct = pl.DataFrame({"text": texts}).drop_nulls().unique().sort("text")
    goods = distinct.with_columns(
        goods=folded(pl.col("text"))
        .str.replace_all(r"(\d)(\p{L})", "$1 $2")
        .str.replace_all(r"(\p{L})(\d)", "$1 $2")
        .str.replace_all(" , ", " ", literal=True)
    ).with_columns(squeezed=pl.col("goods").str.replace_all(" ", "", literal=True))
    found = [_one_rule(goods, rule) for rule in rules if rule.words]
    return pl.concat([pl.DataFrame(schema=_FOUND), *found])


def _one_rule(goods: pl.DataFrame, rule: GoodsRule) -> pl.DataFrame:
    words, not_words = _same_fold(rule.words), _same_fold(rule.not_words)
    # The letters without blanks are a quick sieve that lets no cut word through the mesh.
    sieve = pl.col("squeezed").str.contains_any([w.replace(" ", "") for w in words])
    text = pl.col("goods")
    if not_words:
        text = text.str.replace_all(word_pattern(not_words), " | ")
    hits = goods.filter(sieve).with_columns(hits=text.str.extract_all(word_pattern(words)))
    return hits.filter(pl.col("hits").list.len() > 0).select(
        "text",
        pl.lit(rule.rule_id).alias("rule_id"),
        found=_as_written(pl.col("hits"), words),
    )


def _as_written(hits: pl.Expr, words: list[str]) -> pl.Expr:
    """``COTT ON`` as ``COTTON``; the first three different words in one text."""
    spaced_last = sorted(words, key=lambda word: word.count(" "))
    whole = {word.replace(" ", ""): word for word in spaced_last}
    mended = pl.element().str.replace_all(" ", "", literal=True).replace(whole)
    return hits.list.eval(mended).list.unique(maintain_order=True).list.head(3).list.join(", ")


def _same_fold(words: Sequence[str]) -> list[str]:
    """The rule's words written as the texts are."""
    frame = pl.DataFrame({"word": list(words)}, schema={"word": pl.String})
    plain = (
        folded(pl.col("word"))
        .str.replace_all(r"(\d)(\p{L})", "$1 $2")
        .str.replace_all(r"(\p{L})(\d)", "$1 $2")
        .str.strip_chars()
    )
    return [str(word) for word in frame.select(plain).to_series().to_list()]
