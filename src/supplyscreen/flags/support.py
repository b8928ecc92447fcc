"""Where a record shows a country: parties, port of lading, place of receipt, stated origin."""

import polars as pl

from supplyscreen.flags.sentences import country_names
from supplyscreen.names.country import countries_of, country_codes

_PARTY = {
    "shipper": "the shipper's address",
    "consignee": "the consignee's address",
    "notify_party": "the notify party's address",
    "supplier": "the supplier's address",
    "manufacturer": "the manufacturer's address",
}


def country_ties(records: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """``record_id, country, tie, rank``: each way in which a record shows a country.

    ``country`` is ISO alpha-2, ``tie`` is a phrase ("the port of lading"); the lower ``rank``,
    the closer to the maker: parties 0 to 3, stated origin 4, place of receipt 5, port of lading 6.
    """
    order = {role: place for place, role in enumerate(_PARTY)} | {"manufacturer": 0}
    parties = named.select(
        "record_id",
        country=pl.col("party_country"),
        tie=pl.col("role").replace_strict(_PARTY, default=pl.col("role")),
        rank=pl.col("role").replace_strict(order, default=3, return_dtype=pl.Int32),
    )
    origin = country_codes(records["country_of_origin"])
    receipt = records["place_of_receipt"]
    if receipt.null_count() < records.height:
        receipt = countries_of(receipt)
    others = [
        (origin, "the stated country of origin", 4),
        (receipt, "the place of receipt", 5),
        (records["port_of_lading_country"], "the port of lading", 6),
    ]
    frames = [
        records.select(
            "record_id",
            country=values,
            tie=pl.lit(tie),
            rank=pl.lit(rank, dtype=pl.Int32),
        )
        for values, tie, rank in others
    ]
    ties = pl.concat([parties, *frames]).drop_nulls("country").unique()
    return ties.sort("record_id", "rank", "country", "tie")


def with_ties(pairs: pl.DataFrame, ties: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    """Keep the pairs of record and rule that show one of the rule's countries, and say how.

    ``pairs``: record_id, rule_id, ...; ``countries``: rule_id, country. Adds ``tie_for`` (a
    phrase), ``tie_against`` (a sentence or null) and ``tie_rank`` (the closest tie).
    """
    wanted = countries.with_columns(inside=pl.lit(value=True))
    every = (
        pairs.select("record_id", "rule_id")
        .unique()
        .join(ties, on="record_id")
        .join(wanted, on=["rule_id", "country"], how="left")
        .with_columns(
            pl.col("inside").fill_null(value=False),
            said=pl.format("{} is in {}", "tie", country_names(pl.col("country"))),
        )
        .sort("record_id", "rule_id", "rank", "country", "tie")
    )
    inside = pl.col("inside")
    told = every.group_by("record_id", "rule_id", maintain_order=True).agg(
        tie_for=pl.col("said").filter(inside).str.join("; "),
        tie_rank=pl.col("rank").filter(inside).min(),
        elsewhere=pl.col("said").filter(~inside & (pl.col("rank") != 1) & (pl.col("rank") != 2)),
        country=pl.col("country").filter(inside).first(),
    )
    return pairs.join(told.drop_nulls("tie_rank"), on=["record_id", "rule_id"]).with_columns(
        tie_against=_against()
    )


def _against() -> pl.Expr:
    """What speaks against: only ports, or the maker's side in another country."""
    here = country_names(pl.col("country"))
    port_only = pl.format(
        "No party in {} is named; only the port of lading is in {} (transhipment is possible).",
        here,
        here,
    )
    elsewhere = pl.col("elsewhere").list.join("; ")
    other = pl.format("Elsewhere: {}.", elsewhere)
    return pl.concat_str(
        pl.when(pl.col("tie_rank") == 6).then(port_only),
        pl.when(pl.col("elsewhere").list.len() > 0).then(other),
        separator=" ",
        ignore_nulls=True,
    )
