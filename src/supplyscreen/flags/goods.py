"""Ground ``goods``: goods of a sector, an order or a list, together with a tie to its country."""

from collections.abc import Sequence

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.goods_cases import GoodsCases, goods_cases
from supplyscreen.flags.goods_codes import (
    bill_codes,
    every_code,
    left_to_words,
    prefix_table,
)
from supplyscreen.flags.goods_contest import one_flag_each
from supplyscreen.flags.goods_rules import GoodsRules
from supplyscreen.flags.goods_standing import band_of_rule, no_bar, what_it_is
from supplyscreen.flags.goods_words import words_in_texts
from supplyscreen.flags.legal import with_program
from supplyscreen.flags.sentences import joined, timing_sentence
from supplyscreen.flags.support import country_ties, with_ties
from supplyscreen.flags.timing import with_timing
from supplyscreen.models import GoodsRule

# What ``with_timing`` made of the day of a case; it is made again of the day of each record.
_OF_DAYS = ["timing", "listed_on_shipment_date", "listed_today", "days_listed_before_shipment"]


def goods_flags(
    records: pl.DataFrame, named: pl.DataFrame, rules: GoodsRules, context: FlagContext
) -> pl.DataFrame:
    """``records.current_records`` -> rows of FLAGS, one per record and rule.

    ``named``: ``record_id, role, party_country`` of their parties. ``records`` holds no master
    bill of lading with a house bill in the manifest, else the same cargo would count twice. Of
    several rules of one program and one standing that a code falls under, the longest prefix makes
    the flag and names the others
    (``goods_contest``).
    """
    if records.is_empty():
        return records
    cases = goods_cases(records, named, rules)
    told = _evidence(_of_cases(cases, rules, context))
    dated = with_timing(cases.told_of(records, told.drop(_OF_DAYS)), as_of=context.as_of)
    said = dated.select(_timing()).to_series()
    late = (
        joined(pl.col("against"), pl.lit(said))
        if said.null_count() < said.len()
        else pl.col("against")
    )
    return dated.with_columns(evidence_against=late)


def _of_cases(cases: GoodsCases, rules: GoodsRules, context: FlagContext) -> pl.DataFrame:
    ties = country_ties(cases.records, cases.named)
    shown = ties.filter(pl.col("country").is_in(rules.countries["country"].unique().implode()))
    some = pl.col("record_id").is_in(shown["record_id"].unique().implode())
    tested = cases.records.filter(some)
    pairs = match_goods(tested, rules.rules, context.watchlists.hs_headings)
    tied = with_ties(_shown(pairs, ties, rules.countries), ties, rules.countries)
    rows = tied.join(tested, on="record_id").join(rules.table, on="rule_id")
    return one_flag_each(_dated(rows, context))


def match_goods(
    records: pl.DataFrame, rules: Sequence[GoodsRule], headings: pl.DataFrame
) -> pl.DataFrame:
    """``record_id, rule_id, decided_by, code, prefix``: the rules that a record falls under.

    A usable code of four digits or more on the bill decides (one row per code, with the longest
    prefix of the rule). Words decide for a record without such a code, for a rule without
    prefixes, and where the code on the bill is shorter than the rule's prefix or begins with one
    of its ``word_prefixes``; ``code`` and ``prefix`` are null then.
    """
    codes = bill_codes(records, headings)
    by_code = every_code(codes, prefix_table(rules)).with_columns(
        kind=pl.when(pl.col("heading").str.len_chars() == 2)
        .then(pl.lit("chapter"))
        .otherwise(pl.lit("heading"))
    )
    decided = by_code.select(
        "record_id",
        "rule_id",
        "code",
        "prefix",
        decided_by=pl.format("HTS code {} ({}: {})", "code", "kind", "heading_text"),
    )
    texts = records.select("record_id", text=pl.col("goods_description")).drop_nulls()
    words = texts.join(words_in_texts(texts["text"], rules), on="text")
    by_words = words.join(decided, on=["record_id", "rule_id"], how="anti").filter(
        _may_use_words(codes, rules)
    )
    worded = by_words.select(
        "record_id", "rule_id", decided_by=pl.format("words: {}", pl.col("found"))
    )
    return pl.concat([decided, worded], how="diagonal").sort("record_id", "rule_id", "code")


def _may_use_words(codes: pl.DataFrame, rules: Sequence[GoodsRule]) -> pl.Expr:
    full = codes.filter(pl.col("code").str.len_chars() >= 4)
    coded = full["record_id"].unique()
    wordy = [rule.rule_id for rule in rules if not rule.hts_prefixes]
    open_pairs = left_to_words(full, rules).select(pl.struct("record_id", "rule_id")).to_series()
    return (
        ~pl.col("record_id").is_in(coded.implode())
        | pl.col("rule_id").is_in(wordy)
        | pl.struct("record_id", "rule_id").is_in(open_pairs.implode())
    )


def _shown(pairs: pl.DataFrame, ties: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    """The pairs whose record shows a country of the rule: of a listed good's rows few remain."""
    shown = pairs.select("record_id", "rule_id").unique().join(countries, on="rule_id")
    held = shown.join(ties, on=["record_id", "country"], how="semi")
    return pairs.join(held, on=["record_id", "rule_id"], how="semi")


def _dated(rows: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    """The law and the dates of the matched pairs."""
    lawful = with_program(rows, context.watchlists.programs, as_of=context.as_of)
    entries = context.stood.select(
        "entry_id",
        "watchlist_id",
        "over_since",
        "goods_scope",
        entry_name=pl.col("name"),
        entry_status=pl.col("status"),
    )
    # A sector is a reason to look only from the day on which the program itself applies.
    begun = lawful.join(entries, on="entry_id", how="left").with_columns(
        listed_on=pl.max_horizontal("since", "program_since"), ended_on=pl.col("until")
    )
    return with_timing(begun, as_of=context.as_of)


def _evidence(rows: pl.DataFrame) -> pl.DataFrame:
    """Band and sentences of the flags, but for what the dates say."""
    return rows.with_columns(
        ground=pl.lit("goods"),
        role=pl.lit("goods"),
        band=band_of_rule(),
        provision=pl.col("title"),
        official_url=pl.col("source_url"),
        evidence_for=pl.format(
            "{} ({}), by {}; {}: a reason to review, not a finding.{}",
            what_it_is(),
            "title",
            "decided_by",
            "tie_for",
            pl.coalesce(pl.format(" Also within: {}.", "also"), pl.lit("")),
        ),
        against=joined(no_bar(), pl.col("tie_against"), _weak_code()),
    )


def _timing() -> pl.Expr:
    listed = pl.col("goods_list").is_not_null()
    return (
        pl.when(listed)
        .then(timing_sentence("the edition of the list that is used here"))
        .otherwise(timing_sentence("the rule"))
    )


def _weak_code() -> pl.Expr:
    chapter = pl.col("decided_by").str.contains(r"^HTS code \d{2} ")
    return pl.when(chapter).then(
        pl.lit("The code on the bill has two digits only, which are often wrong.")
    )
