"""Blocking rules on the letters of a whole name, blanks left out."""

import numpy as np
import polars as pl
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from supplyscreen.matching.held import (
    Flags,
    Held,
    HeldTexts,
    Ints,
    held_texts,
    letter_counts,
    places_of,
)
from supplyscreen.matching.prepared import PreparedNames

_LEAST = 0.8  # similarity of the letters, 0 to 1
_LONG = 12  # letters from which a name is cut into three pieces
_SHIFT = 3  # letters by which a piece may have moved
_PAIRS = 50_000  # pairs whose letters are counted together
_SHORTEST = 8  # letters of a name that this rule looks at
_SHORTEST_CUT = 12  # letters; a shorter beginning is shared by too many names


def listed_pieces(prepared: PreparedNames) -> HeldTexts:
    """The pieces of the listed names that :func:`same_letters` looks for."""
    return held_texts(_distinct(_pieces(_long(prepared)["compact"]))["piece"])


def same_letters(
    letters: pl.DataFrame, prepared: PreparedNames, held: Held | None = None
) -> pl.DataFrame:
    """Pairs whose letters are at least 0.8 alike and share a piece of the listed name in place.

    ``letters``: ``name_id, letters``; ``held``: the places in them of :func:`listed_pieces`, which
    are looked for if it is not given. A name of twelve letters or more is cut into three pieces:
    two errors leave one unchanged, so a pair with no more than two is never lost; one of eight to
    eleven into two, of which one error leaves one. Source: the pigeonhole principle, as in Li,
    Deng, Wang and Feng, Pass-Join, PVLDB 5(3), 2011.
    """
    listed = _long(prepared)
    if letters.is_empty() or listed.is_empty():
        return _none()
    pieces = _pieces(listed["compact"])
    held = held or places_of(listed_pieces(prepared), letters["letters"])
    placed = _placed(letters["letters"], pieces, held)
    name, alias = placed["name"].to_numpy(), placed["alias"].to_numpy()
    likely = placed.filter(_may_be_alike(letters["letters"], listed["compact"], name, alias))
    found = likely.with_columns(
        letters["name_id"].gather(likely["name"]),
        letters["letters"].gather(likely["name"]),
        listed["alias_id"].gather(likely["alias"]),
    ).filter(pl.col("letters").str.find(pl.col("piece"), literal=True) == pl.col("start"))
    return _similar(found.select("name_id", "alias_id").unique(), letters, listed)


def _long(prepared: PreparedNames) -> pl.DataFrame:
    """``alias_id, compact`` of the listed names that are long enough."""
    names = prepared.names.select("alias_id", "compact")
    return names.filter(pl.col("compact").str.len_bytes() >= _SHORTEST)


def _distinct(pieces: pl.DataFrame) -> pl.DataFrame:
    """``piece, len``: each piece once, and how often it is there."""
    return pieces.group_by("piece", maintain_order=True).len()


def _placed(letters: pl.Series, pieces: pl.DataFrame, held: Held) -> pl.DataFrame:
    """``name, alias, piece, start``: names and listed names (row numbers) that share a piece nearly
    in its place, and where it stands in the name."""
    count = _distinct(pieces)["len"].to_numpy().astype(np.int64)
    first = np.cumsum(count) - count
    at, our_size = (pieces[column].to_numpy() for column in ("at", "our_size"))
    sizes = letters.str.len_bytes().to_numpy().astype(np.int64)
    room = 1 + our_size // 4
    size = sizes[held.name]
    fit = size >= np.minimum.reduceat(our_size - room, first)[held.text]
    fit &= size <= np.maximum.reduceat(our_size + room, first)[held.text]
    fit &= held.start >= np.minimum.reduceat(at - _SHIFT, first)[held.text]
    fit &= held.start <= np.maximum.reduceat(at + _SHIFT, first)[held.text]
    name, text, start = held.name[fit], held.text[fit], held.start[fit]
    many = count[text]
    steps = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    row = np.repeat(first[text], many) + steps
    name, start = np.repeat(name, many), np.repeat(start, many)
    near = np.abs(sizes[name] - our_size[row]) <= room[row]
    near &= np.abs(start - at[row]) <= _SHIFT
    placed = pieces.select(pl.col("alias", "piece").gather(row[near]))
    return placed.with_columns(name=pl.Series(name[near]), start=pl.Series(start[near]))


def _may_be_alike(letters: pl.Series, listed: pl.Series, name: Ints, alias: Ints) -> Flags:
    """False for pairs whose letters, in whatever order, are too few the same.

    A letter put in or left out changes the number of one letter, a changed one those of two.
    """
    rows, at = np.unique(name, return_inverse=True)
    theirs, ours = letter_counts(letters.gather(rows)), letter_counts(listed)
    size, our_size = theirs.sum(axis=1, dtype=np.int64)[at], ours.sum(axis=1, dtype=np.int64)[alias]
    apart = np.empty(len(name), np.int64)
    for begin in range(0, len(name), _PAIRS):
        part = slice(begin, begin + _PAIRS)
        both = theirs[at[part]].astype(np.int16) - ours[alias[part]]
        apart[part] = np.abs(both).sum(axis=1, dtype=np.int64)
    errors = (apart + np.abs(size - our_size)) / 2
    told: Flags = errors <= (1 - _LEAST) * np.maximum(size, our_size) + 0.01
    return told


def _pieces(listed: pl.Series) -> pl.DataFrame:
    """``alias, piece, at, our_size``: each name (a row number) in two or three pieces, sorted by
    piece."""
    numbered = pl.DataFrame({"compact": listed}).with_columns(alias=pl.int_range(pl.len()))
    size = pl.col("compact").str.len_bytes().cast(pl.Int64)
    parts = []
    for count, names in ((2, numbered.filter(size < _LONG)), (3, numbered.filter(size >= _LONG))):
        for number in range(count):
            begin, end = size * number // count, size * (number + 1) // count
            piece = pl.col("compact").str.slice(begin, end - begin)
            parts.append(names.select("alias", piece=piece, at=begin, our_size=size))
    return pl.concat(parts).sort("piece", "alias", "at")


def _similar(pairs: pl.DataFrame, letters: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    texts = pairs.join(letters, on="name_id", maintain_order="left").join(
        listed, on="alias_id", maintain_order="left"
    )
    alike = cpdist(
        texts["letters"].to_list(),
        texts["compact"].to_list(),
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=_LEAST,
        dtype=np.float32,
    )
    return _pairs(texts.filter(pl.Series(alike > 0)), "same_letters")


def cut_short(letters: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    """Pairs where the letters are the beginning, twelve or more, of a listed name."""
    beginnings = (
        prepared.names.filter(pl.col("compact").str.len_bytes() > _SHORTEST_CUT)
        .select(
            "alias_id",
            "compact",
            size=pl.int_ranges(_SHORTEST_CUT, pl.col("compact").str.len_bytes()),
        )
        .explode("size")
        .select("alias_id", letters=pl.col("compact").str.head(pl.col("size")))
    )
    return _pairs(letters.join(beginnings, on="letters"), "cut_short")


def _pairs(frame: pl.DataFrame, rule: str) -> pl.DataFrame:
    told = frame.select("name_id", "alias_id", pl.lit(rule).alias("blocking_rule"))
    return told.sort("name_id", "alias_id")


def _none() -> pl.DataFrame:
    return pl.DataFrame(
        schema={"name_id": pl.UInt32, "alias_id": pl.String, "blocking_rule": pl.String}
    )
