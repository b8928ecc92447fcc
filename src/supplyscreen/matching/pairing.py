"""Word-to-word links between the names of pairs that retrieval has found.

A link says: this word of theirs (or a run of words written apart) stands for this word of ours (or
a run written as one). Everything after works on links.
"""

import polars as pl
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.quick import canonical_words, may_be_respelt
from supplyscreen.matching.similarity import compared, corrected, cut_sim
from supplyscreen.matching.words import initials, whole_initials, word_runs
from supplyscreen.names.tables import near_words

PAIR = ["name_id", "alias_id"]
LINKS = pl.Schema(
    {
        "name_id": pl.UInt32(),
        "alias_id": pl.String(),
        "at": pl.Int64(),
        "length": pl.Int64(),
        "our_at": pl.Int64(),
        "our_length": pl.Int64(),
        "sim": pl.Float64(),
        "how": pl.String(),  # same | near | cut | joined | initials
    }
)
_JOINED = 0.97  # words joined or split, otherwise equal
_INITIALS = {3: 0.7, 4: 0.8, 5: 0.85, 6: 0.85}  # by number of letters
_RESPELT = 0.85  # another romanisation of the same Chinese word
_ABBREVIATED = 0.65  # the first letter and some others, in order


def word_links(
    pairs: pl.DataFrame, names: pl.DataFrame, words: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """LINKS of ``pairs`` (``name_id, alias_id``, distinct).

    ``names`` (``name_id, plain, size``) and ``words`` (``name_id, at, word, kind, last``) are those
    of the readings in ``pairs``.
    """
    listed = prepared.words.join(pairs.select("alias_id").unique(), on="alias_id", how="semi")
    ours = listed.select(
        "alias_id", our_at="at", our_word="word", our_kind="kind", our_length=pl.lit(1)
    )
    theirs = pairs.join(words, on="name_id").with_columns(length=pl.lit(1))
    runs = word_runs(words, key="name_id")
    return pl.concat(
        [
            _equal(theirs, ours),
            _near(theirs, ours),
            _corrected(theirs, words, ours),
            _exchanged(theirs, ours),
            _cut(theirs, ours),
            _split(pairs, runs, ours),
            _respelt(pairs, theirs, runs, prepared),
            _abbreviated(theirs, ours),
            _joined(theirs, prepared, pairs),
            _initials(pairs, theirs, _all_initials(pairs, names, words), ours, prepared),
        ]
    )


def _told(links: pl.DataFrame, how: str) -> pl.DataFrame:
    named = links.with_columns(how=pl.lit(how))
    return named.select(pl.col(name).cast(kind) for name, kind in LINKS.items())


def _equal(theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    same = theirs.join(ours, left_on=["alias_id", "word"], right_on=["alias_id", "our_word"])
    return _told(same.with_columns(sim=pl.lit(1.0)), "same")


def _near(theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Brands and places that are misspelt."""
    left = theirs.filter(pl.col("kind").is_in(["brand", "letter"]))
    right = ours.filter(pl.col("our_kind") != "number")
    both = left.join(right, on="alias_id").filter(pl.col("word") != pl.col("our_word"))
    sims = compared(both.select(theirs="word", ours="our_word").unique(maintain_order=True))
    near = both.join(sims, left_on=["word", "our_word"], right_on=["theirs", "ours"])
    return _told(near, "near")


def _corrected(theirs: pl.DataFrame, words: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Unknown words that are a trade word or place of ours but for typing errors."""
    unknown = words.filter(pl.col("kind") == "brand")["word"].unique().sort()
    sims = corrected(unknown)
    read = theirs.join(sims, left_on="word", right_on="theirs")
    found = read.join(ours, left_on=["alias_id", "ours"], right_on=["alias_id", "our_word"])
    return _told(found, "near")


def _exchanged(theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Trade words that translators exchange (WAREHOUSE and STORAGE)."""
    known = pl.DataFrame(near_words(), schema=["word", "our_word", "sim"], orient="row")
    found = theirs.join(known, on="word").join(ours, on=["alias_id", "our_word"])
    return _told(found, "near")


def _cut(theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    both = theirs.filter("last").join(ours, on="alias_id")
    size = pl.col("word").str.len_bytes()
    begins = pl.col("our_word").str.starts_with(pl.col("word")) & (size >= 2)
    cut = both.filter(begins & (pl.col("word") != pl.col("our_word")))
    return _told(cut.with_columns(theirs="word").with_columns(cut_sim()), "cut")


def _split(pairs: pl.DataFrame, runs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Words of theirs written apart that are one word of ours."""
    sought = ours.select("our_word").unique()
    spelt = runs.select(pl.col("run").unique().sort())
    respelt = spelt.filter(may_be_respelt(pl.col("run")))
    read = respelt.select("run", our_word=canonical_words(respelt["run"]))
    both = pl.concat([read, spelt.select("run", our_word="run")]).unique()
    both = both.join(sought, on="our_word", how="semi")
    asked = pairs.join(runs.join(both, on="run"), on="name_id")
    found = asked.join(ours, on=["alias_id", "our_word"])
    near = _split_near(pairs, runs, ours)
    return pl.concat([_told(found.with_columns(sim=pl.lit(_JOINED)), "joined"), near])


def _split_near(pairs: pl.DataFrame, runs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Two words of theirs that are a long word of ours but for typing errors (INNER MONGLOIA)."""
    long = ours.filter((pl.col("our_word").str.len_bytes() >= 8) & (pl.col("our_kind") != "number"))
    two = runs.filter((pl.col("length") == 2) & (pl.col("run").str.len_bytes() >= 7))
    both = pairs.join(two, on="name_id").join(long, on="alias_id")
    wide = pl.col("run").str.len_bytes().cast(pl.Int64)
    close = (wide - pl.col("our_word").str.len_bytes().cast(pl.Int64)).abs() <= 2
    both = both.filter(close & (pl.col("run") != pl.col("our_word")))
    sims = compared(both.select(theirs="run", ours="our_word").unique(maintain_order=True))
    near = both.join(sims, left_on=["run", "our_word"], right_on=["theirs", "ours"])
    return _told(near, "near")


def _respelt(
    pairs: pl.DataFrame, theirs: pl.DataFrame, runs: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """Words, or two to five written apart, that are one of ours in another romanisation."""
    ours = prepared.respelt.join(pairs.select("alias_id").unique(), on="alias_id", how="semi")
    ours = ours.select("alias_id", "our_at", "spelling", our_length=pl.lit(1))
    known = runs.join(ours.select(run="spelling").unique(), on="run", how="semi")
    apart = pairs.join(known, on="name_id").rename({"run": "word"})
    same = ["name_id", "alias_id", "at", "length", "word"]
    both = pl.concat([theirs.select(same), apart.select(same)], how="vertical_relaxed")
    found = both.join(ours, left_on=["alias_id", "word"], right_on=["alias_id", "spelling"])
    return _told(found.with_columns(sim=pl.lit(_RESPELT)), "near")


def _abbreviated(theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Unknown words that begin like a trade word of ours and hold only letters of it, in order."""
    left = theirs.filter((pl.col("kind") == "brand") & (pl.col("word").str.len_bytes() <= 7))
    right = ours.filter(~pl.col("our_kind").is_in(["brand", "number", "letter"]))
    both = left.join(right, on="alias_id").filter(
        pl.col("word").str.slice(0, 1) == pl.col("our_word").str.slice(0, 1)
    )
    size = pl.col("word").str.len_bytes()
    both = both.filter((size >= 2) & (size < pl.col("our_word").str.len_bytes()))
    distinct = both.select("word", "our_word").unique(maintain_order=True)
    distance = cpdist(
        distinct["word"].to_list(), distinct["our_word"].to_list(), scorer=Indel.distance
    )
    only_left_out = pl.Series(distance, dtype=pl.Int64) == (
        distinct["our_word"].str.len_bytes().cast(pl.Int64)
        - distinct["word"].str.len_bytes().cast(pl.Int64)
    )
    held = distinct.filter(only_left_out & ~distinct["word"].str.contains(r"[AEIOU].*[AEIOU]"))
    return _told(
        both.join(held, on=["word", "our_word"]).with_columns(sim=pl.lit(_ABBREVIATED)), "near"
    )


def _joined(theirs: pl.DataFrame, prepared: PreparedNames, pairs: pl.DataFrame) -> pl.DataFrame:
    """Words of ours that theirs writes as one, misspelt perhaps where they are long."""
    asked = prepared.runs.join(pairs.select("alias_id").unique(), on="alias_id", how="semi")
    runs = asked.select("alias_id", our_at="at", our_length="length", our_word="run")
    same = theirs.join(runs, left_on=["alias_id", "word"], right_on=["alias_id", "our_word"])
    long = runs.filter(pl.col("our_word").str.len_bytes() >= 8)
    brand = theirs.filter((pl.col("kind") == "brand") & (pl.col("word").str.len_bytes() >= 8))
    both = brand.join(long, on="alias_id").filter(pl.col("word") != pl.col("our_word"))
    size = pl.col("word").str.len_bytes().cast(pl.Int64)
    like = (size - pl.col("our_word").str.len_bytes().cast(pl.Int64)).abs() <= 2
    both = both.filter(like)
    sims = compared(both.select(theirs="word", ours="our_word").unique(maintain_order=True))
    near = both.join(sims, left_on=["word", "our_word"], right_on=["theirs", "ours"])
    return pl.concat([_told(same.with_columns(sim=pl.lit(_JOINED)), "joined"), _told(near, "near")])


def _all_initials(pairs: pl.DataFrame, names: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """``name_id, at, length, initials`` of the names in ``pairs``."""
    asked = names.join(pairs.select("name_id").unique(), on="name_id", how="semi")
    return pl.concat([initials(words, key="name_id"), whole_initials(asked, key="name_id")])


def _initials(
    pairs: pl.DataFrame,
    theirs: pl.DataFrame,
    runs: pl.DataFrame,
    ours: pl.DataFrame,
    prepared: PreparedNames,
) -> pl.DataFrame:
    """A word of one side that is the first letters of neighbouring words of the other."""
    listed = prepared.initials.select(
        "alias_id", our_at="at", our_length="length", word="initials"
    ).unique()
    one = theirs.filter(pl.col("kind") == "brand").join(listed, on=["alias_id", "word"])
    short = ours.filter((pl.col("our_kind") == "brand") & (pl.col("our_word").str.len_bytes() <= 6))
    found = runs.join(short.select(initials="our_word").unique(), on="initials", how="semi")
    other = pairs.join(found.unique(), on="name_id").join(
        short, left_on=["alias_id", "initials"], right_on=["alias_id", "our_word"]
    )
    size = pl.max_horizontal("length", "our_length", 3).clip(3, 6).cast(pl.Int64)
    sim = size.replace_strict(_INITIALS, return_dtype=pl.Float64)
    return pl.concat([_told(part.with_columns(sim=sim), "initials") for part in (one, other)])
