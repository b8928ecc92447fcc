"""The unified social credit code: 18 characters that name one Chinese firm or body.

Source: GB 32100-2015 (法人和其他组织统一社会信用代码编码规则): registrar and class (2 characters),
division code (6 digits), organisation code (9), and a check character: 31 less the sum of value
times weight modulo 31, the weights being the powers of 3.
"""

import polars as pl

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I, O, S, V, Z
_CODE = rf"[1-9ANY][{_SIGNS}]\d{{6}}[{_SIGNS}]{{10}}"
_BEFORE = r"(?:^|[^0-9A-Z]|USCC|USCI)"
_AFTER = r"(?:[^0-9A-Z]|$)"


def credit_codes(text: pl.Expr) -> pl.Expr:
    """Every text of the form of a code in ``text``, in order: a list of String, upper case.

    The check character is not looked at (:func:`has_check_character`). A code stands apart from
    other letters and digits, but for ``USCC`` or ``USCI`` before it. Null gives an empty list.
    """
    wide = text.fill_null("").str.normalize("NFKC").str.to_uppercase()
    wide = wide.str.replace_all(r"[^0-9A-Z]+", "  ")
    found = wide.str.extract_all(f"{_BEFORE}{_CODE}{_AFTER}")
    return found.list.eval(pl.element().str.extract(f"({_CODE}){_AFTER}"))


def has_check_character(code: pl.Expr) -> pl.Expr:
    """Whether ``code`` has the form of a code and its last character is the right one."""
    values = dict(zip(_SIGNS, range(len(_SIGNS)), strict=True))
    total = pl.lit(0)
    for at in range(17):
        value = code.str.slice(at, 1).replace_strict(values, default=0, return_dtype=pl.Int64)
        total = total + value * pow(3, at, 31)
    last = code.str.slice(17, 1).replace_strict(values, default=-1, return_dtype=pl.Int64)
    right = code.str.contains(f"^{_CODE}$") & ((31 - total % 31) % 31 == last)
    return right.fill_null(value=False)
