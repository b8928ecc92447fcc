"""The words behind a score: alignment and sentences for each match."""

import json
from collections.abc import Mapping, Sequence

import polars as pl

from supplyscreen.matching.alignment import Link, Name, align
from supplyscreen.matching.originals import origins
from supplyscreen.matching.pairing import PAIR
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.sentences import evidence_against, evidence_for

_TOLD = pl.Schema(
    {"alignment": pl.String(), "evidence_for": pl.String(), "evidence_against": pl.String()}
)


def add_explanation(
    matches: pl.DataFrame, links: pl.DataFrame, words: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """Add ``alignment`` (JSON), ``evidence_for`` and ``evidence_against`` to scored pairs.

    ``matches`` holds ``name_id, alias_id, reading, features`` among others. The alignment is a
    list of [theirs, ours, how], words as they are written on either side. Matches are few: this
    is the one place where rows are visited one by one.
    """
    theirs = _their_names(matches, words)
    ours = _our_names(matches, prepared)
    by_pair = _links(links.join(matches.select(PAIR), on=PAIR, how="semi"))
    rows = [
        _told(theirs[name_id], ours[alias_id], by_pair.get((name_id, alias_id), []), features)
        for name_id, alias_id, features in matches.select(*PAIR, "features").iter_rows()
    ]
    return pl.concat([matches, pl.DataFrame(rows, schema=_TOLD, orient="row")], how="horizontal")


def _told(theirs: Name, ours: Name, links: Sequence[Link], features: str) -> tuple[str, str, str]:
    aligned = align(theirs, ours, links)
    values = json.loads(features)
    written = [(row.theirs, row.ours, row.how) for row in aligned]
    return (
        json.dumps(written, ensure_ascii=False),
        evidence_for(aligned, values),
        evidence_against(aligned, values),
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


def _links(links: pl.DataFrame) -> dict[tuple[int, str], list[Link]]:
    out: dict[tuple[int, str], list[Link]] = {}
    for name_id, alias_id, *link in (
        links.unique()
        .select(*PAIR, "at", "length", "our_at", "our_length", "sim", "how")
        .iter_rows()
    ):
        out.setdefault((name_id, alias_id), []).append(tuple(link))
    return out
