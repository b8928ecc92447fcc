"""The words behind a score: alignment and sentences for each match."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

import polars as pl

from supplyscreen.matching.alignment import Link, Name, align
from supplyscreen.matching.originals import origins
from supplyscreen.matching.pairing import PAIR
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.sentences import SHOWN_FROM, evidence_against, evidence_for

_JSON = json.JSONEncoder(ensure_ascii=False)
_TOLD = pl.Schema(
    {"alignment": pl.String(), "evidence_for": pl.String(), "evidence_against": pl.String()}
)


def add_explanation(
    matches: pl.DataFrame, links: pl.DataFrame, words: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """Add ``alignment`` (JSON), ``evidence_for`` and ``evidence_against`` to scored pairs.

    ``matches`` holds ``pair, name_id, alias_id, reading`` and every feature among others. The
    alignment is a list of [theirs, ours, how], words as they are written on either side. Matches
    are few: this is the one place where rows are visited one by one, each pair once.
    """
    theirs = _their_names(matches, words)
    ours = _our_names(matches, prepared)
    by_pair = _links(links.join(matches, on="pair", how="semi"))
    asked = matches.select("pair", *PAIR, shown=_shown())
    distinct = asked.unique(maintain_order=True)
    told = [
        _told(theirs[name_id], ours[alias_id], by_pair.get(pair, []), shown)
        for pair, name_id, alias_id, shown in distinct.iter_rows()
    ]
    texts = distinct.hstack(pl.DataFrame(told, schema=_TOLD, orient="row"))
    both = asked.join(texts, on=["pair", "shown"], how="left", maintain_order="left")
    return matches.hstack(both.select(_TOLD.names()))


def _shown() -> pl.Expr:
    """The features that a sentence tells, as a number: a bit for each."""
    return pl.sum_horizontal(
        pl.when(pl.col(name).round(3) >= least).then(1 << at).otherwise(0)
        for at, (name, least) in enumerate(SHOWN_FROM.items())
    )


@lru_cache(maxsize=4_096)
def _features(shown: int) -> Mapping[str, float]:
    return {name: 1.0 for at, name in enumerate(SHOWN_FROM) if shown >> at & 1}


def _told(theirs: Name, ours: Name, links: Sequence[Link], shown: int) -> tuple[str, str, str]:
    aligned = align(theirs, ours, links)
    features = _features(shown)
    written = [(row.theirs, row.ours, row.how) for row in aligned]
    return (
        _JSON.encode(written),
        evidence_for(aligned, features),
        evidence_against(aligned, features),
    )


def _their_names(matches: pl.DataFrame, words: pl.DataFrame) -> dict[int, Name]:
    texts = matches.select("name_id", "reading").unique(maintain_order=True)
    core = _core(words, texts, "name_id")
    return {key: _name(text, core.get(key, ()), pinyin=False) for key, text in texts.iter_rows()}


def _our_names(matches: pl.DataFrame, prepared: PreparedNames) -> dict[str, Name]:
    texts = prepared.names.join(matches, on="alias_id", how="semi").select(
        "alias_id", "name", pinyin=pl.col("name") != pl.col("spelt")
    )
    core = _core(prepared.words, texts, "alias_id")
    return {
        key: _name(text, core.get(key, ()), pinyin=pinyin)
        for key, text, pinyin in texts.iter_rows()
    }


def _name(text: str, core: Sequence[str], *, pinyin: bool) -> Name:
    return Name(core, origins(text, tuple(core), pinyin=pinyin))


def _core(words: pl.DataFrame, texts: pl.DataFrame, key: str) -> Mapping[object, Sequence[str]]:
    """Key of ``texts`` -> its canonical words in order."""
    asked = words.join(texts, on=key, how="semi").sort(key, "at")
    return dict(asked.group_by(key, maintain_order=True).agg("word").iter_rows())


def _links(links: pl.DataFrame) -> dict[int, list[Link]]:
    out: dict[int, list[Link]] = {}
    for pair, *link in (
        links.unique()
        .select("pair", "at", "length", "our_at", "our_length", "sim", "how")
        .iter_rows()
    ):
        out.setdefault(pair, []).append(tuple(link))
    return out
