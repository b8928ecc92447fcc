"""Everything that is known of a pair, word by word, before it is weighed.

One row per pair (``name_id, alias_id``) with sums over words; ``features`` turns the sums
into features.
"""

from functools import lru_cache

import polars as pl

from supplyscreen.matching.pairing import Sides, word_links
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.names.place_words import place_table

_UNSAID = 0.8  # how much of the weight of words that a cut name could not say is forgiven
_FIELD = 33  # characters of a name that a filer's field may have cut
_MET = 0.5  # a word counts as met from this similarity on
_TRADE = ["sector", "trade", "logistics"]


def pair_evidence(
    pairs: pl.DataFrame, names: pl.DataFrame, words: pl.DataFrame, prepared: PreparedNames
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Sums per pair, and the links they rest on.

    ``pairs``: ``pair, name_id, alias_id``; ``names`` and ``words`` of the readings (see
    ``parties.reading_words``). Returns (one row per pair, links).
    """
    listed = pairs.select(pl.col("alias_id").unique()).with_row_index("alias")
    pairs = pairs.join(listed, on="alias_id", maintain_order="left").join(
        names.select("name_id", _full()), on="name_id", maintain_order="left"
    )
    our_words = prepared.words.join(listed, on="alias_id", maintain_order="left")
    links = word_links(Sides(pairs, names, words, listed, our_words), prepared)
    ours = _our_words(pairs, links, our_words)
    theirs = _their_words(pairs, links, words)
    tails = _tail_countries(names)
    sums = (
        pairs.drop("alias", "full")
        .join(_our_sums(ours), on="pair", how="left", maintain_order="left")
        .join(_their_sums(theirs), on="pair", how="left", maintain_order="left")
        .join(
            _place_conflicts(pairs, theirs, tails, prepared),
            on="pair",
            how="left",
            maintain_order="left",
        )
    )
    return sums, links


def _full() -> pl.Expr:
    """Whether a name fills its field and does not end before."""
    full = (pl.col("reading").str.len_chars() >= _FIELD) & ~pl.col("ended")
    return full.alias("full")


def _tail_countries(names: pl.DataFrame) -> pl.DataFrame:
    """Countries named after the legal form: ``name_id, word``."""
    tail = (
        names.select("name_id", word="tail").filter(pl.col("word").list.len() > 0).explode("word")
    )
    return (
        tail.join(_places(), on="word")
        .filter(pl.col("level") == "country")
        .select("name_id", "word")
        .unique()
    )


@lru_cache(maxsize=1)
def _places() -> pl.DataFrame:
    return place_table()


def _covered(links: pl.DataFrame, at: str, length: str) -> pl.DataFrame:
    """Best link per position of one side: ``word, sim, how`` (see :func:`_word`)."""
    spread = links.select("pair", "sim", "how", at=pl.int_ranges(at, pl.col(at) + pl.col(length)))
    return (
        spread.explode("at")
        .select("sim", "how", word=_word())
        .sort("sim", "how", descending=[True, False])
        .unique("word", keep="first", maintain_order=True)
    )


def _word() -> pl.Expr:
    """``pair`` and ``at`` (position of a word) as one number."""
    return pl.col("pair").cast(pl.Int64) * (1 << 16) + pl.col("at")


def _our_words(pairs: pl.DataFrame, links: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    covered = _covered(links, "our_at", "our_length")
    told = (
        pairs.select("pair", "alias", "full")
        .join(words.drop("alias_id", "word"), on="alias", maintain_order="left")
        .with_columns(word=_word())
        .join(covered, on="word", how="left", maintain_order="left")
        .with_columns(pl.col("sim").fill_null(0.0), pl.col("how").fill_null("none"))
    )
    reached = pl.when(pl.col("sim") >= _MET).then(pl.col("at")).max().over("pair")
    cut = (pl.col("full") | (pl.col("how") == "cut")).any().over("pair")
    return told.with_columns(unsaid=cut & (pl.col("at") > reached.fill_null(-1)))


def _our_sums(ours: pl.DataFrame) -> pl.DataFrame:
    weight, sim = pl.col("weight"), pl.col("sim")
    unsaid = (weight * pl.col("unsaid")).sum()
    own = pl.col("distinctive")
    return ours.group_by("pair").agg(
        (weight * sim).sum().alias("met"),
        (weight.sum() - _UNSAID * unsaid).alias("asked"),
        (weight * sim * own).sum().alias("brand_met"),
        (weight * own).sum().alias("brand_asked"),
        sim.filter(own & ~pl.col("unsaid")).min().alias("least_brand"),
        (unsaid / weight.sum()).alias("unsaid"),
        (weight * (pl.col("how") == "near")).sum().alias("near"),
        (sim >= _MET).sum().alias("our_met_words"),
        (pl.col("kind") == "brand").any().alias("has_brand"),
        (1 - sim)
        .filter(pl.col("kind").is_in(["brand", "place"]) & ~pl.col("unsaid"))
        .sum()
        .alias("our_names_missing"),
        (weight * (1 - sim) * (pl.col("kind") == "place")).sum().alias("places_missing"),
        _unmet(ours, "number").alias("our_numbers"),
        _unmet(ours, *_TRADE).alias("our_trades"),
    )


def _unmet(frame: pl.DataFrame, *kinds: str) -> pl.Expr:
    said = ~pl.col("unsaid") if "unsaid" in frame.columns else pl.lit(value=True)
    return (pl.col("kind").is_in(kinds) & (pl.col("sim") < _MET) & said).sum()


def _their_words(pairs: pl.DataFrame, links: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """Words of theirs per pair; ``behind`` those that stand after the last one that is met."""
    covered = _covered(links, "at", "length").drop("how").rename({"word": "place"})
    told = (
        pairs.select("pair", "name_id")
        .join(
            words.select("name_id", "at", "word", "kind", "weight"),
            on="name_id",
            maintain_order="left",
        )
        .with_columns(place=_word())
        .join(covered, on="place", how="left", maintain_order="left")
        .with_columns(pl.col("sim").fill_null(0.0))
    )
    last = pl.when(pl.col("sim") >= _MET).then(pl.col("at")).max().over("pair")
    return told.with_columns(behind=pl.col("at") > last.fill_null(-1))


def _their_sums(theirs: pl.DataFrame) -> pl.DataFrame:
    weight, sim, behind = pl.col("weight"), pl.col("sim"), pl.col("behind")
    brand = pl.col("kind") == "brand"
    return theirs.group_by("pair").agg(
        (weight * sim).sum().alias("their_met"),
        weight.sum().alias("their_asked"),
        (1 - sim).filter(brand & ~behind).sum().alias("their_brands"),
        (1 - sim).filter(brand & behind).sum().alias("their_brands_behind"),
        _unmet(theirs, "number").alias("their_numbers"),
        ((pl.col("kind") == "number") & (sim < _MET) & ~behind).sum().alias("their_numbers_within"),
        _unmet(theirs, *_TRADE).alias("their_trades"),
    )


def _place_conflicts(
    pairs: pl.DataFrame, theirs: pl.DataFrame, tails: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """Pairs whose party's name carries a place that no name of the entry carries.

    A city does not contradict its province, a province or city does not contradict a country; a
    country after the legal form counts as well.
    """
    unmet = (pl.col("kind") == "place") & (pl.col("sim") < _MET)
    asked = pl.concat(
        [
            theirs.filter(unmet).select("pair", "word"),
            tails.join(pairs, on="name_id").select("pair", "word"),
        ]
    )
    if asked.is_empty():
        return pl.DataFrame(schema={"pair": pl.UInt32, "place_conflicts": pl.UInt32})
    entry = prepared.names.select("alias_id", "entry_id")
    of_entry = pairs.select("pair", "alias_id").join(entry, on="alias_id")
    left = asked.unique().join(_places(), on="word").join(of_entry, on="pair")
    both = left.join(prepared.places, on="entry_id")
    agrees = (
        (pl.col("word") == pl.col("word_right"))
        | (pl.col("parent") == pl.col("word_right"))
        | (pl.col("parent_right") == pl.col("word"))
    ).fill_null(value=False)
    comparable = (pl.col("level") == "country") == (pl.col("level_right") == "country")
    told = both.filter(comparable).group_by("pair", "word").agg(agrees.any().alias("agrees"))
    return told.filter(~pl.col("agrees")).group_by("pair").agg(place_conflicts=pl.len())
