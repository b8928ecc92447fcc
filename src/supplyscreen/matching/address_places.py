"""Places told by addresses and entries: provinces, cities, postcodes, and whether they agree."""

import polars as pl

from supplyscreen.names.place_words import CHINA, known_places, place_words
from supplyscreen.names.postcodes import chinese_postcode, without_phones
from supplyscreen.names.tables import read_table


def named_places(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """``key, word, named`` of the places in ``texts`` (``key, text``).

    Countries, provinces and cities by their canonical word. The province of a Chinese city is there
    too, with ``named`` False where no text of the key says it.
    """
    tokens = place_words(texts, key=key)
    named = tokens.select(key, "word", named=pl.lit(value=True))
    implied = tokens.filter(pl.col("country") == CHINA).select(
        key, word="province", named=pl.lit(value=False)
    )
    both = pl.concat([named, implied.drop_nulls()])
    return both.group_by(key, "word").agg(pl.col("named").any())


def postcode_places(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """``key, word``: the provinces (one or two) that begin their postcodes like one in ``text``.

    For Chinese addresses only: other countries have six digits too. Source: the scheme of China
    Post (two digits for a province), read from ``names/data/postcode_provinces.csv``.
    """
    likely = texts.filter(pl.col("text").str.contains(r"\d{6}"))
    prefix = chinese_postcode(without_phones(pl.col("text"))).str.slice(0, 2)
    table = pl.DataFrame(read_table("postcode_provinces")).select("prefix", word="province")
    return likely.select(key, prefix=prefix).join(table, on="prefix").select(key, "word").unique()


def place_evidence(
    pairs: pl.DataFrame, theirs: pl.DataFrame, coded: pl.DataFrame, ours: pl.DataFrame
) -> pl.DataFrame:
    """``party_id, entry_id, agrees, contradicts`` of pairs that both tell a place.

    ``theirs`` and ``ours`` are :func:`named_places`, ``coded`` is :func:`postcode_places` of the
    parties. A place agrees with itself, a city with its own province, and a postcode with any
    place of its province. Places contradict where both tell a province of China, or a city of the
    same other country, and nothing agrees. Two cities of one province do neither: the table does
    not say which counties lie in which prefecture.
    """
    agreeing = _agreeing(pairs, theirs, coded, ours)
    left = pl.concat([theirs.select("party_id", "word"), coded.select("party_id", "word")]).unique()
    differing = _differing(pairs, left, ours.select("entry_id", "word"))
    both = pl.concat([agreeing, differing], how="diagonal")
    told = both.group_by("party_id", "entry_id").agg(pl.col("agrees", "differs").any())
    contradicts = pl.col("differs") & ~pl.col("agrees")
    return told.select("party_id", "entry_id", "agrees", contradicts=contradicts)


def _agreeing(
    pairs: pl.DataFrame, theirs: pl.DataFrame, coded: pl.DataFrame, ours: pl.DataFrame
) -> pl.DataFrame:
    """Pairs with a common word that at least one side names, or that a postcode tells."""
    spelt = pl.concat([theirs, coded.with_columns(named=pl.lit(value=True))])
    local = ours.join(known_places().filter(pl.col("level") != "country"), on="word", how="semi")
    common = pairs.join(spelt, on="party_id").join(local, on=["entry_id", "word"], suffix="_ours")
    found = common.filter(pl.col("named") | pl.col("named_ours"))
    return found.select("party_id", "entry_id", agrees=pl.lit(value=True)).unique()


def _differing(pairs: pl.DataFrame, theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Pairs that both tell a province, or a city of one country, and have none in common."""
    left, right = _by_country(theirs, key="party_id"), _by_country(ours, key="entry_id")
    met = pairs.join(left, on="party_id").join(right, on=["entry_id", "country"], suffix="_ours")
    common = pl.col("places").list.set_intersection("places_ours").list.len()
    apart = met.filter(common == 0)
    return apart.select("party_id", "entry_id", differs=pl.lit(value=True)).unique()


def _by_country(words: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """``key, country, places``: the provinces of China, or the cities of another country."""
    table = known_places().filter(pl.col("compared"))
    return words.join(table, on="word").group_by(key, "country").agg(places=pl.col("word").unique())
