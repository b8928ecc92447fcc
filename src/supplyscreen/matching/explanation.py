"""The words behind a score: alignment and sentences for each match."""

import json

import polars as pl

from supplyscreen.matching.alignment import Link, align
from supplyscreen.matching.evidence import PAIR
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.sentences import evidence_against, evidence_for


def add_explanation(
    matches: pl.DataFrame, links: pl.DataFrame, words: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """Add ``alignment`` (JSON), ``evidence_for`` and ``evidence_against`` to scored pairs.

    ``matches`` holds ``name_id, alias_id, features`` among others. Matches are few: this
    is the one place where rows are visited one by one.
    """
    theirs = _lists(words, "name_id")
    ours = _lists(prepared.words, "alias_id")
    by_pair = _links(links.join(matches.select(PAIR), on=PAIR, how="semi"))
    rows = []
    for name_id, alias_id, features in matches.select(*PAIR, "features").iter_rows():
        aligned = align(
            theirs.get(name_id, []), ours.get(alias_id, []), by_pair.get((name_id, alias_id), [])
        )
        values = json.loads(features)
        rows.append(
            (
                json.dumps(aligned, ensure_ascii=False),
                evidence_for(aligned, values),
                evidence_against(aligned, values),
            )
        )
    told = pl.DataFrame(
        rows,
        schema={"alignment": pl.String, "evidence_for": pl.String, "evidence_against": pl.String},
        orient="row",
    )
    return pl.concat([matches, told], how="horizontal")


def _lists(words: pl.DataFrame, key: str) -> dict[object, list[str]]:
    grouped = words.sort(key, "at").group_by(key, maintain_order=True).agg("word")
    return dict(grouped.iter_rows())


def _links(links: pl.DataFrame) -> dict[tuple[int, str], list[Link]]:
    out: dict[tuple[int, str], list[Link]] = {}
    for name_id, alias_id, *link in (
        links.unique()
        .select(*PAIR, "at", "length", "our_at", "our_length", "sim", "how")
        .iter_rows()
    ):
        out.setdefault((name_id, alias_id), []).append(tuple(link))
    return out
