"""Which suppliers to look at first: makers and shippers that are flagged, by strongest flag."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.runs import words

SHOWN = 20
_SUPPLY = ("supplier", "manufacturer", "shipper")


@dataclass(frozen=True, slots=True)
class SupplierToAudit:
    """A party as filed that supplies goods: its best band, its flags, the records they are on."""

    name: str
    country: str  # ISO 3166-1 alpha-2, or "not stated in the source"
    grounds: str
    band: str
    flags: int
    records: int


@dataclass(frozen=True, slots=True)
class SuppliersToAudit:
    """The first :data:`SHOWN` suppliers; ``more`` are left out."""

    shown: tuple[SupplierToAudit, ...]
    more: int


def suppliers_to_audit(flags: pl.LazyFrame) -> SuppliersToAudit:
    """FLAGS -> suppliers, makers and shippers with a flag on their name or place.

    Ranked by the best band, then by the number of flags, then by name.
    """
    named = flags.filter(
        pl.col("role").is_in(_SUPPLY)
        & pl.col("ground").is_in(["listed_party", "place"])
        & pl.col("party_name").is_not_null()
    )
    rank = pl.col("band").replace_strict(words.BAND_RANK, default=9, return_dtype=pl.Int64)
    found = (
        named.with_columns(rank=rank)
        .group_by("party_name", "party_country")
        .agg(
            pl.col("rank").min(),
            pl.col("ground").unique(),
            flags=pl.len(),
            records=pl.col("record_id").n_unique(),
        )
        .sort(
            "rank", "flags", "party_name", "party_country", descending=[False, True, False, False]
        )
        .collect(engine="streaming")
    )
    bands = {rank: code for code, rank in words.BAND_RANK.items()}
    shown = tuple(
        SupplierToAudit(
            name=row["party_name"],
            country=row["party_country"] or words.NOT_STATED,
            grounds=", ".join(words.word(code, words.GROUND) for code in sorted(row["ground"])),
            band=words.BAND.get(bands.get(row["rank"], ""), "Not graded"),
            flags=row["flags"],
            records=row["records"],
        )
        for row in found.head(SHOWN).iter_rows(named=True)
    )
    return SuppliersToAudit(shown, found.height - len(shown))
