"""Retrieval: the pairs of party name and listed name that are worth scoring.

Four blocking rules, each exhaustive over the list: a shared distinctive word (equal, misspelt,
joined, split or cut), nearly the same letters without blanks, the same beginning cut short, and
nearly the same Chinese characters.
"""

import numpy as np
import polars as pl
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from supplyscreen.matching.pairing import word_links
from supplyscreen.matching.parties import reading_words, readings
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.schemas import CANDIDATES, conform
from supplyscreen.watchlists import Watchlists

_LEAST_DISTINCTIVE = 0.35  # share of the distinctive weight of a listed name that must be met
_LEAST_LETTERS = 0.8  # similarity of the names without blanks, 0 to 1
_LEAST_CHARACTERS = 0.6  # the same for Chinese characters, which carry more each
_SHORTEST_CUT = 12  # letters; a shorter beginning is shared by too many names
_BLOCK = 20_000


def find_candidates(
    parties: pl.DataFrame, watchlists: Watchlists, *, prepared: PreparedNames | None = None
) -> pl.DataFrame:
    """CANDIDATES for every comparable reading of ``parties`` (PARTIES), sorted.

    ``prepared`` saves preparing the list's names again when it is used more than once.
    """
    prepared = prepared or prepare_names(watchlists)
    asked = readings(parties)
    names, words = reading_words(asked["reading"])
    found = pl.concat(
        [
            _shared_word(words, prepared),
            _near_text(names, prepared.names, column="compact", least=_LEAST_LETTERS),
            _near_text(names, prepared.names, column="han", least=_LEAST_CHARACTERS),
            _cut_short(names, prepared.names),
        ]
    )
    pairs = found.unique(["name_id", "alias_id"], keep="first", maintain_order=True)
    pairs = pairs.join(names.select("name_id", "reading"), on="name_id")
    return conform(
        asked.join(pairs, on="reading").sort("party_id", "reading", "alias_id"), CANDIDATES
    )


def _shared_word(words: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    links = word_links(words, prepared, distinctive=True)
    met = (
        links.with_columns(our_at=pl.int_ranges("our_at", pl.col("our_at") + pl.col("our_length")))
        .explode("our_at")
        .group_by("name_id", "alias_id", "our_at")
        .agg(pl.col("sim").max())
        .join(
            prepared.words.filter("distinctive"),
            left_on=["alias_id", "our_at"],
            right_on=["alias_id", "at"],
        )
        .group_by("name_id", "alias_id")
        .agg(met=(pl.col("sim") * pl.col("weight")).sum())
    )
    total = prepared.words.filter("distinctive").group_by("alias_id").agg(pl.col("weight").sum())
    enough = met.join(total, on="alias_id").filter(
        pl.col("met") >= _LEAST_DISTINCTIVE * pl.col("weight")
    )
    return _pairs(enough, "shared_word").sort("name_id", "alias_id")


def _near_text(
    names: pl.DataFrame, listed: pl.DataFrame, *, column: str, least: float
) -> pl.DataFrame:
    shortest = 2 if column == "han" else 5
    left = names.filter(pl.col(column).str.len_chars() >= shortest)
    right = listed.filter(pl.col(column).str.len_chars() >= shortest)
    parts = [
        _near_block(left.slice(at, _BLOCK), right, column=column, least=least)
        for at in range(0, left.height, _BLOCK)
    ]
    rule = "same_characters" if column == "han" else "same_letters"
    empty = pl.DataFrame(schema={"name_id": pl.UInt32, "alias_id": pl.String})
    return _pairs(pl.concat([empty, *parts]), rule)


def _near_block(
    left: pl.DataFrame, right: pl.DataFrame, *, column: str, least: float
) -> pl.DataFrame:
    similar = cdist(
        left[column].to_list(),
        right[column].to_list(),
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=least,
        dtype=np.float32,
        workers=-1,
    )
    rows, columns = np.nonzero(similar)
    return pl.DataFrame(
        {"name_id": left["name_id"].gather(rows), "alias_id": right["alias_id"].gather(columns)}
    )


def _cut_short(names: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    beginnings = (
        listed.filter(pl.col("compact").str.len_chars() > _SHORTEST_CUT)
        .select(
            "alias_id",
            "compact",
            size=pl.int_ranges(_SHORTEST_CUT, pl.col("compact").str.len_chars()),
        )
        .explode("size")
        .with_columns(compact=pl.col("compact").str.head(pl.col("size")))
    )
    cut = names.filter(~pl.col("ended")).join(beginnings, on="compact")
    return _pairs(cut, "cut_short").sort("name_id", "alias_id")


def _pairs(frame: pl.DataFrame, rule: str) -> pl.DataFrame:
    return frame.select("name_id", "alias_id", pl.lit(rule).alias("blocking_rule"))
