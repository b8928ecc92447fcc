"""One pass over all texts that says which rules' words each of them may hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import polars as pl

from supplyscreen.flags.fold import (
    CUT_FROM,
    folded,
    other_goods_pattern,
    spaced,
    word_pattern,
)
from supplyscreen.models import GoodsRule, WordContext


@dataclass(frozen=True)
class WordGroup:
    """Rules that look for the same words; all words are written as the texts are."""

    rule_ids: tuple[str, ...]
    words: tuple[str, ...]
    not_words: tuple[str, ...]
    around: WordContext

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """Those of all words, also of the ones that speak against the goods, that hold a digit."""
        every = _every(self.words, self.not_words, self.around)
        return tuple(word for word in every if any(sign.isdigit() for sign in word))

    @cached_property
    def pattern(self) -> str:
        """What finds the words in a text."""
        return word_pattern(self.words)

    @cached_property
    def taken_out(self) -> tuple[str, ...]:
        """What is taken out of a text before, one pattern after the other."""
        exceptions = self.around.exceptions
        others = other_goods_pattern(self.words, self.not_words, self.around)
        return (*([word_pattern(exceptions)] if exceptions else []), *([others] if others else []))


def word_groups(rules: Sequence[GoodsRule]) -> list[WordGroup]:
    """Rules with words, those with the same words, ``not_words`` and ``around`` as one group.

    The rows of one listed good (one per country) are one group, and so is a sector with them. The
    groups of the last rules are kept: a screen asks twice, and lists are screened again.
    """
    return list(_groups(tuple(rules)))


@lru_cache(maxsize=4)
def _groups(rules: tuple[GoodsRule, ...]) -> tuple[WordGroup, ...]:
    shared: dict[tuple[tuple[str, ...], tuple[str, ...], WordContext], list[str]] = {}
    for rule in rules:
        if rule.words:
            key = (rule.words, rule.not_words, rule.around)
            shared.setdefault(key, []).append(rule.rule_id)
    written = _written([word for words, no, around in shared for word in _every(words, no, around)])
    return tuple(
        WordGroup(
            rule_ids=tuple(ids),
            words=tuple(written[word] for word in words if written[word]),
            not_words=tuple(written[word] for word in no if written[word]),
            around=WordContext(
                **{
                    field: tuple(written[word] for word in getattr(around, field))
                    for field in WordContext.model_fields
                }
            ),
        )
        for (words, no, around), ids in shared.items()
        if any(written[word] for word in words)
    )


def texts_of_groups(
    goods: pl.Series, groups: Sequence[WordGroup]
) -> Iterator[tuple[WordGroup, pl.Series]]:
    """Each group with the positions in ``goods`` (folded, spaced) that may hold its words.

    No text with a word, whole or cut, is left out; some are given that hold none.
    """
    may_hold = pl.concat([_found(goods, _whole(groups)), _found(_squeezed(goods), _cut(groups))])
    by_group = may_hold.unique().sort("group", "text").partition_by("group", as_dict=True)
    for (number,), rows in by_group.items():
        yield groups[int(number)], rows["text"]


def _found(texts: pl.Series, patterns: pl.DataFrame) -> pl.DataFrame:
    """``text, group``: positions of texts that hold a pattern of a group."""
    if patterns.is_empty() or texts.is_empty():
        return pl.DataFrame(schema={"text": pl.UInt32, "group": pl.UInt32})
    distinct = patterns["pattern"].unique(maintain_order=True)
    held = texts.str.extract_many(distinct.to_list(), overlapping=True)
    rows = pl.DataFrame({"pattern": held}).with_row_index("text")
    rows = rows.filter(pl.col("pattern").list.len() > 0).explode("pattern")
    return rows.join(patterns, on="pattern").select("text", "group")


def _squeezed(goods: pl.Series) -> pl.Series:
    return goods.str.replace_all(" ", "", literal=True)


def _whole(groups: Sequence[WordGroup]) -> pl.DataFrame:
    return _patterns([(f" {word} ", n) for n, g in enumerate(groups) for word in g.words])


def _cut(groups: Sequence[WordGroup]) -> pl.DataFrame:
    """Words in which a blank may stand, without blanks: they are looked for in squeezed texts."""
    return _patterns(
        [
            (word.replace(" ", ""), n)
            for n, group in enumerate(groups)
            for word in group.words
            if max(map(len, word.split())) >= CUT_FROM
        ]
    )


def _patterns(pairs: list[tuple[str, int]]) -> pl.DataFrame:
    return pl.DataFrame(
        pairs, schema={"pattern": pl.String, "group": pl.UInt32}, orient="row"
    ).unique(maintain_order=True)


def _every(words: Sequence[str], no: Sequence[str], around: WordContext) -> list[str]:
    beside = [word for field in WordContext.model_fields for word in getattr(around, field)]
    return [*words, *no, *beside]


def _written(words: Sequence[str]) -> dict[str, str]:
    """Each word of a rule as it would stand in a text."""
    frame = pl.DataFrame({"word": list(dict.fromkeys(words))}, schema={"word": pl.String})
    plain = frame.with_columns(plain=spaced(folded(pl.col("word"))).str.strip_chars())
    return dict(plain.rows())
