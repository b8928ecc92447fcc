"""An index of words by what is left when one or two letters are deleted.

Two words with at most k typing errors between them (a letter more, less or other, two neighbours
exchanged) have a text in common that each gives when at most k letters are deleted. So equal
deletions find every such pair without comparing each with each. Source of the method:
Bocek, Hunt and Stiller, Fast Similarity Search in Large Dictionaries, University of Zurich 2007.

The deletions are never written out: their hashes are worked out for all words at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

LONGEST = 32  # letters; a longer word is compared by its first 32
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that it has an inverse modulo 2 to the 64
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_LONGEST_TWO = 16  # letters up to which two errors are looked for
_SPARE = 16  # bits in the table of known hashes for each of them
_LEAST_BITS, _MOST_BITS = 12, 27
_BATCH = 40_000

Hashes = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]


@dataclass(frozen=True)
class NearIndex:
    """The deletions of some words, made once, asked often.

    The lowest ``bits`` of a hash give way to the row number of its word, so that sorting the
    numbers sorts words by hash. ``hashes`` are the distinct hashes, sorted; the words that give
    hash ``h`` are ``owners[first[h] : first[h] + count[h]]``. ``known`` has a bit for what the
    hashes begin with, so that it stays near the processor.
    """

    words: pl.Series
    bits: np.uint64
    hashes: Hashes
    first: Places
    count: Places
    owners: Places
    known: Bytes


def near_index(words: pl.Series) -> NearIndex:
    """The index of distinct ASCII ``words`` (String)."""
    bits = np.uint64(max(len(words), _BATCH).bit_length())
    packed = _packed(words, bits)
    owners = (packed & _low(bits)).astype(np.int32)
    packed >>= bits
    first = np.flatnonzero(_begins(packed)).astype(np.int32)
    count = np.diff(first, append=np.int32(len(packed)))
    hashes = packed[first]
    return NearIndex(words, bits, hashes, first, count, owners, _table(hashes << bits))


def _table(hashes: Hashes) -> Bytes:
    """A bit for each of ``hashes`` (sorted), in the place that their first bits tell."""
    size = min(max(int(len(hashes) * _SPARE).bit_length(), _LEAST_BITS), _MOST_BITS)
    place = (hashes >> np.uint64(64 - size)).view(np.int64)
    part = 1 << max(size - 4, _LEAST_BITS)  # bits that are bytes at a time
    ends = np.searchsorted(place, np.arange(0, (1 << size) + 1, part))
    told = []
    for number in range(len(ends) - 1):
        there = np.zeros(part, dtype=bool)
        there[place[ends[number] : ends[number + 1]] - number * part] = True
        told.append(np.packbits(there, bitorder="little"))
    return np.concatenate(told)


def near_pairs(theirs: pl.Series, ours: pl.Series | NearIndex) -> pl.DataFrame:
    """Pairs of different words that one or two typing errors part: ``theirs, ours, errors``.

    Distinct ASCII words, ``ours`` as a Series or as an index made before. One error is looked for
    in words of any length, two where both words have six to sixteen letters; every such pair is
    found.
    """
    index = ours if isinstance(ours, NearIndex) else near_index(ours)
    rows, our_rows = _candidates(theirs, index)
    errors = cpdist(
        texts_at(theirs, rows),
        texts_at(index.words, our_rows),
        scorer=OSA.distance,
        score_cutoff=2,
        dtype=np.uint8,
    )
    two = _two_errors(theirs)[rows] & _two_errors(index.words)[our_rows]
    near = np.flatnonzero((errors == 1) | ((errors == 2) & two))
    columns = {"theirs": theirs.gather(rows[near]), "ours": index.words.gather(our_rows[near])}
    return pl.DataFrame(columns).with_columns(errors=pl.Series(errors[near], dtype=pl.Int64))


def _two_errors(words: pl.Series) -> npt.NDArray[np.bool_]:
    """Whether each word is one in which two errors are looked for."""
    return words.str.len_bytes().is_between(6, _LONGEST_TWO).to_numpy()


def texts_at(texts: pl.Series, rows: Rows) -> list[str]:
    """The ``texts`` (without null) in ``rows``, each made an object of Python once."""
    told: list[str] = texts.to_numpy(allow_copy=True)[rows].tolist()
    return told


def _candidates(theirs: pl.Series, index: NearIndex) -> tuple[Rows, Rows]:
    """Row numbers of pairs that share a deletion."""
    count_ours = np.int64(max(len(index.words), 1))
    found: list[Rows] = [np.empty(0, np.int64)]
    for at in range(0, len(theirs), _BATCH):
        packed = _packed(theirs.slice(at, _BATCH), index.bits, index.known)
        asked, rows = packed >> index.bits, (packed & _low(index.bits)).astype(np.int64)
        place = np.searchsorted(index.hashes, asked)
        inside = np.flatnonzero(place < len(index.hashes))
        same = inside[index.hashes[place[inside]] == asked[inside]]
        first, count = index.first[place[same]].astype(np.int64), index.count[place[same]]
        left = np.repeat(rows[same] + at, count)
        steps = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        pairs = left * count_ours + index.owners[np.repeat(first, count) + steps]
        pairs.sort()
        found.append(pairs[_begins(pairs)])
    both = np.concatenate(found)
    return both // count_ours, both % count_ours


def _packed(words: pl.Series, bits: np.uint64, known: Bytes | None = None) -> Hashes:
    """Hashes with row numbers in their lowest ``bits``, sorted; only ``known`` ones where given."""
    kept = ~_low(bits)
    packed: list[Hashes] = [np.empty(0, np.uint64)]
    for hashes, rows in deletions(words):
        if known is None:
            packed.append(((hashes & kept) | rows[:, None]).ravel())
        else:
            at = _known(hashes.ravel(), known)
            packed.append((hashes.ravel()[at] & kept) | rows[at // hashes.shape[1]])
    whole = np.concatenate(packed)
    whole.sort()
    return whole


def _known(hashes: Hashes, known: Bytes) -> Rows:
    """Where the hashes are that may be known."""
    place, bit = _place(hashes, known)
    told = (known.take(place, mode="clip") >> bit) & np.uint8(1)
    return np.flatnonzero(told.view(np.bool_))


def _place(hashes: Hashes, known: Bytes) -> tuple[Rows, Bytes]:
    """The byte and the bit of each hash in ``known``."""
    size = known.size.bit_length() - 1
    bit = (hashes >> np.uint64(61 - size)).astype(np.uint8) & np.uint8(7)
    return (hashes >> np.uint64(64 - size)).view(np.int64), bit


def _low(bits: np.uint64) -> np.uint64:
    return (np.uint64(1) << bits) - np.uint64(1)


def _begins(ordered: Hashes | Rows) -> npt.NDArray[np.bool_]:
    """Whether each value is the first of its like."""
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return first


def deletions(words: pl.Series) -> Iterator[tuple[Hashes, Hashes]]:
    """Hashes of every word with up to one letter deleted (up to two from six letters to sixteen).

    A row of hashes per word, and beside it the row number of the word.
    """
    short = words.str.replace_all(r"[^ -~]", "?").str.head(LONGEST)
    lengths = short.str.len_bytes().to_numpy().astype(np.int64)
    letters = np.frombuffer("".join(short.str.join("").to_list()).encode("ascii"), dtype=np.uint8)
    begin = np.cumsum(lengths) - lengths
    for length in np.unique(lengths[lengths > 0]):
        rows = np.flatnonzero(lengths == length)
        for told in _of_length(letters[begin[rows, None] + np.arange(length)]):
            yield told, rows.view(np.uint64)


def _of_length(letters: npt.NDArray[np.uint8]) -> Iterator[Hashes]:
    """The words whole, with one deletion and with two: one row per word, one column per deletion.

    ``letters`` are those of words of one length, a row per word.

    What stands behind a deletion moves up by one place, so its part of the hash is divided by the
    base. With letters ``i`` and ``j`` deleted a hash is the sum of what depends on ``i`` and of
    what depends on ``j``.
    """
    count, length = letters.shape
    codes = letters.astype(np.uint64) + np.uint64(1)
    powers = np.cumprod(np.full(length, _BASE, dtype=np.uint64))
    before = np.zeros((count, length + 1), dtype=np.uint64)
    np.cumsum(codes * powers, axis=1, out=before[:, 1:])
    whole = before[:, -1:]
    yield whole
    here, behind = before[:, :-1], whole - before[:, 1:]
    yield here + behind * _INVERSE
    if 6 <= length <= _LONGEST_TWO:
        first = here - before[:, 1:] * _INVERSE
        second = (here + behind * _INVERSE) * _INVERSE
        for at in range(length - 1):
            yield first[:, at : at + 1] + second[:, at + 1 :]
