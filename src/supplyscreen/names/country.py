"""The country of a party, read from the free text of its address lines.

The country column of a manifest is a phone number as often as a code (CBP AMS 2018: 19 of 73
filled cells), so the address is read first. Names come from ISO 3166-1 (through pycountry) and
from two tables of this package: ``country_spellings.csv`` and ``us_states.csv``.
"""

from functools import cache
from typing import Literal

import polars as pl
import pycountry

from supplyscreen.names.distinct import Distinct
from supplyscreen.names.tables import columns_of, read_table

# A country word before one of these names a street, a building or a firm, not the country.
_STREETS = ("ROAD", "RD", "STREET", "ST", "AVENUE", "AVE", "LANE", "DRIVE", "COURT", "SQUARE")
_HOUSES = ("PLAZA", "CENTRE", "CENTER", "BUILDING", "BLDG", "TOWER", "HOUSE", "HOTEL", "ESTATE")
_NOT_AFTER = (*_STREETS, *_HOUSES, "BANK", "BRANCH")
# Taiwan, Hong Kong and Macau are kept apart even where "China" is written behind them.
_APART = (
    r" (HONG KONG|HONGKONG|TAIWAN|MACAU|MACAO|TAIPEI|KAOHSIUNG|TAICHUNG|KEELUNG|HSINCHU)"
    r"(?: (?:CITY|SAR|S A R|P R|PR|OF|THE|PROVINCE|REGION|\d+))* (?:CHINA|PRC|P R C) "
)
# Put before a postcode in European addresses, where the sign is the ISO code too (DK-2100).
_POSTAL_SIGNS = (
    *("AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IT"),
    *("LT", "LU", "LV", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
_HAN = {"中国": " CHINA ", "中國": " CHINA ", "香港": " HONG KONG ", "澳门": " MACAU "}
_HAN |= {"澳門": " MACAU ", "台湾": " TAIWAN ", "台灣": " TAIWAN ", "臺灣": " TAIWAN "}
# An address in Chinese begins with the province (GB/T 2260); three are names of Japan too.
_CHINESE = (
    r"^\s*(?:北京|天津|上海|重庆|重慶|河北|山西省|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南省|湖北|湖南"
    r"|广东|海南省|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)"
)


_Table = Literal["names", "places"]
FEW = 1_000
"""Texts up to which the keys are chosen by the words of the texts: 12,000 keys take 26 ms to be
made ready, about as long as 10,000 texts take to be split into words."""


def country_of(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country named last in ``text``, or None.

    >>> country_of("NO.68 DONGDING RD, JIANGYIN, P.R.CHINA")
    'CN'
    """
    found = countries_of(pl.Series([text], dtype=pl.String))
    return str(found[0]) if found[0] is not None else None


def countries_of(texts: pl.Series) -> pl.Series:
    """ISO codes (null where no country is named) for a String series, in batch.

    Order of evidence: a country named in words or a US state with its zip code, the last one
    counting; a two-letter code as the last word; a province or large city that no other country
    shares; a code behind two commas (JAIPUR,,IN) or before a postcode (DK-2100). Each distinct
    text is read once.
    """
    return Distinct(texts.cast(pl.String)).read(_named_in)


def _named_in(texts: pl.Series) -> pl.Series:
    """The country of each text; what costs much is asked only where nothing else tells it."""
    words = _plain_words(texts).str.replace_all("  ", " ", literal=True)
    asked = pl.DataFrame({"text": texts, "single": words})
    found = asked.select(pl.coalesce(*_ended(pl.col("single")))).to_series()
    for step in (_named, _place_named, _written):
        silent = found.is_null()
        if silent.any():
            found = found.scatter(silent.arg_true(), step(asked.filter(silent)))
    return found


def country_codes(values: pl.Series) -> pl.Series:
    """ISO codes for cells that hold one country: a code of two or three letters, or a name.

    Anything else becomes null; digits of a phone number never become a country.
    """
    return Distinct(values.cast(pl.String)).read(_codes_of)


def _codes_of(values: pl.Series) -> pl.Series:
    plain = values.to_frame("value").select(_plain(pl.col("value")).str.strip_chars())
    keys = plain.to_series().str.replace_all("  ", " ")
    return keys.replace_strict(*columns_of(_cell_codes), default=None, return_dtype=pl.String)


def _plain_words(texts: pl.Series) -> pl.Series:
    """:func:`_plain` of a column; only texts that are not ASCII are looked at for accents."""
    other = (texts.str.len_bytes() != texts.str.len_chars()).fill_null(value=False)
    if other.any():
        latin = texts.filter(other).to_frame("text").select(_without_accents(pl.col("text")))
        texts = texts.clone().scatter(other.arg_true(), latin.to_series())
    return texts.to_frame("text").select(_apart(pl.col("text"))).to_series()


def _plain(text: pl.Expr) -> pl.Expr:
    """Upper case, no accents or punctuation, and two blanks between words and at both ends."""
    return _apart(_without_accents(text))


def _without_accents(text: pl.Expr) -> pl.Expr:
    for han, latin in _HAN.items():
        text = text.str.replace_all(han, latin, literal=True)
    return text.str.normalize("NFKD").str.replace_all(r"\p{M}", "")


def _apart(text: pl.Expr) -> pl.Expr:
    words = text.str.to_uppercase().str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()
    return pl.lit("  ") + words.str.replace_all(" ", "  ", literal=True) + pl.lit("  ")


def _ended(single: pl.Expr) -> list[pl.Expr]:
    """A code at the end of the text, or behind digits there."""
    coded = single.str.extract(rf" ({'|'.join(_end_codes())}) $")
    behind_digits = single.str.extract(r"\d{3,}(?: [A-Z]{2})? ([A-Z]{2}) $")
    is_code = behind_digits.is_in(sorted(_iso_codes()))
    return [coded, pl.when(is_code).then(behind_digits)]


def _named(asked: pl.DataFrame) -> pl.Series:
    """The last country in words, or state of the US with its zip code."""
    return _last(asked["single"], "names")


def _place_named(asked: pl.DataFrame) -> pl.Series:
    """The last province or city that no other country shares; else a province in Chinese."""
    place = _last(asked["single"], "places")
    chinese = pl.when(pl.col("single").str.contains(_CHINESE)).then(pl.lit("CN"))
    return asked.select(pl.coalesce(place, chinese)).to_series()


def _without_states(single: pl.Expr) -> pl.Expr:
    apart = single.str.replace_all(_APART, " $1 ")
    states = apart.str.replace_all(_state_with_zip(), " UNITED STATES ")
    return states.str.replace_all(" ", "  ", literal=True)


def _written(asked: pl.DataFrame) -> pl.Series:
    """A code in the place of the country: city, no state, code; or the sign before a postcode."""
    upper = pl.col("text").str.to_uppercase()
    states = {row["code"] for row in read_table("us_states")} - {"IN", "ID"}
    third = upper.str.extract(r",\s*,\s*([A-Z]{2})[\s,.]*$")
    sign = upper.str.extract(rf"(?:^|[\s,])({'|'.join(_POSTAL_SIGNS)})-\d{{4,5}}\s+[A-Z]{{3}}")
    code = pl.when(third.is_in(sorted(_iso_codes() - states))).then(third)
    return asked.select(pl.coalesce(code, sign)).to_series()


def _last(single: pl.Series, table: _Table) -> pl.Series:
    """The code of the last key of ``table`` in each text; an empty code stands for no country."""
    keys, codes = _keys_in(single, table)
    padded = _without_states(pl.col(single.name))
    found = padded.str.extract_many(keys.implode(), leftmost=True)
    real = found.list.eval(pl.element().replace_strict(keys, codes, default="").replace("", None))
    return single.to_frame().select(real.list.drop_nulls().list.last()).to_series()


def _keys_in(single: pl.Series, table: _Table) -> tuple[pl.Series, pl.Series]:
    """Keys and codes of ``table``; for a few texts those alone that begin with a word of them or
    with what :func:`_without_states` writes, since to look for all takes longer than the texts."""
    keys, codes, begin = _by_length(table)
    if len(single) > FEW:
        return keys, codes
    words = pl.concat([single.str.split(" ").explode(), pl.Series(["UNITED"])]).unique()
    there = begin.is_in(words.implode())
    return keys.filter(there), codes.filter(there)


@cache
def _by_length(table: _Table) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Keys and codes of :func:`_names` or :func:`_places`, the longest key first, and the word that
    each begins with."""
    pairs = _names() if table == "names" else _places()
    keys = sorted(pairs, key=lambda key: (-len(key), key))
    begin = [key.split()[0] for key in keys]
    return pl.Series(keys), pl.Series([pairs[key] for key in keys]), pl.Series(begin)


@cache
def _names() -> dict[str, str]:
    """Padded country name -> code; a name before ROAD, TOWER and the like stands for none."""
    decoys = {_key(f"{name} {word}"): "" for name in _all_names() for word in _NOT_AFTER}
    return decoys | {_key(name): code for name, code in _all_names().items()}


@cache
def _all_names() -> dict[str, str]:
    pairs = [
        (text, country.alpha_2)
        for country in pycountry.countries
        for field in ("name", "official_name", "common_name")
        if (name := getattr(country, field, None))
        for text in (name, name.split(",")[0])
    ]
    # Inverted names ("Korea, Republic of") share a head: the table of spellings, last, decides.
    pairs += _spellings("name", "decoy")
    return dict(zip(_flat([name for name, _ in pairs]), [code for _, code in pairs], strict=True))


@cache
def names_of_country(code: str) -> tuple[str, ...]:
    """The spellings of a country, longest first, in capitals with one blank between words."""
    names = {name for name, own in _all_names().items() if own == code}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _places() -> dict[str, str]:
    return {_key(name): code for name, code in _spellings("place")}


def _spellings(*kinds: str) -> list[tuple[str, str]]:
    rows = read_table("country_spellings")
    return [(row["spelling"], row["iso2"]) for row in rows if row["kind"] in kinds]


@cache
def _end_codes() -> list[str]:
    return [code for _, code in _spellings("end_code")]


@cache
def _iso_codes() -> frozenset[str]:
    return frozenset(country.alpha_2 for country in pycountry.countries)


@cache
def _cell_codes() -> dict[str, str]:
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    codes |= {code: code for code in _iso_codes()}
    return codes | {name: code for name, code in _all_names().items() if code}


@cache
def _state_with_zip() -> str:
    """US state, name or code, followed by a zip code of that state (first digit by state)."""
    rows = read_table("us_states")
    words = [rf"(?:{r['code']}|{r['name']}) {r['zip_first']}\d{{4}}(?: \d{{4}})?" for r in rows]
    return f" (?:{'|'.join(words)}) "


def _flat(names: list[str]) -> list[str]:
    """The spellings as ``_plain`` leaves them, with single blanks."""
    plain = pl.select(_plain(pl.lit(pl.Series(names)))).to_series().to_list()
    return [" ".join(text.split()) for text in plain]


def _key(name: str) -> str:
    """A flat spelling as it stands in padded text."""
    return f" {'  '.join(name.split())} "
