"""Cities of China and the provinces they lie in, and the provinces of postcodes, as tables."""

from functools import cache

import polars as pl

from supplyscreen.names.address_data import chinese_counties, chinese_prefectures
from supplyscreen.names.place_words import known_places
from supplyscreen.names.tables import read_table

_SHORTEST = 5  # letters of a prefecture that is not in the table of places
_CITIES = pl.Schema(
    {
        "word": pl.String(),
        "name": pl.String(),
        "provinces": pl.List(pl.String()),
        "rural": pl.Boolean(),
    }
)


@cache
def chinese_cities() -> pl.DataFrame:
    """``word, name, provinces, rural``: cities of the table of places, further ones and counties.

    ``rural``: a county that is no city; its name is a common word more often.
    """
    names = {row["gb"]: row["province"] for row in read_table("china_provinces")}
    shared = {
        word: [names[c] for c in codes if c in names]
        for word, codes in chinese_prefectures().items()
    }
    cities = known_places().filter((pl.col("level") == "city") & pl.col("province").is_not_null())
    rows = [
        (word, word.title(), [province], False)
        for word, province in cities.select("word", "province").iter_rows()
    ]
    spelt = {row["spelling"] for row in read_table("place_names")}
    twice = known_places().filter((pl.col("level") == "city") & pl.col("country").is_null())
    further = [*twice["word"], *(w for w in shared if w not in spelt and len(w) >= _SHORTEST)]
    rows += [(w, w.title(), sorted(shared[w]), False) for w in further if shared.get(w)]
    rows += [
        (word, name, [names[code]], not city)
        for word, (code, name, city) in chinese_counties().items()
        if word not in spelt and code in names
    ]
    return pl.DataFrame(rows, schema=_CITIES, orient="row").unique("word", maintain_order=True)


@cache
def postal_provinces() -> pl.DataFrame:
    """``prefix, postal``: the provinces (one or two) whose postcodes begin so."""
    table = pl.DataFrame(read_table("postcode_provinces")).select("prefix", "province")
    return table.group_by("prefix", maintain_order=True).agg(postal=pl.col("province"))
