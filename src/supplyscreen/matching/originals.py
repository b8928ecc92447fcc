"""The words of a name as they were written, behind the canonical words that are compared.

``HETIAN`` is compared as ``HOTAN``, 新能源 as ``NEW ENERGY``; the reader is shown what stands in
the manifest and on the list. A text and its canonical words are walked from left to right with the
tables that made the one into the other, and every step is checked against the canonical words, so
that a word which cannot be traced is shown in its canonical form and never as another word.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from supplyscreen.matching.quick import canonical_word
from supplyscreen.names.forms import glued_pattern
from supplyscreen.names.scripts import HAN, han_pieces, pinyin_of, simplify, split_han, to_latin
from supplyscreen.names.tables import fold_word, phrases

_REACH = 8  # words that may stand before the next canonical word (a legal form, OF, NO.)
_GLUED = 9  # letters from which a word may be several written as one
_LONGEST_PIECE = 40  # letters of a word inside a glued one
_LINKING = ("AND", "OF", "THE")  # not compared; they may stand inside a phrase
_ASCII_WORD = re.compile(r"[A-Z0-9]+(?:['`][A-Z0-9]+)*")
_OTHER_WORD = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})\S)+")
_LATIN_WORD = re.compile(r"[A-Z0-9]+")


class Origin(NamedTuple):
    """Where a canonical word comes from: words with one ``start`` were written as one.

    ``start`` is the position in the text, negative where the word could not be traced; ``written``
    are the letters there, or the canonical word.
    """

    start: int
    written: str


class _Token(NamedTuple):
    """A written word in Latin capitals, and the stretch of text it stands for."""

    latin: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def origins(text: str, core: tuple[str, ...], *, pinyin: bool = False) -> tuple[Origin, ...]:
    """One Origin for each canonical word in ``core`` of ``text``, in order.

    ``pinyin`` says that the Chinese words of ``text`` were compared in pinyin, not translated.

    >>> [origin.written for origin in origins("Hetian Hair Fty.", ("HOTAN", "HAIR", "FACTORY"))]
    ['Hetian', 'Hair', 'Fty']
    """
    tokens = _tokens(text, pinyin=pinyin)
    found: list[Origin] = []
    at = 0
    while len(found) < len(core):
        step = _step(text, tokens, at, core[len(found) :])
        if step is None:
            found.append(Origin(-1 - len(found), core[len(found)]))
        else:
            at = step[0]
            found += step[1]
    return tuple(found)


def _step(
    text: str, tokens: Sequence[_Token], at: int, core: tuple[str, ...]
) -> tuple[int, list[Origin]] | None:
    """The next words that ``core`` begins with: the position behind them, and their origins."""
    for start in range(at, min(at + _REACH, len(tokens))):
        found = _phrase(text, tokens, start, core) or _glued(text, tokens, start, core)
        if found:
            return found
    return None


def _phrase(
    text: str, tokens: Sequence[_Token], at: int, core: tuple[str, ...]
) -> tuple[int, list[Origin]] | None:
    """The longest run of words from ``at`` on that stands for the first words of ``core``."""
    first = tokens[at]
    most = _longest_phrase().get(_folded(first.latin), 1)
    for end in range(min(at + most, len(tokens)), at, -1):
        run = [first.latin] if end == at + 1 else [_folded(one.latin) for one in tokens[at:end]]
        words = _canonical(" ".join(run))
        if words and words == core[: len(words)]:
            written = Origin(first.start, text[first.start : tokens[end - 1].end])
            return end, [written] * len(words)
    return None


def _glued(
    text: str, tokens: Sequence[_Token], at: int, core: tuple[str, ...]
) -> tuple[int, list[Origin]] | None:
    """The words of ``core`` that the one word at ``at`` holds, written as one."""
    latin, start, end = tokens[at]
    pieces = _pieces(latin, core) if len(latin) >= _GLUED else None
    if not pieces:
        return None
    if end - start != len(latin):  # another script: letters do not stand for letters
        return at + 1, [Origin(start, text[start:end])] * sum(count for *_, count in pieces)
    return at + 1, [
        Origin(start + first, text[start + first : start + last])
        for first, last, count in pieces
        for _ in range(count)
    ]


def _pieces(letters: str, core: tuple[str, ...], at: int = 0) -> list[tuple[int, int, int]] | None:
    """Pieces (start, end, canonical words) of ``letters`` from ``at`` on that ``core`` begins with.

    What follows the last word of ``core``, a legal form and a linking AND are left out; None where
    the letters are others.
    """
    if at == len(letters) or (at and not core) or _closing(letters[at:]):
        return []
    for end in range(min(at + _LONGEST_PIECE, len(letters)), at + 1, -1):
        words = _canonical(letters[at:end])
        if words == core[: len(words)]:
            rest = _pieces(letters, core[len(words) :], end)
            if rest is not None:
                return [(at, end, len(words)), *rest]
    return _pieces(letters, core, at + 3) if at and letters.startswith("AND", at) else None


def _closing(letters: str) -> bool:
    return re.fullmatch(glued_pattern(), letters) is not None


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    """One word with its plural ending folded and its digits read as letters."""
    return fold_word(word) if word.isalpha() or word.isdigit() else " ".join(_canonical(word))


@lru_cache(maxsize=65_536)
def _canonical(words: str) -> tuple[str, ...]:
    """The canonical words of a word, or of a phrase with its plural endings folded.

    Empty for words that are no phrase.
    """
    if " " in words:
        return tuple(phrases().get(words, "").split())
    if words.isalpha():
        return tuple(phrases().get(fold_word(words), fold_word(words)).split())
    return (words if words.isdigit() else canonical_word(words),)


@lru_cache(maxsize=1)
def _longest_phrase() -> dict[str, int]:
    """First word of a phrase -> the most words that a phrase with it may have."""
    longest: dict[str, int] = {}
    for phrase in phrases():
        first = phrase.partition(" ")[0]
        longest[first] = max(longest.get(first, 1), phrase.count(" ") + 1)
    return longest


def _tokens(text: str, *, pinyin: bool) -> list[_Token]:
    """The written words of ``text``; single letters that stand side by side are one word."""
    tokens: list[_Token] = []
    for token in _split(text, pinyin=pinyin):
        last = tokens[-1] if tokens else None
        if token.latin in _LINKING:
            continue
        if last and _letters(token) and _letters(last):
            tokens[-1] = _Token(last.latin + token.latin, last.start, token.end)
        else:
            tokens.append(token)
    return tokens


def _letters(token: _Token) -> bool:
    """Whether this is a single letter, or single letters that were joined."""
    return token.latin.isalpha() and (
        len(token.latin) == 1 or token.end - token.start > len(token.latin)
    )


def _split(text: str, *, pinyin: bool) -> Iterator[_Token]:
    if text.isascii():
        for word in _ASCII_WORD.finditer(text.upper()):
            yield _Token(word.group().replace("'", "").replace("`", ""), *word.span())
        return
    for word in _OTHER_WORD.finditer("".join(map(_letter_or_blank, text))):
        at = word.start()
        for written, latin in _read(word.group(), pinyin):
            for one in latin:
                yield _Token(one, at, at + len(written))
            at += len(written)


@lru_cache(maxsize=4_096)
def _letter_or_blank(sign: str) -> str:
    """Letters, marks, digits, invisible signs and apostrophes stay, everything else parts words."""
    kind = unicodedata.category(sign)
    return sign if kind[0] in "LMN" or kind == "Cf" or sign in "'`\u2019" else " "


@lru_cache(maxsize=16_384)
def _read(word: str, pinyin: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each piece of ``word`` with its Latin words: Chinese by known words, others as a whole."""
    simple = simplify(word) if HAN.fullmatch(word) else ""
    if not simple or len(simple) != len(word):
        return ((word, tuple(_LATIN_WORD.findall(to_latin(word).replace("'", "")))),)
    read: list[tuple[str, tuple[str, ...]]] = []
    at = 0
    for piece in han_pieces(simple):
        latin = [pinyin_of(piece)] if pinyin else split_han(piece)
        read.append((word[at : at + len(piece)], tuple(" ".join(latin).split())))
        at += len(piece)
    return tuple(read)
