"""Goods descriptions that describe nothing, told from those that do."""

import polars as pl

# What a description says instead of naming goods. Each phrase alone, or several of them, are none.
_NOTHING = (
    r"NIL|N[ ./]?A|NONE|NULL|NOT (?:AVAILABLE|APPLICABLE|STATED|SPECIFIED|GIVEN)|UNKNOWN"
    r"|TBA|TBD|TO BE (?:ADVISED|DECLARED|ADVISED LATER)|NO DESCRIPTION(?: AVAILABLE)?"
    # said to contain; shipper's load and count
    r"|S\.?T\.?C|S\.?T\.?W|SAID TO (?:CONTAIN|WEIGH|BE)|S\.?L\.?A?\.?C|SHIPPER'?S? ?LOAD"
    r"|(?:STOW(?:AGE)?,?|STOWED,?)? ?(?:AND|&) ?(?:COUNT|SEAL)(?:ED)?"
    # elsewhere
    r"|(?:AS|SEE|PER|REFER TO|AS PER|PLEASE SEE|AS SHOWN (?:ON|IN)) (?:THE )?(?:ABOVE|BELOW"
    r"|(?:ATTACHED|ENCLOSED|SEPARATE)(?: (?:RIDER|LIST|SHEET|MANIFEST|DOCUMENT|INVOICE|PAGE)S?)?"
    r"|(?:RIDER|ATTACHMENT|ATTACHMENT LIST|PACKING LIST|MANIFEST|HOUSE BILLS?|HBLS?)S?)"
    r"|SAME AS ABOVE|DITTO|CONTINUED|CONT'?D"
    # terms of freight
    r"|FREIGHT (?:PRE-?PAID|COLLECT|PAYABLE AT DESTINATION|AS ARRANGED|TO COLLECT)|CY ?(?:TO|/) ?CY"
    # any goods
    r"|F\.?A\.?K|FREIGHT (?:OF )?ALL KINDS|(?:GENERAL|MIXED|MISC(?:ELLANEOUS)?\.?|CONSOLIDATED"
    r"|CONSOL|COMMERCIAL|VARIOUS|OTHER|SUNDRY|DRY|CONTAINERI[SZ]ED) "
    r"(?:CARGO|MERCHANDISE|GOODS|FREIGHT|COMMODIT(?:Y|IES)|ITEMS|PRODUCTS)"
    r"|CONSOLIDATION|CONSOL|CARGO|GOODS|MERCHANDISE|COMMODITY"
    # numbers of packages: only of such as are no goods themselves
    r"|(?:TOT(?:AL)? )?(?:NO\.? OF )?PKGS? ?:? ?\d+(?: [A-Z]{2,3})?"
    r"|(?:TOTAL )?\d+ ?(?:PKGS?|PACKAGES?|PCS|PIECES?|CTNS?|CARTONS?|UNITS?)(?: ONLY)?"
    r"|\d+ ?X ?\d0 ?[' ]*(?:HC|HQ|GP|DC|DV|ST|RF|FT)?(?: CONTAINERS?)?"
)
_PLACEHOLDER = rf"(?i)^[\W_\d]*(?:(?:{_NOTHING})(?:[\W_\d]+|$))*$"


def says_nothing(text: pl.Expr) -> pl.Expr:
    """Whether a goods description names no goods; false for null.

    Nothing say: signs and numbers alone (``-``, ``.``), NIL, N/A, ``S.T.C.`` and other words of the
    carrier (shipper's load and count), AS PER ATTACHED and the like, FREIGHT PREPAID, FAK (freight
    of all kinds), GENERAL MERCHANDISE and other words for any goods, a count of packages, and any
    sequence of these. Vague words that narrow the goods (PARTS, HOUSEHOLD GOODS) say something,
    and so do 20 PALLETS or 500 BAGS, which may be the goods.

    Source: CBP AMS 2018, 499 cargo rows: ``-`` 27, ``.`` 9, TOT PKGS 5, FREIGHT COLLECT 1;
    the other phrases are general knowledge of bills of lading.
    """
    return text.str.contains(_PLACEHOLDER).fill_null(value=False)


def description_or_null(text: pl.Expr) -> pl.Expr:
    """The description without blanks around it, or null where it says nothing."""
    return pl.when(~says_nothing(text)).then(text.str.strip_chars())
