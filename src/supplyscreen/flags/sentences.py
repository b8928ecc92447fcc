"""Plain English for evidence. A flag is a reason to look; no sentence says more than that."""

from functools import cache

import polars as pl
import pycountry

from supplyscreen.names.tables import columns_of


def country_name(code: str) -> str:
    """``China`` for ``CN``: the short name of ISO 3166-1, or the code where there is none."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return code
    return str(getattr(country, "common_name", country.name)).split(",")[0]


def country_names(codes: pl.Expr) -> pl.Expr:
    """``codes`` (ISO alpha-2) as short names; null stays null."""
    return codes.replace_strict(*columns_of(_table), default=codes, return_dtype=pl.String)


def timing_sentence(what: str) -> pl.Expr:
    """What the dates say against a flag; null when the listing or rule was in force.

    Reads ``timing, listed_on, ended_on, arrival_date``.
    """
    timing, since, end = pl.col("timing"), pl.col("listed_on"), pl.col("ended_on")
    before = pl.format(
        "The shipment arrived on {}, before {} applied ({}): history, not a bar.",
        pl.col("arrival_date"),
        pl.lit(what),
        since,
    )
    after = pl.format("{} had ended on {}, before the shipment arrived.", pl.lit(_cap(what)), end)
    return (
        pl.when(timing == "shipped_before")
        .then(before)
        .when(timing == "ended_before_shipment")
        .then(after)
        .when(timing == "end_not_stated")
        .then(pl.format("{} is no longer active; since when is not stated.", pl.lit(_cap(what))))
    )


def joined(*sentences: pl.Expr) -> pl.Expr:
    """Sentences in one text, nulls and empty ones left out."""
    kept = [pl.when(s.str.strip_chars().str.len_chars() > 0).then(s) for s in sentences]
    return pl.concat_str(kept, separator=" ", ignore_nulls=True)


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _table() -> dict[str, str]:
    return {c.alpha_2: country_name(c.alpha_2) for c in pycountry.countries}
