"""What a screen seldom asks of a party, read when it is asked for: the key of its name, its places.

Names are compared without both; only a flag tells in which province, city and postcode its party
is, and few parties are flagged. To read it takes as long as all else that is read of a party.
"""

from collections.abc import Callable

import polars as pl

from supplyscreen.files.ahead import beside
from supplyscreen.names import normalize_names
from supplyscreen.names.places import read_places
from supplyscreen.schemas import PARTIES, conform

_PLACES = ("province", "city", "postcode")
LATER = ("name_key", *_PLACES, *(f"{place}_from" for place in _PLACES))
"""The columns of PARTIES that are read when they are asked for."""
NAMED = pl.Schema({name: dtype for name, dtype in PARTIES.items() if name not in LATER})
"""PARTIES as reading a manifest leaves them."""
_AT_ONCE = 50_000  # blocks or parties; what is made on the way to them takes kilobytes of each


def with_places(named: pl.DataFrame) -> pl.DataFrame:
    """PARTIES of NAMED, in order."""
    return conform(in_parts(_placed, named), PARTIES)


def without_places(named: pl.DataFrame) -> pl.DataFrame:
    """PARTIES of NAMED, in order, in which the columns of LATER are null."""
    return conform(named, PARTIES)


def in_parts(read: Callable[[pl.DataFrame], pl.DataFrame], rows: pl.DataFrame) -> pl.DataFrame:
    """What ``read`` makes of ``rows``, made of some at a time, two parts beside each other."""
    parts = [made for _, made in beside(read, rows.iter_slices(_AT_ONCE))]
    return pl.concat(parts) if parts else read(rows)


def _placed(parties: pl.DataFrame) -> pl.DataFrame:
    """Parties with their ``name_key`` and the places of their addresses."""
    keyed = parties.with_columns(name_key=normalize_names(parties["name"]))
    # Nothing to search: a masked person or a placeholder must not meet a list by its stand-in.
    nothing = pl.col("kind").is_in(["person", "placeholder", "same_as"])
    keyed = keyed.with_columns(name_key=pl.when(nothing).then(pl.lit("")).otherwise("name_key"))
    return pl.concat([keyed, read_places(keyed["address"], keyed["country"])], how="horizontal")
