"""Places told by addresses and entries: provinces, cities, postcodes, and whether they agree.

A place before a street word is a street (Nanjing Road is in Shanghai), and a city before
DISTRICT is a district of another city, unless it is in Xinjiang: neither counts.
"""

from functools import lru_cache

import polars as pl

from supplyscreen.matching.words import place_table
from supplyscreen.names.canon import latin_text
from supplyscreen.names.tables import read_table
from supplyscreen.names.unglue import unglue

CHINA = "CHINA"
# Level province in the table of places, but compared with no province.
_APART = ("HONGKONG", "KOWLOON", "MACAU", "TAIWAN")
_ROAD_WORDS = (
    *("ROAD", "RD", "STREET", "STR", "ST", "AVENUE", "AVE", "LANE", "BOULEVARD", "BLVD", "HIGHWAY"),
    *("LU", "ZHONGLU", "JIE", "DAJIE", "DADAO"),
)
_HOUSES = ("BUILDING", "BLDG", "MANSION", "TOWER", "PLAZA", "HOTEL", "BANK")
_STREETS = _ROAD_WORDS + _HOUSES
_DIRECTIONS = (
    *("NORTH", "SOUTH", "EAST", "WEST", "MIDDLE", "CENTRAL", "N", "S", "E", "W"),
    *("BEI", "NAN", "DONG", "XI", "ZHONG"),
)
_HOMONYMS = ("COUNTY", "XIAN", "VILLAGE", "TOWN", "TOWNSHIP")  # Xinjiang County is in Shanxi
_DISTRICTS = ("DISTRICT", "DIST", "QU")
_EMAIL = r"\S+@\S+"
# Digits after these words belong to a telephone, a box or a paper.
_PHONE = (
    r"\b(?:TEL|TELEPHONE|FAX|TELEFAX|PHONE|PH|MOB|MOBILE|CELL|WHATSAPP|WECHAT|QQ|BOX|REF|INV|ORDER|NO|"
    r"TAX|ID|REG|LICENSE|VAT|USCI|USCC)\b[ .:#]*(?:NO|NR|NUMBER)?[ .:#]*[+(]*\d[\d ()/.-]*"
)
_POSTCODE = r"(?:^|[^0-9A-Z+.-]|[A-Z]{4}-?|CN-?)(\d{6})(?:[^0-9A-Z-]|$)"


def named_places(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """``key, word, named`` of the places in ``texts`` (``key, text``).

    Countries, provinces and cities by their canonical word. The province of a Chinese city is there
    too, with ``named`` False where no text of the key says it.
    """
    tokens = _tokens(texts, key=key).join(_places(), on="word").filter(_is_place())
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
    rest = (
        pl.col("text").str.to_uppercase().str.replace_all(_EMAIL, " ").str.replace_all(_PHONE, "|")
    )
    prefix = rest.str.extract(_POSTCODE).str.slice(0, 2)
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
    local = ours.join(_places().filter(pl.col("level") != "country"), on="word", how="semi")
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
    table = _places().filter(pl.col("compared"))
    return words.join(table, on="word").group_by(key, "country").agg(places=pl.col("word").unique())


def _tokens(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """``key, word, next, third``: the words of each text, places in one spelling, in order."""
    bare = latin_text(texts["text"].str.replace_all(_EMAIL, " ")).rename("text")
    words = bare.str.replace_all(r"['`\u2019]", "").str.replace_all(r"[^A-Z0-9]+", "  ")
    padded = unglue(" " + words.str.strip_chars() + " ")
    spelt = padded.str.replace_many(*_spellings(), leftmost=True)
    each = texts.select(key).with_columns(spelt.str.strip_chars().str.split("  ").alias("words"))
    follow = pl.col("words").list
    return (
        each.with_columns(next=follow.shift(-1), third=follow.shift(-2))
        .explode("words", "next", "third")
        .rename({"words": "word"})
    )


def _is_place() -> pl.Expr:
    """Neither a street, nor a district of another city, nor Xinjiang County."""
    turned = pl.col("next").is_in(_DIRECTIONS) & pl.col("third").is_in(_STREETS)
    street = pl.col("next").is_in(_STREETS) | turned
    elsewhere = (pl.col("level") == "city") & (pl.col("province").fill_null("") != "XINJIANG")
    district = elsewhere & pl.col("next").is_in(_DISTRICTS)
    homonym = (pl.col("word") == "XINJIANG") & pl.col("next").is_in(_HOMONYMS)
    return ~(street | district | homonym).fill_null(value=False)


@lru_cache(maxsize=1)
def _spellings() -> tuple[pl.Series, pl.Series]:
    """Spellings and canonical places, in padded text, longest first; each a list in a row."""
    pairs = {row["spelling"]: row["canonical"] for row in read_table("place_names")}
    ordered = sorted(pairs, key=lambda spelling: (-len(spelling), spelling))
    spelt = [f" {spelling.replace(' ', '  ')} " for spelling in ordered]
    places = [f" {pairs[spelling]} " for spelling in ordered]
    return pl.Series(spelt).implode(), pl.Series(places).implode()


@lru_cache(maxsize=1)
def _places() -> pl.DataFrame:
    """``word, level, country, province, compared`` of every canonical place.

    ``province`` is of Chinese cities, ``country`` the canonical word of the country; null for a
    city whose spelling two share. ``compared``: a province of China, or a city of another country.
    """
    table = place_table()
    chinese = table.filter((pl.col("level") == "province") & ~pl.col("word").is_in(_APART))["word"]
    inside = pl.col("parent").is_in(chinese.to_list()).fill_null(value=False)
    country = (
        pl.when((pl.col("level") == "country") | pl.col("word").is_in(_APART))
        .then("word")
        .when((pl.col("level") == "province") | inside)
        .then(pl.lit(CHINA))
        .otherwise("parent")
    )
    return table.select(
        "word",
        "level",
        country.alias("country"),
        pl.when(inside).then("parent").alias("province"),
        compared=(pl.col("level") != "country") & ~inside & ~pl.col("word").is_in(_APART),
    )
