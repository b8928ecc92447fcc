"""Long words that are several words written as one, taken apart by known words.

``BINZHOUCHINATEXYINTAIINDUSTRIALCOLTD`` becomes ``BINZHOU CHINATEXYINTAI INDUSTRIAL CO LTD``: known
places, trade words and legal forms are cut off, what is left stays one word (a run of listed
words written as one is found again by the matcher).
"""

import re
from functools import lru_cache

import polars as pl

from supplyscreen.names.tables import read_table

_SHORTEST = 9  # letters; a shorter word is left as it is
_SHORT_PIECE = (
    4  # letters; such a word is cut off only at the end (FOOD, but not GOLD of GOLDSTEIN)
)
_LINKING = {"AND"}


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    rows = [row for row in read_table("words") if " " not in row["word"]]
    words = {row["word"] for row in rows}
    full = {row["word"] for row in rows if row["word"] == row["canonical"] or len(row["word"]) >= 7}
    words |= {f"{word}S" for word in words}
    full |= {f"{word}S" for word in full}
    rows = [row for row in read_table("place_names") if " " not in row["spelling"]]
    places = {row["spelling"] for row in rows if row["level"] != "country"}
    forms = {row["form"].replace(" ", "") for row in read_table("legal_forms")}
    pieces = {w for w in full if len(w) >= 4} | {p for p in places if len(p) >= 5}
    return frozenset(words | places), frozenset(pieces | {f for f in forms if len(f) >= 5})


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    pieces = sorted(_known()[1] | {"LTD"}, key=lambda piece: (-len(piece), piece))
    long = "|".join(piece for piece in pieces if len(piece) != _SHORT_PIECE)
    short = "|".join(piece for piece in pieces if len(piece) == _SHORT_PIECE)
    return re.compile(rf"{long}|(?:{short})(?=S?(?:CO)?(?:LTD)?$)")


def split_word(word: str) -> list[str]:
    """The known words inside ``word`` and the unknown letters between them, in order.

    Unknown leftovers shorter than three letters mean that the cut was wrong: the word
    stays whole.
    """
    pieces: list[str] = []
    at = 0
    for found in _pattern().finditer(word):
        pieces += [word[at : found.start()], found.group()]
        at = found.end()
    pieces.append(word[at:])
    parts = [piece for piece in pieces if piece and piece not in _LINKING]
    known = _known()[1] | {"LTD"}
    rest = parts[:-1] if parts[-1:] == ["CO"] else parts
    if any(len(part) < 3 and part not in known for part in rest):
        return [word]
    return parts


def unglue(values: pl.Series) -> pl.Series:
    """Take glued words apart in padded text (each word between its own two blanks)."""
    long = values.str.extract_all(rf"[A-Z]{{{_SHORTEST},}}").explode().drop_nulls().unique()
    unknown = long.filter(~long.is_in(list(_known()[0])))
    split = {word: split_word(word) for word in unknown.to_list()}
    glued = {word: parts for word, parts in split.items() if len(parts) > 1}
    if not glued:
        return values
    ordered = sorted(glued)
    return values.str.replace_many(
        [f" {word} " for word in ordered],
        [f" {'  '.join(glued[word])} " for word in ordered],
    )
