"""Any script to upper-case ASCII letters, digits and signs.

Chinese is made simplified (OpenCC), cut into known trade words and places, and the rest is
read as pinyin (pypinyin), one run of unknown characters giving one token. Legal forms and common
trade words of other scripts are translated by table; everything else goes through anyascii. Accents
fall away: U, O, A of German, Turkish and Nordic names alike, never UE, OE, AA, because the same
letter is written U by a Turkish firm; the few places that matter are listed in both spellings.
The result is for matching, never for display.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from supplyscreen.names.tables import read_table

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_NOT_LATIN = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]")
_Cost = tuple[int, int]  # unknown characters, pieces
_Costs = tuple[_Cost, _Cost]  # after a known piece, after an unknown character
_Step = tuple[int, str | None]  # characters, their Latin words
_NO_SPACES = {"han", "kana", "hangul", "thai"}  # scripts whose words stand side by side


@lru_cache(maxsize=1)
def _simplifier() -> object:
    from opencc import OpenCC  # noqa: PLC0415 - loaded only when a name needs it

    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Traditional Chinese characters made simplified; other text unchanged."""
    return str(_simplifier().convert(text))  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _words() -> dict[str, list[tuple[str, str]]]:
    """First character -> (Chinese word, Latin words), longest word first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(read_table("han_words"), key=lambda row: -len(row["chinese"])):
        table.setdefault(row["chinese"][0], []).append((row["chinese"], row["latin"]))
    return table


@lru_cache(maxsize=65_536)
def pinyin_of(run: str) -> str:
    """Chinese characters as pinyin, one upper-case word without tones (大全: DAQUAN).

    Source: pypinyin's dictionary of readings; a character of several readings is read by its word.
    Those of the bundled lists are in ``pinyin_readings``, for the dictionary takes long to load.
    """
    return _readings().get(run) or looked_up(run)


def looked_up(run: str) -> str:
    """:func:`pinyin_of` from the dictionary itself."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - loaded only when a name needs it

    return "".join(lazy_pinyin(run)).upper()


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    return {row["chinese"]: row["latin"] for row in read_table("pinyin_readings")}


def _step(run: str, at: int, after: list[_Costs], *, open_run: bool) -> tuple[_Cost, _Step]:
    """The cheapest piece that starts at ``at``; ``after`` are the costs behind it, last first.

    A cost is (unknown characters, pieces); ``open_run``: an unknown character stands before, and
    one more of them makes no further piece.
    """
    unknown, pieces = after[-1][1]
    cost: _Cost = (unknown + 1, pieces + (not open_run))
    step: _Step = (1, None)
    for word, latin in _words().get(run[at], ()):
        if run.startswith(word, at):
            known = (after[-len(word)][0][0], after[-len(word)][0][1] + 1)
            if known < cost:
                cost, step = known, (len(word), latin)
    return cost, step


def _cut(run: str) -> list[_Step]:
    """``run`` as pieces (length, Latin words or None), so that the fewest characters stay unknown.

    Of equal cuts the one with fewer pieces: a mining house of two unknown characters is not a
    gold mine with a character on either side. Worked out from the end, in one pass.
    """
    costs: list[_Costs] = [((0, 0), (0, 0))]
    steps: list[tuple[_Step, _Step]] = []
    for at in range(len(run) - 1, -1, -1):
        first, inside = (_step(run, at, costs, open_run=open_run) for open_run in (False, True))
        costs.append((first[0], inside[0]))
        steps.append((first[1], inside[1]))
    return _joined(run, steps[::-1])


def _joined(run: str, steps: list[tuple[_Step, _Step]]) -> list[_Step]:
    """The pieces from the front, neighbouring unknown characters as one."""
    pieces: list[_Step] = []
    at = 0
    while at < len(run):
        joined = bool(pieces) and pieces[-1][1] is None
        size, latin = steps[at][int(joined)]
        at += size
        if joined and latin is None:
            size += pieces.pop()[0]
        pieces.append((size, latin))
    return pieces


def han_pieces(run: str) -> list[str]:
    """A run of simplified characters cut into known words and what stands between them."""
    pieces: list[str] = []
    at = 0
    for size, _ in _cut(run):
        pieces.append(run[at : at + size])
        at += size
    return pieces


def split_han(run: str) -> list[str]:
    """A run of simplified characters as Latin words: known words, and pinyin for what is left."""
    words: list[str] = []
    at = 0
    for size, latin in _cut(run):
        words.append(pinyin_of(run[at : at + size]) if latin is None else latin)
        at += size
    return [word for word in words if word]


@lru_cache(maxsize=1)
def _foreign() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the words in ``script_words``, and what stands for each in Latin."""
    rows = sorted(read_table("script_words"), key=lambda row: (-len(row["text"]), row["text"]))
    patterns = [
        re.escape(row["text"])
        if row["script"] in _NO_SPACES
        else rf"(?<!\w){re.escape(row['text'])}(?!\w)"
        for row in rows
    ]
    return re.compile("|".join(patterns)), {row["text"]: row["latin"] for row in rows}


def to_latin(text: str) -> str:
    """``text`` in upper-case ASCII; Chinese by words and pinyin, other scripts by anyascii."""
    if text.isascii():
        return text.upper()
    text = unicodedata.normalize("NFKC", text).upper()
    if _NOT_LATIN.search(text):
        pattern, latin = _foreign()
        text = pattern.sub(lambda word: f" {latin[word.group()]} ", text)
    if HAN.search(text):
        text = HAN.sub(lambda run: f" {' '.join(split_han(run.group()))} ", simplify(text))
    return str(anyascii(text)).upper()
