"""Long words that are several words written as one, taken apart by known words.

``BINZHOUCHINATEXYINTAIINDUSTRIALCOLTD`` becomes ``BINZHOU CHINATEXYINTAI INDUSTRIAL CO LTD``: known
places, trade words and legal forms are cut off, what is left stays one word (a run of listed
words written as one is found again by the matcher).
"""

import re
from functools import lru_cache

import polars as pl

from supplyscreen.names.forms import form_words, joined_forms
from supplyscreen.names.glued_forms import glued_ends
from supplyscreen.names.respelling import is_pinyin
from supplyscreen.names.tables import read_table

_SHORTEST = 9  # letters; a shorter word is left as it is
_SHORT_PIECE = 4  # letters; cut off only at the end (FOOD, but not GOLD of GOLDSTEIN)
_FULL_WORD = 7  # letters from which a spelling that is not canonical may be cut off
_NEAR_PLACE, _FAR_PLACE = 5, 6  # letters of a province or a place of Xinjiang, of another city
_OPEN, _CLOSE = "\x03", "\x04"  # around a known piece
_START, _END = "\x01", "\x02"  # the two ends of the word
_LINKING = rf"(^|{_CLOSE})AND({_OPEN}|$)"
_WRONG = rf"(?:^|{_CLOSE})[A-Z]{{1,2}}{_OPEN}"  # a leftover of one or two letters: a wrong cut
_WRONG_END = rf"{_CLOSE}[A-Z]{{1,2}}$"
_BEHIND_ONE = rf"^{_OPEN}([A-Z]+){_CLOSE}([A-Z]{{3,4}})$"
"""Few letters behind a single piece: an ending, as likely as a name (MOTOR OLA, BRIDGES TONE)."""
_TORN = r"^[GN][B-DF-HJ-NP-TV-Z]"  # behind a place: GUANGXI NJIN, DALIAN GZHU


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Words never taken apart, and pieces that are cut off."""
    words = {word for row in read_table("words") for word in row["word"].split()}
    rows = [row for row in read_table("words") if " " not in row["word"]]
    full = {r["word"] for r in rows if r["word"] == r["canonical"] or len(r["word"]) >= _FULL_WORD}
    words |= {f"{word}S" for word in words}
    full |= {f"{word}S" for word in full if len(word) > _SHORT_PIECE}
    rows = [row for row in read_table("place_names") if " " not in row["spelling"]]
    places = {row["spelling"] for row in rows}
    cut = {row["spelling"] for row in rows if len(row["spelling"]) >= _place_length(row)}
    words |= form_words()
    pieces = {word for word in full if len(word) >= _SHORT_PIECE} | cut
    return frozenset(words | places), frozenset(pieces | {f for f in joined_forms() if len(f) >= 5})


def known_words() -> frozenset[str]:
    """Trade words, places and the words of legal forms: never taken apart, never misspelt."""
    return _known()[0]


@lru_cache(maxsize=1)
def _whole_words() -> pl.Series:
    """Words never taken apart, as a list in a row."""
    return pl.Series(list(_known()[0])).implode()


def _place_length(row: dict[str, str]) -> float:
    if row["level"] == "country":
        return float("inf")
    near = row["level"] == "province" or row["parent"] == "XINJIANG"
    return _NEAR_PLACE if near else _FAR_PLACE


def _leading_places() -> list[str]:
    """Cities too short to be cut off everywhere, but which may open a word."""
    rows = [row for row in read_table("place_names") if row["level"] == "city"]
    short = {row["spelling"] for row in rows if len(row["spelling"]) == _NEAR_PLACE}
    return sorted(place for place in short if " " not in place)


@lru_cache(maxsize=1)
def _pieces() -> tuple[pl.Series, pl.Series]:
    """Pieces and marked pieces, longest first; a short piece only before the end of the word.

    Each is a list in a row, made once: it holds thousands of texts.
    """
    pairs = {p: f"{_OPEN}{p}{_CLOSE}" for p in _known()[1] | {"LTD"} if len(p) != _SHORT_PIECE}
    short = [piece for piece in _known()[1] if len(piece) == _SHORT_PIECE]
    for form in ("", "LTD", "COLTD"):
        tail = f"{_OPEN}{form}{_CLOSE}{_END}" if form else _END
        pairs |= {f"{p}{form}{_END}": f"{_OPEN}{p}{_CLOSE}{tail}" for p in short}
        pairs |= {f"{p}S{form}{_END}": f"{_OPEN}{p}S{_CLOSE}{tail}" for p in short}
    for word in (short, [f"{p}S" for p in short]):
        pairs |= {f"{p}CO{_END}": f"{_OPEN}{p}{_CLOSE}CO{_END}" for p in word}
    pairs |= {f"{_START}{p}": f"{_OPEN}{p}{_CLOSE}" for p in _leading_places()}
    ordered = sorted(pairs, key=lambda piece: (-len(piece), piece))
    return pl.Series(ordered).implode(), pl.Series([pairs[p] for p in ordered]).implode()


@lru_cache(maxsize=1)
def _end_patterns() -> tuple[str, str]:
    """A short form at the end of a word, and known words that only look so (ZINC).

    LTD has pieces of its own (FOODCOLTD).
    """
    ends = sorted(glued_ends() - {"LTD"}, key=lambda form: (-len(form), form))
    pattern = rf"({'|'.join(ends)}){_END}$"
    whole = (w for w in _known()[0] - form_words() if re.search(pattern, f"{w}{_END}"))
    return pattern, rf"(?:{'|'.join(sorted(whole))}){_END}$"


def _form_apart(words: pl.Series) -> pl.Series:
    """Words between their ends, a short form cut off behind the end."""
    form, whole = _end_patterns()
    marked = words.str.replace(form, f"{_END}{_OPEN}${{1}}{_CLOSE}")
    return marked.zip_with(~words.str.contains(whole), words)


def _apart(words: pl.Series) -> pl.Series:
    """Each word with its pieces two blanks apart; a word that is not to be cut is left whole."""
    if words.is_empty():
        return words
    marked = _form_apart(_START + words + _END)
    cut = marked.str.replace_many(*_pieces(), leftmost=True)
    cut = cut.str.replace_all(f"[{_START}{_END}]", "").str.replace_all(_LINKING, "${1}${2}")
    wrong = cut.str.contains(_WRONG) | (cut.str.contains(_WRONG_END) & ~cut.str.ends_with("CO"))
    wrong |= _mere_ending(cut)
    spaced = cut.str.replace_all(f"{_OPEN}|{_CLOSE}", " ").str.replace_all(" +", "  ")
    return spaced.str.strip_chars().zip_with(~wrong, words)


@lru_cache(maxsize=1)
def _places_and_forms() -> tuple[pl.Series, pl.Series]:
    """Spellings of places, and legal forms without blanks, each as a list in a row."""
    places = sorted({row["spelling"] for row in read_table("place_names")})
    return pl.Series(places).implode(), pl.Series(sorted(joined_forms())).implode()


def _mere_ending(cut: pl.Series) -> pl.Series:
    """Whether few letters are left behind a single piece that are neither pinyin nor a form.

    Behind a place they are a name (XINJIANG DAQO), unless a syllable was torn.
    """
    piece, left = (pl.lit(cut.str.extract(_BEHIND_ONE, at)) for at in (1, 2))
    places, forms = _places_and_forms()
    place = piece.is_in(places)
    named = is_pinyin(left) | left.is_in(forms) | (place & ~left.str.contains(_TORN))
    return pl.select((left.is_not_null() & ~named).fill_null(value=False)).to_series()


def split_word(word: str) -> list[str]:
    """The known words inside ``word`` and the unknown letters between them, in order.

    Unknown leftovers shorter than three letters mean that the cut was wrong: the word
    stays whole.
    """
    return re.split(" +", str(_apart(pl.Series([word], dtype=pl.String))[0]))


def unglue(values: pl.Series) -> pl.Series:
    """Take glued words apart in padded text (each word between its own two blanks)."""
    long = values.str.extract_all(rf"[A-Z]{{{_SHORTEST},}}").explode().drop_nulls().unique()
    unknown = long.filter(~long.is_in(_whole_words()))
    if unknown.is_empty():
        return values
    apart = _apart(unknown)
    glued = pl.DataFrame({"word": unknown, "apart": apart}).filter(
        pl.col("apart").str.contains(" ")
    )
    if glued.is_empty():
        return values
    glued = glued.sort("word")
    return values.str.replace_many(
        (" " + glued["word"] + " ").to_list(), (" " + glued["apart"] + " ").to_list()
    )
