"""The table of flags: one row per flag on a ground, in triage order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from supplyscreen.runs import words

# What makes two flags one piece of evidence: a pair, a party or place, or a rule.
EVIDENCE_KEY = {
    "listed_party": ("ground", "party_id", "entry_id"),
    "place": ("ground", "party_id", "party_address", "rule_id", "matched_name"),
    "goods": ("ground", "rule_id", "entry_id", "program_key"),
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One line of the flags table; texts as they are shown."""

    place: int
    ground: str
    ground_word: str
    shape: str
    band: str
    band_rank: int
    review: str  # state of the review; empty while nobody has decided
    score: str
    subject: str
    against: str
    list_title: str
    role: str
    bill: str
    arrival: str
    timing: str
    merchandise: str  # empty where no party is listed
    source: str
    evidence: str
    supply_path: str  # of a supplier with customers in the list, else empty


def evidence_key(row: Row) -> tuple[Any, ...]:
    """The values that flags of one evidence article share."""
    return tuple(row[column] for column in EVIDENCE_KEY.get(row["ground"], ("ground",)))


def anchors(shown: pl.DataFrame) -> dict[tuple[Any, ...], str]:
    """Evidence key -> html id, numbered in triage order."""
    keys = dict.fromkeys(evidence_key(row) for row in shown.iter_rows(named=True))
    return {key: f"evidence-{place}" for place, key in enumerate(keys, start=1)}


def flag_rows(
    shown: pl.DataFrame, ids: Mapping[tuple[Any, ...], str], titles: Mapping[str, str]
) -> tuple[FlagRow, ...]:
    """The rows of the table for the part of FLAGS that is printed (no not_screenable).

    ``titles`` is list id -> title: one name may stand on two lists.
    """
    return tuple(
        _row(place, row, ids[evidence_key(row)], titles.get(row["watchlist_id"], ""))
        for place, row in enumerate(shown.iter_rows(named=True), start=1)
    )


def _row(place: int, row: Row, evidence: str, list_title: str) -> FlagRow:
    return FlagRow(
        place=place,
        ground=row["ground"],
        ground_word=words.word(row["ground"], words.GROUND),
        shape=words.SHAPE.get(row["ground"], "○"),
        band=words.BAND.get(row["band"] or "", row["band"] or words.NOT_SCORED),
        band_rank=words.BAND_RANK.get(row["band"] or "", 9),
        review=words.word(row["disposition"] or "open", words.DISPOSITION),
        score=words.score(row["score"]),
        subject=subject(row),
        against=against(row),
        list_title=list_title,
        role=role(row),
        bill=row["bill_of_lading"] or row["record_id"],
        arrival=words.arrival(row),
        timing=words.word(row["timing"], words.TIMING),
        merchandise=words.MERCHANDISE.get(row["merchandise"] or "", ""),
        source=f"{row['source_file']}, row {row['source_row']}",
        evidence=evidence,
        supply_path=row["supply_path"] or "",
    )


def subject(row: Row) -> str:
    """What the flag is about, as filed: the goods, the party, or the place of receipt."""
    column = "goods_description" if row["ground"] == "goods" else "party_name"
    return str(row[column] or row["party_address"] or words.NOT_STATED)


def against(row: Row) -> str:
    """What it was compared with: the listed name, the place, or the rule."""
    return str(row["entry_name"] or row["matched_name"] or row["provision"] or row["rule_id"] or "")


def role(row: Row) -> str:
    """The role in words, with the relation where the party stands behind another."""
    text = (row["role"] or "").replace("_", " ")
    relation = (row["relation"] or "as_filed").replace("_", " ")
    return text if relation == "as filed" else f"{text}, {relation}"
