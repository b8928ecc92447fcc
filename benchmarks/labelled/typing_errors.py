"""Errors of fingers, eyes and ears: typing, optical reading and spelling."""

from random import Random

from benchmarks.labelled.listed import Listed, Word
from benchmarks.labelled.pinyin import syllables
from benchmarks.labelled.tables import choices

_KEYBOARD = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
_SHORTEST = 5  # letters of a word that carries a typing error
_PER_ERROR = 8  # letters of a word or name that carry each further error
_LOOKS_LIKE = (
    ("O", "0"), ("I", "1"), ("L", "1"), ("S", "5"), ("B", "8"), ("Z", "2"), ("G", "6"),
    ("RN", "M"), ("M", "RN"), ("W", "VV"), ("D", "O"), ("E", "F"), ("H", "N"), ("U", "V"),
)  # fmt: skip


def typo1(name: Listed, draw: Random) -> list[str]:
    """One typing error: a letter doubled, lost, added, moved or taken for its neighbour."""
    return [_mistyped(name, draw, 1) for _ in range(3)]


def typo2(name: Listed, draw: Random) -> list[str]:
    """Two typing errors, in two words or in one long one."""
    return [_mistyped(name, draw, 2) for _ in range(3)]


def ocr(name: Listed, draw: Random) -> list[str]:
    """One to three characters read as others of the same shape (O as 0, RN as M)."""
    most = max(1, len(name.name) // _PER_ERROR)
    return [_misread(name, draw, min(draw.choice((1, 2, 2, 3)), most)) for _ in range(3)]


def spelling(name: Listed, draw: Random) -> list[str]:
    """A trade word in British spelling or as it is often misspelt."""
    known = choices("words", "spellings")
    places = [i for i, word in enumerate(name.words) if word.text in known]
    return [name.say(name.swap(i, draw.choice(known[name.words[i].text])), draw) for i in places]


def _mistyped(name: Listed, draw: Random, errors: int) -> str:
    words = list(name.words)
    long = [i for i, word in enumerate(words) if len(word.text) >= _SHORTEST]
    if not long or sum(len(words[i].text) for i in long) < errors * _SHORTEST:
        return ""
    for _ in range(errors):
        index = draw.choice(long)
        words[index] = _mistype(words[index], draw)
        long = [i for i in long if i != index or len(words[i].text) >= _PER_ERROR] or long
    return name.say(tuple(words), draw)


def _mistype(word: Word, draw: Random) -> Word:
    """A brand never becomes another well-formed Pinyin word: no reader could tell them apart."""
    for _ in range(20):
        text = _one_error(word.text, draw)
        if text != word.text and not (word.kind == "brand" and _is_other_word(word.text, text)):
            return Word(text, word.kind)
    return word


def _is_other_word(before: str, after: str) -> bool:
    return bool(syllables(before)) and bool(syllables(after))


def _one_error(text: str, draw: Random) -> str:
    at = draw.randrange(1, len(text) - 1)
    match draw.choice(("double", "lose", "neighbour", "move", "insert")):
        case "double":
            return text[:at] + text[at] + text[at:]
        case "lose":
            return text[:at] + text[at + 1 :]
        case "neighbour":
            return text[:at] + _neighbour(text[at], draw) + text[at + 1 :]
        case "insert":
            return text[:at] + _neighbour(text[at], draw) + text[at:]
        case _:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _neighbour(letter: str, draw: Random) -> str:
    for row in _KEYBOARD:
        at = row.find(letter)
        if at >= 0:
            return draw.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    return letter


def _misread(name: Listed, draw: Random, errors: int) -> str:
    text = name.say(name.words, draw)
    for _ in range(errors):
        seen, read = draw.choice([pair for pair in _LOOKS_LIKE if pair[0] in text])
        at = draw.choice([i for i in range(len(text)) if text.startswith(seen, i)])
        other = text[:at] + read + text[at + len(seen) :]
        if not any(map(_differ_in_pinyin, text.split(), other.split())):
            text = other
    return text


def _differ_in_pinyin(before: str, after: str) -> bool:
    return before != after and _is_other_word(before, after)
