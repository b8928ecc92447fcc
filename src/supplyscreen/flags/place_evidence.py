"""What a party's address and name, or a place of receipt, say for and against Xinjiang."""

import polars as pl

from supplyscreen.flags.place_text import find_places, find_postcodes, named_elsewhere, prepared
from supplyscreen.names.country import countries_of


def read_texts(texts: pl.Series, places: pl.DataFrame) -> pl.DataFrame:
    """``text, sure, doubtful, first, region, postcode, elsewhere, text_country`` per text.

    ``sure`` and ``doubtful`` are lists of spellings (unambiguous, ambiguous), ``first`` the
    foremost sure one with its place and level in words, ``region`` whether the region itself or
    the XPCC is named. Texts that name nothing are left out.
    """
    plain = prepared(texts)
    found = find_places(plain, places)
    big = pl.col("level").is_in(["region", "xpcc_division"])
    told = pl.format("{} ({}, {})", "spelling", "place", pl.col("level").str.replace("_", " "))
    spelled = found.group_by("text", maintain_order=True).agg(
        sure=pl.col("spelling").filter(~pl.col("ambiguous")),
        doubtful=pl.col("spelling").filter(pl.col("ambiguous")),
        told=told.filter(~pl.col("ambiguous")).head(3).str.join(", "),
        region=(big & ~pl.col("ambiguous")).any(),
        sure_places=pl.col("place_id").filter(~pl.col("ambiguous")).n_unique(),
    )
    coded = find_postcodes(plain, places)
    both = spelled.join(coded, on="text", how="full", coalesce=True)
    apart = both.join(named_elsewhere(plain), on="text", how="left")
    countries = countries_of(apart["text"]) if apart.height else apart["text"]
    empty = pl.lit([], dtype=pl.List(pl.String))
    return apart.with_columns(
        pl.col("sure", "doubtful").fill_null(empty),
        pl.col("region").fill_null(value=False),
        pl.col("sure_places").fill_null(0),
        text_country=countries,
    ).sort("text")


def judge_address() -> pl.Expr:
    """Band (probable | strong | possible) of an address or place of receipt, or null.

    Reads ``sure, doubtful, region, postcode, elsewhere, country`` and ``name_sure`` (the company
    name holds an unambiguous spelling). An ambiguous spelling or a postcode counts only with China
    and another sign of Xinjiang; a postcode alone only with China and no other province.
    """
    sure, doubtful = pl.col("sure").list.len() > 0, pl.col("doubtful").list.len() > 0
    china = (pl.col("country") == "CN").fill_null(value=False)
    foreign = pl.col("country").is_not_null() & ~china
    coded = pl.col("postcode").is_not_null()
    apart = pl.col("elsewhere").is_not_null()
    several = (pl.col("sure_places") > 1) | coded
    return (
        pl.when(sure & foreign & ~pl.col("region"))
        .then(None)
        .when(sure & (foreign | apart))
        .then(pl.lit("possible"))
        .when(sure & several)
        .then(pl.lit("strong"))
        .when(sure)
        .then(pl.lit("probable"))
        .when(doubtful & china & ~apart & (coded | pl.col("name_sure")))
        .then(pl.lit("probable"))
        .when(coded & china & ~apart)
        .then(pl.lit("possible"))
    )
