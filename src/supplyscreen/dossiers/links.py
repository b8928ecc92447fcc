"""How sure the link is: what the screen said of the subject, and what else of its shipments."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from supplyscreen.dossiers.run_facts import source_of
from supplyscreen.runs import words
from supplyscreen.subjects.selection import Selection

_KEY = ["record_kind", "ground", "role", "party_name", "key", "matched_name", "band"]
NO_BAND = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """One name (or sort of goods) against one entry or rule: how strong, on how many records.

    ``least`` and ``most`` are scores, empty where there are none; the sentences are those of the
    record with the highest score, found in ``source``.
    """

    record_kind: str
    ground: str
    role: str
    name: str
    matched_name: str
    about: str
    key: str
    band: str
    least: str
    most: str
    records: int
    evidence_for: str
    evidence_against: str
    source: str


@dataclass(frozen=True, slots=True)
class OtherFlags:
    """Flags of the same shipments that do not speak of the subject itself."""

    ground: str
    about: str
    records: int


def links_of(selection: Selection, marks: Mapping[str, str]) -> tuple[Link, ...]:
    """The flags on the subject itself, grouped by name, entry and band, the strongest first;
    ``marks`` are short names of the files."""
    own = _keyed(selection.flags).filter("own", pl.col("ground") != "not_screenable")
    best = pl.col("score").rank("ordinal", descending=True)  # the first where there is no score
    groups = (
        own.with_columns(best=best)
        .sort("best", nulls_last=True, maintain_order=True)
        .group_by(_KEY, maintain_order=True)
        .agg(
            pl.col("record_id").n_unique().alias("records"),
            pl.col("score").min().alias("least"),
            pl.col("score").max().alias("most"),
            pl.col("about", "evidence_for", "evidence_against", "decided_by").first(),
            pl.col("source_file", "source_row").first(),
        )
        .with_columns(rank=pl.col("band").replace_strict(words.BAND_RANK, default=9))
        .sort(
            "rank", "most", "records", "party_name", "key", "role", "record_kind",
            descending=[False, True, True, False, False, False, False],
            nulls_last=True,
            maintain_order=True,
        )
    )  # fmt: skip
    return tuple(_link(row, marks) for row in groups.iter_rows(named=True))


def _link(row: dict[str, Any], marks: Mapping[str, str]) -> Link:
    def text(name: str) -> str:
        return str(row[name] or "")

    def score(name: str) -> str:
        value = row[name]
        return words.score(value if isinstance(value, float) else None)

    return Link(
        record_kind=text("record_kind"),
        ground=text("ground"),
        role=text("role").replace("_", " "),
        name=text("party_name") or text("decided_by"),
        matched_name=text("matched_name"),
        about=text("about"),
        key=text("key"),
        band=text("band"),
        least=score("least"),
        most=score("most"),
        records=int(str(row["records"])),
        evidence_for=text("evidence_for"),
        evidence_against=text("evidence_against"),
        source=source_of(row, marks),
    )


def other_flags(selection: Selection) -> tuple[OtherFlags, ...]:
    """What other flags say of the same shipments, the most frequent first."""
    gap = pl.col("ground") == "not_screenable"
    flags = _keyed(selection.flags).filter(~pl.col("own") | gap)
    groups = (
        flags.group_by("ground", "about", maintain_order=True)
        .agg(records=pl.col("record_id").n_unique())
        .sort("records", "ground", "about", descending=[True, False, False])
    )
    return tuple(OtherFlags(*row) for row in groups.iter_rows())


def shipments_by_band(selection: Selection) -> dict[str, int]:
    """Band -> counted shipments whose strongest flag on the subject has it; :data:`NO_BAND` for
    those without one. The values add up to the counted shipments."""
    own = selection.flags.filter("own", pl.col("ground") != "not_screenable")
    bills = own.filter(record_kind=pl.lit("shipment")).select("band", shipment_id="record_id")
    rank = pl.col("band").replace_strict(words.BAND_RANK, default=9, return_dtype=pl.Int8)
    first = bills.sort(rank, maintain_order=True).unique(
        "shipment_id", keep="first", maintain_order=True
    )
    told = selection.counted.select("shipment_id").join(first, on="shipment_id", how="left")
    found = dict(told["band"].fill_null(NO_BAND).value_counts().iter_rows())
    return {band: found[band] for band in (*words.BAND_RANK, NO_BAND) if band in found}


def shipments_by_merchandise(selection: Selection) -> dict[str, int]:
    """Whether the goods are in the scope of the entry -> counted shipments, of an entry; they add
    up to the counted shipments that have a flag on a party."""
    own = selection.flags.filter("own", ground=pl.lit("listed_party"))
    bills = own.filter(record_kind=pl.lit("shipment")).select("merchandise", "record_id")
    first = bills.unique("record_id", keep="first", maintain_order=True)
    counted = selection.counted.select(record_id="shipment_id")
    told = first.join(counted, on="record_id", how="semi")["merchandise"].fill_null("unknown")
    found = dict(told.value_counts().iter_rows())
    return {code: found[code] for code in words.MERCHANDISE if code in found}


def _keyed(flags: pl.DataFrame) -> pl.DataFrame:
    """``flags`` with ``key`` (entry, else rule) and ``about`` (what that is, in words)."""
    reason = pl.col("reason_code").replace_strict(words.REASON, default=pl.col("reason_code"))
    named = pl.coalesce("entry_name", "provision", "legal_basis")
    gap = pl.col("ground") == "not_screenable"
    return flags.with_columns(
        key=pl.coalesce("entry_id", "rule_id"),
        about=pl.when(gap).then(reason).otherwise(named).fill_null(words.NOT_STATED),
    )
