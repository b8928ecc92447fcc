"""What the screen saw, party by party: the list and its day, the score, for and against."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from supplyscreen.models import RunRecord
from supplyscreen.packages.asked import law_of_flag
from supplyscreen.packages.facts import Sources
from supplyscreen.runs import words

PRINTED = 40
"""The most pairs of party and listing that a package prints."""
_OF = ["ground", "role", "party_name", "party_address", "entry_id", "rule_id", "matched_name"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One party, place or good as filed, against one entry or rule; ``records`` are those with
    such a flag, the rest is of the first of them in triage order. Texts are as in FLAGS."""

    ground: str
    role: str
    filed: str
    address: str | None
    about: str
    key: str
    law: str
    answered: bool  # by the procedure of the package
    strength: str
    list_title: str
    list_published: str
    listed_on: date | None
    evidence_for: str
    evidence_against: str
    timing: str
    timings: tuple[tuple[str, int], ...]  # timing in words, records
    goods: str
    legal_basis: str
    citation: str
    url: str
    records: int
    source: str


def evidence_of(flags: pl.DataFrame, run: RunRecord, *, law: str) -> tuple[Evidence, ...]:
    """Every pair that the ``flags`` name, in triage order; what could not be screened is not here.

    ``law`` is that of the procedure.
    """
    reasons = flags.filter(pl.col("ground") != "not_screenable")
    first = pl.exclude(*_OF, "record_id").first()
    when = pl.struct("record_id", "timing").unique(maintain_order=True).struct.field("timing")
    rows = (
        reasons.with_columns(answered=law_of_flag() == law)
        .group_by(_OF, maintain_order=True)
        .agg(first, records=pl.col("record_id").n_unique(), timings=when)
    )
    return tuple(_one(row, run, Sources(run)) for row in rows.iter_rows(named=True))


def _one(row: dict[str, Any], run: RunRecord, sources: Sources) -> Evidence:
    key = row["watchlist_id"] or ""
    titles = {record.id: (record.title, record.published) for record in run.lists}
    programs = {program.key: program.title for program in run.programs}
    title, published = titles.get(key, (key, ""))
    goods = row["ground"] == "goods"
    score, band = words.score(row["score"]), words.word(row["band"], words.BAND)
    return Evidence(
        ground=words.word(row["ground"], words.GROUND),
        role=row["role"].replace("_", " "),
        filed=row["goods_description"] if goods else row["party_name"] or row["decided_by"],
        address=None if goods else row["party_address"],
        about=row["entry_name"] or row["matched_name"] or row["provision"] or row["rule_id"],
        key=row["entry_id"] or row["rule_id"],
        law=programs.get(row["program_key"], row["program_key"] or words.NOT_STATED),
        answered=bool(row["answered"]),
        strength=f"{band}, {score}" if row["score"] is not None else "",
        list_title=title,
        list_published=published,
        listed_on=row["listed_on"],
        evidence_for=row["evidence_for"],
        evidence_against=row["evidence_against"],
        timing=row["timing_reason"] or words.word(row["timing"], words.TIMING),
        timings=tuple(
            (words.word(code, words.TIMING), n) for code, n in Counter(row["timings"]).items()
        ),
        goods=row["merchandise_reason"] or "",
        legal_basis=row["legal_basis"],
        citation=row["citation"],
        url=row["official_url"] or "",
        records=row["records"],
        source=sources(row["source_file"], row["source_row"]),
    )
