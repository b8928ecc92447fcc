"""HTS codes of a bill of lading against the prefixes of goods rules.

What is filed as an HTS code is a weak hint: of 328 codes in the first 499 bills of 2018, 141 have
two digits, and many of the others are no heading at all (7791, 3991, 8320). So a code counts only
when its first four digits are a heading of the Harmonized System.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Literal

import polars as pl

from supplyscreen.flags.text_sieve import GAP
from supplyscreen.models import GoodsRule

# HS CODE: 840890 | H.S. CODE NO.-68022190 | HTS 6110.30.3059 | HARMONIZED CO DE : 2202.90
_IN_TEXT = (
    r"(?:\bH[. ]?T?[. ]?S\b|\bHSN\b|\bHTSUS\b|\bNCM\b|\bCN CODE\b|HARMONI[SZ]ED|TARIFF)"
    r"[\W_]{0,3}(?:TARIFF|CO ?DES?|NUMBERS?|NOS?|CLASSIFICATION)?[\W_]{0,4}(?:NOS?|NR|NUMBER)?"
    r"[\W_]{0,4}(\d{4}(?:[. ]?\d{2}){0,3})"
)


def code_pattern() -> str:
    """What ``text_sieve`` looks for: a text without it states no code."""
    return _IN_TEXT.replace(r"[\W_]", GAP).replace(r"\d", "[0-9]")


def code_beginning(prefixes: Iterable[str]) -> str:
    """``code_pattern`` of the codes alone that begin with one of ``prefixes`` (digits; some)."""
    starts = "|".join(sorted({_filed(prefix) for prefix in prefixes}))
    return f"{code_pattern().partition('([0-9]{4}')[0]}(?:{starts})"


def _filed(prefix: str) -> str:
    """The digits as a text has them: behind the first four, a sign may stand before each two."""
    pairs = [prefix[at : at + 2] for at in range(4, len(prefix), 2)]
    return "[. ]?".join([prefix[:4], *pairs])


def begin_with(codes: pl.Series, prefixes: pl.Series) -> pl.Series:
    """Which ``codes``, as filed, begin with one of ``prefixes`` (digits)."""
    plain = codes.str.replace_all(r"\D", "")
    found = [
        plain.str.slice(0, size).is_in(some.implode())
        for size in sorted(prefixes.str.len_chars().unique().to_list())
        for some in [prefixes.filter(prefixes.str.len_chars() == size)]
    ]
    none = pl.repeat(value=False, n=codes.len(), dtype=pl.Boolean, eager=True)
    return reduce(or_, found, none)


def bill_codes(records: pl.DataFrame, headings: pl.DataFrame) -> pl.DataFrame:
    """``record_id, code, heading, heading_text``: the usable codes of each record, once each.

    Codes come from ``hts_codes`` and from the goods description ("HS CODE: 840890"). Usable is a
    code of four digits or more whose first four are in ``headings``, or a code that is a chapter
    (two digits). ``heading`` is those first digits.
    """
    filed = records.select("record_id", code=pl.col("hts_codes")).explode("code")
    texts = records.select(text=pl.col("goods_description")).drop_nulls().unique()
    told = texts.with_columns(
        code=pl.col("text").str.to_uppercase().str.extract_all(_IN_TEXT)
    ).explode("code")
    told = told.with_columns(pl.col("code").str.extract(_IN_TEXT)).drop_nulls()
    in_text = records.select("record_id", text=pl.col("goods_description")).join(told, on="text")
    both = pl.concat([filed, in_text.select("record_id", "code")]).drop_nulls()
    plain = both.with_columns(pl.col("code").str.replace_all(r"\D", "")).unique()
    size = pl.col("code").str.len_chars()
    first = pl.col("code").str.slice(0, pl.when(size == 2).then(2).otherwise(4))
    kept = plain.with_columns(heading=first).filter((size == 2) | (size >= 4))
    known = headings.select("heading", heading_text=pl.col("description"))
    return kept.join(known, on="heading").sort("record_id", "code")


def prefix_table(
    rules: Sequence[GoodsRule], *, field: Literal["hts_prefixes", "word_prefixes"] = "hts_prefixes"
) -> pl.DataFrame:
    """``rule_id, prefix``: one row per prefix of each rule, digits only."""
    pairs = [(rule.rule_id, prefix) for rule in rules for prefix in getattr(rule, field)]
    return pl.DataFrame(
        pairs, schema={"rule_id": pl.String, "prefix": pl.String}, orient="row"
    ).with_columns(pl.col("prefix").str.replace_all(r"\D", ""))


def decided_by_code(codes: pl.DataFrame, prefixes: pl.DataFrame) -> pl.DataFrame:
    """``record_id, rule_id, code, prefix, heading_text``: where a code begins with a prefix.

    One row per record and rule: the longest prefix, then the first code. A code of two digits
    counts only for a prefix that is its chapter.
    """
    ranked = every_code(codes, prefixes)
    return ranked.unique(["record_id", "rule_id"], keep="first", maintain_order=True)


def every_code(codes: pl.DataFrame, prefixes: pl.DataFrame) -> pl.DataFrame:
    """``decided_by_code`` with one row per record, rule and code; the longest prefix first."""
    ranked = codes.join(_beginning_with(codes, prefixes), on="code").sort(
        "record_id",
        "rule_id",
        pl.col("prefix").str.len_chars(),
        "code",
        descending=[False, False, True, False],
    )
    return ranked.unique(["record_id", "rule_id", "code"], keep="first", maintain_order=True)


def left_to_words(codes: pl.DataFrame, rules: Sequence[GoodsRule]) -> pl.DataFrame:
    """``record_id, rule_id``: pairs where a code on the bill does not settle the matter.

    Either the code is shorter than a prefix that begins with it (heading 6110 neither is nor
    excludes 6110.20, of cotton), or it begins with one of the rule's ``word_prefixes`` (carpets
    of chapter 57 may be of cotton).
    """
    prefixes = prefix_table(rules)
    shorter = [
        prefixes.filter(pl.col("prefix").str.len_chars() > size)
        .select("rule_id", code=pl.col("prefix").str.slice(0, size))
        .unique()
        for size in sorted(codes["code"].str.len_chars().unique().to_list())
    ]
    silent = _beginning_with(codes, prefix_table(rules, field="word_prefixes"))
    unsettled = pl.concat([silent.select("rule_id", "code"), *shorter]).unique()
    pairs = codes.select("record_id", "code").unique().join(unsettled, on="code")
    return pairs.select("record_id", "rule_id").unique()


def _beginning_with(codes: pl.DataFrame, prefixes: pl.DataFrame) -> pl.DataFrame:
    """``code, rule_id, prefix``: every distinct code with every prefix that it begins with."""
    distinct = codes.select("code").unique()
    sizes = sorted(prefixes["prefix"].str.len_chars().unique().to_list())
    none = pl.DataFrame(schema={"code": pl.String, "prefix": pl.String, "rule_id": pl.String})
    found = [
        distinct.filter(pl.col("code").str.len_chars() >= size)
        .with_columns(prefix=pl.col("code").str.slice(0, size))
        .join(prefixes, on="prefix")
        .select(none.columns)
        for size in sizes
    ]
    return pl.concat([none, *found])
