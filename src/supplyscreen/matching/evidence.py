"""Everything that is known of a pair, word by word, before it is weighed.

One row per pair (``name_id, alias_id``) with sums over words; ``features`` turns the sums
into features.
"""

import polars as pl

from supplyscreen.matching.pairing import PAIR, word_links
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.names.place_words import place_table

_UNSAID = 0.8  # how much of the weight of words that a cut name could not say is forgiven
_MET = 0.5  # a word counts as met from this similarity on
_TRADE = ["sector", "trade", "logistics"]


def pair_evidence(
    pairs: pl.DataFrame, names: pl.DataFrame, words: pl.DataFrame, prepared: PreparedNames
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Sums per pair, and the links they rest on.

    ``pairs``: ``name_id, alias_id``; ``names`` and ``words`` of the readings (see
    ``parties.reading_words``). Returns (one row per pair, links).
    """
    asked = words.join(pairs.select("name_id").unique(), on="name_id", how="semi")
    links = word_links(pairs, names, asked, prepared)
    ours = _our_words(pairs, links, names, prepared)
    theirs = _their_words(pairs, links, asked)
    tails = _tail_countries(names)
    sums = (
        pairs.join(_our_sums(ours), on=PAIR, how="left")
        .join(_their_sums(theirs), on=PAIR, how="left")
        .join(_place_conflicts(pairs, theirs, tails, prepared), on=PAIR, how="left")
    )
    return sums, links


def _tail_countries(names: pl.DataFrame) -> pl.DataFrame:
    """Countries named after the legal form: ``name_id, word``."""
    countries = place_table().filter(pl.col("level") == "country")
    tail = names.select("name_id", word="tail").explode("word")
    return tail.join(countries, on="word", how="semi").unique()


def _covered(links: pl.DataFrame, at: str, length: str) -> pl.DataFrame:
    """Best link per position of one side: ``sim``, and whether it is a misspelling or a cut."""
    spread = links.with_columns(pl.int_ranges(at, pl.col(at) + pl.col(length)).alias(at))
    return (
        spread.explode(at)
        .sort("sim", "how", descending=[True, False])
        .group_by(*PAIR, at, maintain_order=True)
        .agg(pl.col("sim").first(), pl.col("how").first())
    )


def _our_words(
    pairs: pl.DataFrame, links: pl.DataFrame, names: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    covered = _covered(links, "our_at", "our_length").rename({"our_at": "at"})
    full = names.select(
        "name_id", full=(pl.col("reading").str.len_chars() >= 33) & ~pl.col("ended")
    )
    words = (
        pairs.join(prepared.words, on="alias_id")
        .join(covered, on=[*PAIR, "at"], how="left")
        .join(full, on="name_id")
        .with_columns(pl.col("sim").fill_null(0.0), pl.col("how").fill_null("none"))
    )
    reached = pl.when(pl.col("sim") >= _MET).then(pl.col("at")).max().over(PAIR)
    cut = (pl.col("full") | (pl.col("how") == "cut")).any().over(PAIR)
    return words.with_columns(unsaid=cut & (pl.col("at") > reached.fill_null(-1)))


def _our_sums(ours: pl.DataFrame) -> pl.DataFrame:
    weight, sim = pl.col("weight"), pl.col("sim")
    unsaid = (weight * pl.col("unsaid")).sum()
    own = pl.col("distinctive")
    return ours.group_by(PAIR).agg(
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
    covered = _covered(links, "at", "length")
    told = (
        pairs.join(words, on="name_id")
        .join(covered, on=[*PAIR, "at"], how="left")
        .with_columns(pl.col("sim").fill_null(0.0))
    )
    last = pl.when(pl.col("sim") >= _MET).then(pl.col("at")).max().over(PAIR)
    return told.with_columns(behind=pl.col("at") > last.fill_null(-1))


def _their_sums(theirs: pl.DataFrame) -> pl.DataFrame:
    weight, sim, behind = pl.col("weight"), pl.col("sim"), pl.col("behind")
    brand = pl.col("kind") == "brand"
    return theirs.group_by(PAIR).agg(
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
            theirs.filter(unmet).select(*PAIR, "word"),
            tails.join(pairs, on="name_id").select(*PAIR, "word"),
        ]
    )
    entry = prepared.names.select("alias_id", "entry_id")
    left = asked.unique().join(place_table(), on="word").join(entry, on="alias_id")
    both = left.join(prepared.places, on="entry_id")
    agrees = (
        (pl.col("word") == pl.col("word_right"))
        | (pl.col("parent") == pl.col("word_right"))
        | (pl.col("parent_right") == pl.col("word"))
    ).fill_null(value=False)
    comparable = (pl.col("level") == "country") == (pl.col("level_right") == "country")
    told = both.filter(comparable).group_by(*PAIR, "word").agg(agrees.any().alias("agrees"))
    return told.filter(~pl.col("agrees")).group_by(PAIR).agg(place_conflicts=pl.len())
