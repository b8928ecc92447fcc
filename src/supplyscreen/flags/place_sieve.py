"""Which addresses and names may name a place or a postcode at all: few are worth reading."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.flags.fold import folded

_WHOLE = 3  # letters; only behind a longer word may CHINA or PRC stand without a blank
# What ``place_text.searchable`` takes out of a text: such a text is always read.
_TAKEN_OUT = r"[@'`]"


@dataclass(frozen=True)
class PlaceSieve:
    """PLACES in a form that is looked for in many texts: spellings as letters alone."""

    patterns: tuple[str, ...]

    def may_name(self, texts: pl.Series) -> pl.Series:
        """Which ``texts`` may hold a spelling or a postcode of the places; null is false.

        No text in which ``place_evidence.read_texts`` finds one is left out. Texts beyond ASCII
        are always given.
        """
        beyond = texts.str.len_bytes() != texts.str.len_chars()
        coded = texts.str.contains(r"(?-u)8[34][0-9]{4}")
        given = beyond | coded | texts.str.contains(_TAKEN_OUT)
        if self.patterns:
            letters = texts.str.to_uppercase().str.replace_all(r"(?-u)[\x00-@\[-\x7f]+", " ")
            given |= (" " + letters + " ").str.contains_any(list(self.patterns))
        return given.fill_null(value=False)


def place_sieve(places: pl.DataFrame) -> PlaceSieve:
    """The sieve of PLACES: a blank before each spelling, and one behind a short last word."""
    named = places.filter(pl.col("level") != "postcode").select(plain=folded(pl.col("spelling")))
    ascii_only = named.filter(pl.col("plain").str.contains(r"^[ -~]+$"))
    letters = ascii_only.select(pl.col("plain").str.replace_all(r"[^A-Z]+", " ").str.strip_chars())
    spelled = letters.to_series().unique().sort().to_list()
    return PlaceSieve(
        tuple(f" {w}" if len(w.split(" ")[-1]) > _WHOLE else f" {w} " for w in spelled if w)
    )
