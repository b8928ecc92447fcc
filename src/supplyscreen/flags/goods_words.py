"""Words of goods rules in goods descriptions."""

from collections.abc import Sequence

import polars as pl

from supplyscreen.flags.fold import folded, spaced
from supplyscreen.flags.goods_sieve import WordGroup, texts_of_groups, word_groups
from supplyscreen.flags.text_sieve import inner_words, may_hold
from supplyscreen.models import GoodsRule
from supplyscreen.names.cut_words import heal_cut_words

_FOUND = pl.Schema({"text": pl.String, "rule_id": pl.String, "found": pl.String})


def words_in_texts(texts: pl.Series, rules: Sequence[GoodsRule]) -> pl.DataFrame:
    """``text, rule_id, found``: which rule's words stand in each distinct text.

    ``found`` lists at most three of them, in the order of the text. A rule's ``not_words`` are
    taken out of the text first: ``STEEL PIPES IN STEEL DRUMS`` still holds STEEL PIPES. A word
    does not count beside a word of the rule's ``around`` (``NON PVC``, ``SHRIMP FLAVOR``). Words
    are whole, in any case; where a word was certainly cut by a line end it is read whole, and a
    blank may stand inside any word of five letters or more (EDI lines cut words).

    All words of all rules are looked for in one pass; only texts that may hold a rule's words are
    read with its pattern, and rules with the same words share that work.
    """
    groups = word_groups(rules)
    distinct = pl.DataFrame({"text": texts}, schema={"text": pl.String}).drop_nulls().unique()
    masked = distinct.with_columns(shape=without_numbers(distinct["text"], rules))
    shapes = masked["shape"].unique().sort().rename("text").to_frame()
    healed = shapes.join(heal_cut_words(shapes["text"]), on="text", how="left")
    read = pl.coalesce("healed", "text")
    goods = healed.sort("text").select("text", goods=spaced(folded(read)))
    found = [
        _one_group(goods[rows], group) for group, rows in texts_of_groups(goods["goods"], groups)
    ]
    told = pl.concat([pl.DataFrame(schema=_FOUND), *found]).rename({"text": "shape"})
    return masked.join(told, on="shape").select(*_FOUND)


def without_numbers(texts: pl.Series, rules: Sequence[GoodsRule]) -> pl.Series:
    """``texts`` with one digit for all digits, but where a word with a number may stand.

    Bills differ by order numbers and weights; without them few texts are left to be read. Each
    digit stays a digit, because the place of a cut word in its line counts; the one that is put
    for all stands in no word of the rules.
    """
    numbered = [word for group in word_groups(rules) for word in group.numbered]
    free = [digit for digit in "9876543210" if not any(digit in word for word in numbered)]
    if not free:
        return texts
    masked = texts.str.replace_many(list("0123456789"), free[:1])
    return texts.zip_with(may_hold(texts, inner_words(numbered)), masked)


def _one_group(goods: pl.DataFrame, group: WordGroup) -> pl.DataFrame:
    text = pl.col("goods")
    for pattern in group.taken_out:
        text = text.str.replace_all(pattern, " | ")
    read = goods.with_columns(words=text.str.extract_all(group.pattern))
    held = read.filter(pl.col("words").list.len() > 0)
    return held.select(
        "text",
        rule_id=pl.lit(list(group.rule_ids), dtype=pl.List(pl.String)),
        found=_as_written(pl.col("words"), group.words),
    ).explode("rule_id")


def _as_written(found: pl.Expr, words: Sequence[str]) -> pl.Expr:
    """``COTT ON`` as ``COTTON``; the first three different words in one text."""
    spaced_last = sorted(words, key=lambda word: word.count(" "))
    whole = {word.replace(" ", ""): word for word in spaced_last}
    mended = pl.element().str.replace_all(" ", "", literal=True).replace(whole)
    return found.list.eval(mended).list.unique(maintain_order=True).list.head(3).list.join(", ")
