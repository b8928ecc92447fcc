"""Any script to upper-case ASCII letters, digits and signs.

Chinese is made simplified (OpenCC), cut into known trade words and places, and the rest is
read as pinyin (pypinyin), one run of unknown characters giving one token. Every other script goes
through anyascii. The result is for matching, never for display.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from supplyscreen.names.tables import read_table

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")


@lru_cache(maxsize=1)
def _simplifier() -> object:
    from opencc import OpenCC  # noqa: PLC0415 - loaded only when a name needs it

    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Traditional Chinese characters made simplified; other text unchanged."""
    return str(_simplifier().convert(text))  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], int]:
    table = {row["chinese"]: row["latin"] for row in read_table("han_words")}
    return table, max(map(len, table))


def _pinyin(run: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - loaded only when a name needs it

    return "".join(lazy_pinyin(run)).upper()


def split_han(run: str) -> list[str]:
    """A run of simplified characters as Latin words: longest known word first, else pinyin."""
    table, longest = _words()
    out: list[str] = []
    unknown = ""
    at = 0
    while at < len(run):
        for size in range(min(longest, len(run) - at), 0, -1):
            word = run[at : at + size]
            if word in table:
                if unknown:
                    out.append(_pinyin(unknown))
                    unknown = ""
                out.append(table[word])
                at += size
                break
        else:
            unknown += run[at]
            at += 1
    return out + ([_pinyin(unknown)] if unknown else [])


def to_latin(text: str) -> str:
    """``text`` in upper-case ASCII; Chinese by words and pinyin, other scripts by anyascii."""
    if text.isascii():
        return text.upper()
    if HAN.search(text):
        text = HAN.sub(lambda run: f" {' '.join(split_han(run.group()))} ", simplify(text))
    return str(anyascii(text)).upper()
