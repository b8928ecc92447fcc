"""Columns of the tables that tell the law of an entry: its changes, provisions and goods."""

import polars as pl

# One dated step in the life of an entry, from its column `changes`.
CHANGES = pl.Schema(
    {
        "entry_id": pl.String(),
        "changed_on": pl.Date(),
        "event": pl.String(),  # a status, or raised | renamed | sublist | corrected
        "detail": pl.String(),
    }
)

# One part of a law under which an entry is listed, with the date that its list shows for it.
PROVISIONS = pl.Schema(
    {
        "entry_id": pl.String(),
        "provision": pl.String(),
        "since": pl.Date(),  # null where the list shows none
    }
)

# The goods that an entry covers, as codes and words. Those are ours, not the publisher's.
SCOPES = pl.Schema(
    {
        "entry_id": pl.String(),
        "scope": pl.String(),  # several entries may share one
        "covers": pl.String(),  # all | named
        "hts_prefixes": pl.List(pl.String()),
        "word_prefixes": pl.List(pl.String()),
        "words": pl.List(pl.String()),
        "not_words": pl.List(pl.String()),
        "note": pl.String(),
    }
)

# A word of goods descriptions and a heading of the Harmonized System that it may belong to.
GOODS_NAMES = pl.Schema(
    {
        "word": pl.String(),  # upper case
        "heading": pl.String(),  # 4 digits
    }
)
