"""Texts that stand anywhere inside longer ones: every place of every text, found by numbers.

Each text is found by six of its letters that few texts share (four or five where it has no more),
and told by a hash of all its letters. Source of the method: Karp and Rabin, Efficient Randomized
Pattern-Matching Algorithms, IBM Journal of Research and Development 31(2), 1987.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import polars as pl

SHORTEST = 4  # letters of a text that can be looked for
_GRAMS = (4, 5, 6)
_SIGNS = np.uint32(37)  # A to Z, 0 to 9, and the gap between two texts
_GAP = "\n"
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd: powers of it never become 0
_SCATTER = np.uint32(0x9E3779B1)
_LEAST_BITS, _MOST_BITS = 14, 22
_SPARE = 16  # places in a table of known grams for each of them
_BLOCK = 10_000  # names looked at together: what the processor keeps near
_FEW = 4_096  # letters of one name or a few
_LOOKED = 1_000  # grams of a text of which the rarest is taken

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.uint8]
Grams = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Held:
    """Places found: row of the name, row of the text, and where the text begins in the name."""

    name: Ints
    text: Ints
    start: Ints


@dataclass(frozen=True)
class _ByGram:
    """Texts by one gram of theirs, ``size`` letters that stand ``offset`` letters behind the start.

    The texts of gram ``grams[g]`` are ``rows[first[g] : first[g] + count[g]]``. ``known`` has a
    place for each gram (see ``_slot``), grams of one place follow each other, ``most`` of them at
    most, and ``begin`` is where those of a place begin.
    """

    size: int
    known: npt.NDArray[np.bool_]
    begin: npt.NDArray[np.int32]
    most: int
    grams: Grams
    first: Ints
    count: Ints
    rows: Ints
    offset: Ints


@dataclass(frozen=True)
class HeldTexts:
    """``texts`` made ready for :func:`places_of`."""

    texts: pl.Series
    sizes: Ints
    hashes: Hashes
    by_gram: tuple[_ByGram, ...]


@dataclass(frozen=True)
class _Letters:
    """Texts in a row as numbers from 1 to 36, each followed by a gap of 0."""

    codes: npt.NDArray[np.uint8]
    begin: Ints
    size: Ints


@dataclass(frozen=True)
class _Read:
    """Names as numbers: their letters, the grams at each letter, and sums of all letters before."""

    letters: _Letters
    owner: npt.NDArray[np.int32]  # of each letter: the row of its name
    grams: dict[int, Grams]  # of those sizes that are looked for
    powers: Hashes
    summed: Hashes


def held_texts(texts: pl.Series) -> HeldTexts:
    """Distinct ``texts`` of A to Z and 0 to 9, of four letters or more, as an index."""
    letters = _letters(texts)
    own = np.repeat(letters.begin, letters.size + 1)
    ahead = np.arange(len(letters.codes)) - own
    values = letters.codes * _powers(int(letters.size.max(initial=0)) + 1)[ahead]
    summed = _summed(values)
    hashes = summed[letters.begin + letters.size] - summed[letters.begin]
    grams = _grams(letters.codes, _GRAMS)
    found = tuple(_by_gram(letters, grams[size], size) for size in _GRAMS)
    return HeldTexts(texts, letters.size, hashes, found)


def places_of(index: HeldTexts, names: pl.Series) -> Held:
    """Every place of every text of ``index`` in ``names`` (A to Z and 0 to 9, no blanks)."""
    return places_of_each([index], names)[0]


def places_of_each(indexes: Sequence[HeldTexts], names: pl.Series) -> list[Held]:
    """What :func:`places_of` tells for each of ``indexes``; the names are read once."""
    none = np.empty(0, np.int64)
    found = [[Held(none, none, none)] for _ in indexes]
    sizes = {one.size for index in indexes for one in index.by_gram if len(one.grams)}
    for at in range(0, len(names), _BLOCK):
        read = _read(names.slice(at, _BLOCK), sizes)
        for index, told in zip(indexes, found, strict=True):
            told.extend(_places(index, read, at))
    return [
        Held(
            np.concatenate([part.name for part in told]),
            np.concatenate([part.text for part in told]),
            np.concatenate([part.start for part in told]),
        )
        for told in found
    ]


def letter_counts(texts: pl.Series) -> Counts:
    """How often each letter and digit stands in each text: a row per text; at most 255 are told."""
    letters = _letters(texts)
    signs = int(_SIGNS)
    cells = np.repeat(np.arange(len(texts)) * signs, letters.size + 1) + letters.codes
    counts = np.bincount(cells, minlength=len(texts) * signs).reshape(-1, signs)
    return np.minimum(counts[:, 1:], 255).astype(np.uint8)


def _read(names: pl.Series, sizes: Collection[int]) -> _Read:
    letters = _letters(names)
    powers = _powers(len(letters.codes))
    owner = np.repeat(np.arange(len(names), dtype=np.int32), letters.size + 1)
    grams = _grams(letters.codes, sizes)
    return _Read(letters, owner, grams, powers, _summed(letters.codes * powers))


def _places(index: HeldTexts, names: _Read, before: int) -> Iterator[Held]:
    letters, powers, summed = names.letters, names.powers, names.summed
    for by_gram in index.by_gram:
        if not len(by_gram.grams):
            continue
        place, text = _likely(by_gram, names.grams[by_gram.size])
        start = place - by_gram.offset[text]
        end = start + index.sizes[text]
        name = names.owner[place]
        inside = (start >= letters.begin[name]) & (end <= letters.begin[name] + letters.size[name])
        name, text, start, end = name[inside], text[inside], start[inside], end[inside]
        same = summed[end] - summed[start] == index.hashes[text] * powers[start]
        name, text, start = name[same], text[same], start[same]
        yield Held(name + before, text, start - letters.begin[name])


def _likely(by_gram: _ByGram, grams: Grams) -> tuple[Ints, Ints]:
    """Places of known grams, each with the texts that are found by it."""
    slots = _slot(grams, by_gram.known)
    near = np.flatnonzero(by_gram.known.take(slots, mode="clip"))
    asked, at = grams[near], by_gram.begin[slots[near]]
    known = by_gram.grams[at] == asked
    for step in range(1, by_gram.most):
        other = np.flatnonzero(~known)
        after = np.minimum(at[other] + step, len(by_gram.grams) - 1)
        hit = by_gram.grams[after] == asked[other]
        at[other[hit]], known[other[hit]] = after[hit], True
    near, at = near[known], at[known]
    first, count = by_gram.first[at], by_gram.count[at]
    steps = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(near, count), by_gram.rows[np.repeat(first, count) + steps]


def _by_gram(letters: _Letters, all_grams: Grams, size: int) -> _ByGram:
    """The texts of ``size`` letters (the greatest size: or more) by their rarest gram.

    ``all_grams`` begin at each letter.
    """
    fit = letters.size == size if size < max(_GRAMS) else letters.size >= size
    rows = np.flatnonzero(fit)
    places = np.minimum(letters.size[rows] - size + 1, _LOOKED)  # grams of each text
    ends = np.cumsum(places)
    at = np.arange(ends[-1] if len(ends) else 0)
    steps = at - np.repeat(ends - places, places)
    grams = all_grams[np.repeat(letters.begin[rows], places) + steps]
    known = np.zeros(1 << _bits(len(rows)), dtype=bool)
    if not len(rows):
        none = np.empty(0, np.int64)
        begins, offset = np.zeros(0, np.int32), np.zeros(len(fit), np.int64)
        return _ByGram(size, known, begins, 0, grams, none, none, none, offset)
    slots = _slot(grams, known)
    shared = np.bincount(slots, minlength=len(known))[slots]
    best = np.minimum.reduceat(shared * _LOOKED + steps, ends - places) % _LOOKED
    chosen = grams[ends - places + best]
    order = np.argsort(chosen, kind="stable")
    distinct, first, count = np.unique(chosen[order], return_index=True, return_counts=True)
    slots = _slot(distinct, known)
    by_slot = np.argsort(slots, kind="stable")
    used, begin, many = np.unique(slots[by_slot], return_index=True, return_counts=True)
    known[used] = True
    begins = np.zeros(len(known), np.int32)
    begins[used] = begin
    offset = np.zeros(len(fit), np.int64)
    offset[rows] = best
    return _ByGram(
        size,
        known,
        begins,
        int(many.max()),
        distinct[by_slot],
        first[by_slot],
        count[by_slot],
        rows[order],
        offset,
    )


def _bits(count: int) -> int:
    return min(max((count * _SPARE).bit_length(), _LEAST_BITS), _MOST_BITS)


def _slot(grams: Grams, known: npt.NDArray[np.bool_]) -> Ints:
    slot = (grams * _SCATTER) >> np.uint32(32 - (len(known).bit_length() - 1))
    return slot.astype(np.int64)  # what numpy would make of it with more ado


def _grams(codes: npt.NDArray[np.uint8], sizes: Collection[int]) -> dict[int, Grams]:
    """The grams of some ``sizes`` that begin at each letter, as numbers; none where too few letters
    are left."""
    one = np.concatenate([codes, np.zeros(max(_GRAMS), np.uint8)]).astype(np.uint32)
    two = one[:-1] * _SIGNS + one[1:]
    four = two[:-2] * (_SIGNS * _SIGNS) + two[2:]
    longer = {5: (four[:-1], _SIGNS, one[4:]), 6: (four[:-2], _SIGNS * _SIGNS, two[4:])}
    more = {size: begin * by + rest for size, (begin, by, rest) in longer.items() if size in sizes}
    return {4: four, **more}


def _letters(texts: pl.Series) -> _Letters:
    whole = f"{''.join(texts.str.join(_GAP).to_list())}{_GAP}" if len(texts) else ""
    size = texts.str.len_bytes().to_numpy().astype(np.int64)
    codes = np.frombuffer(whole.encode("ascii", "replace").translate(_CODES), dtype=np.uint8)
    return _Letters(codes, np.cumsum(size + 1) - size - 1, size)


_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_CODES = bytes(_LETTERS.find(code) + 1 for code in range(256))


def _powers(count: int) -> Hashes:
    """The first powers of the base; those of a few names and of a usual block are made once."""
    size = next((size for size in (_FEW, _BLOCK * 64) if count <= size), None)
    return _first_powers(size)[:count] if size else _made_powers(count)


@lru_cache(maxsize=2)
def _first_powers(count: int) -> Hashes:
    return _made_powers(count)


def _made_powers(count: int) -> Hashes:
    powers = np.full(count, _BASE, dtype=np.uint64)
    powers[:1] = 1
    return np.cumprod(powers)


def _summed(values: Hashes) -> Hashes:
    """Sums of the values before each place, and of all."""
    summed = np.zeros(len(values) + 1, dtype=np.uint64)
    np.cumsum(values, out=summed[1:])
    return summed
