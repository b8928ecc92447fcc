"""What a party's address and name, or a place of receipt, say for and against Xinjiang."""

import polars as pl

from supplyscreen.flags.place_text import find_places, find_postcodes, named_elsewhere, prepared
from supplyscreen.names.country import countries_of


def read_texts(texts: pl.Series, places: pl.DataFrame) -> pl.DataFrame:
    """``text, sure, doubtful, told, region, postcode, elsewhere, text_country`` per text.

    ``sure`` and ``doubtful`` are lists of spellings (unambiguous, ambiguous), ``told`` the
    foremost sure ones with place and level in words, ``region`` whether the region itself or
    the XPCC is named, ``above_town`` whether a doubtful one is more than a town, ``together``
    whether two doubtful ones lie in the same prefecture. Texts that name nothing are left out.
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
        above_town=(pl.col("ambiguous") & (pl.col("level") != "town")).any(),
        sure_places=pl.col("place_id").filter(~pl.col("ambiguous")).n_unique(),
    )
    coded = find_postcodes(plain, places)
    several = spelled.join(_together(found), on="text", how="left")
    both = several.join(coded, on="text", how="full", coalesce=True)
    apart = both.join(named_elsewhere(plain), on="text", how="left")
    countries = countries_of(apart["text"]) if apart.height else apart["text"]
    empty = pl.lit([], dtype=pl.List(pl.String))
    return apart.with_columns(
        pl.col("sure", "doubtful").fill_null(empty),
        pl.col("region", "above_town", "together").fill_null(value=False),
        pl.col("sure_places").fill_null(0),
        text_country=countries,
    ).sort("text")


def _together(found: pl.DataFrame) -> pl.DataFrame:
    """``text, together``: texts with two doubtful places that support each other.

    They lie in one prefecture (KASHI and SHULE), one is the region (KASHI, XJ), or both belong to
    the XPCC (10TH DIVISION, BEITUN). Two readings of the same words (KASHI of KASHI CITY) are one
    place, and a town supports nothing.
    """
    some = found.filter(pl.col("ambiguous") & (pl.col("level") != "town")).select(
        "text", "spelling", "place_id", area=_area()
    )
    whole = pl.col("area") == "6500"
    pairs = some.join(some, on="text", suffix="_b").filter(
        pl.col("place_id") != pl.col("place_id_b"),
        (pl.col("area") == pl.col("area_b")) | whole,
        ~pl.col("spelling").str.contains(pl.col("spelling_b"), literal=True),
        ~pl.col("spelling_b").str.contains(pl.col("spelling"), literal=True),
    )
    return pairs.select("text", together=True).unique()


def _area() -> pl.Expr:
    """The first four digits of a place id: 6500 is the region, 6590 the XPCC, else a prefecture."""
    corps = pl.col("place_id").str.starts_with("XPCC")
    digits = pl.col("place_id").str.extract(r"^XJ-(\d{4})")
    whole = pl.when(pl.col("level") == "region").then(pl.lit("6500"))
    return pl.when(corps).then(pl.lit("6590")).otherwise(pl.coalesce(whole, digits))


def judge_address() -> pl.Expr:
    """Band (probable | strong | possible) of an address or place of receipt, or null.

    Reads ``sure, doubtful, region, above_town, together, postcode, elsewhere, country`` and
    ``name_sure`` (the company name holds an unambiguous spelling). An ambiguous spelling counts
    only with China, no other province, and another sign of Xinjiang: a postcode, the company
    name, or a second place of the same prefecture (a town only with a postcode). A postcode
    alone counts only with China and no other province.
    """
    sure, doubtful = pl.col("sure").list.len() > 0, pl.col("doubtful").list.len() > 0
    china = (pl.col("country") == "CN").fill_null(value=False)
    foreign = pl.col("country").is_not_null() & ~china
    coded = pl.col("postcode").is_not_null()
    apart = pl.col("elsewhere").is_not_null()
    several = (pl.col("sure_places") > 1) | coded
    named = (pl.col("name_sure") & pl.col("above_town")) | pl.col("together")
    return (
        pl.when(sure & foreign & ~pl.col("region"))
        .then(None)
        .when(sure & (foreign | apart))
        .then(pl.lit("possible"))
        .when(sure & several)
        .then(pl.lit("strong"))
        .when(sure)
        .then(pl.lit("probable"))
        .when(doubtful & china & ~apart & (coded | named))
        .then(pl.lit("probable"))
        .when(coded & china & ~apart)
        .then(pl.lit("possible"))
    )
