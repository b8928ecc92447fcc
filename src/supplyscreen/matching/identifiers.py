"""Identifiers: the unified social credit codes of parties and entries.

An equal code decides, whatever the names are; a differing one contradicts. The codes of an entry
are those in its names and aliases (of kind ``identifier`` or any other) and in its ``note``.
"""

import polars as pl

from supplyscreen.names.credit_code import credit_codes, has_check_character
from supplyscreen.watchlists import Watchlists


def identifier_pairs(parties: pl.DataFrame, watchlists: Watchlists) -> pl.DataFrame:
    """``party_id, entry_id`` of each party whose name or address holds a code of the entry, sorted.

    A code counts here even where its check character is wrong: eighteen equal characters are
    no chance, and some codes were issued with a wrong one.
    """
    theirs = party_codes(parties)
    none = pl.DataFrame(schema={"party_id": pl.String, "entry_id": pl.String})
    if theirs.is_empty():
        return none
    ours = entry_codes(watchlists.entries, watchlists.names)
    found = theirs.join(ours, on="code").select(none.columns)
    return found.unique().sort(none.columns)


def identifier_evidence(theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """``party_id, entry_id, same_code, other_code`` where a party and an entry both have a code.

    In: :func:`party_codes` and :func:`entry_codes` with the pairs to compare in one of them
    (``party_id, entry_id`` both). Only codes with a right check character contradict: any other may
    be a typing error or no code at all.
    """
    both = theirs.join(ours, on="entry_id", suffix="_ours")
    sure = pl.col("checked") & pl.col("checked_ours")
    told = both.group_by("party_id", "entry_id").agg(
        same_code=(pl.col("code") == pl.col("code_ours")).any(), sure=sure.any()
    )
    other = pl.col("sure") & ~pl.col("same_code")
    return told.select("party_id", "entry_id", "same_code", other_code=other)


def party_codes(parties: pl.DataFrame) -> pl.DataFrame:
    """``party_id, code, checked`` of the codes in the name or address of ``parties`` (PARTIES)."""
    texts = [parties.select("party_id", text=column) for column in ("name", "address")]
    return _codes(pl.concat(texts), key="party_id")


def entry_codes(entries: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """``entry_id, code, checked`` of ``entries`` (ENTRIES) and their ``names`` (NAMES)."""
    texts = [entries.select("entry_id", text=column) for column in ("name", "note")]
    return _codes(pl.concat([*texts, names.select("entry_id", text="name")]), key="entry_id")


def _codes(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """Only texts with six digits in a row, the division code, are read in full."""
    long = texts.filter(pl.col("text").str.len_bytes() >= 18)
    likely = long.filter(pl.col("text").str.contains(r"[0-9\uff10-\uff19]{6}"))
    if likely.is_empty():  # as good as always
        return likely.select(key, code="text", checked=pl.lit(value=False)).clear()
    codes = likely.select(key, code=credit_codes(pl.col("text"))).explode("code").drop_nulls()
    return codes.unique().with_columns(checked=has_check_character(pl.col("code")))
