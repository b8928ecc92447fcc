"""Blocking rule ``shared_words``: enough of the distinctive words of a listed name are there."""

import polars as pl

from supplyscreen.matching.keys import KEYS, Keys
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.quick import QuickNames, ordinary_words
from supplyscreen.matching.rough import worth_scoring
from supplyscreen.matching.similarity import cut_words, misspelt, pinyin_pattern
from supplyscreen.matching.words import first_letters

_SPLIT_FROM = 5  # letters of a key that is looked for anywhere in a name without blanks
_GLUED_FROM = 12  # letters of a word in which another may stand without touching an end of it
_SURE = 7  # letters of a key that counts as the beginning or end of any word
_REST = 4  # letters that a word has besides a shorter key (AKSU HUAFU, but not JIANG SU)
_JOINED = 0.97
_NEAR = 0.3  # least likeness of a misspelt word, 0 to 1
_INITIALS = 0.7
_RESPELT = 0.85

_KEY = ["alias", "our_at", "our_length", "gain", "least"]
_LINK = ["name_id", *_KEY, "sim"]


def shared_words(quick: QuickNames, prepared: PreparedNames) -> pl.DataFrame:
    """``name_id, alias_id, blocking_rule`` of names that hold enough of a listed name's words."""
    words, vocabulary, keys = quick.words, quick.vocabulary, prepared.keys.texts
    links = pl.concat(
        [
            _word_links(quick, prepared.keys),
            _split_links(words, vocabulary, quick.letters, keys),
            _run_links(quick, keys),
        ]
    )
    met = _met(_worth_adding(links, len(prepared.keys.alias_ids)), prepared.keys.weights)
    enough = met.filter(pl.col("met") >= pl.col("least")).select(
        "name_id",
        "alias",
        met=pl.col("met") / pl.col("whole"),
        together=pl.col("least") > pl.col("whole") / 2,
    )
    likely = worth_scoring(enough, quick, prepared.keys).sort("name_id", "alias")
    alias_id = prepared.keys.alias_ids.gather(likely["alias"])
    rule = pl.lit("shared_words").alias("blocking_rule")
    return likely.select("name_id", alias_id, rule)


def _worth_adding(links: pl.DataFrame, listed: int) -> pl.DataFrame:
    """Links that are enough by themselves, or that have another one beside them."""
    alone = pl.col("sim") * pl.col("gain") >= pl.col("least")
    pair = pl.col("name_id").cast(pl.UInt64) * listed + pl.col("alias")
    return links.filter(alone | pair.is_duplicated())


def _met(links: pl.DataFrame, weights: pl.DataFrame) -> pl.DataFrame:
    """``name_id, alias, met, least, whole``: weight of the telling words met, each once."""
    spread = links.select(
        "name_id",
        "alias",
        "sim",
        our_at=pl.int_ranges("our_at", pl.col("our_at") + pl.col("our_length")),
    ).explode("our_at")
    best = spread.group_by("name_id", "alias", "our_at").agg(pl.col("sim").max())
    return (
        best.join(weights, on=["alias", "our_at"])
        .group_by("name_id", "alias")
        .agg(
            met=(pl.col("sim") * pl.col("weight")).sum(),
            least=pl.col("least").first(),
            whole=pl.col("whole").first(),
        )
    )


def _word_links(quick: QuickNames, keys: Keys) -> pl.DataFrame:
    """Links of single words that equal a key, or one of its misspellings or beginnings."""
    sims = _word_sims(quick, keys)
    whole = _joined(quick.vocabulary, keys.texts, sims)
    told = quick.words.join(whole, on="word_id").filter(~pl.col("only_last") | pl.col("last"))
    return told.select(_LINK)


def _word_sims(quick: QuickNames, keys: Keys) -> pl.DataFrame:
    """``word, key, sim, only_last``: words of the vocabulary that stand for a key."""
    sought = keys.texts.filter(pl.col("how").is_in(["word", "joined"]))["key"].unique()
    equal = pl.DataFrame({"word": sought, "key": sought}).with_columns(sim=pl.lit(1.0))
    ordinary = list(ordinary_words())
    unknown = quick.vocabulary.filter(~pl.col("word").is_in(ordinary))["word"].unique()
    near = misspelt(unknown, keys.spelt).join(keys.spellings, left_on="ours", right_on="spelling")
    read = near.group_by("theirs", "key").agg(pl.col("sim").max()).filter(pl.col("sim") >= _NEAR)
    single = keys.texts.filter(pl.col("how") == "word")["key"].unique()
    last = quick.words.filter("last").select("word_id").unique()
    ends = last.join(quick.vocabulary, on="word_id")["word"].unique()
    cut = cut_words(ends.filter(ends.str.len_bytes() >= 3), single.filter(~single.is_in(ordinary)))
    always = pl.concat([equal, read.select("theirs", "key", "sim").rename({"theirs": "word"})])
    ending = cut.select(word="theirs", key="ours", sim="sim")
    return pl.concat(
        [
            always.with_columns(only_last=pl.lit(value=False)),
            ending.with_columns(only_last=pl.lit(value=True)),
        ]
    )


def _joined(vocabulary: pl.DataFrame, keys: pl.DataFrame, sims: pl.DataFrame) -> pl.DataFrame:
    """``word_id``, what a key stands for, ``sim`` and ``only_last``."""
    first = keys.filter(pl.col("how") == "initials").with_columns(
        word=pl.col("key"), sim=pl.lit(_INITIALS), only_last=pl.lit(value=False)
    )
    usual = keys.filter(pl.col("how").is_in(["word", "joined"])).join(sims, on="key")
    other = keys.filter(pl.col("how") == "respelt").with_columns(
        word=pl.col("key"), sim=pl.lit(_RESPELT), only_last=pl.lit(value=False)
    )
    columns = ["word", *_KEY, "sim", "only_last"]
    targets = pl.concat([part.select(columns) for part in (usual, first, other)])
    both = vocabulary.unpivot(["word", "raw"], index="word_id", value_name="text").unique(
        ["word_id", "text"]
    )
    return both.join(targets, left_on="text", right_on="word").select("word_id", *columns[1:])


def _split_links(
    words: pl.DataFrame, vocabulary: pl.DataFrame, letters: pl.DataFrame, keys: pl.DataFrame
) -> pl.DataFrame:
    """Links of keys that stand in the letters of a name, blanks left out.

    They must begin or end where a word does, unless the word around them is a long one.
    """
    sought = keys.filter(
        (pl.col("how") != "initials") & (pl.col("key").str.len_bytes() >= _SPLIT_FROM)
    )
    texts = sought["key"].unique().sort()
    if texts.is_empty():
        return pl.DataFrame(schema=_link_schema())
    places = letters.select(
        "name_id",
        pl.col("letters").str.find_many(texts.to_list(), overlapping=True).alias("start"),
        pl.col("letters").str.extract_many(texts.to_list(), overlapping=True).alias("key"),
    ).filter(pl.col("key").list.len() > 0)
    found = places.explode("start", "key").with_columns(
        pl.col("start").cast(pl.Int64),
        end=pl.col("start").cast(pl.Int64) + pl.col("key").str.len_bytes().cast(pl.Int64),
    )
    ends = _ends(words.join(found.select("name_id").unique(), on="name_id", how="semi"), vocabulary)
    kept = found.join(ends, on="name_id").filter(
        (pl.col("start") >= pl.col("begin")) & (pl.col("start") < pl.col("stop"))
    )
    size = pl.col("end") - pl.col("start")
    room = pl.col("stop") - pl.col("begin")
    in_long = room >= _GLUED_FROM
    touches = (pl.col("start") == pl.col("begin")) | (pl.col("end") == pl.col("stop"))
    wide = (size >= _SURE) | (room - size >= _REST)
    apart = (pl.col("start") == pl.col("begin")) & (pl.col("end") > pl.col("stop"))
    kept = kept.filter(in_long | (touches & wide) | apart).select("name_id", "key").unique()
    told = kept.join(sought, on="key").with_columns(sim=pl.lit(_JOINED))
    return told.select(_LINK)


def _ends(words: pl.DataFrame, vocabulary: pl.DataFrame) -> pl.DataFrame:
    """Where each word begins and stops among the letters of its name."""
    size = vocabulary.select("word_id", size=pl.col("raw").str.len_bytes().cast(pl.Int64))
    sized = words.join(size, on="word_id").sort("name_id", "at")
    stop = pl.col("size").cum_sum().over("name_id")
    return sized.select("name_id", begin=stop - pl.col("size"), stop=stop)


def _run_links(quick: QuickNames, keys: pl.DataFrame) -> pl.DataFrame:
    """Links of short keys: neighbouring short words (DA QO), or the first letters of words."""
    short = keys.filter(
        pl.col("how").is_in(["word", "respelt"]) & (pl.col("key").str.len_bytes() < _SPLIT_FROM)
    )
    acronyms = keys.filter(
        (pl.col("how") == "word") & pl.col("key").str.len_bytes().is_between(3, 6)
    ).filter(~pl.col("key").str.contains(pinyin_pattern()))
    text = quick.vocabulary.select("word_id", "raw", size=pl.col("raw").str.len_bytes())
    sized = quick.words.join(text, on="word_id", maintain_order="left")
    joined = pl.concat([_neighbours(sized, count) for count in (2, 3)])
    found = [_keyed(joined, short, _JOINED)]
    if not acronyms.is_empty():
        found.append(_keyed(_first_letters(quick.letters, acronyms["key"]), acronyms, _INITIALS))
    return pl.concat(found).unique()


def _keyed(runs: pl.DataFrame, keys: pl.DataFrame, sim: float) -> pl.DataFrame:
    return runs.join(keys, on="key").with_columns(sim=pl.lit(sim)).select(_LINK)


def _neighbours(words: pl.DataFrame, count: int) -> pl.DataFrame:
    """``name_id, key`` of ``count`` neighbouring words of one to three letters, written as one."""
    same = pl.col("name_id").shift(1 - count) == pl.col("name_id")
    short = pl.all_horizontal(pl.col("size").shift(-step) <= 3 for step in range(count))
    key = pl.concat_str(pl.col("raw").shift(-step) for step in range(count))
    return words.select("name_id", key=pl.when(same & short).then(key)).drop_nulls()


def _first_letters(names: pl.DataFrame, acronyms: pl.Series) -> pl.DataFrame:
    """``name_id, key``: first letters of the first three to six words of each name.

    Names that begin with another letter than every one of ``acronyms`` are left out.
    """
    begin = acronyms.str.slice(0, 1).unique()
    plain = names.filter(pl.col("plain").str.slice(0, 1).is_in(begin.implode()))
    first = first_letters(pl.col("plain")).str.head(6)
    text = plain.select("name_id", letter=first).filter(pl.col("letter").str.len_bytes() >= 3)
    return pl.concat(
        text.select("name_id", key=pl.col("letter").str.head(size)).unique() for size in range(3, 7)
    )


def _link_schema() -> dict[str, pl.DataType]:
    own = {name: KEYS[name] for name in _KEY}
    return {"name_id": pl.UInt32(), **own, "sim": pl.Float64()}
