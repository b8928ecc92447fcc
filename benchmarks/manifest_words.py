"""The tables of ``manifest_words.yml``, and texts drawn from them by weight."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml
from benchmarks.word_draws import Draw, weighted

_WORDS = Path(__file__).with_name("manifest_words.yml")


@cache
def manifest_words() -> dict[str, Any]:
    """The tables of ``manifest_words.yml``; its head says what stands in it."""
    words: dict[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return words


def drawn(texts: Mapping[str, float] | Sequence[str], count: int, draw: Draw) -> pl.Series:
    """``count`` texts, by their weights or, of a list, all as often."""
    if isinstance(texts, Mapping):
        return weighted(dict(texts), count, draw)
    return pl.Series(list(texts)).gather(draw.integers(0, len(texts), count))


def some(texts: pl.Series, share: float, draw: Draw) -> pl.Series:
    """``texts``, of which only ``share`` (0 to 1) are kept; the others are empty."""
    kept = pl.Series(draw.random(len(texts)) < share)
    return texts.zip_with(kept, pl.Series([""], dtype=pl.String))


def numbers(low: int, high: int, count: int, draw: Draw) -> pl.Series:
    """``count`` whole numbers from ``low`` to below ``high``, as texts."""
    return pl.Series(draw.integers(low, high, count)).cast(pl.String)
