"""Text as a cell of a workbook can hold it: what is not seen made visible, too long text cut.

A cell of an xlsx file holds at most 32,767 UTF-16 code units (Microsoft, "Excel specifications and
limits"), and XML holds no control characters.
"""

import polars as pl

MOST_UNITS = 32_767
_KEPT = 32_600  # of text that is cut; what is said of it has room behind
_ASTRAL = r"[\x{10000}-\x{10FFFF}]"  # two code units each

# C0 and C1 controls, the embedding, override and isolate marks of Unicode's bidirectional algorithm
# (UAX #9), the byte order mark and two code points that XML refuses. Tab and line feed stay.
_UNSEEN = (
    *(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
    0xFFFE,
    0xFFFF,
)
_ODD = "[" + "".join(f"\\x{{{code:x}}}" for code in (*_UNSEEN, 0x0D)) + "]"
_SHOWN = {chr(code): f"[U+{code:04X}]" for code in _UNSEEN}


def sheet_text(text: pl.Expr) -> pl.Expr:
    """``text`` as a cell holds it: unseen characters as ``[U+202E]``, a carriage return as a line
    feed, and behind too long text how many characters there are in all."""
    lines = text.str.replace_all("\r\n", "\n", literal=True).str.replace_all("\r", "\n")
    shown = lines.str.replace_many(_SHOWN)
    told = pl.format("{} [cut here: {} characters in all]", _start(shown), shown.str.len_chars())
    return pl.when(_units(shown) > MOST_UNITS).then(told).otherwise(shown)


def is_cut(text: pl.Expr) -> pl.Expr:
    """Whether :func:`sheet_text` leaves out a part of ``text``."""
    return _units(text.str.replace_many(_SHOWN)) > MOST_UNITS


def is_plain(text: pl.Expr) -> pl.Expr:
    """Whether :func:`sheet_text` gives ``text`` as it is, told quickly; in doubt it is not."""
    return ~text.str.contains(_ODD) & (text.str.len_bytes() <= MOST_UNITS)


def _start(text: pl.Expr) -> pl.Expr:
    many = text.str.contains(_ASTRAL)
    return pl.when(many).then(text.str.head(_KEPT // 2)).otherwise(text.str.head(_KEPT))


def _units(text: pl.Expr) -> pl.Expr:
    return text.str.len_chars() + text.str.count_matches(_ASTRAL)
