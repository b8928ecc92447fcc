"""Postcodes in the free text of an address, each in the form of its country.

Digits of telephones, boxes and papers are no postcodes. Source of the forms: see
:mod:`supplyscreen.names.address_data`.
"""

import re
from functools import cache

import polars as pl

from supplyscreen.names.address_data import divisions, postcode_form
from supplyscreen.names.tables import read_table

_EMAIL = r"\S+@\S+"
# Digits after these words belong to a telephone, a box or a paper.
_PHONE = (
    r"\b(?:TEL|TELEPHONE|FAX|TELEFAX|PHONE|PH|MOB|MOBILE|CELL|WHATSAPP|WECHAT|QQ|BOX|REF|INV|ORDER|NO|"
    r"TAX|ID|REG|LICENSE|VAT|USCI|USCC)\b[ .:#]*(?:NO|NR|NUMBER)?[ .:#]*[+(]*\d[\d ()/.-]*"
)
_POSTCODE = r"(?:^|[^0-9A-Z+.-]|[A-Z]{4}-?|CN-?)(\d{6})(?:[^0-9A-Z-]|$)"
# Before and behind a postcode: no digit, no letter, unless a word of four letters ran into it.
_BEFORE = r"(?:^|[^0-9A-Z+./#&-]|[ ,]-|[A-Z]{4}-?|\b{country}-)"
_BEHIND = r"(?:[^0-9A-Z-]|$)"
_END = r"[ .,-]*(?:[A-Z]{2}[ .,]+)?(?:[A-Z .,()']{2,24})?$"
# Where an old form is still written, or blanks stand where the form has none.
_OTHER_FORMS = {
    "IN": r"\d{3} ?\d{3}",
    "KR": r"\d{5}|\d{3}-\d{3}",  # six digits until 2015
    "VN": r"\d{5}\d?",
    "US": r"\d{5}(?:-\d{4})?",
    "SG": r"\d{6}",
    "CA": r"[A-Z]\d[A-Z] ?\d[A-Z]\d",
}
_FILLERS = ("000000", "111111", "123456", "00000", "11111")  # what a form that demands one gets
_BLANKS = ("IN", "GR", "CZ", "SK", "SE")  # countries whose digits are written in two groups too


def without_phones(text: pl.Expr) -> pl.Expr:
    """Upper case, without e-mail addresses and the numbers of telephones, boxes and papers."""
    return text.str.to_uppercase().str.replace_all(_EMAIL, " ").str.replace_all(_PHONE, "|")


def chinese_postcode(text: pl.Expr) -> pl.Expr:
    """The first six digits that stand like a postcode of China, of text without telephones."""
    return text.str.extract(_POSTCODE)


def postcodes_of(texts: pl.Series, country: str) -> pl.Series:
    """The last postcode of each text in the form of ``country`` (String); null for none, or one of
    no province there.

    ``texts`` are as :func:`without_phones` leaves them. Forms of three or four digits count only
    near the end of the address: they are house numbers as often.
    """
    form = form_of(country)
    if not form:
        return pl.repeat(None, len(texts), dtype=pl.String, eager=True)
    found = texts.to_frame("text").select(found=_found(pl.col("text"), country, form))
    return found.select(_true(pl.col("found"), country)).to_series()


def _found(text: pl.Expr, country: str, form: str) -> pl.Expr:
    """The last text in the form of a postcode."""
    before = _BEFORE.replace("{country}", country)
    if country == "US":  # five digits at the very start are a house number
        before = before.replace("^|", "")
    found = text.str.extract(rf"^(?s:.*){before}({_long(country, form)}){_BEHIND}")
    if _is_short(form):
        prefixed = text.str.extract(rf"\b{country}-({form}){_BEHIND}")
        found = pl.coalesce(prefixed, text.str.extract(rf"{before}({form}){_END}"))
    if country == "TW":  # three digits, since 2020 six; the short form only at the end
        found = pl.coalesce(found, text.str.extract(rf"{before}(\d{{3}}){_END}"))
    return found


def _true(found: pl.Expr, country: str) -> pl.Expr:
    """``found`` without blanks, unless it fills a form only or begins as none of the country."""
    bare = found.str.replace_all(" ", "", literal=True) if country in _BLANKS else found
    starts = _starts(country)
    sound = ~found.is_in(_FILLERS)
    return pl.when(sound & bare.str.contains(starts) if starts else sound).then(bare)


def form_of(country: str) -> str:
    """Regular expression of the postcodes of ``country`` as addresses write them; may be empty."""
    return _OTHER_FORMS.get(country) or postcode_form(country)


def _long(country: str, form: str) -> str:
    return r"\d{5,6}" if country == "TW" else form


def _is_short(form: str) -> bool:
    return bool(re.fullmatch(r"\\d\{[34]\}", form))


@cache
def _starts(country: str) -> str:
    """How postcodes of the country begin, province by province; empty where not known."""
    if country == "KR":  # its provinces are known by the new form only
        return ""
    if country == "CN":
        starts = {row["prefix"] for row in read_table("postcode_provinces")}
    else:
        starts = {division.postcodes for division in divisions(country) if division.postcodes}
    return f"^(?:{'|'.join(sorted(starts))})" if starts else ""
