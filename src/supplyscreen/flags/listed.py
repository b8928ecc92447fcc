"""Ground ``listed_party``: a party whose name is like a listed name."""

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.legal import NOT_STATED, quoted, with_program
from supplyscreen.flags.sentences import joined, timing_sentence
from supplyscreen.flags.timing import with_timing
from supplyscreen.schemas import ENTRIES, MATCHES, require_schema

_SCOPE = "The order covers only: {}. Compare with the goods of this record."


def listed_flags(named: pl.DataFrame, matches: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    """``records.named_parties`` x MATCHES -> rows of FLAGS (without id), one per record, role,
    relation, party and entry.

    Matches below ``config.flag_threshold`` and entries listed after the as-of date are not used.
    """
    require_schema(matches, MATCHES, name="MATCHES")
    found = matches.filter(pl.col("score") >= context.config.flag_threshold).drop("reading")
    entries = _entries(context)
    rows = named.join(found, on="party_id").join(entries, on="entry_id")
    with_law = with_program(rows, context.watchlists.programs, as_of=context.as_of)
    dated = with_timing(with_law, as_of=context.as_of)
    return dated.with_columns(
        ground=pl.lit("listed_party"),
        citation=quoted("citation", "program_citation", note=NOT_STATED),
        official_url=quoted("source_url", "program_url"),
        decided_by=pl.format("name: {}", pl.coalesce("matched_name", "entry_name")),
        evidence_for=joined(_for(), _extends()),
        evidence_against=joined(
            pl.col("evidence_against"), _scope(), timing_sentence("the listing")
        ),
    )


def _entries(context: FlagContext) -> pl.DataFrame:
    entries = require_schema(context.watchlists.entries, ENTRIES, name="ENTRIES")
    known = (pl.col("listed_on") <= context.as_of).fill_null(value=True)
    chosen = context.config.watchlists
    wanted = pl.col("watchlist_id").is_in(list(chosen)) if chosen else pl.lit(value=True)
    return entries.filter(known & wanted).select(
        "entry_id",
        "watchlist_id",
        "listed_on",
        "ended_on",
        "program_key",
        "provision",
        "goods_scope",
        "extends_to",
        "citation",
        "source_url",
        pl.col("name").alias("entry_name"),
        pl.col("status").alias("entry_status"),
    )


def _for() -> pl.Expr:
    plain = pl.format(
        "Possible match: the name as filed is like {}, listed as {}.",
        pl.coalesce("matched_name", "entry_name"),
        "entry_name",
    )
    given = pl.col("evidence_for")
    return pl.when(given.str.strip_chars().str.len_chars() > 0).then(given).otherwise(plain)


def _extends() -> pl.Expr:
    """The publisher's own words on who else is covered; whether it is so is not decided here."""
    words = pl.col("extends_to").str.strip_chars()
    return pl.when(words.str.len_chars() > 0).then(pl.format("The listing adds: {}.", words))


def _scope() -> pl.Expr:
    scope = pl.col("goods_scope").str.strip_chars()
    return pl.when(scope.str.len_chars() > 0).then(pl.format(_SCOPE, scope))
