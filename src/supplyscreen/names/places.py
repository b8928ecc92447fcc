"""Where the party of an address is: province, city and postcode, each with how it was found.

Only the address is read, in the light of its country; never a port. What is not certain stays
null. Hong Kong, Macau and Taiwan are countries of their own here.
"""

import polars as pl

from supplyscreen.names.china_tables import chinese_cities
from supplyscreen.names.place_china import chinese_places
from supplyscreen.names.place_states import stated_places
from supplyscreen.names.place_words import known_places, text_words
from supplyscreen.names.postcodes import postcodes_of, without_phones

_GLUED_CITY = r"\b([A-Z]{4,})CITY\b"
_FIELDS = ("province", "province_from", "city", "city_from", "postcode", "postcode_from")
_EMPTY = pl.Schema({"key": pl.UInt32(), **dict.fromkeys(_FIELDS, pl.String())})


def read_places(addresses: pl.Series, countries: pl.Series) -> pl.DataFrame:
    """``province, province_from, city, city_from, postcode, postcode_from`` (String) in order.

    In: address texts and ISO 3166-1 codes of the same length; without an address or a country all
    are null. Each distinct pair is read once.
    """
    both = pl.DataFrame({"text": addresses, "country": countries}).cast(pl.String)
    stated = both.unique(maintain_order=True).filter(
        pl.col("country").is_not_null() & (pl.col("text").fill_null("") != "")
    )
    if stated.is_empty():
        none = [pl.lit(None, dtype=pl.String).alias(field) for field in _FIELDS]
        return both.with_columns(none).select(_FIELDS)
    distinct = stated.with_row_index("key")
    parted = pl.col("text").str.to_uppercase().str.replace_all(_GLUED_CITY, "$1 CITY")
    words = text_words(distinct.select("key", parted), key="key").filter(_is_place())
    read = [_read(part, words, str(country)) for (country,), part in distinct.group_by("country")]
    found = distinct.join(pl.concat([pl.DataFrame(schema=_EMPTY), *read]), on="key")
    joined = both.join(found, on=["text", "country"], how="left", maintain_order="left")
    return joined.select(_FIELDS)


def _is_place() -> pl.Expr:
    known = pl.concat([known_places()["word"], chinese_cities()["word"]])
    return pl.col("word").is_in(known.unique().implode())


def _read(addresses: pl.DataFrame, words: pl.DataFrame, country: str) -> pl.DataFrame:
    """``key`` and the six columns of addresses of one country."""
    bare = addresses.select("key", "text", bare=without_phones(pl.col("text")))
    postcodes = postcodes_of(bare["bare"], country)
    coded = bare.select("key", "text", "bare", postcodes.alias("postcode"))
    own = words.join(coded, on="key", how="semi", maintain_order="left")
    read = chinese_places(coded, own) if country == "CN" else stated_places(coded, own, country)
    filed = pl.format("address, in the form of {}", pl.lit(country))
    origin = pl.when(pl.col("postcode").is_not_null()).then(filed).alias("postcode_from")
    whole = read.join(coded.select("key", "postcode", origin), on="key")
    return whole.select(_EMPTY.names())
