"""Invented shippers and consignees of a manifest, seeded: each with an address and a port.

Names come from ``names_generator.py``, the parts of addresses from ``manifest_words.yml``. What
does not fit the field of a name runs on in the address, as half of the cut names of CBP AMS do.
"""

import numpy as np
import polars as pl
from benchmarks.manifest_words import drawn, manifest_words, numbers, some
from benchmarks.names_generator import filed_names
from benchmarks.word_draws import Draw, filled

_BUYERS = {"buyer": 76, "forwarder": 18, "west": 4, "taiwan_korea": 2}
_RUNS_ON = 0.5  # of the cut names; the others lose their end
_ON_BEHALF = 0.12  # of the forwarders' addresses begin with O/B and the maker
_NO_ADDRESS = 0.03
_CITY_AGAIN, _CALLED = 0.3, 0.25  # of the addresses: the field of the city glued on, a telephone


def shippers(count: int, *, seed: int) -> pl.DataFrame:
    """``count`` parties, ``name`` distinct: ``name, address, port, style``; port of lading."""
    return _parties(filed_names(count, seed=seed), np.random.default_rng(seed + 1))


def consignees(count: int, *, seed: int) -> pl.DataFrame:
    """``count`` parties, most of them in the United States: ``name, address, port, style``."""
    named = filed_names(count, seed=seed, styles=_BUYERS)
    here = named.with_columns(style=pl.col("style").replace("forwarder", "buyer"))
    return _parties(here, np.random.default_rng(seed + 1))


def addressed(named: pl.DataFrame, draw: Draw) -> pl.DataFrame:
    """``named`` (column ``style``) with ``address`` and ``port`` of that style, order kept."""
    told = named.with_row_index("at")
    parts = [
        part.with_columns(_places(str(style), part.height, draw))
        for (style,), part in sorted(told.partition_by("style", as_dict=True).items())
    ]
    return pl.concat(parts).sort("at").drop("at")


def _places(style: str, count: int, draw: Draw) -> list[pl.Series]:
    words = manifest_words()["addresses"][style]
    slots = pl.DataFrame(
        {
            "n": numbers(1, 900, count, draw),
            "m": numbers(1, 60, count, draw),
            "road": drawn(words["roads"], count, draw),
            "road2": drawn(words["roads"], count, draw),
            "city": drawn(words["cities"], count, draw),
            "ending": drawn(words["ends"], count, draw),
            "pattern": drawn(words["patterns"], count, draw),
        }
    )
    ended = slots.with_columns(pattern="ending").select(end=filled(list(words["ends"])))
    address = slots.with_columns(ended).select(address=filled(list(words["patterns"])))["address"]
    again = some(" " + slots["city"], _CITY_AGAIN, draw)
    called = some(" TEL:" + numbers(10**9, 10**10, count, draw), _CALLED, draw)
    return [
        (address + again + called).alias("address"),
        drawn(words["ports"], count, draw).alias("port"),
    ]


def _parties(named: pl.DataFrame, draw: Draw) -> pl.DataFrame:
    """Addresses to ``named``, with what ran over from the name, or who is behind a forwarder."""
    count = named.height
    lots = {key: pl.Series(draw.random(count)) for key in ("run", "behalf", "none")}
    placed = addressed(named, draw).with_columns(
        other=pl.col("full").gather(draw.permutation(count)), **lots
    )
    cut = pl.col("full").str.len_chars() > pl.col("name").str.len_chars()
    begins = pl.col("full").str.starts_with(pl.col("name"))
    rest = pl.col("full").str.slice(pl.col("name").str.len_chars()).str.strip_chars_start()
    address = (
        pl.when(cut & begins & (pl.col("run") < _RUNS_ON))
        .then(rest + " " + pl.col("address"))
        .when((pl.col("style") == "forwarder") & (pl.col("behalf") < _ON_BEHALF))
        .then("O/B " + pl.col("other") + " " + pl.col("address"))
        .when(pl.col("none") < _NO_ADDRESS)
        .then(pl.lit(""))
        .otherwise("address")
    )
    return placed.select("name", address.alias("address"), "port", "style")
