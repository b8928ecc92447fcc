"""Finds the spellings of places, and postcodes, in addresses and names.

Distinct texts only. A place name before a street word is a street (Urumqi Road is in Shanghai), and
Xinjiang County is in Shanxi: neither counts.
"""

import polars as pl

from supplyscreen.flags.fold import folded

_STREET = (
    r"(\p{L}{3}) (?:(?:NORTH|SOUTH|EAST|WEST|MIDDLE|CENTRAL|BEI|NAN|DONG|XI|ZHONG|N|S|E|W) )?"
    r"(ROAD|RD|LU|STREET|STR|ST|AVENUE|AVE|DAJIE|DADAO|JIE|LANE|BOULEVARD|BLVD|HIGHWAY) "
)
_HAN_STREET = r"\p{Han}{2,4}?[东西南北中東一二三]?(?:路|街|大道)"
_HOMONYM = r" XINJIANG (COUNTY|XIAN|VILLAGE|TOWN|TOWNSHIP|COMMUNITY|CUN|ZHEN) "
# Digits after these words belong to a telephone, a box or a paper, not to a place.
_PHONE = (
    r" (?:TEL|TELEPHONE|FAX|TELEFAX|PHONE|PH|MOB|MOBILE|CELL|CALL|WHATSAPP|WECHAT|QQ|T|F|M|BOX|REF|"
    r"INV|ORDER|NO|TAX|ID|REG|LICENSE|GST|VAT|USCI)(?: (?:NO|NR|NUMBER))?(?: \d+)+"
)
_POSTCODE = r" (?:[^\d ]\S*) (8[34]\d{4}) (?:[^\d ]|$)"
_EMAIL = r"\S+@\S+"
# Provinces and large cities elsewhere in China: they speak against Xinjiang.
_ELSEWHERE = (
    " (ANHUI|BEIJING|CHONGQING|FUJIAN|GANSU|GUANGDONG|GUANGXI|GUIZHOU|HAINAN|HEBEI|HEILONGJIANG|"
    "HENAN|HUBEI|HUNAN|JIANGSU|JIANGXI|JILIN|LIAONING|NINGXIA|QINGHAI|SHAANXI|SHANDONG|SHANGHAI|"
    "SHANXI|SICHUAN|TIANJIN|TIBET|YUNNAN|ZHEJIANG|SHENZHEN|GUANGZHOU|DONGGUAN|NINGBO|QINGDAO|"
    "XIAMEN|YIWU|HANGZHOU|SUZHOU|NANJING|WUXI|FOSHAN|WENZHOU|DALIAN|YUNCHENG|HONG KONG|HONGKONG|"
    "TAIWAN) "
)
# A park in Xinjiang may bear the name of the province that built it (Lop County Beijing Park).
_AIDED = r" [A-Z]+ (INDUSTRIAL|INDUSTRY) (PARK|ZONE) "
_LEVELS = (
    "region",
    "prefecture",
    "city",
    "xpcc_city",
    "district",
    "county",
    "xpcc_division",
    "area",
    "industrial_park",
    "xpcc_regiment",
    "town",
)


def searchable(text: pl.Expr) -> pl.Expr:
    """``text`` folded, with streets, namesakes and telephone numbers made unfindable."""
    plain = text.fill_null("").str.replace_all(_EMAIL, " ").str.replace_all(_HAN_STREET, " ")
    split = folded(plain).str.replace_all(r"([A-Z]{3,})(\d{6})\b", "$1 $2")
    wide = split.str.replace_all(r"\b([A-Z]{4,})(CHINA|PRC) ", "$1 $2 ")
    phones = wide.str.replace_all(_PHONE, " | ")
    # Twice, because two streets may share a blank. Three letters, because WU LU MU QI is a city.
    streets = phones.str.replace_all(_STREET, "${1}_$2 ").str.replace_all(_STREET, "${1}_$2 ")
    return streets.str.replace_all(_HOMONYM, " XINJIANG_$1 ")


def prepared(texts: pl.Series) -> pl.DataFrame:
    """``text, plain``: the distinct texts, and what is searched in each of them."""
    distinct = pl.DataFrame({"text": texts}, schema={"text": pl.String}).drop_nulls().unique()
    return distinct.with_columns(plain=searchable(pl.col("text")))


def find_places(texts: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """``text, spelling, place, level, ambiguous, place_id``: PLACES that ``prepared`` texts name.

    ``spelling`` is folded; one row per text and spelling. A spelling that stands for several
    places keeps the highest level (region, then prefecture ...), and is ambiguous when one is.
    """
    known = _known(places)
    han = known.filter(pl.col("spelling").str.contains(r"\p{Han}"))["spelling"].to_list()
    latin = known.filter(~pl.col("spelling").str.contains(r"\p{Han}"))["spelling"].to_list()
    patterns = [f" {word} " for word in latin] + han
    if not patterns:  # lists of one's own name no places
        return texts.select("text").clear().join(known.drop("rank"), how="cross")
    found = pl.col("plain").str.extract_many(patterns, overlapping=True).alias("spelling")
    rows = texts.select("text", found).explode("spelling").drop_nulls()
    named = rows.with_columns(pl.col("spelling").str.strip_chars()).unique()
    return named.join(known, on="spelling").sort("text", "rank", "spelling").drop("rank")


def find_postcodes(texts: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """``text, postcode``: ``prepared`` texts with a six-digit code that begins like a place's.

    Not in a telephone number, and with no digits before or behind.
    """
    starts = places.filter(pl.col("level") == "postcode")["spelling"].to_list()
    found = texts.select("text", postcode=pl.col("plain").str.extract(_POSTCODE)).drop_nulls()
    return found.filter(pl.col("postcode").str.slice(0, 2).is_in(starts)).sort("text")


def named_elsewhere(texts: pl.DataFrame) -> pl.DataFrame:
    """``text, elsewhere``: the first other province or large city of China that a text names."""
    plain = pl.col("plain").str.replace_all(_AIDED, " $1 $2 ")
    found = texts.select("text", elsewhere=plain.str.extract(_ELSEWHERE)).drop_nulls()
    return found.with_columns(pl.col("elsewhere").str.to_titlecase()).sort("text")


def _known(places: pl.DataFrame) -> pl.DataFrame:
    """Folded spellings, once each, with the highest level that bears them."""
    rank = {level: place for place, level in enumerate(_LEVELS)}
    named = places.filter(pl.col("level") != "postcode").with_columns(
        spelling=folded(pl.col("spelling")).str.strip_chars(),
        rank=pl.col("level").replace_strict(rank, default=99, return_dtype=pl.Int32),
    )
    doubtful = pl.col("ambiguous").any().over("spelling")
    return (
        named.with_columns(ambiguous=doubtful)
        .sort("spelling", "rank", "place_id")
        .unique("spelling", keep="first", maintain_order=True)
        .select("spelling", "place", "level", "ambiguous", "place_id", "rank")
    )
