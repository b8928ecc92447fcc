"""Ground ``listed_party``: a party whose name is like a listed name."""

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.legal import NOT_STATED, quoted, with_program
from supplyscreen.flags.merchandise import with_merchandise
from supplyscreen.flags.sentences import joined, timing_sentence
from supplyscreen.flags.timing import with_timing
from supplyscreen.flags.timing_words import with_timing_words

_AGAINST = {
    "out_of_scope": "The order covers only: {}. These goods are out of its scope. {}",
    "unknown": "The order covers only: {}. Whether these goods are among them is unknown. {}",
}


def listed_flags(named: pl.DataFrame, matches: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    """``records.named_parties`` x MATCHES -> rows of FLAGS (without id), one per record, role,
    relation, party and entry.

    ``matches`` holds those that count (``prepare_flags``). Entries listed after the as-of date are
    not used. Goods that are out of the scope of an order leave the flag in place, with the band
    ``possible`` at most.
    """
    found = named.join(matches, on="party_id")
    return with_listing(found, context) if found.height else found


def with_listing(found: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    """Records with the entry that they may show -> rows of FLAGS with law, dates and goods.

    Reads ``entry_id, matched_name, band, evidence_for, evidence_against`` and the columns of
    ``records.current_records``. Entries that the settings leave out or that were listed after the
    as-of date are dropped, the others are told as they stood on that day.
    """
    stood = context.stood
    rows = found.join(_columns(stood, context), on="entry_id")
    with_law = with_program(rows, context.watchlists.programs, as_of=context.as_of)
    dated = with_timing(with_law, as_of=context.as_of)
    worded = with_timing_words(dated, stood, as_of=context.as_of)
    tested = with_merchandise(worded, context.watchlists)
    return tested.with_columns(
        ground=pl.lit("listed_party"),
        band=_band(),
        citation=quoted("citation", "program_citation", note=NOT_STATED),
        official_url=quoted("source_url", "program_url"),
        decided_by=pl.format("name: {}", pl.coalesce("matched_name", "entry_name")),
        evidence_for=joined(_for(), _extends(), _in_scope()),
        evidence_against=joined(
            pl.col("evidence_against"), _scope(), timing_sentence("the listing"), _superseded()
        ),
    )


def _columns(entries: pl.DataFrame, context: FlagContext) -> pl.DataFrame:
    chosen = context.config.watchlists
    wanted = pl.col("watchlist_id").is_in(list(chosen)) if chosen else pl.lit(value=True)
    return entries.filter(wanted).select(
        "entry_id",
        "watchlist_id",
        "listed_on",
        "ended_on",
        "over_since",
        "program_key",
        "provision",
        "goods_scope",
        "extends_to",
        "citation",
        "source_url",
        pl.col("name").alias("entry_name"),
        pl.col("status").alias("entry_status"),
    )


def _band() -> pl.Expr:
    """Out of scope lowers a flag and never hides it."""
    high = pl.col("band").is_in(["strong", "probable"])
    lowered = high & (pl.col("merchandise") == "out_of_scope")
    return pl.when(lowered).then(pl.lit("possible")).otherwise("band")


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


def _in_scope() -> pl.Expr:
    inside = pl.col("merchandise") == "in_scope"
    told = pl.format("The goods are within the scope of the order. {}", "merchandise_reason")
    return pl.when(inside).then(told)


def _scope() -> pl.Expr:
    goods = pl.col("goods_scope").fill_null("goods of its scope")
    told = [
        pl.when(pl.col("merchandise") == value).then(pl.format(words, goods, "merchandise_reason"))
        for value, words in _AGAINST.items()
    ]
    return pl.coalesce(told)


def _superseded() -> pl.Expr:
    return pl.when(pl.col("entry_status") == "superseded_in_enforcement").then(
        pl.lit("Enforcement of the order is superseded by the UFLPA.")
    )
