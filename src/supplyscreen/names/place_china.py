"""Province and city of Chinese addresses, each with how it was found.

Manifests name the province in words (SHANDONG), by the letters of ISO 3166-2 (XIAMEN FJ 361000),
by the two digits of GB/T 2260 (NINGBO 33 315000), or only by a city or a postcode.
"""

import polars as pl

from supplyscreen.names.china_tables import chinese_cities, postal_provinces
from supplyscreen.names.place_words import known_places, real_places
from supplyscreen.names.tables import read_table

_COUNTRY = r"(?:P ?R ?(?:OF )?)?(?:CHINA|CN|PRC)(?: P ?R ?CHINA)?"
_MUNICIPALITIES = ("BEIJING", "CHONGQING", "SHANGHAI", "TIANJIN")
# What bears the name of a city or a province and is neither: CHANGSHA TOWN, HEBEI COMMUNITY.
_SMALLER = ("TOWN", "TOWNSHIP", "VILLAGE", "COMMUNITY", "ZHEN", "CUN")
_COUNTY_WORDS = ("COUNTY", "XIAN", "CITY")


def chinese_places(addresses: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """``key, province, province_from, city, city_from`` of ``addresses``, in their order.

    In: ``key, text, postcode`` (null where there is none) and their ``words`` (``text_words``).
    The order of evidence: the last province in words, its letters or digits, the province of the
    last city, the only province of the postcode. Letters and digits count where a city or the
    postcode agrees; a city counts only inside the province.
    """
    cities = _cities(words)
    facts = (
        addresses.select("key", "postcode", *_codes(_plain(pl.col("text"))))
        .join(_named(words), on="key", how="left", maintain_order="left")
        .join(_by_city(cities), on="key", how="left", maintain_order="left")
        .with_columns(prefix=pl.col("postcode").str.slice(0, 2))
        .join(postal_provinces(), on="prefix", how="left", maintain_order="left")
    )
    chosen = _chosen(facts)
    inside = _inside(cities, chosen)
    placed = chosen.join(inside, on="key", how="left", maintain_order="left")
    return placed.select("key", *_told_province(), *_told_city())


def _plain(text: pl.Expr) -> pl.Expr:
    bare = text.str.to_uppercase().str.replace_all(r"[^A-Z0-9]+", " ").str.strip_chars()
    return pl.lit(" ") + bare + pl.lit(" ")


def _codes(plain: pl.Expr) -> list[pl.Expr]:
    """``letters`` and ``digits`` of a province: behind a word, before a postcode or the end."""
    rows = read_table("china_provinces")
    found = []
    for field, codes in (
        ("letters", [r["iso"] for r in rows]),
        ("digits", [r["gb"] for r in rows]),
    ):
        code = rf"[A-Z]{{3,}} ({'|'.join(codes)})"
        at_end = rf"{code} (?:{_COUNTRY} )?$" if field == "digits" else rf"{code} {_COUNTRY} $"
        both = pl.coalesce(plain.str.extract(rf"{code} \d{{6}} "), plain.str.extract(at_end))
        found.append(both.alias(field))
    return found


def _named(words: pl.DataFrame) -> pl.DataFrame:
    """``key, named``: the last province in words."""
    provinces = [row["province"] for row in read_table("china_provinces")]
    known = known_places().filter(pl.col("word").is_in(provinces))
    found = _no_smaller(real_places(words.join(known, on="word", maintain_order="left")))
    return found.group_by("key", maintain_order=True).agg(
        named=pl.col("word").last(), named_at=pl.col("at").last()
    )


def _no_smaller(words: pl.DataFrame) -> pl.DataFrame:
    return words.filter(~pl.col("next").is_in(_SMALLER).fill_null(value=False))


def _by_city(cities: pl.DataFrame) -> pl.DataFrame:
    """``key``, the province ``by_city`` that the last sure city lies in, and all that any may."""
    sure = ~pl.col("rural") & (pl.col("provinces").list.len() == 1)
    one = pl.col("provinces").list.first().filter(sure).last()
    return cities.group_by("key", maintain_order=True).agg(
        by_city=one,
        by_city_name=pl.col("name").filter(sure).last(),
        city_at=pl.col("at").filter(sure).last(),
        any_city=pl.col("provinces").explode(empty_as_null=False),
    )


def _cities(words: pl.DataFrame) -> pl.DataFrame:
    """``key, at, name, provinces, rural`` of the cities and counties of each text, in order.

    ``rural``: a county without the word behind it; it counts only in a province that is known.
    """
    found = words.join(chinese_cities(), on="word", maintain_order="left").with_columns(
        level=pl.lit("city"), province=pl.col("provinces").list.first()
    )
    named = _no_smaller(real_places(found))
    rural = pl.col("rural") & ~pl.col("next").is_in(_COUNTY_WORDS).fill_null(value=False)
    placed = named.with_columns(rural=rural).sort("key", "at")
    return placed.select("key", "at", "name", "provinces", "rural")


def _chosen(facts: pl.DataFrame) -> pl.DataFrame:
    """Add ``word``, the province, and ``how`` it was found."""
    postal = pl.col("postal")
    read = facts.with_columns(
        lettered=_word_of("letters", "iso"),
        numbered=_word_of("digits", "gb"),
        only=pl.when(postal.list.len() == 1).then(postal.list.first()),
    ).with_columns(named=_own_named(), lettered=_agreed("lettered"), numbered=_agreed("numbered"))
    how = (
        pl.when(pl.col("named").is_not_null())
        .then(pl.lit("named in the address"))
        .when(pl.col("lettered").is_not_null())
        .then(pl.format("letters {} in the address", "letters"))
        .when(pl.col("numbered").is_not_null())
        .then(pl.format("GB/T 2260 code {}", "digits"))
        .when(pl.col("by_city").is_not_null())
        .then(pl.format("city {}", "by_city_name"))
        .when(pl.col("only").is_not_null())
        .then(pl.format("postcode {}", "postcode"))
    )
    word = pl.coalesce("named", "lettered", "numbered", "by_city", "only")
    return read.with_columns(word=word, how=how)


def _word_of(code: str, field: str) -> pl.Expr:
    """The province of a code, by a column of ``china_provinces.csv``."""
    words = {row[field]: row["province"] for row in read_table("china_provinces")}
    return pl.col(code).replace_strict(words, default=None, return_dtype=pl.String)


def _agreed(column: str) -> pl.Expr:
    """The province of ``column`` where a city or the postcode may lie in it."""
    word = pl.col(column)
    place = pl.col("any_city").list.contains(word).fill_null(value=False)
    return pl.when(place | pl.col("postal").list.contains(word).fill_null(value=False)).then(word)


def _own_named() -> pl.Expr:
    """The province named, unless it stands in the name of a firm that runs on into the address.

    That is: another city stands behind it, and a code or the postcode is of that city.
    """
    city = pl.col("by_city")
    behind = (pl.col("city_at") > pl.col("named_at")) & (city != pl.col("named"))
    codes = [(pl.col(c) == city).fill_null(value=False) for c in ("lettered", "numbered", "only")]
    other = behind & pl.any_horizontal(codes)
    return pl.when(~other.fill_null(value=False)).then("named")


def _inside(cities: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """``key, city``: the last city of each text in the province chosen, or in one of several."""
    both = cities.join(chosen.select("key", "word"), on="key")
    known = pl.col("provinces").list.contains(pl.col("word"))
    mine = both.filter(known | (pl.col("word").is_null() & ~pl.col("rural")))
    return (
        mine.sort("key", "at").group_by("key", maintain_order=True).agg(city=pl.col("name").last())
    )


def _told_province() -> list[pl.Expr]:
    shown = {row["province"]: row["name"] for row in read_table("china_provinces")}
    elsewhere = ~pl.col("postal").list.contains(pl.col("word"))
    doubt = pl.format("{}; postcode {} is of another province", "how", "postcode")
    return [
        pl.col("word")
        .replace_strict(shown, default=None, return_dtype=pl.String)
        .alias("province"),
        pl.when(elsewhere).then(doubt).otherwise("how").alias("province_from"),
    ]


def _told_city() -> list[pl.Expr]:
    own = pl.col("word").is_in(_MUNICIPALITIES)
    city = pl.when(own).then(pl.col("word").str.to_titlecase()).otherwise("city")
    return [
        city.alias("city"),
        pl.when(city.is_not_null()).then(pl.lit("named in the address")).alias("city_from"),
    ]
