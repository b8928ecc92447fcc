"""Ground ``goods``: goods of a sector, an order or a list, together with a tie to its country."""

from collections.abc import Sequence

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.goods_codes import (
    bill_codes,
    every_code,
    left_to_words,
    prefix_table,
)
from supplyscreen.flags.goods_contest import one_flag_each
from supplyscreen.flags.goods_standing import band_of_rule, no_bar, what_it_is
from supplyscreen.flags.goods_words import words_in_texts
from supplyscreen.flags.legal import with_program
from supplyscreen.flags.sentences import joined, timing_sentence
from supplyscreen.flags.standing import entries_as_of
from supplyscreen.flags.support import country_ties, with_ties
from supplyscreen.flags.timing import with_timing
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


def goods_flags(records: pl.DataFrame, named: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    """``records.current_records`` and ``named_parties`` -> rows of FLAGS, one per record and rule.

    ``records`` holds no master bill of lading with a house bill in the manifest, else the same
    cargo would count twice. Rules that begin after the as-of date are not used, nor those
    of a list of goods that is not in ``config.goods_lists``. Of several rules of one program and
    one standing that a code falls under, the longest prefix makes the flag and names the others
    (``goods_contest``).
    """
    rules = used_rules(context)
    pairs = match_goods(records, rules, context.watchlists.hs_headings)
    met = pairs.select("record_id").unique()
    ties = country_ties(records.join(met, on="record_id"), named.join(met, on="record_id"))
    countries = _countries(rules)
    tied = with_ties(_shown(pairs, ties, countries), ties, countries)
    rows = tied.join(records, on="record_id").join(_rule_table(rules), on="rule_id")
    return _told(one_flag_each(_dated(rows, context)))


def used_rules(context: FlagContext) -> list[GoodsRule]:
    """The rules of a screen: begun by the as-of date, of an order, a sector or a list in use."""
    return [
        rule
        for rule in context.watchlists.goods_rules
        if rule.since <= context.as_of
        and (rule.goods_list is None or rule.goods_list in context.config.goods_lists)
    ]


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


def _countries(rules: Sequence[GoodsRule]) -> pl.DataFrame:
    pairs = [(rule.rule_id, country) for rule in rules for country in rule.countries]
    return pl.DataFrame(pairs, schema={"rule_id": pl.String, "country": pl.String}, orient="row")


def _rule_table(rules: Sequence[GoodsRule]) -> pl.DataFrame:
    rows = [[getattr(rule, column) for column in _RULES.names()] for rule in rules]
    return pl.DataFrame(rows, schema=_RULES, orient="row")


def _dated(rows: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    """The law and the dates of the matched pairs."""
    lawful = with_program(rows, context.watchlists.programs, as_of=context.as_of)
    entries = entries_as_of(context.watchlists.entries, context.as_of).select(
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


def _told(rows: pl.DataFrame) -> pl.DataFrame:
    """Band and sentences of the flags."""
    listed = pl.col("goods_list").is_not_null()
    timing = (
        pl.when(listed)
        .then(timing_sentence("the edition of the list that is used here"))
        .otherwise(timing_sentence("the rule"))
    )
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
        evidence_against=joined(no_bar(), pl.col("tie_against"), _weak_code(), timing),
    )


def _weak_code() -> pl.Expr:
    chapter = pl.col("decided_by").str.contains(r"^HTS code \d{2} ")
    return pl.when(chapter).then(
        pl.lit("The code on the bill has two digits only, which are often wrong.")
    )
