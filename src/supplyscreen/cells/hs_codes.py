"""HTS codes of a bill of lading: in a cell made for them, and inside the goods description."""

import csv
from functools import cache
from importlib.resources import files

import polars as pl

# 840890 | 6302.60.0020 | 28332990.90 | 9503.00. 9900 | 8204-11-0030 | 8408 90 10
_CODE = (
    r"(?:\d{4}-\d\d-\d{4}|\d{4} \d\d \d\d(?: \d\d)?"
    r"|\d{4}(?:\d\d){0,3}(?:\.(?:\d\d){1,3}|\. \d{4})*|\d{5,13})\b"
)
_LABEL = (
    r"(?:\bH\.? ?T?\.? ?S\.?(?:USA?|N)?|\bNCM|\bCN ?CODE|\bHARMONI[SZ]ED|\bTARIFF"
    r"|\bCUSTOMS CLASSIFICATION|\bCOMMODITY CODE)"
)
_KEYWORD = (
    r"(?:TARIFF|SCHEDULE|SYSTEM|CLASSIFICATION|C ?O ?D ?E|CO?DE?S?|CODES|NUMBERS?|NOS?|NBR|NR|US)"
)
# At least a sign or a blank parts a bare HS from its digits: HS8504 is the number of a model.
_OPENED = rf"{_LABEL}(?:[\W_]{{1,4}}|[\W_]{{0,4}}(?:{_KEYWORD}(?:\(S\))?[\W_]{{0,5}}){{1,3}})"
_NEXT = rf"(?:\s*[,;/&]\s*{_CODE}|\s+AND\s+{_CODE}|\s*[-+\s]\s*\d{{6}}(?:\d\d)?\b)"
_UNIT = (
    r"(?:PCS?|PIECES|CTNS?|CARTONS?|PKGS?|PACKAGES|PLTS?|PALLETS|BAGS|BOXES|ROLLS|SETS|UNITS|PAIRS"
    r"|DRUMS|BALES|KGS?|LBS|MTS?|CBM|FEET|FT)\b"
)
_STATED = (
    rf"{_OPENED}{_CODE}{_NEXT}*(?:\s?{_UNIT})?"
    rf"|{_LABEL}[\W_]{{0,4}}{_KEYWORD}[\W_]{{1,4}}[A-Z]+ \d{{4}}\.\d\d[\d.]*\b"
    r"|\b\d{6,10} ?\(H\.?T?\.?S\.?\)"
    r"|\b\d{4}\.\d\d\.\d{4}\b"  # the US form; beside a labelled code it needs no label
)
# Stands in every text in capitals that states a code; a word may begin behind a letter that is
# not ASCII, which is never too few.
_LABEL_ALONE = _LABEL.replace(r"\b", r"(?-u:\b)")
_LABELLED = r"[A-Z(]"
_QUANTITY = rf"\b\d{{1,4}}\s?{_UNIT}"  # 1200 PCS behind a code is no second code
_LENGTHS = (4, 6, 8, 9, 10, 11, 12, 13)  # national codes: nine in Japan, up to thirteen in China


def codes_in_text(text: pl.Expr) -> pl.Expr:
    """HTS codes (List of digits) stated in a goods description in capitals: ``HS CODE: 840890``.

    Only what a label announces (HS, HTS, HSN, NCM, CN code, harmonized, tariff) and what follows in
    the same list; what has no length or chapter of such a code is left out
    (:func:`other_codes_in_text`). Source of the spellings: goods descriptions of CBP AMS 2018.
    """
    return _stated(text).list.eval(pl.element().filter(_may_be(pl.element())))


def codes_in_texts(texts: pl.Series) -> pl.Series:
    """:func:`codes_in_text` of a series in any case, empty lists for nulls; only texts that may
    hold a code are read."""
    told = stated_codes(texts.str.to_uppercase())
    rows = pl.int_range(len(texts), dtype=pl.UInt32, eager=True).alias("row").to_frame()
    found = rows.join(told, on="row", how="left", maintain_order="left")
    return found.select(pl.col("codes").fill_null([])).to_series().rename(texts.name)


def stated_codes(upper: pl.Series) -> pl.DataFrame:
    """``row, codes, others`` of the texts in capitals that call some number an HS code.

    ``row`` (UInt32) is the place of the text; ``codes`` and ``others`` (Lists of digits) are
    :func:`codes_in_text` and :func:`other_codes_in_text`.
    """
    asked = upper.to_frame("text").with_row_index("row")
    said = asked.filter(pl.col("text").str.contains(_LABEL_ALONE)).select(
        "row", said=_sayings(pl.col("text"))
    )
    distinct = said.select("said").unique(maintain_order=True)
    numbers = distinct.with_columns(numbers=_numbers(pl.col("said")))
    each = pl.element()
    read = numbers.filter(pl.col("numbers").list.len() > 0).select(
        "said",
        codes=pl.col("numbers").list.eval(each.filter(_may_be(each))),
        others=pl.col("numbers").list.eval(each.filter(~_may_be(each))),
    )
    return said.join(read, on="said", maintain_order="left").drop("said")


def other_codes_in_text(text: pl.Expr) -> pl.Expr:
    """Numbers (List of digits) that a description calls an HS code, and that cannot be one."""
    return _stated(text).list.eval(pl.element().filter(~_may_be(pl.element())))


def codes_in_cell(text: pl.Expr) -> pl.Expr:
    """HTS codes (List of digits, as filed) of a cell: ``Classified: 2523.21; Parsed: 8474.90``.

    A ``.0`` at the end is what a spreadsheet adds to a number; it is dropped.
    """
    codes = text.str.extract_all(r"\d[\d.]*")
    whole = _digits(pl.element().str.replace(r"\.0?$", ""))
    return codes.list.eval(whole.filter(whole.str.len_chars() >= 2))


def no_heading(code: pl.Expr) -> pl.Expr:
    """Whether a code (digits) is none of the Harmonized System: 7791, 8320, three digits.

    Two digits are compared with the chapters, four and more with the headings of the edition of
    2022; chapters 98 and 99 of the US tariff count as codes. An older edition had a few headings
    more, so such a code is a doubt, not a mistake. Source: ``data/hs_headings.csv``.
    """
    size = code.str.len_chars()
    first = code.str.slice(0, pl.when(size == 2).then(2).otherwise(4))
    known = first.is_in(list(hs_headings())) | code.str.contains(r"^9[89]\d\d")
    return ~known | (size == 3)


@cache
def hs_headings() -> tuple[str, ...]:
    """Chapters (two digits) and headings (four) of the Harmonized System of 2022."""
    path = files("supplyscreen.cells").joinpath("data/hs_headings.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return tuple(row["heading"] for row in rows)


def _stated(text: pl.Expr) -> pl.Expr:
    return _numbers(_sayings(text))


def _sayings(text: pl.Expr) -> pl.Expr:
    """What a text in capitals says of codes: the labels and the numbers behind them."""
    return text.str.extract_all(_STATED).list.join(" ~ ")


def _numbers(said: pl.Expr) -> pl.Expr:
    """The numbers (List of digits) of :func:`_sayings`, where one of them has a label."""
    labelled = pl.when(said.str.contains(_LABELLED)).then(said).otherwise(pl.lit(""))
    stated = labelled.str.replace_all(_QUANTITY, " ~ ").str.extract_all(_CODE)
    return stated.list.eval(_digits(pl.element())).list.unique(maintain_order=True)


def _may_be(code: pl.Expr) -> pl.Expr:
    return code.str.len_chars().is_in(_LENGTHS) & ~code.str.contains("^(?:00|77)")


def _digits(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(r"\D", "")
