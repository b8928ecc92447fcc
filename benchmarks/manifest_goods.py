"""Goods descriptions of invented manifest rows, seeded: short and long, as CBP AMS 2018 has them.

The goods stand in ``goods_phrases.csv``: everyday goods, and goods of the sectors that forced-labor
programs name. Around them: quantities, HS codes, invoice numbers, weights and notes of the filer.
"""

from pathlib import Path

import numpy as np
import polars as pl
from benchmarks.manifest_words import drawn, manifest_words, numbers, some
from benchmarks.word_draws import Draw

_PHRASES = Path(__file__).with_name("goods_phrases.csv")
SECTOR_SHARE = 0.05  # of the descriptions; bills from China get a flag for it
_PLACEHOLDERS = 0.05  # of the descriptions say nothing: "-" (27 of 499) or "." (9 of 499)
_FAMILY = 5  # goods next to each other in the table that one shipper ships
_POOL = 4_000  # texts made of each kind, from which rows draw
_LINE = 45  # letters of a line of the filer; the next begins with a blank, in the midst of a word
_CODES = (" HS CODE: {}", " HS CODE NO-{}", " H.S.CODE:{}", " HTS {}", ", HS CODE {}")


class Goods:
    """A pool of texts from which descriptions are put together, column by column."""

    def __init__(self, draw: Draw) -> None:
        table = pl.read_csv(_PHRASES, infer_schema=False)
        self.families = table.filter(kind="everyday").height
        ordered = table.sort("kind", maintain_order=True)  # everyday before sector
        self._phrases = ordered["goods"]
        self._sectors = ordered.height - self.families
        self._codes = [_coded(ordered["hs"], form) for form in _CODES]
        words = manifest_words()
        count = numbers(1, 1_200, _POOL, draw)
        packed = drawn(words["packages"], _POOL, draw)
        self._quantities = pl.concat([count + " " + packed + " ", count + " " + packed + " OF "])
        weight = numbers(800, 26_000, _POOL, draw)
        self._weights = " NET WT-" + weight + ".00 KGS"
        notes = pl.Series(words["notes"])
        self._notes = pl.concat([" " + notes, " ; " + notes, ". " + notes])

    def descriptions(self, family: pl.Series, row: pl.Series, draw: Draw) -> pl.Series:
        """A description for each row, by the goods of its shipper (``family``) and its number."""
        count = len(row)
        goods = self._goods(family, draw)
        numbered = " INV.NO-" + (row + 170_000).cast(pl.String)
        pieces = {
            "quantity": some(_of(self._quantities, count, draw), 0.4, draw),
            "goods": self._phrases.gather(goods),
            "code": some(self._code(goods, draw), 0.17, draw),
            "more": some(" " + self._phrases.gather((goods + 1) % self.families), 0.3, draw),
            "number": some(numbered, 0.35, draw),
            "weight": some(_of(self._weights, count, draw), 0.25, draw),
            "note": some(_of(self._notes, count, draw), 0.45, draw),
            "note2": some(_of(self._notes, count, draw), 0.22, draw),
        }
        lots = {"cut": draw.random(count), "none": draw.random(count)}
        text = pl.concat_str(list(pieces))
        whole = pl.DataFrame({**pieces, **lots}).select(text.alias("text"), "cut", "none")
        return whole.select(_as_filed())["text"]

    def _goods(self, family: pl.Series, draw: Draw) -> pl.Series:
        """Positions of goods: near the shipper's own, or of a sector."""
        near = (family.to_numpy() + draw.integers(0, _FAMILY, len(family))) % self.families
        sector = self.families + draw.integers(0, self._sectors, len(family))
        return pl.Series(np.where(draw.random(len(family)) < SECTOR_SHARE, sector, near))

    def _code(self, goods: pl.Series, draw: Draw) -> pl.Series:
        forms = pl.concat(self._codes)
        at = draw.integers(0, len(self._codes), len(goods)) * len(self._phrases)
        return forms.gather(goods + pl.Series(at))


def _of(texts: pl.Series, count: int, draw: Draw) -> pl.Series:
    return texts.gather(draw.integers(0, len(texts), count))


def _coded(codes: pl.Series, form: str) -> pl.Series:
    told = pl.DataFrame({"hs": codes.fill_null("")})
    return told.select(
        pl.when(pl.col("hs") == "").then(pl.lit("")).otherwise(pl.format(form, "hs"))
    ).to_series()


def _as_filed() -> pl.Expr:
    """Some texts with a word cut at the end of a line, some with nothing but a sign."""
    text = pl.col("text")
    cut = text.str.head(_LINE) + " " + text.str.slice(_LINE)
    return (
        pl.when(pl.col("none") < _PLACEHOLDERS * 0.25)
        .then(pl.lit("."))
        .when(pl.col("none") < _PLACEHOLDERS)
        .then(pl.lit("-"))
        .when((text.str.len_chars() > _LINE) & (pl.col("cut") < 0.25))
        .then(cut)
        .otherwise(text)
        .alias("text")
    )
