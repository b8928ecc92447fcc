"""The public face of this room: a name's matching key."""

import polars as pl

from supplyscreen.names.canon import canonical_frame


def normalize_names(values: pl.Series) -> pl.Series:
    """The matching key of each name, in order; each distinct name is worked out once.

    The key holds the canonical words of the name proper, blanks between, without legal form and
    without what follows it; empty where a name has no letters or digits. For matching, never for
    display. Normalising a key gives the same key.
    """
    distinct = values.cast(pl.String).unique(maintain_order=True)
    keys = canonical_frame(distinct)["core"].list.join(" ")
    return values.cast(pl.String).replace_strict(distinct, keys, return_dtype=pl.String)


def normalize_name(text: str) -> str:
    """The matching key of one name; see :func:`normalize_names`.

    >>> normalize_name("HETIAN HAOLIN HAIR ACCESSORIES CO LT")
    'HOTAN HAOLIN HAIR ACCESSORIE'
    """
    return str(normalize_names(pl.Series([text], dtype=pl.String))[0])
