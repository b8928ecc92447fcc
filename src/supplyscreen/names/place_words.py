"""The places that a text names: provinces and cities, in one spelling, in the order of the text.

A place before a street word is a street (Nanjing Road is in Shanghai), and a city before
DISTRICT is a district of another city, unless it is in Xinjiang: neither counts.
"""

from functools import lru_cache

import polars as pl

from supplyscreen.names.canon import latin_text
from supplyscreen.names.tables import place_levels, read_table
from supplyscreen.names.unglue import unglue

CHINA = "CHINA"
"""The canonical word of the country whose provinces are told apart."""

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


def place_words(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """The place words of ``texts`` (``key, text``), each with what is known of the place.

    Out: ``key, at`` (which word of the text), ``word`` (canonical), ``level, country, province,
    compared`` as in :func:`known_places`. Streets and districts of other cities are left out.
    """
    found = text_words(texts, key=key).join(known_places(), on="word", maintain_order="left")
    return real_places(found).drop("next", "third")


def text_words(texts: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """``key, word, at, next, third``: the words of each text, places in one spelling, in order.

    Each with its place in the text and the two words behind it.
    """
    bare = latin_text(texts["text"].str.replace_all(_EMAIL, " ")).rename("text")
    words = bare.str.replace_all(r"['`\u2019]", "").str.replace_all(r"[^A-Z0-9]+", "  ")
    padded = unglue(" " + words.str.strip_chars() + " ")
    spellings, canonical = _spellings()
    spelt = padded.str.replace_many(spellings, canonical, leftmost=True)
    each = texts.select(key, spelt.str.strip_chars().str.split("  ").alias("word"))
    return _followed(each.with_row_index("text").explode("word")).select(
        key, "word", "at", "next", "third"
    )


def _followed(words: pl.DataFrame) -> pl.DataFrame:
    """Add ``at``, the place of each word in its ``text``, and the two words behind it."""
    text, word = pl.col("text"), pl.col("word")
    place = pl.int_range(pl.len(), dtype=pl.Int64)
    begins = (text != text.shift(1)).fill_null(value=True)
    return words.with_columns(
        at=place - pl.when(begins).then(place).forward_fill(),
        next=pl.when(text == text.shift(-1)).then(word.shift(-1)),
        third=pl.when(text == text.shift(-2)).then(word.shift(-2)),
    )


def real_places(words: pl.DataFrame) -> pl.DataFrame:
    """``words`` that name no street, no district of another city and not Xinjiang County.

    In: ``word, next, third, level, province``.
    """
    turned = pl.col("next").is_in(_DIRECTIONS) & pl.col("third").is_in(_STREETS)
    street = pl.col("next").is_in(_STREETS) | turned
    elsewhere = (pl.col("level") == "city") & (pl.col("province").fill_null("") != "XINJIANG")
    district = elsewhere & pl.col("next").is_in(_DISTRICTS)
    homonym = (pl.col("word") == "XINJIANG") & pl.col("next").is_in(_HOMONYMS)
    return words.filter(~(street | district | homonym).fill_null(value=False))


@lru_cache(maxsize=1)
def _spellings() -> tuple[list[str], list[str]]:
    """Spelling -> canonical place, in padded text, longest first."""
    pairs = {row["spelling"]: row["canonical"] for row in read_table("place_names")}
    ordered = sorted(pairs, key=lambda spelling: (-len(spelling), spelling))
    spelt = [f" {spelling.replace(' ', '  ')} " for spelling in ordered]
    return spelt, [f" {pairs[spelling]} " for spelling in ordered]


@lru_cache(maxsize=1)
def known_places() -> pl.DataFrame:
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


def place_table() -> pl.DataFrame:
    """Canonical places: ``word, level, parent`` (country, province, city; parent of a city)."""
    levels = place_levels()
    return pl.DataFrame(
        {
            "word": list(levels),
            "level": [level for level, _ in levels.values()],
            "parent": [parent or None for _, parent in levels.values()],
        },
        schema={"word": pl.String, "level": pl.String, "parent": pl.String},
    )
