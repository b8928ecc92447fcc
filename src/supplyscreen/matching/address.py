"""Secondary evidence: what address, country, division and identifier of a party say about an entry.

It supports or contradicts; only an equal identifier decides. What is not known is False: a missing
address, place or identifier never lowers a score.
"""

import polars as pl

from supplyscreen.matching.address_places import (
    named_places,
    place_evidence,
    postcode_places,
)
from supplyscreen.matching.divisions import division_evidence, divisions
from supplyscreen.matching.identifiers import entry_codes, identifier_evidence, party_codes
from supplyscreen.names.place_words import CHINA

# Chinese firms ship through these as a matter of course: no contradiction.
_ALSO_CHINA = ("HK", "MO")
_PAIR = ["party_id", "entry_id"]
_TOLD = {
    "country": "country_differs",
    "agrees": "shared_place",
    "contradicts": "place_differs",
    "same_number": "shared_division",
    "other_number": "division_differs",
    "same_code": "shared_identifier",
    "other_code": "identifier_differs",
}


def address_evidence(
    pairs: pl.DataFrame,
    parties: pl.DataFrame,
    entries: pl.DataFrame,
    names: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """``pairs`` (party_id, entry_id), each once, with seven booleans, False where not known.

    - ``country_differs``: both countries are known and are not the same (Hong Kong and Macau are
      no contradiction to China).
    - ``shared_place``, ``place_differs``: the places and the postcode of the party's address
      against those of the entry's names and place (``address_places.place_evidence``). Where the
      countries differ already, the place does not count once more.
    - ``shared_division``, ``division_differs``: the numbers of divisions of the XPCC in the
      party's name or address and in the entry's names or place (``divisions``).
    - ``shared_identifier``, ``identifier_differs``: the unified social credit codes in the
      party's name or address and in the entry's names or note (``identifiers``).

    ``parties`` is PARTIES, ``entries`` ENTRIES, ``names`` NAMES (the aliases; without it only
    the names of ``entries`` are read).
    """
    pairs = pairs.select(_PAIR).unique(maintain_order=True)
    asked = parties.join(pairs, on="party_id", how="semi")
    listed = entries.join(pairs, on="entry_id", how="semi")
    if names is None:
        names = listed.select("entry_id", "name")
    told = pairs
    for found in (
        _countries(pairs, asked, listed),
        _places(pairs, asked, listed, names),
        _divisions(pairs, asked, listed, names),
        _identifiers(pairs, asked, listed, names),
    ):
        if not found.is_empty():
            told = told.join(found, on=_PAIR, how="left", maintain_order="left")
    known = [
        pl.col(found).fill_null(value=False) if found in told.columns else pl.lit(value=False)
        for found in _TOLD
    ]
    told = told.select(*_PAIR, *map(pl.Expr.alias, known, _TOLD.values()))
    once = pl.col("place_differs") & ~pl.col("country_differs")
    return told.with_columns(place_differs=once)


def _countries(pairs: pl.DataFrame, asked: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    stated = asked.select("party_id", theirs="country").drop_nulls()
    if stated.is_empty():
        return stated
    both = pairs.join(stated, on="party_id").join(
        listed.select("entry_id", ours="country"), on="entry_id"
    )
    also = (pl.col("ours") == "CN") & pl.col("theirs").is_in(_ALSO_CHINA)
    return both.select(_PAIR, country=(pl.col("theirs") != pl.col("ours")) & ~also)


def _places(
    pairs: pl.DataFrame, asked: pl.DataFrame, listed: pl.DataFrame, names: pl.DataFrame
) -> pl.DataFrame:
    """Only parties with an address, and only entries that these are compared with."""
    addresses = asked.filter(pl.col("address").fill_null("") != "")
    if addresses.is_empty():
        return addresses
    some = pairs.join(addresses, on="party_id", how="semi")
    texts = _entry_texts(listed.join(some, on="entry_id", how="semi"), names, "place")
    theirs = named_places(addresses.select("party_id", text="address"), key="party_id")
    chinese = pl.col("country") == "CN"
    unsaid = addresses.filter(pl.col("country").is_null()).join(
        theirs.filter(pl.col("word") == CHINA), on="party_id", how="semi"
    )
    inside = pl.concat([addresses.filter(chinese), unsaid]).select("party_id", text="address")
    coded = postcode_places(inside, key="party_id")
    return place_evidence(some, theirs, coded, named_places(texts, key="entry_id"))


def _divisions(
    pairs: pl.DataFrame, asked: pl.DataFrame, listed: pl.DataFrame, names: pl.DataFrame
) -> pl.DataFrame:
    theirs = divisions(_party_texts(asked), key="party_id")
    if theirs.is_empty():
        return theirs
    some = pairs.join(theirs, on="party_id", how="semi")
    texts = _entry_texts(listed.join(some, on="entry_id", how="semi"), names, "place")
    return division_evidence(some, theirs, divisions(texts, key="entry_id"))


def _identifiers(
    pairs: pl.DataFrame, asked: pl.DataFrame, listed: pl.DataFrame, names: pl.DataFrame
) -> pl.DataFrame:
    codes = party_codes(asked)
    if codes.is_empty():
        return codes
    theirs = pairs.join(codes, on="party_id")
    compared = listed.join(theirs, on="entry_id", how="semi")
    own = names.join(compared, on="entry_id", how="semi")
    return identifier_evidence(theirs, entry_codes(compared, own))


def _party_texts(parties: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([parties.select("party_id", text=column) for column in ("name", "address")])


def _entry_texts(entries: pl.DataFrame, names: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """``entry_id, text``: the names, other names and ``columns`` of ``entries``."""
    own = names.join(entries, on="entry_id", how="semi").select("entry_id", text="name")
    told = [entries.select("entry_id", text=column) for column in ("name", *columns)]
    return pl.concat([*told, own]).drop_nulls().unique()
