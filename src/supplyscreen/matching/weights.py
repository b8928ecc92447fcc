"""The weights of the features, read from ``weights.yml``."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import polars as pl
import yaml

from supplyscreen.errors import ConfigError
from supplyscreen.matching.features import DESCRIPTIONS

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times faster


@lru_cache(maxsize=1)
def default_weights() -> dict[str, float]:
    """Feature name -> weight, and ``bias``; every feature must have one and no other may."""
    text = files("supplyscreen.matching").joinpath("weights.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=_LOADER)
    weights = {"bias": float(data["bias"])} | {k: float(v) for k, v in data["features"].items()}
    _check(weights)
    return weights


def merged_weights(override: Mapping[str, float]) -> dict[str, float]:
    """The default weights with ``override`` on top; raises ConfigError for an unknown feature."""
    return _check(default_weights() | dict(override))


def _check(weights: dict[str, float]) -> dict[str, float]:
    expected = {"bias", *DESCRIPTIONS}
    if set(weights) != expected:
        odd = sorted(set(weights) ^ expected)
        raise ConfigError(
            f"weights: {', '.join(odd)} is unknown or missing.",
            hint=f"the features are {', '.join(sorted(expected))}",
        )
    return weights


def score_column(weights: Mapping[str, float]) -> pl.Expr:
    """The logistic score, 0 to 1, of a frame that holds every feature as a column."""
    total = pl.lit(weights["bias"])
    for name in DESCRIPTIONS:
        total = total + weights[name] * pl.col(name)
    return (1 / (1 + (-total).exp())).round(6)
