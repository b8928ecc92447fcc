"""Blocking rule ``shared_words``: enough of the telling words of a listed name are there."""

import numpy as np
import polars as pl

from supplyscreen.matching.held import Held, places_of
from supplyscreen.matching.keys import LONG_LIST, SPLIT_FROM, Keys
from supplyscreen.matching.postings import LINKS, Ints, Postings, code_of, met
from supplyscreen.matching.quick import QuickNames, ordinary_words
from supplyscreen.matching.rough import worth_scoring
from supplyscreen.matching.similarity import cut_words, misspelt, pinyin_pattern
from supplyscreen.matching.workers import even_parts, side_by_side

_GLUED_FROM = 12  # letters of a word in which another may stand without touching an end of it
_SURE = 7  # letters of a key that counts as the beginning or end of any word
_REST = 4  # letters that a word has besides a shorter key (AKSU HUAFU, but not JIANG SU)
_SHORT = 3  # letters of a word that is joined with its neighbours
_JOINED = 0.97
_NEAR = 0.3  # least likeness of a misspelt word, 0 to 1
_INITIALS = 0.7
_RESPELT = 0.85
_WORDS = 40_000  # words looked at together
_MOST_LOOKED = 8  # listed names whose words are looked at for one name, on a long list


def shared_words(pairs: pl.DataFrame, quick: QuickNames, keys: Keys) -> pl.DataFrame:
    """``name_id, alias_id, blocking_rule`` of those of ``pairs`` (MET) that are worth scoring."""
    likely = worth_scoring(pairs, quick, keys).sort("name_id", "alias")
    alias_id = keys.alias_ids.gather(likely["alias"])
    rule = pl.lit("shared_words").alias("blocking_rule")
    return likely.select("name_id", alias_id, rule)


def words_met(
    quick: QuickNames, read: pl.DataFrame, keys: Keys, held: Held | None = None
) -> pl.DataFrame:
    """MET: names that hold enough of a listed name's telling words.

    ``read`` is what :func:`read_words` tells of the vocabulary, and ``held`` the places of
    ``keys.split`` in the letters of the names; without it they are looked for. Of a long list,
    the eight names that are met most are told of each name, and those that are met as much.
    """
    links = [
        _word_links(quick.words, read),
        _split_links(quick, keys, held or places_of(keys.split, quick.letters["letters"])),
        _run_links(quick, keys.postings),
    ]
    long = len(keys.alias_ids) > LONG_LIST
    return met(pl.concat(links), keys.postings, most=_MOST_LOOKED if long else None)


def _word_links(words: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    """LINKS of single words that equal a key, or one of its misspellings or beginnings."""
    told = words.join(read, on="word_id").filter(~pl.col("only_last") | pl.col("last"))
    return told.select(LINKS.names())


def read_words(quick: QuickNames, keys: Keys) -> pl.DataFrame:
    """``word_id, post, code, only_last``: the posting lists of each word of the vocabulary.

    ``only_last`` marks a beginning of a word that counts only where a name may be cut.
    """
    spellings = quick.vocabulary.filter(pl.col("raw") != pl.col("word"))
    both = pl.concat(
        [
            quick.vocabulary.select("word_id", text="word"),
            spellings.select("word_id", text="raw"),
        ]
    )
    how = pl.col("how")
    usual = keys.postings.of(how.is_in(["word", "joined"]))
    targets = [_equal(usual, 1.0), _word_sims(quick, keys).join(usual, on="key").select(_TARGET)]
    targets += [
        _equal(keys.postings.of(how == kind), sim, unlike=True)
        for kind, sim in (("initials", _INITIALS), ("respelt", _RESPELT))
    ]
    return both.join(pl.concat(targets), on="text").drop("text")


_TARGET = ("text", "post", "code", "only_last")


def _equal(posts: pl.DataFrame, sim: float, *, unlike: bool = False) -> pl.DataFrame:
    """The posting lists of words that equal a key."""
    return posts.select(
        "post",
        text="key",
        code=code_of(pl.lit(sim), unlike=unlike),
        only_last=pl.lit(value=False),
    ).select(_TARGET)


def _word_sims(quick: QuickNames, keys: Keys) -> pl.DataFrame:
    """``text, key, code, only_last``: words of the vocabulary that stand for another key."""
    how = pl.col("how")
    ordinary = pl.Series(list(ordinary_words()))
    words = quick.vocabulary["word"]
    unknown = words.filter(~words.is_in(ordinary.implode()))
    parts = even_parts(unknown.to_frame(), most=_WORDS)
    found = side_by_side(lambda part: misspelt(part.to_series(), keys.spelt), parts)
    near = pl.concat(found).join(keys.spellings, left_on="ours", right_on="spelling")
    read = near.group_by("theirs", "key").agg(pl.col("sim").max()).filter(pl.col("sim") >= _NEAR)
    single = keys.postings.of(how == "word")["key"].unique()
    last = quick.words.filter("last")["word_id"].unique()
    ends = words.gather(quick.vocabulary["word_id"].search_sorted(last)).unique()
    cut = cut_words(
        ends.filter(ends.str.len_bytes() >= 3), single.filter(~single.is_in(ordinary.implode()))
    )
    always = read.select("key", "sim", text="theirs", only_last=pl.lit(value=False))
    ending = cut.select("sim", key="ours", text="theirs", only_last=pl.lit(value=True))
    told = pl.concat([always, ending.select(always.columns)])
    return told.with_columns(code=code_of(pl.col("sim")))


def _split_links(quick: QuickNames, keys: Keys, found: Held) -> pl.DataFrame:
    """LINKS of keys that stand in the letters of a name, blanks left out.

    They must begin or end where a word does, unless the word around them is a long one. Where a key
    stands twice in a name, its first place counts.
    """
    if not len(found.name):
        return pl.DataFrame(schema=LINKS)
    pair = found.name * len(keys.split.texts) + found.text
    first = np.unique(pair, return_index=True)[1]  # places are told in the order of the letters
    name, text, start = found.name[first], found.text[first], found.start[first]
    begin, stop = _around(quick, name, start)
    size = keys.split.sizes[text]
    end = start + size
    room = stop - begin
    in_long = room >= _GLUED_FROM
    touches = (start == begin) | (end == stop)
    wide = (size >= _SURE) | (room - size >= _REST)
    apart = (start == begin) & (end > stop)
    kept = in_long | (touches & wide) | apart
    name_id = quick.letters["name_id"].gather(name[kept])
    told = pl.DataFrame({"name_id": name_id, "key": text[kept]})
    return told.join(keys.split_posts, on="key").select(
        "name_id", "post", code=code_of(pl.lit(_JOINED))
    )


def _around(quick: QuickNames, name: Ints, start: Ints) -> tuple[Ints, Ints]:
    """Where the word begins and stops that holds the letter ``start`` of a name (a row number)."""
    size = quick.of_words(pl.col("raw").str.len_bytes().cast(pl.Int64))
    stops = np.cumsum(size[quick.words["word_id"].to_numpy()])
    letters = quick.letters["letters"].str.len_bytes().to_numpy().astype(np.int64)
    before = (np.cumsum(letters) - letters)[name]
    word = np.searchsorted(stops, before + start, side="right")
    stop = stops[word] - before
    return stop - size[quick.words["word_id"].to_numpy()[word]], stop


def _run_links(quick: QuickNames, postings: Postings) -> pl.DataFrame:
    """LINKS of short keys: neighbouring short words (DA QO), or the first letters of words."""
    how, key = pl.col("how"), pl.col("key")
    size = key.str.len_bytes()
    short = postings.of(how.is_in(["word", "respelt"]) & (size < SPLIT_FROM))
    spoken = key.str.contains(pinyin_pattern())
    acronyms = postings.of((how == "word") & size.is_between(3, 6) & ~spoken)
    joined = pl.concat([_neighbours(quick, count) for count in (2, 3)])
    found = [joined.join(short, on="key").with_columns(code=code_of(pl.lit(_JOINED)))]
    if not acronyms.is_empty():
        first = _first_letters(quick, acronyms["key"]).join(acronyms, on="key")
        found.append(first.with_columns(code=code_of(pl.lit(_INITIALS), unlike=True)))
    return pl.concat(found).select(LINKS.names()).unique()


def _neighbours(quick: QuickNames, count: int) -> pl.DataFrame:
    """``name_id, key`` of ``count`` neighbouring words of one to three letters, written as one.

    Those that are too long together for a short key are left out.
    """
    word_ids, name_ids = quick.words["word_id"].to_numpy(), quick.words["name_id"].to_numpy()
    size = quick.of_words(pl.col("raw").str.len_bytes().cast(pl.Int64))[word_ids]
    last = max(len(word_ids) - count + 1, 0)
    fit = name_ids[:last] == name_ids[count - 1 :]
    whole = np.zeros(last, np.int64)
    for step in range(count):
        own = size[step : last + step]
        fit &= own <= _SHORT
        whole += own
    at = np.flatnonzero(fit & (whole < SPLIT_FROM))
    texts = [quick.raw_of(word_ids[at + step]).alias(f"word_{step}") for step in range(count)]
    key = pl.DataFrame(texts).select(pl.concat_str(pl.all())).to_series()
    return pl.DataFrame({"name_id": quick.words["name_id"].gather(at), "key": key})


def _first_letters(quick: QuickNames, acronyms: pl.Series) -> pl.DataFrame:
    """``name_id, key``: first letters of the first three to six words of each name.

    Names whose first three words begin with other letters than every one of ``acronyms`` are left
    out.
    """
    word_ids, name_ids = quick.words["word_id"].to_numpy(), quick.words["name_id"].to_numpy()
    at = np.flatnonzero(quick.words["at"].to_numpy() == 0)
    at = at[at + 2 < len(name_ids)]
    at = at[name_ids[at] == name_ids[at + 2]]
    letter = quick.of_words(pl.col("raw").str.head(1).str.to_integer(base=36))
    begin = [letter[word_ids[at + step]].astype(np.int64) for step in range(3)]
    sought = np.zeros(36**3, dtype=bool)
    sought[acronyms.str.head(3).str.to_integer(base=36).to_numpy()] = True
    at = at[sought[(begin[0] * 36 + begin[1]) * 36 + begin[2]]]
    text = _spelt_by_first(quick, at)
    return pl.concat(
        text.select("name_id", key=pl.col("letter").str.head(size)).unique() for size in range(3, 7)
    )


def _spelt_by_first(quick: QuickNames, at: Ints) -> pl.DataFrame:
    """``name_id, letter``: the first letters of up to six words of the names that begin ``at``."""
    name_ids = quick.words["name_id"].to_numpy()
    places = (at[:, None] + np.arange(6)).ravel()
    owner = np.repeat(at, 6)
    places = np.minimum(places, len(name_ids) - 1)
    same = (name_ids[places] == name_ids[owner]) & (
        places - owner == np.tile(np.arange(6), len(at))
    )
    places = places[same]
    first = quick.raw_of(quick.words["word_id"].to_numpy()[places]).str.head(1)
    told = pl.DataFrame([quick.words["name_id"].gather(places), first.alias("letter")])
    return told.group_by("name_id", maintain_order=True).agg(pl.col("letter").str.join())
