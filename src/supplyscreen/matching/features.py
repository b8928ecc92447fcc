"""The features of a pair of names, each a number from 0 to 1 (other_brand: to 2).

The docstring of each function is its explanation to the user.
"""

from collections.abc import Callable

import polars as pl


def name_cover() -> pl.Expr:
    """Share of the listed name's words, by weight, that the party's name has."""
    return (pl.col("met") / pl.col("asked")).clip(0, 1)


def brand_cover() -> pl.Expr:
    """Share of the listed name's distinctive words that the party's name has."""
    return (pl.col("brand_met") / pl.col("brand_asked")).clip(0, 1)


def weakest_brand() -> pl.Expr:
    """How much of the least met distinctive word of the listed name the party's name has."""
    return pl.col("least_brand").clip(0, 1)


def query_cover() -> pl.Expr:
    """Share of the party's words, by weight, that the listed name has."""
    return (pl.col("their_met") / pl.col("their_asked")).clip(0, 1)


def whole_name() -> pl.Expr:
    """The two names written without blanks are nearly the same letters."""
    return ((pl.col("letters") - 0.7) / 0.3).clip(0, 1)


def same_characters() -> pl.Expr:
    """The Chinese characters of the two names are nearly the same."""
    return ((pl.col("characters") - 0.6) / 0.4).clip(0, 1)


def acronym() -> pl.Expr:
    """One name is the first letters of the other; three letters count a third."""
    size = pl.col("acronym")
    return pl.when(size >= 4).then(1.0).when(size == 3).then(0.33).otherwise(0.0)


def group_listed() -> pl.Expr:
    """The listing extends beyond the named party, and the name holds the whole listed name."""
    return (pl.col("extends") & (name_cover() >= 0.95) & (brand_cover() >= 0.95)).cast(pl.Float64)


def both_cover() -> pl.Expr:
    """Each name's words are found in the other: the product of the two shares."""
    return name_cover() * query_cover()


def other_brand() -> pl.Expr:
    """The party's name has a distinctive word of its own, before one that both share."""
    return pl.col("their_brands").clip(0, 2)


def other_brand_behind() -> pl.Expr:
    """The party's name has a distinctive word of its own behind the words that both share."""
    return pl.col("their_brands_behind").clip(0, 2)


def swapped_word() -> pl.Expr:
    """The party's name has a distinctive word where the listed name has another, or a place."""
    theirs = pl.col("their_brands") + pl.col("their_brands_behind")
    return pl.min_horizontal(theirs, pl.col("our_names_missing")).clip(0, 1)


def only_place_missing() -> pl.Expr:
    """All of the party's name is in the listed name, which has a place besides."""
    share = pl.col("places_missing") / (pl.col("asked") - pl.col("met")).clip(lower_bound=0.01)
    return pl.when(query_cover() >= 0.95).then(share.clip(0, 1)).otherwise(0.0)


def other_place() -> pl.Expr:
    """The two names carry different places."""
    return (pl.col("place_conflicts") > 0).cast(pl.Float64)


def other_number() -> pl.Expr:
    """The two names carry different numbers, or only one carries a number."""
    both = (pl.col("their_numbers") > 0) & (pl.col("our_numbers") > 0)
    one = (pl.col("their_numbers_within") > 0) | (pl.col("our_numbers") > 0)
    return pl.when(both).then(1.0).when(one).then(0.5).otherwise(0.0)


def other_trade() -> pl.Expr:
    """The two names carry different trade words, or only the party's name carries one."""
    both = (pl.col("their_trades") > 0) & (pl.col("our_trades") > 0)
    return pl.when(both).then(1.0).when(pl.col("their_trades") > 0).then(0.5).otherwise(0.0)


def other_form() -> pl.Expr:
    """The two names end in legal forms of different kinds."""
    return (pl.col("form") != pl.col("our_form")).cast(pl.Float64)


def one_shared_word() -> pl.Expr:
    """The two names share a single word and each, or one of them, has others."""
    rest = (name_cover() < 0.95) | (query_cover() < 0.95)
    return ((pl.col("our_met_words") <= 1) & rest).cast(pl.Float64)


def cut_short() -> pl.Expr:
    """The party's name is cut before the listed name ends."""
    return pl.col("unsaid").clip(0, 1)


def no_brand() -> pl.Expr:
    """The listed name has only places and trade words, which others share."""
    return (~pl.col("has_brand")).cast(pl.Float64)


def near_words() -> pl.Expr:
    """Some words are the same but for one or two letters."""
    return (pl.col("near") / pl.col("asked")).clip(0, 1)


def as_written() -> pl.Expr:
    """How alike the two names are letter by letter, as they are written."""
    return pl.col("written").clip(0, 1)


def same_place() -> pl.Expr:
    """The party's address names, or its postcode lies in, a place of the entry."""
    return pl.col("shared_place").cast(pl.Float64)


def other_country() -> pl.Expr:
    """The party's stated country is not the country of the entry."""
    return pl.col("country_differs").cast(pl.Float64)


def same_division() -> pl.Expr:
    """The party and the entry tell the same division number of the Xinjiang Corps (XPCC)."""
    return pl.col("shared_division").cast(pl.Float64)


def same_identifier() -> pl.Expr:
    """The party and the entry carry the same unified social credit code."""
    return pl.col("shared_identifier").cast(pl.Float64)


def other_address_place() -> pl.Expr:
    """The party's address is in another province, or another city abroad, than the entry."""
    return pl.col("place_differs").cast(pl.Float64)


def other_division() -> pl.Expr:
    """The party and the entry tell different division numbers of the Xinjiang Corps (XPCC)."""
    return pl.col("division_differs").cast(pl.Float64)


def other_identifier() -> pl.Expr:
    """The party and the entry carry different unified social credit codes."""
    return pl.col("identifier_differs").cast(pl.Float64)


FOR: tuple[Callable[[], pl.Expr], ...] = (
    name_cover,
    brand_cover,
    weakest_brand,
    query_cover,
    both_cover,
    whole_name,
    as_written,
    same_characters,
    acronym,
    group_listed,
    only_place_missing,
    same_place,
    same_division,
    same_identifier,
)
"""Evidence for a match: weights from 0 up."""

AGAINST: tuple[Callable[[], pl.Expr], ...] = (
    other_brand,
    other_brand_behind,
    swapped_word,
    other_place,
    other_number,
    other_trade,
    other_form,
    one_shared_word,
    cut_short,
    no_brand,
    near_words,
    other_country,
    other_address_place,
    other_division,
    other_identifier,
)
"""Evidence against: weights from 0 down."""

FEATURES = FOR + AGAINST
"""Every feature in the order of the explanation."""

DESCRIPTIONS = {feature.__name__: (feature.__doc__ or "").strip() for feature in FEATURES}


def feature_columns() -> list[pl.Expr]:
    """All features as columns; a value that cannot be worked out is 0."""
    return [feature().fill_null(0.0).fill_nan(0.0).alias(feature.__name__) for feature in FEATURES]
