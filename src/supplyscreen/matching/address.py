"""Secondary evidence: what the party's address and country say about an entry.

It supports or contradicts, it never decides: a missing address leaves both values at zero.
"""

import polars as pl

from supplyscreen.matching.words import place_table
from supplyscreen.names.canon import canonical_frame

# Chinese firms ship through these as a matter of course: no contradiction.
_ALSO_CHINA = ("HK", "MO")


def address_evidence(
    pairs: pl.DataFrame, parties: pl.DataFrame, entries: pl.DataFrame
) -> pl.DataFrame:
    """``pairs`` (party_id, entry_id) with ``shared_place`` and ``country_differs`` (booleans).

    A place is shared when a province or city of the party's address stands in the entry's name or
    place. Countries differ when both are known and are not the same (Hong Kong and Macau are
    no contradiction to China).
    """
    pairs = pairs.select("party_id", "entry_id").unique()
    asked = parties.join(pairs.select("party_id").unique(), on="party_id", how="semi")
    listed = entries.join(pairs.select("entry_id").unique(), on="entry_id", how="semi")
    theirs = _places(asked.select("party_id", text="address"), key="party_id")
    ours = _places(
        listed.select(
            "entry_id", text=pl.concat_str("name", "place", separator=" ", ignore_nulls=True)
        ),
        key="entry_id",
    )
    shared = (
        pairs.join(theirs, on="party_id")
        .join(ours, on=["entry_id", "word"])
        .select("party_id", "entry_id", shared_place=pl.lit(value=True))
        .unique()
    )
    countries = pairs.join(asked.select("party_id", theirs="country"), on="party_id").join(
        listed.select("entry_id", ours="country"), on="entry_id"
    )
    also = (pl.col("ours") == "CN") & pl.col("theirs").is_in(_ALSO_CHINA)
    differs = (pl.col("theirs") != pl.col("ours")) & ~also
    return (
        countries.with_columns(country_differs=differs.fill_null(value=False))
        .join(shared, on=["party_id", "entry_id"], how="left")
        .with_columns(pl.col("shared_place").fill_null(value=False))
        .select("party_id", "entry_id", "shared_place", "country_differs")
    )


def _places(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """Provinces and cities named anywhere in ``text``: ``key, word``."""
    known = place_table().filter(pl.col("level") != "country").select("word")
    canon = canonical_frame(texts["text"])
    words = pl.concat([texts.select(key), canon.select("core", "tail")], how="horizontal")
    return (
        words.select(key, word=pl.concat_list("core", "tail"))
        .explode("word")
        .join(known, on="word", how="semi")
        .unique()
    )
